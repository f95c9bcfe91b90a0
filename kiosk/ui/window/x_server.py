"""A connection to the X server, separate from SDL's: for use in a thread, since a server may not answer.

It uses libxcb, which reports a dead server; libX11 would exit the process from the thread that notices it first.
"""

import ctypes
import logging
import struct
from ctypes import POINTER, byref, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any, NamedTuple

_SUCCESS, _ASYNCHRONOUS, _NOW, _NOTHING = 0, 1, 0, 0
_VIEWABLE = 2
_X, _Y, _WIDTH, _HEIGHT, _STACKED = 1, 2, 4, 8, 64
_ABOVE = 0
_CLIENT_MESSAGE, _TO_WINDOW_MANAGER = 33, 3 << 19
_FROM_A_PAGER = 2
"""Window managers may refuse an application's request to come to the front, but follow a pager's."""
_QUARTERS = {1: 0, 2: 1, 4: 2, 8: 3}
"""RandR's names of rotations."""
_log = logging.getLogger(__name__)

Size = tuple[int, int]


class GrabState(NamedTuple):
    """Whether a client holds a grab, or it is refused for another reason."""

    keyboard: bool
    mouse: bool


class _Roots(ctypes.Structure):
    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


_CALLS: dict[str, tuple[Any, ...]] = {
    # The first entry is the return type; each request but xcb_connect takes the connection as its first argument.
    "xcb_connection_has_error": (c_int,),
    "xcb_get_setup": (c_void_p,),
    "xcb_flush": (c_int,),
    "xcb_disconnect": (None,),
    "xcb_poll_for_event": (c_void_p,),
    "xcb_get_geometry": (c_uint32, c_uint32),
    "xcb_get_window_attributes": (c_uint32, c_uint32),
    "xcb_intern_atom": (c_uint32, c_uint8, c_uint16, c_char_p),
    "xcb_get_property": (c_uint32, c_uint8, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32),
    "xcb_grab_keyboard": (c_uint32, c_uint8, c_uint32, c_uint32, c_uint8, c_uint8),
    "xcb_grab_pointer": (
        *(c_uint32, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8),
        *(c_uint32, c_uint32, c_uint32),
    ),
    "xcb_ungrab_keyboard": (c_uint32, c_uint32),
    "xcb_ungrab_pointer": (c_uint32, c_uint32),
    "xcb_configure_window": (c_uint32, c_uint32, c_uint16, c_char_p),
    "xcb_map_window": (c_uint32, c_uint32),
    "xcb_set_input_focus": (c_uint32, c_uint8, c_uint32, c_uint32),
    "xcb_send_event": (c_uint32, c_uint8, c_uint32, c_uint32, c_char_p),
}
_WITH_REPLY = ("get_geometry", "get_window_attributes", "intern_atom", "get_property", "grab_keyboard", "grab_pointer")
_REPLY_BYTES = 32
"""Bytes of a reply that are read; everything needed here is within."""


