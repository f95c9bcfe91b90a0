"""What becomes of memory that is let go."""

import ctypes
from contextlib import suppress

LARGE_BYTES = 2**20
"""A block of at least so much goes back at once."""
KEPT_BYTES = 8 * 2**20
"""Of small blocks so much may stay for the next frame: a frame that had to ask for it anew would be drawn later."""
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""From malloc.h of the GNU C library; see mallopt(3)."""


def give_back_large_blocks() -> None:
    """Have the pixels of a picture go back to the system as soon as the picture is let go.

    The GNU C library otherwise learns from the first picture to keep all blocks up to that size for later, and small
    ones that come to lie between them hold them: a quarter of the kiosk's memory. Other C libraries are left alone.
    """
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)
        library.mallopt(_M_TRIM_THRESHOLD, KEPT_BYTES)
