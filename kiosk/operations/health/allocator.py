"""What becomes of memory that is let go: the GNU C library keeps it for later unless it is told otherwise.

Other C libraries are left alone.
"""

import ctypes
from contextlib import suppress

LARGE_BYTES = 2**20
"""A block of at least so much goes back at once."""
KEPT_BYTES = 8 * 2**20
"""Of small blocks so much may stay for the next frame: a frame that had to ask for it anew would be drawn later."""
ARENAS = 2
"""Places that threads take small blocks from; eight for each processor, unless told, none of which helps another."""
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""From malloc.h of the GNU C library; see mallopt(3)."""


def give_back_large_blocks() -> None:
    """Have the pixels of a picture go back to the system as soon as the picture is let go.

    The library otherwise learns from the first picture to keep all blocks up to that size for later, and small
    ones that come to lie between them hold them: a quarter of the kiosk's memory.
    """
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)
        library.mallopt(_M_TRIM_THRESHOLD, KEPT_BYTES)
        library.mallopt(_M_ARENA_MAX, ARENAS)


def give_back_all() -> None:
    """Give back whatever is free between blocks that are in use: some ten milliseconds, for a moment of rest.

    Without it what one visitor's pictures and words leave between those that stay adds up over months: malloc_trim(3).
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
