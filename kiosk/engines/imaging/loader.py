"""Picture loading: a few threads decode, and the main thread receives."""

import atexit
import heapq
import itertools
import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TypeAlias

from kiosk.engines.imaging.average_colours import AverageColours
from kiosk.engines.imaging.picture import LIMIT_BYTES, DecodedPicture, Fit, UnreadablePictureError
from kiosk.engines.imaging.scaled_cache import Key, ScaledCache
from kiosk.files import FileIdentity, identity

THREADS = 2
HUNG_S = 30.0
"""The timeout of decoding one picture; after it another thread replaces the one that hangs."""
MOST_HUNG = 6
_TONE_BOX = (16, 16)

Decode: TypeAlias = Callable[[Path, tuple[int, int], Fit, int], DecodedPicture]
OnDone: TypeAlias = Callable[[DecodedPicture | None], None]

_log = logging.getLogger(__name__)


def _decode(path: Path, box: tuple[int, int], fit: Fit, limit_bytes: int) -> DecodedPicture:
    # Pillow is slow to import: the decoding thread does it, while the main one draws text.
    from kiosk.engines.imaging.decode import decode
    from kiosk.engines.imaging.transparency import on_ground

    # Here, because all pictures on the screen are loaded here: panels, tiles, galleries, cards and the viewer.
    return on_ground(decode(path, box, fit, limit_bytes))


class Priority(IntEnum):
    """How soon a picture is wanted."""

    NOW = 0
    """It is on the screen."""
    SOON = 1
    """It is a neighbour of what is on the screen."""
    IDLE = 2
    """When nothing else is to be done."""


@dataclass(slots=True)
class Request:
    """A request for a picture."""

    on_done: OnDone
    cancelled: bool = False

    def cancel(self) -> None:
        """Cancel the request; `on_done` will not be called."""
        self.cancelled = True


@dataclass(slots=True)
class _Job:
    key: Key
    priority: Priority
    requests: list[Request] = field(default_factory=list)
    begun: bool = False
    begun_s: float = 0.0
    learnt: bool = False
    ended: bool = False
    """Whether decoding ended after its timeout, as when the process was suspended for a while."""

    @property
    def wanted(self) -> bool:
        return any(not request.cancelled for request in self.requests)


