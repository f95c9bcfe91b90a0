"""IIIF manifests of the Presentation API 2 and 3, read into one model.

https://iiif.io/api/presentation/3.0/ and .../2.1/. Manifests are written by many programs: a value that is not where
the specification has it counts as missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.curator.imports.bounded_reading import json_of
from kiosk.curator.imports.bundle import ImportFailedError, tag
from kiosk.curator.writing.yaml_layout import clean

_MOST_DEPTH = 12
"""Levels of nested annotations and ranges."""
_KINDS = {"image": "picture", "video": "film", "movingimage": "film", "sound": "sound", "audio": "sound"}
Values = dict[str, list[str]]
"""Texts by language; "" where no language is named."""


@dataclass(frozen=True)
class Body:
    """What is painted on a canvas."""

    kind: str
    """picture | film | sound"""
    address: str
    identifier: str
    """The last part of the identifier in an image service; empty without one."""
    label: Values
    part: str
    """The selected part of it; empty for the whole."""


@dataclass(frozen=True)
class Linked:
    """A linked file: captions, a transcript, a PDF."""

    address: str
    format: str
    language: str
    label: Values


@dataclass
class Described:
    """The fields that a manifest and a canvas have in common."""

    id: str
    label: Values
    summary: Values
    metadata: list[tuple[Values, Values]]
    credit: Values
    credit_label: Values
    provider: Values
    rights: str
    date: str
    """navDate, unchanged."""
    renderings: list[Linked]
    links: list[str]
    """Addresses of other pages and data."""
    images: int
    """Number of logos and thumbnails."""


@dataclass
class Canvas(Described):
    """A page, a picture, a film or a sound."""

    bodies: list[Body] = field(default_factory=list)
    beside: list[Body] = field(default_factory=list)
    """Pictures that accompany a sound."""
    captions: list[Linked] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)


@dataclass
class Manifest(Described):
    """A manifest with its canvases."""

    canvases: list[Canvas] = field(default_factory=list)
    headings: dict[str, Values] = field(default_factory=dict)
    """The heading of each canvas in the table of contents, by its id."""
    other_headings: list[str] = field(default_factory=list)


def read(path: Path) -> Manifest:
    """Return the manifest in a JSON file. Raises ImportFailedError."""
    return manifest(json_of(path), path.name)


def manifest(told: Any, name: str) -> Manifest:
    """Return the manifest in JSON data. Raises ImportFailedError where it is not a manifest."""
    data = _map(told)
    kind = _text(data.get("type") or data.get("@type")).rpartition(":")[2]
    if kind == "Collection":
        raise ImportFailedError(f"{name} is a collection of manifests. Import each of its manifests.")
    if kind != "Manifest":
        raise ImportFailedError(f"{name} is no IIIF manifest of the Presentation API 2 or 3.")
    pages = _all(data.get("items"))
    pages += [canvas for sequence in _all(data.get("sequences")) for canvas in _all(_map(sequence).get("canvases"))]
    found = Manifest(**_described(data), canvases=[_canvas(_map(page)) for page in pages])
    for tree in _all(data.get("structures")):
        _ranges(_map(tree), found, 0)
    return found


def _described(data: Mapping[str, Any]) -> dict[str, Any]:
    statement = _map(data.get("requiredStatement"))
    provider = [_map(one).get("label") for one in _all(data.get("provider"))]
    services = ("seeAlso", "homepage", "related", "partOf", "within")
    return {
        "id": _id(data),
        "label": values(data.get("label")),
        "summary": values(data.get("summary") or data.get("description")),
        "metadata": [
            (values(one.get("label")), values(one.get("value"))) for one in map(_map, _all(data.get("metadata")))
        ],
        "credit": values(statement.get("value") or data.get("attribution")),
        "credit_label": values(statement.get("label")),
        "provider": values(provider[0]) if provider else {},
        "rights": next((_text(one) for one in _all(data.get("rights") or data.get("license"))), ""),
        "date": _text(data.get("navDate")),
        "renderings": [_linked(_map(one)) for one in _all(data.get("rendering"))],
        "links": [_id(one) for key in services for one in _all(data.get(key))],
        "images": len([*_all(data.get("logo")), *_all(data.get("thumbnail"))]),
    }


def _canvas(data: Mapping[str, Any]) -> Canvas:
    found = Canvas(**_described(data))
    for annotation in _annotations([*_all(data.get("items")), *_all(data.get("images"))], 0):
        found.bodies += _bodies(annotation.get("body") or annotation.get("resource"), 0)
    for key in ("accompanyingCanvas", "placeholderCanvas"):
        beside = _map(data.get(key))
        for annotation in _annotations(_all(beside.get("items")), 0):
            found.beside += _bodies(annotation.get("body"), 0)
    for page in [*_all(data.get("annotations")), *_all(data.get("otherContent"))]:
        inner = list(_annotations([page], 0))
        for annotation in inner:
            _supplement(annotation, found)
        found.annotations += [] if inner else [_id(page)]
    return found


def _annotations(pages: list[Any], depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the annotations on a canvas, whether they are in pages or not."""
    for page in map(_map, pages):
        if "body" in page or "resource" in page:
            yield page
        elif depth < _MOST_DEPTH:
            yield from _annotations([*_all(page.get("items")), *_all(page.get("resources"))], depth + 1)


