"""A IIIF manifest as a set of panels of ours: a canvas is a panel, a choice of pictures a gallery."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.content.choices import MediumKind
from kiosk.curator.imports import spreadsheet_dates
from kiosk.curator.imports.bundle import LONGEST_SUMMARY, Bundle, ImportFailedError, Setting, shortened, words
from kiosk.curator.imports.ids import Ids
from kiosk.curator.imports.iiif_manifest import Body, Canvas, Described, Linked, Manifest, Values, read
from kiosk.curator.imports.imported_media import ImportedMedia
from kiosk.curator.imports.markup import Marked, escaped, markdown, plain
from kiosk.curator.imports.omissions import OmissionKind, shown

__all__ = ["convert", "read"]

_DAY = re.compile(r"(-?\d{4,12})-(\d\d)-(\d\d)(?:T(\d\d:\d\d:\d\d))?")
_MOST_TRANSCRIPT_BYTES = 256 * 1024
_OBVIOUS = ("attribution", "credit", "rights", "")
Step = Callable[[], None]


def convert(manifest: Manifest, setting: Setting, step: Step = lambda: None) -> Bundle:
    """Return an exhibit of ours; `step` is called after each canvas. Raises ImportFailedError."""
    return _Conversion(manifest, setting).bundle(step)


class _Conversion:
    """One import."""

    def __init__(self, manifest: Manifest, setting: Setting) -> None:
        self.manifest = manifest
        self.setting = setting
        self.made = Bundle(setting.exhibit, "panels")
        self.omissions = self.made.omissions
        self.media = ImportedMedia(self.made, setting)
        self.ids = Ids()
        self.numbers = {id(canvas): number for number, canvas in enumerate(manifest.canvases, 1)}

    def bundle(self, step: Step) -> Bundle:
        title = self._line(self.manifest.label, "the manifest")
        if not title:
            title = self.setting.exhibit.replace("-", " ").capitalize()
            self.omissions.add(OmissionKind.UNTITLED, "the manifest", title)
        self.made.head = {"title": title, "summary": self._summary() or title}
        for number, canvas in enumerate(self.manifest.canvases, 1):
            self._panel(canvas, number)
            step()
        if not self.made.entries:
            raise ImportFailedError("This manifest shows nothing that the kiosk could show.")
        self._left_out(self.manifest, "the manifest")
        for heading in self.manifest.other_headings:
            self.omissions.add(OmissionKind.STRUCTURE, heading)
        return self.made

    def _summary(self) -> str | dict[str, str] | None:
        """One line for the home screen; the whole of it is on the first panel."""
        texts = {}
        for language, said in (self.manifest.summary or self.manifest.credit).items():
            whole = plain(" ".join(said)).text
            texts[language] = whole if len(whole) <= LONGEST_SUMMARY else shortened(whole)
            if texts[language] != whole:
                self.omissions.add(
                    OmissionKind.SHORTENED, "summary", f"{texts[language]} (all of it is on the first panel)"
                )
        return words(texts, self.setting, self.omissions, "summary")

    def _panel(self, canvas: Canvas, number: int) -> None:
        single = len(self.manifest.canvases) == 1
        label = self._line(canvas.label, f"canvas {number}") or (self.made.head["title"] if single else "")
        if not label:
            label = f"{number}"
            self.omissions.add(OmissionKind.UNTITLED, f"canvas {number}", label)
        first = next(iter(label.values())) if isinstance(label, dict) else label
        place = f"canvas {number} ({first})"
        own = self.ids.new(first, f"canvas-{number}")
        panel: dict[str, Any] = {"id": own, "layout": "text", "title": label}
        panel["eyebrow"] = self._line(self.manifest.headings.get(canvas.id, {}), place)
        panel["date"] = self._date(canvas, place)
        panel["body"] = self._body([canvas, *([self.manifest] if number == 1 else [])], place)
        self._show(panel, canvas, place)
        self._left_out(canvas, place)
        if panel["layout"] == "text" and not panel["body"]:
            if "narration" not in panel:
                self.omissions.add(OmissionKind.EMPTY, place)
                return
            panel["body"] = label
        self.made.entries.append(panel)

    def _show(self, panel: dict[str, Any], canvas: Canvas, place: str) -> None:
        """Add to a panel what is painted on the canvas, and choose its layout."""
        of: dict[str, list[str]] = {"picture": [], "film": [], "sound": []}
        for body in [*canvas.bodies, *canvas.beside]:
            of[body.kind] += filter(None, [self._take(body, canvas, panel["id"], place)])
        if of["film"]:
            panel |= {"layout": "film", "media": of["film"][0]}
            rest = [*of["film"][1:], *of["picture"]]
        elif len(of["picture"]) > 1:
            panel |= {"layout": "gallery", "media": of["picture"]}
            rest = []
        else:
            panel |= {"layout": "media-left", "media": of["picture"][0]} if of["picture"] else {}
            rest = []
        if of["sound"]:
            panel["narration"] = of["sound"][0]
        for medium in [*rest, *of["sound"][1:]]:
            self.omissions.add(OmissionKind.ALSO, place, medium)

    def _take(self, body: Body, canvas: Canvas, name: str, place: str) -> str:
        about: dict[str, Any] = {
            "caption": self._line(body.label, place),
            "credit": self._credit(canvas, place),
            "rights": canvas.rights or self.manifest.rights,
        }
        if body.part:
            self.omissions.add(OmissionKind.REGION, place, body.part)
        kind = MediumKind(body.kind)
        found = self.media.take(body.address, place, name, about, kind, self._file(body, canvas))
        if found and kind is not MediumKind.PICTURE:
            self._captions(canvas, found)
            self._transcript(canvas, found)
        return found

    def _file(self, body: Body, canvas: Canvas) -> Path | None:
        """Return the file beside the manifest: by the identifier of the image, else the canvas's name, else its number.

        The address of an image service ends in default.jpg for every picture, which names none of them.
        """
        names = [body.identifier, canvas.id.rpartition("/")[2], f"{self.numbers[id(canvas)]}"]
        if not body.identifier and self.media.local(body.address):
            return self.media.local(body.address)
        fits = (self.media.beside(name) for name in names if name)
        return next((file for file in fits if file), None)

    def _captions(self, canvas: Canvas, medium: str) -> None:
        for linked in canvas.captions:
            language = linked.language or self.setting.language
            file = self.media.local(linked.address)
            if file and file.suffix.lower() == ".vtt":
                self.made.media[medium].captions[language] = file
            else:
                self.omissions.add(OmissionKind.ON_THE_WEB, f"media/{medium}.{language}.vtt", f"from {linked.address}")

    def _transcript(self, canvas: Canvas, medium: str) -> None:
        for linked in canvas.renderings:
            text = self._transcribed(linked)
            if text:
                self.made.media[medium].sidecar["transcript"] = text
                canvas.renderings.remove(linked)
                return

    def _transcribed(self, linked: Linked) -> str:
        file = self.media.local(linked.address) if linked.format.startswith("text/plain") else None
        if not file or file.stat().st_size > _MOST_TRANSCRIPT_BYTES:
            return ""
        return file.read_text(encoding="utf-8", errors="replace").strip()

    def _credit(self, canvas: Canvas, place: str) -> str | dict[str, str] | None:
        of = canvas if canvas.credit else self.manifest
        labels = {language: texts[0] for language, texts in of.credit_label.items()}
        texts = {}
        for language, given in of.credit.items():
            head = labels.get(language) or labels.get("") or ""
            if not head and language == "":
                head = next(iter(labels.values()), "")
            line = "; ".join(given)
            texts[language] = line if head.lower() in _OBVIOUS else f"{head}: {line}"
        provider = {language: "; ".join(given) for language, given in of.provider.items()}
        return self._line({language: [text] for language, text in (texts or provider).items()}, place)

    def _body(self, described: list[Described], place: str) -> str | dict[str, str] | None:
        """Return the summary and the metadata in each language that any of them has."""
        pieces: list[tuple[Values | None, Values]] = []
        for one in described:
            pieces += [(None, self._noted(one.summary, place, markdown))] if one.summary else []
        for one in described:
            pieces += [
                (self._noted(head, place, plain), self._noted(text, place, plain))
                for head, text in one.metadata
                if text
            ]
        languages = dict.fromkeys(language for head, text in pieces for language in (*(head or {}), *text))
        named = [language for language in languages if language] or [""]
        texts = {language: self._told(pieces, language) for language in named}
        return words(texts, self.setting, self.omissions, place)

    def _told(self, pieces: list[tuple[Values | None, Values]], language: str) -> str:
        paragraphs, lines = [], []
        for head, text in pieces:
            said = self._best(text, language)
            if head is None:
                paragraphs += said
            else:
                label = "; ".join(self._best(head, language))
                value = escaped("; ".join(said))
                lines.append(f"- **{escaped(label)}**: {value}" if label else f"- {value}")
        return "\n\n".join([*paragraphs, *(["\n".join(lines)] if lines else [])])

    def _best(self, given: Values, language: str) -> list[str]:
        """Return what is said in a language; else in none, in the kiosk's first, or in any."""
        wanted = (language, "", self.setting.language, *given)
        return next((given[one] for one in wanted if one in given), [])

    def _line(self, given: Values, place: str) -> str | dict[str, str] | None:
        """Return a text of one line in its languages."""
        texts = {language: "; ".join(said) for language, said in self._noted(given, place, plain).items()}
        return words(texts, self.setting, self.omissions, place)

    def _noted(self, given: Values, place: str, reader: Callable[[str], Marked]) -> Values:
        """Return texts without HTML, noting what of it is lost."""
        texts: Values = {}
        for language, said in given.items():
            found = [reader(one) for one in said]
            for one in found:
                for link in one.links:
                    self.omissions.add(OmissionKind.LINK, place, link)
                for piece in one.left_out:
                    self.omissions.add(OmissionKind.MARKUP, place, piece)
            texts[language] = [one.text for one in found if one.text]
        return texts

    def _date(self, canvas: Canvas, place: str) -> str:
        """Return a navDate as EDTF: midnight at New Year stands for the year, for every navDate must name a second."""
        told = canvas.date or self.manifest.date
        parts = _DAY.match(told)
        if not parts:
            if told:
                self.omissions.add(OmissionKind.VALUE, place, f"date {shown(told)}")
            return ""
        year, month, day = int(parts[1]), int(parts[2]), int(parts[3])
        midnight = parts[4] in (None, "00:00:00")
        # ISO 8601 has a year 0, as EDTF does; `of_parts` counts as people do.
        named = year - 1 if year <= 0 else year
        whole = (named,) if midnight and (month, day) == (1, 1) else (named, month, day)
        found, _ = spreadsheet_dates.of_parts(*whole)
        if found:
            self.omissions.add(OmissionKind.DATE_READ, place, f"{told} as {found}")
        return found

    def _left_out(self, described: Described, place: str) -> None:
        for linked in described.renderings:
            self.omissions.add(OmissionKind.OTHER_FORM, place, linked.address)
        for link in described.links:
            self.omissions.add(OmissionKind.LINK, place, link)
        if described.images:
            self.omissions.add(OmissionKind.THUMBNAIL, place, f"{described.images} logos or thumbnails")
        for annotation in getattr(described, "annotations", ()):
            self.omissions.add(OmissionKind.ANNOTATION, place, annotation)
