"""The question for the staff PIN: a number pad, and the waiting time after too many wrong PINs."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.graphics import Color, SmoothEllipse, SmoothLine
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.design.palette import rgba
from kiosk.i18n.locale import Locale
from kiosk.i18n.numbers import format_duration
from kiosk.operations.staff.pin_guard import Answer, PinVerdict
from kiosk.operations.staff.pin_store import LEAST_DIGITS, MOST_DIGITS
from kiosk.operations.staff.staff_services import POLL_S
from kiosk.ui import kv
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.shapes import DrawnWidget
from kiosk.visit.events import PinAccepted, PinDeclined

COUNTDOWN_S = 0.5
DELETE, SUBMIT = "\b", "\n"


class PinDots(DrawnWidget):
    """A dot for each digit entered, without showing it."""

    count = NumericProperty(0)
    unit = NumericProperty(1.0)
    looks = ("count", "unit")

    def draw(self) -> None:
        """Draw a dot for each digit entered, and a circle for each that is missing."""
        shown, step, dot = max(LEAST_DIGITS, int(self.count)), self.unit * 38, self.unit * 20
        x, y = self.center_x - (shown - 1) * step / 2, self.center_y
        for number in range(shown):
            at = x + number * step
            if number < self.count:
                Color(*rgba(self.palette.gold))
                SmoothEllipse(pos=(at - dot / 2, y - dot / 2), size=(dot, dot))
            else:
                Color(*rgba(self.palette.dim))
                SmoothLine(circle=(at, y, dot / 2 - self.unit), width=max(1.0, self.unit * 1.1))


class PinKey(Pill):
    """A key with a digit."""

    digit = StringProperty("")


class PinLayer(LayerBase):
    """Takes digits by touch or from a keyboard, and has the PIN checked."""

    entered = StringProperty("")
    message = StringProperty("")
    accepts_input = BooleanProperty(True)
    """Whether a PIN can be entered now."""

    def __init__(self, **kwargs: Any) -> None:
        """Create the keys, in the order of a telephone in every language."""
        self._polling: ClockEvent | None = None
        self._until_s = 0.0
        super().__init__(**kwargs)
        keys = self.ids.pad
        for digit in "123456789":
            keys.add_widget(self._key(digit))
        # The keys on both sides of the 0 are created in the .kv.
        delete, submit = self.ids.delete.__self__, self.ids.submit.__self__
        for widget in (delete, submit):
            widget.parent.remove_widget(widget)
        self._kept = (delete, submit)
        for widget in (delete, self._key("0"), submit):
            keys.add_widget(widget)

    def enter(self) -> None:
        """Show the waiting time, if there is one."""
        self._wait(self.ui.staff.guard.wait_s())

    def leave(self) -> None:
        """Stop polling."""
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None

    def close(self, *_: Any) -> None:
        """Report that the question was closed."""
        self.ui.send(PinDeclined())

    def write(self, character: str) -> bool:
        """Handle a character from a keyboard; return whether it was used."""
        if character == DELETE:
            self.delete()
        elif character == SUBMIT:
            self.submit()
        elif character.isascii() and character.isdigit():
            self.add(character)
        else:
            return False
        return True

    def add(self, digit: str) -> None:
        """Add a digit."""
        if self.accepts_input:
            self.entered = (self.entered + digit)[:MOST_DIGITS]
            self.message = ""

    def delete(self) -> None:
        """Delete the last digit."""
        self.entered = self.entered[:-1]

    def submit(self) -> None:
        """Have the PIN checked in a thread."""
        pin, staff = self.entered, self.ui.staff
        if not pin or not self.accepts_input or not staff.judging.send(lambda: staff.guard.attempt(pin)):
            return
        self.accepts_input = False
        self._poll_every(POLL_S)

    def _key(self, digit: str) -> PinKey:
        key = PinKey(digit=digit, words=Locale.of(self.ui.language).digits(digit))
        key.fbind("on_tap", lambda key, *_: self.add(key.digit))
        self.fbind("accepts_input", lambda _layer, can: setattr(key, "enabled", can))
        return key

    def _poll(self, _dt: float) -> None:
        verdict = self.ui.staff.judging.poll()
        if verdict is not None:
            self._answer(verdict)
        elif not self.ui.staff.judging.pending:
            self._count_down()

    def _answer(self, verdict: PinVerdict) -> None:
        self.entered = ""
        self.accepts_input = True
        if verdict.answer is Answer.RIGHT:
            self.leave()
            self.ui.send(PinAccepted())
            return
        if verdict.answer is Answer.UNABLE:
            self.message = self.ui.words("The PIN cannot be checked now. The log says why.")
        elif verdict.answer is Answer.WRONG:
            self.message = self.ui.words("That is not the PIN.")
        self._wait(verdict.wait_s)

    def _wait(self, seconds: float) -> None:
        self._until_s = self.ui.clock() + seconds
        if seconds > 0:
            self._poll_every(COUNTDOWN_S)
            self._count_down()
        else:
            self.leave()

    def _count_down(self) -> None:
        left = self._until_s - self.ui.clock()
        self.accepts_input = left <= 0
        if left > 0:
            time = format_duration(left + 0.999, self.ui.language)
            self.message = self.ui.words("Try again in %(time)s", time=time)
        else:
            self.message = ""
            self.leave()

    def _poll_every(self, seconds: float) -> None:
        self.leave()
        self._polling = Clock.schedule_interval(self._poll, seconds)


kv.load(__file__)
