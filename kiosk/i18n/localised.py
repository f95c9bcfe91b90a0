"""A text of the content together with its address in the catalogues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Localised:
    """A visible text in the source language, and the address of its translations."""

    source: str
    """The text in the source language; the msgid of the catalogue."""
    inline: tuple[tuple[str, str], ...] = ()
    """The curator's own mapping of language tag to text, in the order written; may be empty."""
    domain: str = ""
    """The catalogue: the exhibit's id, "media" or "exhibition"."""
    context: str = ""
    """The context in that catalogue (msgctxt), as "panels/emptied-city/title"."""

    def inline_in(self, tag: str) -> str | None:
        """Return the curator's own text in exactly this language, if any."""
        return next((words for language, words in self.inline if language == tag), None)
