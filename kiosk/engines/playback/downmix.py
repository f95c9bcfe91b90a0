"""The downmix of any sound to stereo, by FFmpeg's filters; this and `media_reader` use PyAV.

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

In floating point the sum is unchanged. In integers FFmpeg attenuates everything, by 7.7 dB for 5.1, so that no sum can
clip.
"""
_LIMITER: Filter = ("alimiter", "limit=0.98:level=false:latency=true")
"""The limiter of the peaks of a downmix; it changes nothing below its limit."""
_PLAYED: Filter = ("aformat", f"sample_fmts=s16:channel_layouts=stereo:sample_rates={RATE}")
_FOLDED = 2
"""With more channels than this the sum of a downmix may clip."""


class FilterChain:
    """A chain of filters for the frames of a sound."""

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
        """Push a frame, or None at the end, and yield the results."""
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
    """Converts frames of any format, which may change within the file, to 16-bit stereo at 48 kHz."""

    def __init__(self) -> None:
        """Create it without filters: the first frame determines the format."""
        self._chain: FilterChain | None = None
        self._format: tuple[str, str, int] | None = None

    def through(self, frame: AudioFrame | None) -> Iterator[AudioFrame]:
        """Push a frame, or None at the end, and yield the results."""
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
