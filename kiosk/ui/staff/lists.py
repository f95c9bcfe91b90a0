"""Lists for staff: the problems of the content, and the last errors of the log."""

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.i18n.locale import Locale
from kiosk.ui import kv
from kiosk.ui.staff.frame import StaffPanel
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.text import Text
from kiosk.visit import StaffPage

MOST_SHOWN = 60
"""Maximum number of lines; the log and `kiosk check` have all."""


class Line(Column):
    """A line of the log, in English, with its time; or a problem with its place."""

    ui = ObjectProperty(None)
    above = StringProperty("")
    words = StringProperty("")
    colour = StringProperty("dim")
    gap = NumericProperty(16)


class ProblemsScreen(StaffPanel):
    """The problems of the current content, as `kiosk check` reports them."""

    def enter(self) -> None:
        """List the last known problems, after that of the kiosk itself."""
        if self.ui.careful:
            said = self.ui.words(
                "The kiosk has crashed several times. It shows the last content that was good, and no films. "
                "Restart it to try again."
            )
            self.ids.lines.add_widget(Text(role="body", words=said))
        facts = self.ui.staff.facts
        for problem in facts.content.problems[:MOST_SHOWN] if facts else ():
            place, _, words = problem.partition(": ")
            self.ids.lines.add_widget(Line(above=place, words=words or problem))


class ErrorsScreen(StaffPanel):
    """The last warnings and errors, the latest first."""

    def enter(self) -> None:
        """List them."""
        locale = Locale.of(self.ui.language)
        notes = self.ui.staff.notes()[:MOST_SHOWN]
        for note in notes:
            line = Line(above=locale.digits(note.at), words=note.words, colour="red" if note.serious else "dim")
            self.ids.lines.add_widget(line)
        if not notes:
            self.ids.lines.add_widget(Text(role="body", words=self.ui.words("Nothing has gone wrong.")))


LIST_SCREENS: dict[StaffPage, Any] = {StaffPage.PROBLEMS: ProblemsScreen, StaffPage.ERRORS: ErrorsScreen}

kv.load(__file__)
