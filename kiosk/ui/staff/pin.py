"""The question for the staff's PIN: ten digits, and how long to wait after too many wrong ones."""

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
from kiosk.ui.layers.sheets import LayerBase
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.shapes import DrawnWidget
from kiosk.visit.events import PinAccepted, PinDeclined

COUNT_S = 0.5
DELETE, SUBMIT = "\b", "\n"


class PinDots(DrawnWidget):
    """A dot for each digit: how many there are, and not which."""

    count = NumericProperty(0)
    unit = NumericProperty(1.0)
    looks = ("count", "unit")

    def draw(self) -> None:
        """Draw the digits that are there, and places for those that lack."""
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
    """One digit."""

    digit = StringProperty("")


class PinLayer(LayerBase):
    """Takes digits from fingers or a keyboard, and has them judged."""

    entered = StringProperty("")
    message = StringProperty("")
    open_to = BooleanProperty(True)
    """Whether a PIN can be given now."""

    def __init__(self, **kwargs: Any) -> None:
        """Make the keys, as on a telephone in every language."""
        self._polling: ClockEvent | None = None
        self._until_s = 0.0
        super().__init__(**kwargs)
        keys = self.ids.pad
        for digit in "123456789":
            keys.add_widget(self._key(digit))
        # The keys on both sides of the nought are made in the .kv.
        delete, submit = self.ids.delete.__self__, self.ids.submit.__self__
        for widget in (delete, submit):
            widget.parent.remove_widget(widget)
        self._kept = (delete, submit)
        for widget in (delete, self._key("0"), submit):
            keys.add_widget(widget)

    def enter(self) -> None:
        """Say how long to wait, where there is a wait."""
        self._wait(self.ui.staff.guard.wait_s())

    def leave(self) -> None:
        """Stop what repeats."""
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None

    def close(self, *_: Any) -> None:
        """Report that whoever was asked went back."""
        self.ui.send(PinDeclined())

    def write(self, sign: str) -> bool:
        """Take a sign from a keyboard; return whether it meant anything here."""
        if sign == DELETE:
            self.delete()
        elif sign == SUBMIT:
            self.submit()
        elif sign.isascii() and sign.isdigit():
            self.add(sign)
        else:
            return False
        return True

    def add(self, digit: str) -> None:
        """Take one more digit."""
        if self.open_to:
            self.entered = (self.entered + digit)[:MOST_DIGITS]
            self.message = ""

    def delete(self) -> None:
        """Take the last digit back."""
        self.entered = self.entered[:-1]

    def submit(self) -> None:
        """Have it judged."""
        pin, staff = self.entered, self.ui.staff
        if not pin or not self.open_to or not staff.judging.send(lambda: staff.guard.attempt(pin)):
            return
        self.open_to = False
        self._poll_every(POLL_S)

    def _key(self, digit: str) -> PinKey:
        key = PinKey(digit=digit, words=Locale.of(self.ui.language).digits(digit))
        key.fbind("on_tap", lambda key, *_: self.add(key.digit))
        self.fbind("open_to", lambda _layer, can: setattr(key, "enabled", can))
        return key

    def _poll(self, _dt: float) -> None:
        verdict = self.ui.staff.judging.poll()
        if verdict is not None:
            self._answer(verdict)
        elif not self.ui.staff.judging.pending:
            self._count()

    def _answer(self, verdict: PinVerdict) -> None:
        self.entered = ""
        self.open_to = True
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
            self._poll_every(COUNT_S)
            self._count()
        else:
            self.leave()

    def _count(self) -> None:
        left = self._until_s - self.ui.clock()
        self.open_to = left <= 0
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
