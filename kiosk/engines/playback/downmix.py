"""Makes stereo of any sound, and runs sound through FFmpeg's filters; together with `reader` the files with PyAV.

Everything is played in stereo, so loudness is measured in stereo too: `media prepare` uses the same downmix.
"""

from collections.abc import Iterator

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.error import BlockingIOError as NotYetError
from av.error import EOFError as AtEndError
from av.filter import Graph

RATE = 48_000
Filter = tuple[str, str]
"""The name of a filter of FFmpeg and its options."""

STEREO: Filter = ("aformat", "sample_fmts=fltp:channel_layouts=stereo")
"""The downmix of ITU-R BS.775: centre and surround channels at -3 dB, no low-frequency channel.

In floating point the sum is kept as it is. In whole numbers FFmpeg makes everything softer, by 7.7 dB for 5.1, so that
no sum can clip.
"""
_LIMITER: Filter = ("alimiter", "limit=0.98:level=false:latency=true")
"""Holds back the peaks that a downmix adds up to; it changes nothing below its limit."""
_PLAYED: Filter = ("aformat", f"sample_fmts=s16:channel_layouts=stereo:sample_rates={RATE}")
_FOLDED = 2
"""More channels than this are mixed together, and their sum may be too large."""


class FilterChain:
    """Frames of a sound on their way through filters."""

    def __init__(self, source: AudioStream | AudioFrame, filters: list[Filter], frame_size: int = 0) -> None:
        """Connect the filters; with a `frame_size`, frames come out in that many samples, except the last."""
        self._graph = Graph()
        self._last = (
            self._graph.add_abuffer(template=source)
            if isinstance(source, AudioStream)
            else self._graph.add_abuffer(
                sample_rate=source.sample_rate, format=source.format, layout=source.layout, time_base=source.time_base
            )
        )
        for name, options in filters:
            self._link(name, options)
        self._link("abuffersink", None)
        self._graph.configure()
        if frame_size:
            self._graph.set_audio_frame_size(frame_size)

    def through(self, frame: AudioFrame | None) -> Iterator[AudioFrame]:
        """Push a frame, or None at the end, and yield what comes out."""
        self._graph.push(frame)
        while True:
            try:
                done = self._graph.pull()
            except (NotYetError, AtEndError):
                return
            if isinstance(done, AudioFrame):
                yield done

    def _link(self, name: str, options: str | None) -> None:
        following = self._graph.add(name, options)
        self._last.link_to(following)
        self._last = following


class Stereo:
    """Turns frames of any format, also one that changes within the file, into 16-bit stereo at 48 kHz."""

    def __init__(self) -> None:
        """Wait for the first frame, which says what format the sound has."""
        self._chain: FilterChain | None = None
        self._format: tuple[str, str, int] | None = None

    def through(self, frame: AudioFrame | None) -> Iterator[AudioFrame]:
        """Push a frame, or None at the end, and yield what comes out."""
        if frame is None:
            if self._chain:
                yield from self._chain.through(None)
            return
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._chain is None or shape != self._format:
            if self._chain:
                yield from self._chain.through(None)
            self._format = shape
            limiter = [_LIMITER] if frame.layout.nb_channels > _FOLDED else []
            self._chain = FilterChain(frame, [STEREO, *limiter, _PLAYED])
        yield from self._chain.through(frame)
