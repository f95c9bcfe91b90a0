"""Every kind of problem that the content can have: its stable name, how much it matters and what it means."""

from dataclasses import dataclass

from kiosk.errors import Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem; docs/curators/messages.md explains each with an example."""

    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    # Files
    "file-missing": Code(_ERROR, "A file that the kiosk cannot do without is not there."),
    "file-unreadable": Code(_ERROR, "A file is there but cannot be opened."),
    "file-too-large": Code(_ERROR, "A file of YAML or of captions is far larger than it can be."),
    "file-empty": Code(_ERROR, "A YAML file holds nothing."),
    "file-ignored": Code(_ADVICE, "A file lies where the kiosk does not look at it."),
    "strange-name": Code(_WARNING, "A file's name cannot be shown or is no UTF-8, and nothing can name the file."),
    "cannot-judge": Code(_ERROR, "The kiosk itself failed over the content, which is a mistake of the kiosk's."),
    "not-utf-8": Code(_ERROR, "A file was saved in another encoding than UTF-8."),
    "strange-character": Code(_ERROR, "A file holds an invisible character that has no place in text."),
    "strange-space": Code(_ERROR, "A space that YAML does not know stands where it needs a plain one."),
    "strange-sign": Code(_ERROR, "A sign stands where YAML needs another that looks like it."),
    # YAML
    "yaml-tab": Code(_ERROR, "A line is indented with a tab instead of spaces."),
    "yaml-indentation": Code(_ERROR, "A line does not stand under the lines it belongs to."),
    "yaml-dash": Code(_ERROR, "The dash of a list has no space after it."),
    "yaml-colon": Code(_ERROR, "A text with a colon in it is not in quotes."),
    "yaml-no-colon": Code(_ERROR, "A line has no colon after its key."),
    "yaml-quote": Code(_ERROR, "A quotation mark is not closed, or the text goes on after it."),
    "yaml-bracket": Code(_ERROR, "A bracket or a brace is not closed, or closes nothing."),
    "yaml-special": Code(_ERROR, "A text begins with a character that means something to YAML."),
    "yaml-anchor": Code(_ERROR, "YAML's anchors, aliases and tags are not used in exhibits."),
    "yaml-documents": Code(_ERROR, "A line of dashes splits the file into two."),
    "yaml-depth": Code(_ERROR, "Lists and maps stand within each other too deeply."),
    "yaml-syntax": Code(_ERROR, "The file is not YAML."),
    "duplicate-key": Code(_ERROR, "A key is given twice in the same place."),
    # Shape
    "unknown-key": Code(_ERROR, "A key is not one that the format knows in this place."),
    "missing-key": Code(_ERROR, "A key that is required is not there."),
    "wrong-type": Code(_ERROR, "A value is of another kind than its key asks for."),
    "unknown-value": Code(_ERROR, "A value is not one of those to choose from."),
    "empty-text": Code(_ERROR, "A text is empty."),
    "empty-key": Code(_WARNING, "A key has nothing after its colon, so that it counts for nothing."),
    "too-few": Code(_ERROR, "A list has too few or too many entries."),
    "bad-number": Code(_ERROR, "A number cannot be read, or is too small or too large."),
    "bad-quantity": Code(_ERROR, "A time, a length or a share cannot be read, or is out of its range."),
    "bad-date": Code(_ERROR, "A date is not EDTF (ISO 8601-2), or is not in the calendar."),
    "bad-id": Code(_ERROR, "An id has other characters than a-z, 0-9 and hyphens."),
    "bad-language": Code(_ERROR, "A language is not a tag such as en or vi."),
    "bad-colour": Code(_ERROR, 'A colour is not written as "#rrggbb".'),
    "duplicate-id": Code(_ERROR, "Two entries of one list, or two files, have the same id."),
    "layout-needs": Code(_ERROR, "A panel lacks what its layout shows."),
    "layout-ignores": Code(_WARNING, "A panel has something that its layout does not show."),
    "low-contrast": Code(_WARNING, "A colour of the museum's own is seen badly where the kiosk puts it."),
    # References
    "unknown-medium": Code(_ERROR, "There is no such file in media/."),
    "wrong-medium": Code(_ERROR, "A medium is of another kind than its place can show or play."),
    "unknown-panel": Code(_ERROR, "A link or a card leads to a panel that does not exist."),
    "unknown-exhibit": Code(_ERROR, "A link or the home screen leads to an exhibit that does not exist."),
    "unknown-source": Code(_ERROR, "A source is not in exhibits/sources.yaml."),
    "unknown-topic": Code(_ERROR, "A card's topic is not among the topics of its timeline."),
    "unknown-language": Code(_ERROR, "A language is not one of the installation's."),
    "unnamed-language": Code(_WARNING, "A language has a name in itself that the kiosk does not know."),
    "outside-link": Code(_ERROR, "A link leads out of the kiosk."),
    "not-on-home": Code(_ADVICE, "An exhibit is not on the home screen, so it is not shown."),
    # Media
    "missing-file": Code(_ERROR, "A description, a caption list or an exhibit names a file that is not there."),
    "missing-sidecar": Code(_ERROR, "A picture, film or sound has no description beside it."),
    "missing-alt": Code(_ERROR, "A picture or a film has no alt text."),
    "missing-caption": Code(_ADVICE, "A picture or a film has no line to stand under it."),
    "missing-credit": Code(_ERROR, "A medium does not say whom to credit."),
    "missing-rights": Code(_ERROR, "A medium does not say what its rights are."),
    "not-sign-language": Code(_WARNING, "A film in sign language has a tag that is not one of a sign language."),
    "missing-captions": Code(_WARNING, "A film with sound has no captions in a language of the installation."),
    "bad-captions": Code(
        _WARNING, "A caption file is neither WebVTT nor SubRip, or something in it cannot be read as a caption."
    ),
    "caption-order": Code(_WARNING, "Captions are out of order or overlap, so that they stand on each other."),
    "bad-picture": Code(_ERROR, "A file is no picture, or a damaged one."),
    "small-picture": Code(_WARNING, "A picture has far fewer pixels than its place on the screen, so that it is soft."),
    "large-picture": Code(
        _WARNING, "A picture has more pixels than the kiosk can decode, and no tiles were made of it."
    ),
    "not-a-file": Code(_WARNING, "Where a file could stand is something that is none, and it is not read."),
    "folder-like-file": Code(_ADVICE, "A folder has the name of a file, and is not read as one."),
    "link-outside": Code(_WARNING, "A link leads out of its folder, and is not followed."),
    "interlaced-film": Code(_WARNING, "A film is interlaced, so that it shows combs where something moves."),
    "duplicate-medium": Code(_ERROR, "Two files are the same medium in the same language."),
    "unsupported-file": Code(_WARNING, "A file is of a kind that the kiosk cannot show or play."),
    "unlisted-language": Code(_ADVICE, "A file or a text is for a language that the installation does not offer."),
    "unused-medium": Code(_ADVICE, "Nothing shows this medium."),
    # Words
    "too-long": Code(_WARNING, "A text has more words than a standing visitor reads."),
    "too-short": Code(_ADVICE, "A text has fewer words than its place asks for."),
    "example-text": Code(_WARNING, "Texts are still those of an example, which visitors would read."),
    "long-title": Code(_WARNING, "A title has more than eight words."),
    # Languages and letters
    "missing-translation": Code(_WARNING, "Texts have no translation, so that visitors see them in another language."),
    "long-translation": Code(_ADVICE, "A translation has far more words than its place is for."),
    "stale-translation": Code(_ADVICE, "Texts have changed since they were translated."),
    "held-translation": Code(_ADVICE, "Translations that nobody has read are held back from visitors."),
    "bad-catalogue": Code(_WARNING, "A catalogue of translations cannot be read."),
    "bad-plural-rule": Code(_WARNING, "The plural rule of a catalogue cannot be used, and another one is."),
    "bad-placeholder": Code(_WARNING, "A translation of the interface asks for a value that its original lacks."),
    "no-glyph": Code(_WARNING, "A text has a character that no font of the kiosk can draw, so that it is left out."),
    "no-room": Code(_WARNING, "A text does not fit its place on the screen, in some language at some text size."),
    "type-unchecked": Code(_ADVICE, "Whether fonts have all letters, and words fit their places, was not looked at."),
}
