"""An exhibition in one file: written from a folder, and made into a folder again, whole or not at all."""

from kiosk.content.packing.exhibit import pack_exhibit
from kiosk.content.packing.manifest import ENDING, MANIFEST, PackError, PackManifest
from kiosk.content.packing.reader import MOST_BYTES, manifest_of, unpack
from kiosk.content.packing.writer import pack

__all__ = [
    "ENDING",
    "MANIFEST",
    "MOST_BYTES",
    "PackError",
    "PackManifest",
    "manifest_of",
    "pack",
    "pack_exhibit",
    "unpack",
]
