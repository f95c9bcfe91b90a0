"""Tests of the screen: full-screen colours, and a display of all contacts."""

from typing import Any

from kivy.graphics import Color, Rectangle, SmoothEllipse, SmoothLine
from kivy.input import MotionEvent
from kivy.properties import ListProperty, NumericProperty, StringProperty

from kiosk.design.palette import rgba
from kiosk.i18n.locale import Locale
from kiosk.i18n.numbers import format_number
from kiosk.ui import kv
from kiosk.ui.staff.frame import StaffScreen
from kiosk.ui.widgets.shapes import DrawnWidget
from kiosk.ui.widgets.teardown import tear_down
from kiosk.ui.widgets.text import Text
from kiosk.visit.events import Touched

FIELDS = ("#ff0000", "#00ff00", "#0000ff", "#ffffff", "#808080", "#000000", "grid")
GREYS, GRID = 16, 12
TRAIL_POINTS, MOST_TRACES = 400, 60
REPORT_EVERY_S = 1.0
_COLOURS = ("gold", "teal", "red", "paper")


class Field(DrawnWidget):
    """A full-screen colour, or a grid to the very edge with a scale of greys."""

    shown = StringProperty(FIELDS[0])
    looks = ("shown",)

    def draw(self) -> None:
        """Draw the colour or the grid."""
        plain = self.shown != "grid"
        Color(*rgba(self.shown if plain else "#000000"))
        Rectangle(pos=self.pos, size=self.size)
        if not plain:
            self._greys()
            self._lines()

    def _greys(self) -> None:
        for step in range(GREYS):
            level = step / (GREYS - 1)
            Color(level, level, level)
            left, right = (round(self.x + self.width * n / GREYS) for n in (step, step + 1))
            Rectangle(pos=(left, self.y + self.height * 0.42), size=(right - left, self.height * 0.16))

    def _lines(self) -> None:
        """Draw lines one pixel wide; the outer ones are in the first and last row and column, to reveal cropping."""
        Color(1, 1, 1)
        for n in range(GRID + 1):
            x = round(self.x + (self.width - 1) * n / GRID)
            y = round(self.y + (self.height - 1) * n / GRID)
            Rectangle(pos=(x, self.y), size=(1, self.height))
            Rectangle(pos=(self.x, y), size=(self.width, 1))


class ScreenTest(StaffScreen):
    """Shows the next field at each touch."""

    at = NumericProperty(0)

    def shown(self, at: float) -> str:
        """Return the current field."""
        return FIELDS[int(at) % len(FIELDS)]

    def count_line(self, at: float, words: Any) -> str:
        """Return the position of the field as text."""
        return str(words("%(n)s of %(total)s", n=int(at) % len(FIELDS) + 1, total=len(FIELDS)))

    def next(self) -> None:
        """Show the next field."""
        self.at = (self.at + 1) % len(FIELDS)

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Show the next field at a touch beside the buttons."""
        if touch.grab_current is not None or super().on_touch_up(touch):
            return True
        if not any(button.collide_point(*touch.opos) for button in (self.ids.next, self.ids.done)):
            self.next()
        return True


class TouchTest(StaffScreen):
    """Draws every contact with its number and position, including those that are refused elsewhere, such as palms."""

    contacts = NumericProperty(0)
    most = NumericProperty(0)
    numbers = ListProperty([])
    """Numbers of the current contacts."""

    def __init__(self, **kwargs: Any) -> None:
        """Draw nothing yet."""
        self._traces: dict[int, Trace] = {}
        self._reported_s = float("-inf")
        super().__init__(**kwargs)

    def enter(self) -> None:
        """Receive every contact before it is filtered."""
        self.ui.on_contact = self.contact

    def leave(self) -> None:
        """Stop receiving contacts."""
        self.ui.on_contact = None
        for trace in self._traces.values():
            trace.end()

    def count_line(self, words: Any, contacts: float, most: float) -> str:
        """Return the number of contacts now, and the most at once, as text."""
        tag = words.tag
        now = words("Contacts now: %(n)s", n=int(contacts))
        return f"{now} · {words('most at once: %(n)s', n=int(most))}" if tag else ""

    def contact(self, kind: str, touch: MotionEvent) -> None:
        """Draw a contact that begins ("down"), moves ("move") or ends ("up")."""
        if kind == "down":
            if not self.numbers or len(self._traces) >= MOST_TRACES:
                self._wipe()
            number = next(n for n in range(1, len(self.numbers) + 2) if n not in self.numbers)
            self._traces[touch.uid] = Trace(self, number, touch)
        trace = self._traces.get(touch.uid)
        if trace is not None and trace.held:
            trace.follow(touch, held=kind != "up")
        self.numbers = sorted(trace.number for trace in self._traces.values() if trace.held)
        self.contacts = len(self.numbers)
        self.most = max(self.most, self.contacts)
        self._report_activity()

    def _wipe(self) -> None:
        """Remove the traces of contacts that have ended."""
        for uid in [uid for uid, trace in self._traces.items() if not trace.held]:
            self._traces.pop(uid).end()

    def _report_activity(self) -> None:
        """Report activity: palms count as activity here."""
        now = self.ui.clock()
        if now - self._reported_s >= REPORT_EVERY_S:
            self._reported_s = now
            self.ui.send(Touched())


class Trace:
    """A contact on the screen, with its path."""

    def __init__(self, screen: TouchTest, number: int, touch: MotionEvent) -> None:
        """Start at the position of the contact."""
        self.number, self.held = number, True
        self._screen = screen
        self._radius = screen.ui.unit * 64
        colour = rgba(getattr(screen.ui.palette, _COLOURS[(number - 1) % len(_COLOURS)]))
        with screen.ids.drawing.canvas:
            self._tint = Color(*colour)
            self._path = SmoothLine(points=[*touch.pos, *touch.pos], width=max(1.5, screen.ui.unit * 2))
            self._ring = SmoothLine(circle=(*touch.pos, self._radius), width=max(1.5, screen.ui.unit * 3))
            self._dot = SmoothEllipse(size=(self._radius * 0.2,) * 2)
        self._words = Text(role="label", hug=True, words=" ")
        screen.ids.drawing.add_widget(self._words)

    def follow(self, touch: MotionEvent, *, held: bool) -> None:
        """Extend the path to the contact's position."""
        x, y = touch.pos
        self.held = held
        self._path.points = [*self._path.points, x, y][-2 * TRAIL_POINTS :]
        self._ring.circle = (x, y, self._radius)
        self._dot.pos = (x - self._radius * 0.1, y - self._radius * 0.1)
        self._tint.a = 1.0 if held else 0.4
        tag = self._screen.ui.language
        from_top = self._screen.height - y
        place = Locale.of(tag).digits(f"{round(x)}, {round(from_top)}")
        self._words.words = f"{format_number(self.number, tag)} · {place}"
        beside = x + self._radius * 1.2
        if beside + self._words.width > self._screen.width:
            beside = x - self._radius * 1.2 - self._words.width
        self._words.pos = (round(beside), round(y))

    def end(self) -> None:
        """Remove the trace from the screen."""
        drawing = self._screen.ids.drawing
        for instruction in (self._tint, self._path, self._ring, self._dot):
            drawing.canvas.remove(instruction)
        drawing.remove_widget(self._words)
        tear_down(self._words)


kv.load(__file__)
