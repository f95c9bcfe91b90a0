"""The fonts of the engine: a private fontconfig configuration, so that all machines have the same fallbacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from kiosk.engines.typeset.native.loader import load
from kiosk.engines.typeset.scripts import ICONS, all_families, own_families

SYSTEM_FOLDERS = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/truetype/material-design-icons-iconfont"),
    Path("/usr/local/share/fonts"),
)
_SYSTEM_CACHE = Path("/var/cache/fontconfig")
_SYSTEM_SET = 0
_FILE_ENDINGS = ("ttf", "otf", "ttc")


@dataclass(frozen=True, slots=True)
class MissingFont:
    """A font that is not installed, and the Debian package that has it."""

    family: str
    package: str

    def __str__(self) -> str:
        return f"the font {self.family} is not installed (mend: install {self.package})"


class FontSet:
    """The installed fonts among those that the engine knows by name.

    Files whose names do not match a known family are not opened; files that are not fonts are ignored.
    """

    def __init__(self, folders: Sequence[Path] = (), cache: Path | None = None) -> None:
        """`folders` are searched before the system's; `cache` is a folder for fontconfig's index of them."""
        self._folders = (*folders, *SYSTEM_FOLDERS)
        self._caches = (_SYSTEM_CACHE, cache) if cache else (_SYSTEM_CACHE,)

    @cached_property
    def families(self) -> frozenset[str]:
        """The names of the families that are installed."""
        native = load()
        found = native.fontconfig.FcConfigGetFonts(self.config, _SYSTEM_SET)
        if found == native.ffi.NULL:
            return frozenset()
        return frozenset(name for index in range(found.nfont) for name in _names(native, found.fonts[index]))

    @cached_property
    def config(self) -> Any:
        """The `FcConfig *` that the font maps of all threads share; it lives as long as the process."""
        native = load()
        config = native.fontconfig.FcConfigCreate()
        native.fontconfig.FcConfigParseAndLoadFromMemory(config, self._xml().encode("utf-8"), 0)
        native.fontconfig.FcConfigBuildFonts(config)
        # Pango otherwise has fontconfig read the system's whole configuration, in a thread, and leaves it unused.
        native.fontconfig.FcConfigSetCurrent(config)
        return config

    def missing(self, languages: Iterable[str] | None = None) -> tuple[MissingFont, ...]:
        """Return the fonts that this machine lacks, for some languages or for all that the engine knows."""
        wanted = all_families() if languages is None else own_families(languages)
        return tuple(MissingFont(name, _package(name)) for name in wanted if name not in self.families)

    def _xml(self) -> str:
        folders = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in self._folders)
        caches = "".join(f"<cachedir>{escape(str(folder))}</cachedir>" for folder in self._caches)
        globs = sorted({f"*/{_stem(name)}-*.{ending}" for name in all_families() for ending in _FILE_ENDINGS})
        accepted = "".join(f"<glob>{glob}</glob>" for glob in globs)
        choice = f"<rejectfont><glob>*</glob></rejectfont><acceptfont>{accepted}</acceptfont>"
        return f"<fontconfig>{folders}{caches}<selectfont>{choice}</selectfont></fontconfig>"


def _names(native: Any, pattern: Any) -> list[str]:
    names: list[str] = []
    value = native.ffi.new("char **")
    while native.fontconfig.FcPatternGetString(pattern, b"family", len(names), value) == 0:
        names.append(native.ffi.string(value[0]).decode("utf-8", "replace"))
    return names


def _stem(family: str) -> str:
    """Return the prefix of a family's file names; the East Asian languages share their files."""
    return "".join(word for word in family.split() if word not in ("SC", "TC", "JP", "KR"))


def _package(family: str) -> str:
    if family == ICONS:
        return "fonts-material-design-icons-iconfont"
    return "fonts-noto-cjk" if "CJK" in family else "fonts-noto-core"