class Loader:
    """Decodes pictures off the main thread, each once for all its requests, and caches none.

    All methods are for the main thread; `on_done` is called by `poll` there, with None for what cannot be shown.
    """

    def __init__(
        self,
        threads: int = THREADS,
        decoder: Decode = _decode,
        limit_bytes: int = LIMIT_BYTES,
        tones: AverageColours | None = None,
        forms: ScaledCache | None = None,
        *,
        at_once: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`at_once` begins to decode with the first request; otherwise the first `poll` or `wait` does."""
        self._clock, self._hung = clock, 0
        self.tones, self.forms = tones or AverageColours(), forms or ScaledCache()
        self._broken: set[Key] = set()
        self._logged: set[tuple[Path, FileIdentity]] = set()
        self._decode, self._limit_bytes = decoder, limit_bytes
        self._wanted_threads, self._at_once = threads, at_once
        self._threads: list[threading.Thread] = []
        self._changed = threading.Condition()
        self._jobs: dict[Key, _Job] = {}
        self._heap: list[tuple[Priority, int, Key]] = []
        self._order = itertools.count()
        self._done: deque[tuple[_Job, DecodedPicture | None, str]] = deque()
        self._closed = False
        # A thread inside the decoder would crash the process while Python shuts down.
        atexit.register(self.close)

    @property
    def pending(self) -> bool:
        """Whether `poll` has, or will have, a result."""
        with self._changed:
            return bool(self._done) or self._working()

    def key(self, path: Path, box: tuple[int, int], fit: Fit = Fit.CONTAIN) -> Key:
        """Return the cache key of a picture: the file as it is now, and the size."""
        return _key(path, box, fit)

    def tone(self, path: Path) -> tuple[int, int, int] | None:
        """Return the average colour of a picture that has been decoded before, at any size."""
        return self.tones.get(path, identity(path))

    def request(
        self,
        path: Path,
        box: tuple[int, int],
        on_done: OnDone,
        *,
        fit: Fit = Fit.CONTAIN,
        priority: Priority = Priority.NOW,
        learn: bool = True,
    ) -> Request:
        """Request a picture; a later `poll` delivers it. With `learn` its average colour is remembered."""
        key, request = _key(path, box, fit), Request(on_done)
        with self._changed:
            if key in self._broken:
                self._done.append((_Job(key, priority, [request]), None, ""))
                return request
            decoded = next((job for job, _picture, _cause in self._done if job.key == key), None)
            if decoded is not None:
                decoded.requests.append(request)
                decoded.learnt |= learn
                return request
            job = self._jobs.setdefault(key, _Job(key, priority))
            if not job.requests or (priority < job.priority and not job.begun):
                job.priority = priority
                heapq.heappush(self._heap, (priority, next(self._order), key))
            job.requests.append(request)
            job.learnt |= learn
            self._changed.notify()
        if self._at_once:
            self._start()
        return request

    def learn_tones(self, paths: Iterable[Path]) -> None:
        """Compute the average colours of pictures when there is nothing else to do."""
        for path in paths:
            if self.tone(path) is None:
                self.request(path, _TONE_BOX, lambda _picture: None, priority=Priority.IDLE)

    def wait(self, timeout_s: float) -> bool:
        """Wait until `poll` has a result or nothing is pending; return False after the timeout."""
        self._start()
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._done) or not self._working(), timeout_s)

    def poll(self, most_bytes: int = sys.maxsize) -> int:
        """Deliver what is decoded; return the number of requests served. Never waits.

        With `most_bytes` the rest is left for the next call once so many bytes of pixels have been delivered.
        """
        self._give_up_hung()
        self._start()
        handed = spent = 0
        while self._done and spent < most_bytes:
            job, picture, cause = self._done.popleft()
            spent += len(picture.rgba) if picture and job.wanted else 0
            if cause and not job.ended:
                self._note_broken(job.key, cause)
            elif picture and job.learnt:
                self.tones.learn(*job.key[:2], picture.average_colour)
            for request in job.requests:
                if not request.cancelled:
                    request.on_done(picture)
                    handed += 1
        return handed

    def close(self) -> None:
        """Stop the threads, each after its current picture; wait a second at most."""
        atexit.unregister(self.close)
        with self._changed:
            self._closed = True
            self._jobs.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(timeout=1.0 / len(self._threads))

    def _working(self) -> bool:
        """Return whether something is to be decoded; a cancelled request counts once its decoding has begun."""
        return any(job.wanted or job.begun for job in self._jobs.values())

    def _give_up_hung(self) -> None:
        """Give up decoders that hang, and start others in their places, up to MOST_HUNG times."""
        with self._changed:
            latest_s = self._clock() - HUNG_S
            for job in [job for job in self._jobs.values() if job.begun and job.begun_s < latest_s]:
                del self._jobs[job.key]
                self._done.append((job, None, f"decoding it has not ended within {HUNG_S:.0f} s"))
                self._hung += 1
                self._wanted_threads += self._hung <= MOST_HUNG

    def _start(self) -> None:
        while len(self._threads) < self._wanted_threads:
            thread = threading.Thread(target=self._work, name="kiosk-pictures", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while (job := self._next_job()) is not None:
            path, _, box, fit = job.key
            picture, cause, scaled = None, "", False
            try:
                picture = self.forms.find(job.key)
                scaled = picture is None
                picture = picture or self._decode(path, box, fit, self._limit_bytes)
            except UnreadablePictureError as error:
                cause = str(error)
            except Exception as error:  # noqa: BLE001  A dead thread would leave every later picture blank.
                cause = f"{type(error).__name__}: {error}"
            with self._changed:
                if self._jobs.get(job.key) is not job:
                    # Timed out: another thread has replaced this one. The next request may have the picture.
                    job.ended = True
                    self._broken.discard(job.key)
                    return
                del self._jobs[job.key]
                self._done.append((job, picture, cause))
                self._changed.notify_all()
            if picture is not None and scaled:
                self.forms.keep(job.key, picture)
            # While this thread waits, it must not keep the requesting screen alive.
            del job, picture

    def _next_job(self) -> _Job | None:
        """Wait for the most urgent job that is still wanted; None when closed."""
        with self._changed:
            while not self._closed:
                while self._heap:
                    job = self._jobs.get(heapq.heappop(self._heap)[2])
                    if job is None or job.begun:
                        continue
                    if job.wanted:
                        job.begun, job.begun_s = True, self._clock()
                        return job
                    del self._jobs[job.key]
                self._changed.wait()
            return None

    def _note_broken(self, key: Key, cause: str) -> None:
        """Remember a picture that cannot be shown, and log it once for all sizes."""
        self._broken.add(key)
        if key[:2] not in self._logged:
            self._logged.add(key[:2])
            _log.warning("%s cannot be shown: %s", key[0], cause)


def _key(path: Path, box: tuple[int, int], fit: Fit) -> Key:
    return path, identity(path), box, fit