def _bodies(told: Any, depth: int, label: Values | None = None, part: str = "") -> Iterator[Body]:
    """Yield the media of an annotation: all of a choice, and the whole picture where a part is selected."""
    for body in map(_map, _all(told)):
        kind = _kind(body)
        label_here = values(body.get("label")) or label or {}
        if kind in ("choice", "list", "composite", "specificresource") and depth < _MOST_DEPTH:
            inner = [*_all(body.get("items")), *_all(body.get("default")), *_all(body.get("item"))]
            inner += [*_all(body.get("source")), *_all(body.get("full"))]
            yield from _bodies(inner, depth + 1, label_here, part or _part(body))
        elif kind in _KINDS and _id(body):
            yield Body(_KINDS[kind], _id(body), _identifier(body), label_here, part)


def _kind(body: Mapping[str, Any]) -> str:
    kind = _text(body.get("type") or body.get("@type")).rpartition(":")[2].lower()
    return kind or _text(body.get("format")).partition("/")[0].lower()


def _part(body: Mapping[str, Any]) -> str:
    selector = next(map(_map, _all(body.get("selector"))), {})
    return _text(selector.get("region") or selector.get("value"))


def _identifier(body: Mapping[str, Any]) -> str:
    service = next((_id(one) for one in _all(body.get("service"))), "")
    parts = (service or "").rstrip("/").split("/")
    address = _id(body).split("/")
    # .../identifier/region/size/rotation/quality.format
    return parts[-1] or (address[-5] if len(address) > 5 and address[-4] == "full" else "")


def _supplement(annotation: Mapping[str, Any], found: Canvas) -> None:
    bodies = [_map(one) for one in _all(annotation.get("body") or annotation.get("resource"))]
    bodies = [inner for body in bodies for inner in (map(_map, _all(body.get("items"))) if "items" in body else [body])]
    for body in bodies:
        linked = _linked(body)
        if "vtt" in linked.format or linked.address.endswith(".vtt"):
            found.captions.append(linked)
        else:
            found.annotations.append(_id(annotation))


def _ranges(data: Mapping[str, Any], found: Manifest, depth: int) -> None:
    """Add the headings of a table of contents; a canvas gets the nearest one above it."""
    label = values(data.get("label"))
    named = [*_all(data.get("items")), *_all(data.get("canvases"))]
    canvases = [_id(one).partition("#")[0] for one in named if _kind(_map(one)) in ("canvas", "")]
    for canvas in canvases:
        found.headings.setdefault(canvas, label)
    if not canvases and label and depth:
        found.other_headings.append(next(iter(label.values()))[0])
    for inner in named:
        if _kind(_map(inner)) == "range" and depth < _MOST_DEPTH:
            _ranges(_map(inner), found, depth + 1)


def _linked(data: Mapping[str, Any]) -> Linked:
    language = next((_text(one) for one in _all(data.get("language"))), "")
    return Linked(_id(data), _text(data.get("format")), tag(language), values(data.get("label")))


def values(told: Any) -> Values:
    """Return the texts of a label or value by language.

    It may be a language map, a text, or {"@value": ..., "@language": ...}, as in both versions of the API.
    """
    found: Values = {}
    for one in _all(told):
        if isinstance(one, dict) and "@value" not in one:
            for language, texts in one.items():
                found.setdefault(tag(str(language)), []).extend(filter(None, map(_text, _all(texts))))
        else:
            given = _map(one)
            text = _text(given.get("@value") if given else one)
            if text:
                found.setdefault(tag(_text(given.get("@language"))), []).append(text)
    return {language: texts for language, texts in found.items() if texts}


def _id(told: Any) -> str:
    data = _map(told)
    return _text(data.get("id") or data.get("@id") if data else told)


def _map(told: Any) -> Mapping[str, Any]:
    return told if isinstance(told, dict) else {}


def _all(told: Any) -> list[Any]:
    """Return a list of what may be one value, a list or null."""
    return told if isinstance(told, list) else [] if told is None else [told]


def _text(told: Any) -> str:
    return clean(str(told)) if isinstance(told, str | int | float) and not isinstance(told, bool) else ""
