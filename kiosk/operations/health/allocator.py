"""Settings of the GNU C library's allocator, which otherwise keeps freed memory for later.

Other C libraries are left alone.
"""

import ctypes
from contextlib import suppress

LARGE_BYTES = 2**20
"""Freed blocks of at least this size are returned to the system immediately."""
KEPT_BYTES = 8 * 2**20
"""So many bytes of small freed blocks are kept: requesting them again would delay a frame."""
ARENAS = 2
"""Memory pools of threads; the default is eight for each processor, and none can use the free memory of another."""
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""From malloc.h of the GNU C library; see mallopt(3)."""


def give_back_large_blocks() -> None:
    """Return the pixels of a picture to the system as soon as the picture is freed.

    By default the library raises its threshold after the first picture and keeps all blocks up to that size; small
    blocks between them then prevent their return: a quarter of the kiosk's memory.
    """
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)
        library.mallopt(_M_TRIM_THRESHOLD, KEPT_BYTES)
        library.mallopt(_M_ARENA_MAX, ARENAS)


def give_back_all() -> None:
    """Return free memory between used blocks to the system: takes some ten milliseconds, for an idle moment.

    Without it, fragmentation caused by each visitor's pictures and texts adds up over months: malloc_trim(3).
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
