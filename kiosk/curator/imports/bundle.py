"""The result of an import before it is written: an exhibit, media and sources, and what was left out."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.curator.imports.omissions import OmissionKind, Omissions
from kiosk.errors import KioskError
from kiosk.i18n.tags import is_language, meant
from kiosk.settings.fields import LANGUAGE

Texts = Mapping[str, str]
"""A text by language; "" where the imported file names no language."""
LONGEST_SUMMARY = 110
"""Characters that fit a tile of the home screen."""


class ImportFailedError(KioskError):
    """A file cannot be imported; the text says why."""


@dataclass
class FoundMedium:
    """A picture, film or sound."""

    id: str
    """folder/name"""
    local: Path | None
    """The file beside the import; None when there is none."""
    ending: str
    """Extension of its file, without the dot."""
    address: str = ""
    """Its address on the web."""
    sidecar: dict[str, Any] = field(default_factory=dict)
    captions: dict[str, Path] = field(default_factory=dict)
    """WebVTT files beside the import, by language."""


@dataclass
class Bundle:
    """An imported exhibit, with its media and sources."""

    id: str
    kind: str
    """panels | timeline"""
    head: dict[str, Any] = field(default_factory=dict)
    """title, summary, cover ... as kiosk.curator.writing.yaml_layout writes them."""
    entries: list[dict[str, Any]] = field(default_factory=list)
    """Its panels or cards."""
    eras: list[dict[str, Any]] = field(default_factory=list)
    topics: dict[str, dict[str, Any]] = field(default_factory=dict)
    media: dict[str, FoundMedium] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    omissions: Omissions = field(default_factory=Omissions)


@dataclass(frozen=True)
class Setting:
    """What an import needs to know about the installation, and the curator's options."""

    exhibit: str
    """The id of the new exhibit."""
    folders: tuple[Path, ...]
    """Folders to search for local files: that of the imported file, and those that the curator names."""
    languages: tuple[str, ...] = ("en",)
    """Languages of the installation; the first is the source language."""
    sources: Collection[str] = ()
    """The ids in exhibits/sources.yaml."""

    @property
    def language(self) -> str:
        """The language of texts that do not name theirs."""
        return self.languages[0]


def shortened(text: str) -> str:
    """Return a text that fits a tile of the home screen: its first sentence, or as many words as fit."""
    sentence = re.split(r"(?<=[.!?])\s", text)[0]
    if len(sentence) <= LONGEST_SUMMARY:
        return sentence
    return text[: LONGEST_SUMMARY - 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def tag(language: str) -> str:
    """Return a language tag as the kiosk writes it: `en-US` for `en-us`; "" for no language, as IIIF's `none`."""
    parts = language.strip().lstrip("@").replace("_", "-").split("-")
    if parts[0].lower() in ("", "none", "und"):
        return ""
    own = [parts[0].lower()]
    own += [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    whole = "-".join(own)
    known = next((one for one in (whole, own[0]) if LANGUAGE.fullmatch(one) and is_language(one)), "")
    return known or next(iter(meant(whole)), "")


def words(texts: Texts, setting: Setting, omissions: Omissions, place: str) -> str | dict[str, str] | None:
    """Return a text as YAML files have it: one string, or a map of languages with the source language first."""
    given = {language: text for language, text in texts.items() if text.strip()}
    if not given:
        return None
    bare = given.pop("", None)
    if bare is not None and setting.language not in given:
        given = {setting.language: bare, **given}
    strange = [language for language in given if language not in setting.languages]
    if strange:
        omissions.add(OmissionKind.LANGUAGE, place, ", ".join(strange))
    if list(given) == [setting.language]:
        return given[setting.language]
    order = [language for language in setting.languages if language in given]
    return {language: given[language] for language in [*order, *strange]}
