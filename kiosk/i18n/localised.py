"""A text of the content together with its address in the catalogues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Localised:
    """A visible text in the source language, and where its translations are to be found."""

    source: str
    """The words in the source language; the msgid of the catalogue."""
    inline: tuple[tuple[str, str], ...] = ()
    """The curator's own map of language tag to words, in the order written; empty when there is none."""
    domain: str = ""
    """The catalogue: the exhibit's id, "media" or "exhibition"."""
    context: str = ""
    """The place in that catalogue (msgctxt), as "panels/emptied-city/title"."""

    def inline_in(self, tag: str) -> str | None:
        """The curator's own words in exactly this language, if they wrote any."""
        return next((words for language, words in self.inline if language == tag), None)
