"""An exhibition in one file: written from a folder, and made into a folder again, whole or not at all."""

from kiosk.content.packing.exhibit import pack_exhibit
from kiosk.content.packing.manifest import ENDING, MANIFEST, PackManifest, PackError
from kiosk.content.packing.reader import MOST_BYTES, manifest_of, unpack
from kiosk.content.packing.writer import pack

__all__ = ["ENDING", "MANIFEST", "MOST_BYTES", "PackManifest", "PackError", "manifest_of", "pack", "pack_exhibit", "unpack"]
