"""The first staff page: facts about the content and the machine, and controls."""

import logging
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock, ClockEvent
from kivy.core.window import Window
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.i18n.dates import format_date
from kiosk.i18n.locale import Locale
from kiosk.i18n.numbers import format_bytes, format_list, format_number, format_span
from kiosk.operations.staff.staff_services import POLL_S, Facts
from kiosk.operations.staff.stick_content import StickContent
from kiosk.ui import kv
from kiosk.ui.layers.tray import VOLUME_STEP
from kiosk.ui.runtime.look_listeners import Look
from kiosk.ui.staff.frame import FactRow, StaffPanel
from kiosk.ui.staff.stick_card import StickCard
from kiosk.ui.widgets.box import Cells  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.track import Track  # noqa: F401
from kiosk.visit import StaffPage
from kiosk.visit.events import LanguageChosen, VolumeChosen

STICKS_EVERY_S = 1.0
"""Between two searches for USB sticks: staff wait for the one that they have just put in."""

_log = logging.getLogger(__name__)


class ProblemsPill(Pill):
    """Opens the problems of the content."""

    count = NumericProperty(0)

    def line(self, words: Any, count: float) -> str:
        """Return the number of problems as text."""
        return str(words.plural("%(n)s problem", "%(n)s problems", int(count)))