class XServer:
    """A connection for one thread. A missing reply, as from a dead server, is empty."""

    def __init__(self, xcb: ctypes.CDLL, randr: ctypes.CDLL | None, connection: int, screen: int) -> None:
        """Take the libraries, an open connection, and the number of the screen that DISPLAY names."""
        self._xcb, self._randr, self._c = xcb, randr, c_void_p(connection)
        self._free = ctypes.CDLL(None).free
        self._free.argtypes, self._free.restype = [c_void_p], None
        roots = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(self._c))
        while screen > 0 and roots.rem > 1:
            xcb.xcb_screen_next(byref(roots))
            screen -= 1
        self._root: int = roots.data[0]

    @classmethod
    def open(cls) -> "XServer | None":
        """Connect to the server in DISPLAY; None if there is none."""
        xcb, screen = load(), c_int()
        if xcb is None:
            return None
        connection = xcb.xcb_connect(None, byref(screen))
        if xcb.xcb_connection_has_error(connection):
            xcb.xcb_disconnect(connection)
            return None
        return cls(xcb, _load_randr(), connection, screen.value)

    @property
    def gone(self) -> bool:
        """Whether the connection is broken."""
        return bool(self._xcb.xcb_connection_has_error(self._c))

    def close(self) -> None:
        """Close the connection."""
        self._xcb.xcb_disconnect(self._c)

    def screen_size(self) -> Size | None:
        """Return the current size of the screen in pixels."""
        return self.size_of(self._root)

    def size_of(self, window: int) -> Size | None:
        """Return the size of a window."""
        place = self._place(window)
        return place and place[2:]

    def fit(self, window: int) -> Size | None:
        """Resize a window to the screen; return its new size, None if it already filled the screen."""
        size = self.screen_size()
        if size is None or self._place(window) in (None, (0, 0, *size)):
            return None
        self._configure(window, _X | _Y | _WIDTH | _HEIGHT, 0, 0, *size)
        return size

    def managed(self) -> bool:
        """Return whether a window manager runs (EWMH, _NET_SUPPORTING_WM_CHECK)."""
        atom = self._atom(b"_NET_SUPPORTING_WM_CHECK")
        answer = self._ask("get_property", 0, self._root, atom, 0, 0, 1)
        # The number of values follows the type and the number of remaining bytes.
        return bool(answer) and struct.unpack_from("<I", answer, 16)[0] > 0

    def quarters(self) -> int:
        """Return the screen's rotation by RandR, in quarter turns to the left."""
        if self._randr is None:
            return 0
        answer = self._read(
            self._randr.xcb_randr_get_screen_info_reply, self._randr.xcb_randr_get_screen_info(self._c, self._root)
        )
        return _QUARTERS.get(struct.unpack_from("<H", answer, 24)[0] & 15, 0) if answer else 0

    def grabs(self) -> GrabState:
        """Return whether a client has grabbed keyboard and mouse. What is free is grabbed briefly and released."""
        way = (_ASYNCHRONOUS, _ASYNCHRONOUS)
        keyboard = self._ask("grab_keyboard", 0, self._root, _NOW, *way)
        self._xcb.xcb_ungrab_keyboard(self._c, _NOW)
        mouse = self._ask("grab_pointer", 0, self._root, 0, *way, _NOTHING, _NOTHING, _NOW)
        self._xcb.xcb_ungrab_pointer(self._c, _NOW)
        # The reply to another request arrives once both are free again.
        self._place(self._root)
        return GrabState(not _granted(keyboard), not _granted(mouse))

    def viewable(self, window: int) -> bool:
        """Return whether a window is on the screen."""
        answer = self._ask("get_window_attributes", window)
        return bool(answer) and answer[26] == _VIEWABLE

    def to_front(self, window: int) -> None:
        """Request a window to be shown above all others, with the keyboard focus."""
        self._xcb.xcb_map_window(self._c, window)
        self._configure(window, _STACKED, _ABOVE)
        if self.managed():
            message = (_CLIENT_MESSAGE, 32, 0, window, self._atom(b"_NET_ACTIVE_WINDOW"), _FROM_A_PAGER, _NOW, 0, 0, 0)
            self._xcb.xcb_send_event(self._c, 0, self._root, _TO_WINDOW_MANAGER, struct.pack("<BBHII5I", *message))
        else:
            self._xcb.xcb_set_input_focus(self._c, 1, window, _NOW)
        self._xcb.xcb_flush(self._c)

    def forget_events(self) -> None:
        """Discard events of the server, such as errors of requests for a window that is gone."""
        while event := self._xcb.xcb_poll_for_event(self._c):
            self._free(event)

    def _place(self, window: int) -> tuple[int, int, int, int] | None:
        answer = self._ask("get_geometry", window)
        return struct.unpack_from("<hhHH", answer, 12) if answer else None

    def _atom(self, name: bytes) -> int:
        answer = self._ask("intern_atom", 0, len(name), name)
        return int(struct.unpack_from("<I", answer, 8)[0]) if answer else 0

    def _configure(self, window: int, what: int, *values: int) -> None:
        self._xcb.xcb_configure_window(self._c, window, what, struct.pack(f"<{len(values)}I", *values))
        self._xcb.xcb_flush(self._c)

    def _ask(self, name: str, *arguments: Any) -> bytes:
        cookie = getattr(self._xcb, f"xcb_{name}")(self._c, *arguments)
        return self._read(getattr(self._xcb, f"xcb_{name}_reply"), cookie)

    def _read(self, reply: Any, cookie: int) -> bytes:
        answer = reply(self._c, cookie, None)
        if not answer:
            return b""
        try:
            return ctypes.string_at(answer, _REPLY_BYTES)
        finally:
            self._free(answer)


def _granted(answer: bytes) -> bool:
    return bool(answer) and answer[1] == _SUCCESS


def load() -> ctypes.CDLL | None:
    """Load libxcb, None if it is not installed; libX11, which SDL needs on an X server, depends on it."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        _log.info("the X server cannot be asked anything: %s", error)
        return None
    for name, (answer, *arguments) in _CALLS.items():
        call = getattr(xcb, name)
        call.restype, call.argtypes = answer, [c_void_p, *arguments]
    for name in _WITH_REPLY:
        call = getattr(xcb, f"xcb_{name}_reply")
        call.restype, call.argtypes = c_void_p, [c_void_p, c_uint32, c_void_p]
    xcb.xcb_connect.restype, xcb.xcb_connect.argtypes = c_void_p, [c_char_p, c_void_p]
    xcb.xcb_setup_roots_iterator.restype, xcb.xcb_setup_roots_iterator.argtypes = _Roots, [c_void_p]
    xcb.xcb_screen_next.restype, xcb.xcb_screen_next.argtypes = None, [c_void_p]
    return xcb


def _load_randr() -> ctypes.CDLL | None:
    try:
        randr = ctypes.CDLL("libxcb-randr.so.0")
    except OSError:
        return None
    ask, reply = randr.xcb_randr_get_screen_info, randr.xcb_randr_get_screen_info_reply
    ask.restype, ask.argtypes = c_uint32, [c_void_p, c_uint32]
    reply.restype, reply.argtypes = c_void_p, [c_void_p, c_uint32, c_void_p]
    return randr
