"""Sheets to read: sources, transcript, credits."""

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from kiosk.content.model import Card, Panel, Source, Timeline
from kiosk.i18n.dates import format_date
from kiosk.ui import kv
from kiosk.ui.layers.sheets import SideSheet
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.text import Text


class SourceEntry(Column):
    """One source: its title, author, publisher, place and date, and a note."""

    ui = ObjectProperty(None)
    source: Source = ObjectProperty(None)

    def line(self, words: Any, language: str) -> str:
        """Return author, publisher, place and date."""
        source = self.source
        publisher = self.ui.say(source.publisher).words if source.publisher else ""
        date = format_date(source.date, language, "long", words) if source.date else ""
        return " · ".join(part for part in (source.author, publisher, source.place, date) if part)


class CreditEntry(Column):
    """One medium: its caption, its credit, and its rights statement."""

    heading = ObjectProperty(None)
    credit = ObjectProperty(None)
    rights = StringProperty("")


class SourcesLayer(SideSheet):
    """The sources of a panel or card."""

    def enter(self) -> None:
        """List the sources."""
        item = self._item()
        for source_id in item.sources if item else ():
            self.fill(SourceEntry(source=self.ui.exhibition.sources[source_id]))

    def _item(self) -> Panel | Card | None:
        exhibit = self.ui.exhibition.exhibits.get(self.ui.here.exhibit)
        if exhibit is None:
            return None
        return exhibit.card(self.subject) if isinstance(exhibit, Timeline) else exhibit.panel(self.subject)


class TranscriptLayer(SideSheet):
    """The transcript of a film or a recording."""

    def enter(self) -> None:
        """Show the transcript."""
        medium = self.ui.exhibition.media.get(self.subject)
        if medium and medium.transcript:
            self.fill(Text(role="body", content=medium.transcript))


class CreditsLayer(SideSheet):
    """The credits of all media."""

    def enter(self) -> None:
        """List all media that have a credit, each wording once."""
        seen = set()
        for medium in self.ui.exhibition.media.values():
            heading = medium.caption or medium.alt
            if medium.credit and heading and (heading.source, medium.credit.source) not in seen:
                seen.add((heading.source, medium.credit.source))
                self.fill(CreditEntry(heading=heading, credit=medium.credit, rights=medium.rights))


kv.load(__file__)