class SummaryScreen(StaffPanel):
    """Facts on one side, controls on the other."""

    facts = ObjectProperty(None, allownone=True)
    """The facts; None until they have been gathered."""
    errors = NumericProperty(0)
    sound_problem = StringProperty("")
    """Why the test sound is not audible."""

    def __init__(self, **kwargs: Any) -> None:
        """Create a button for each language of the installation."""
        self._polling: ClockEvent | None = None
        self._watching: ClockEvent | None = None
        self._stick_card: StickCard | None = None
        super().__init__(**kwargs)
        for tag, endonym in self.ui.exhibition.endonyms.items():
            pill = Pill(words=endonym, language=tag, kind="outline", pad=24)
            pill.tag = tag
            pill.fbind("on_tap", lambda pill, *_: self.ui.send(LanguageChosen(pill.tag)))
            self.ids.languages.add_widget(pill)
        self.ui.look_listeners.add(self)
        self._update_texts()

    def enter(self) -> None:
        """Have the facts gathered in a thread."""
        staff = self.ui.staff
        self.errors = len(staff.notes())
        staff.gathering.send(staff.gather)
        self._polling = Clock.schedule_interval(self._poll, POLL_S)
        if staff.sticks is not None:
            staff.sticks.look()
            self._watching = Clock.schedule_interval(partial(self._watch, staff.sticks), STICKS_EVERY_S)
            self._update_sticks(staff.sticks)

    def leave(self) -> None:
        """Stop polling for them."""
        self.ui.look_listeners.discard(self)
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None

    def back(self) -> None:
        """Report that staff leave the staff mode."""
        self.done()

    def louder(self, by: int) -> None:
        """Report a volume one step louder or softer."""
        self.volume(round(self.ui.volume + by * VOLUME_STEP, 2))

    def volume(self, share: float) -> None:
        """Report a volume, and play the test sound."""
        self.ui.send(VolumeChosen(share))
        self.sound()

    def sound(self) -> None:
        """Play the test sound."""
        sound = self.ui.media.sound
        self.sound_problem = "" if sound.device else self.ui.words("There is no sound device.")
        try:
            path: Path = self.ui.staff.tone()
        except OSError as error:
            _log.warning("the test sound cannot be made: %s", error.strerror)
            self.sound_problem = self.ui.words("The disk cannot be written.")
        else:
            sound.narration.play(path)
            self.ui.media.start()

    def errors_line(self, words: Any, count: float) -> str:
        """Return the text of the button to the last errors."""
        return f"{words('Last errors')} · {format_number(count, words.tag)}"

    def look_changed(self, _look: Look) -> None:
        """Write the facts in another language."""
        self._update_texts()

    def words_changed(self, _words: object) -> None:
        """Do nothing more: `look_changed` has."""

    def _poll(self, _dt: float) -> None:
        facts = self.ui.staff.gathering.poll()
        if facts is None:
            return
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None
        self.facts = self.ui.staff.facts = facts
        count = len(facts.content.problems) + self.ui.careful
        if count:
            pill = ProblemsPill(count=count)
            pill.fbind("on_tap", lambda *_: self.open(StaffPage.PROBLEMS))
            self.ids.readings.add_widget(pill)
        self._update_texts()

    def _watch(self, sticks: StickContent, _dt: float) -> None:
        sticks.poll()
        self._update_sticks(sticks)
        sticks.look()

    def _update_sticks(self, sticks: StickContent) -> None:
        """Show the card of USB sticks while there is something to say about one."""
        if not sticks.found:
            if self._stick_card is not None:
                self.ids.about.remove_widget(self._stick_card)
                self._stick_card = None
            return
        if self._stick_card is None:
            self._stick_card = StickCard(sticks)
            # Kivy keeps the last child first: below the card of the content that is shown.
            self.ids.about.add_widget(self._stick_card, index=len(self.ids.about.children) - 1)
        self._stick_card.update(self.ui.language)

    def _update_texts(self) -> None:
        """Update the facts to the current language, and select its button."""
        for pill in self.ids.languages.children:
            pill.selected = pill.tag == self.ui.language
        if self._stick_card is not None:
            self._stick_card.update(self.ui.language)
        if self.facts is not None:
            _fill(self.ids.content_facts, self._about_content(self.facts))
            _fill(self.ids.machine_facts, self._about_machine(self.facts))

    def _about_content(self, facts: Facts) -> list[tuple[str, str]]:
        words, tag = self.ui.words, self.ui.language
        changed = datetime.fromtimestamp(facts.content.changed_s).astimezone() if facts.content.changed_s else None
        return [
            (words("Version"), facts.content.version),
            (words("As of"), _moment(changed, tag, words) if changed else "–"),
            (words("Exhibits"), format_number(len(self.ui.exhibition.exhibits), tag)),
            (words("Problems"), format_number(len(facts.content.problems), tag)),
            *([(words("Films"), words("off, after several crashes"))] if self.ui.careful else []),
        ]

    def _about_machine(self, facts: Facts) -> list[tuple[str, str]]:
        words, tag, machine = self.ui.words, self.ui.language, facts.machine
        memory = [words("%(amount)s used", amount=format_bytes(machine.used_bytes, tag))] if machine.used_bytes else []
        memory += [words("%(amount)s free", amount=format_bytes(machine.free_bytes, tag))] if machine.free_bytes else []
        disk = words("%(amount)s free", amount=format_bytes(machine.disk_bytes, tag)) if machine.disk_bytes else "–"
        return [
            (words("Program"), f"Vitrine {facts.program}"),
            (words("Running for"), format_span(facts.running_s, tag)),
            (words("Switched on for"), format_span(machine.up_s, tag) if machine.up_s is not None else "–"),
            (words("Memory"), format_list(memory, tag) or "–"),
            (words("Disk"), disk),
            (words("Screen"), Locale.of(tag).digits(f"{round(Window.width)} × {round(Window.height)}")),
            (words("Touch"), self._touch(words)),
            (words("Sound"), self.ui.media.sound.device or words("no device")),
        ]

    def _touch(self, words: Any) -> str:
        """Return the number of touch screens being read, as text."""
        count = sum(getattr(one, "screen_open", False) for one in EventLoop.input_providers)
        return str(
            words.plural("%(n)s touch screen", "%(n)s touch screens", count) if count else words("no touch screen")
        )


def _fill(column: Any, rows: list[tuple[str, str]]) -> None:
    while len(column.children) < len(rows):
        column.add_widget(FactRow())
    while len(column.children) > len(rows):
        column.remove_widget(column.children[0])
    for row, (name, value) in zip(reversed(column.children), rows, strict=True):
        row.name, row.value = name, value


def _moment(when: datetime, tag: str, words: Any) -> str:
    return f"{format_date(when.date().isoformat(), tag, 'long', words)}, {Locale.of(tag).digits(f'{when:%H:%M}')}"


kv.load(__file__)
