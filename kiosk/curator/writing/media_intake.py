"""Takes a picture, film or sound into media/, with its description beside it."""

from pathlib import Path
from typing import Any

from kiosk.content.choices import MediumKind
from kiosk.content.endings import KINDS, UNUSABLE
from kiosk.curator.reference import schema
from kiosk.curator.writing.edits import save
from kiosk.curator.writing.yaml_layout import written
from kiosk.errors import KioskError
from kiosk.files import copy_whole
from kiosk.paths import Paths
from kiosk.settings.fields import as_id


def kind_of(file: Path) -> MediumKind:
    """Return what a file is, by its ending. Raises KioskError for what the kiosk cannot show or play."""
    ending = file.suffix.lower().lstrip(".")
    if ending in KINDS:
        return KINDS[ending]
    advice = UNUSABLE.get(ending)
    mend = advice.mend if advice else "save it as jpg, mp4 or ogg"
    raise KioskError(f"{file.name} is of a kind that the kiosk cannot show. {mend[0].upper()}{mend[1:]}.")


def place_for(paths: Paths, file: Path, folder: str) -> str:
    """Return the id that a file gets in media/<folder>/. Raises KioskError if it cannot be shown or the id is taken."""
    if kind_of(file) is MediumKind.PICTURE:
        _readable(file)
    medium = f"{folder}/{as_id(file.stem)}"
    there = next((one for one in _files(paths, file, medium) if one.exists()), None)
    if there:
        raise KioskError(f"{paths.name(there)} is there already. Use it as {medium}, or give your file another name.")
    return medium


def take(paths: Paths, file: Path, folder: str, about: dict[str, Any], *, overwrite: bool = False) -> str:
    """Copy a file to media/<folder>/ and write its description; give its id. Raises KioskError and OSError.

    What is there already stays, unless `overwrite` says otherwise.
    """
    kind_of(file)
    medium = f"{folder}/{as_id(file.stem)}" if overwrite else place_for(paths, file, folder)
    target, sidecar = _files(paths, file, medium)
    copy_whole(file, target)
    save(sidecar, f"{schema.modeline(paths, sidecar, 'medium')}\n{written(about)}")
    return medium


def _files(paths: Paths, file: Path, medium: str) -> tuple[Path, Path]:
    """Return where a file and its description go."""
    return paths.media / f"{medium}{file.suffix.lower()}", paths.media / f"{medium}.yaml"


def _readable(file: Path) -> None:
    from kiosk.engines.imaging.decode import source_size
    from kiosk.engines.imaging.picture import TooLargePictureError, UnreadablePictureError

    try:
        source_size(file)
    except TooLargePictureError:
        # `kiosk media prepare` makes tiles of it.
        return
    except UnreadablePictureError as error:
        raise KioskError(
            f"{file.name} cannot be shown: {str(error).partition(';')[0]}. Save it again as jpg."
        ) from error
