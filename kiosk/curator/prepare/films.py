"""Preparation of films that play smoothly everywhere: H.264, 8 bits, 1080p at most, sound at -23 LUFS.

PyAV (FFmpeg) does the work. A video stream that needs no change is copied.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.codec.codec import UnknownCodecError
from av.container import InputContainer, OutputContainer
from av.error import BlockingIOError as NotYetError
from av.error import EOFError as AtEndError
from av.error import FFmpegError
from av.filter import Graph
from av.packet import Packet
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange
from av.video.stream import VideoStream

from kiosk.curator.prepare.interlacing import deinterlacing
from kiosk.curator.prepare.loudness import Loudness, loudness_change, measure
from kiosk.curator.prepare.recipes import CannotPrepareError, Progress, Recipe, Work
from kiosk.engines.playback.api import UnreadableError
from kiosk.engines.playback.downmix import STEREO, FilterChain
from kiosk.engines.playback.media_reader import open_container
from kiosk.engines.playback.packet_length import packets_s

Encoded: TypeAlias = "Packet[Any]"

LONG_PX, SHORT_PX = 1920, 1080
MOST_FPS = 60.5
_FORMATS = ("yuv420p", "yuvj420p")
_HIGH_DYNAMIC_RANGE = {16, 18}
"""Transfer characteristics PQ and HLG, by their numbers in ITU-T H.273."""
_TURNS = {90: ["cclock"], 180: ["clock", "clock"], 270: ["clock"]}
"""Options of FFmpeg's filter transpose by anti-clockwise degrees."""
_QUALITY = {"crf": "20", "preset": "medium", "profile": "high", "maxrate": "16M", "bufsize": "32M"}
_KEY_FRAME_S = 2
"""Longest distance between key frames, so that seeking is fast."""
_SOUND_RATE = 48_000
_SOUND = ("aformat", f"sample_fmts=fltp:sample_rates={_SOUND_RATE}:channel_layouts=stereo")


@dataclass(frozen=True, slots=True)
class _Plan:
    """The changes that a film needs."""

    copied: bool
    """Whether its video stream is copied."""
    fields: list[tuple[str, str]]
    """The deinterlacing filters."""
    level: Loudness | None
    """Its loudness, where that must change."""


def _judge(original: Path) -> Work | None:
    loudness = measure(original)
    try:
        with open_container(original) as container:
            pictures, endless = _not_smooth(container), not _says_length(container)
        fields = deinterlacing(original)
    except (UnreadableError, FFmpegError) as error:
        raise CannotPrepareError(str(error)) from error
    level = loudness if loudness and not loudness.right else None
    reasons = [
        pictures,
        fields and "its interlaced pictures become whole ones",
        endless and "it does not say how long it lasts, and is written anew",
        level and loudness_change(level),
    ]

    def make(original: Path, place: Path, progress: Progress) -> None:
        _make(original, place, progress, _Plan(not (pictures or fields), fields, level))

    said = ", ".join(reason for reason in reasons if reason)
    return Work(said, make) if said else None


def _says_length(container: InputContainer) -> bool:
    streams = [*container.streams.video[:1], *container.streams.audio[:1]]
    return bool(container.duration) or any(stream.duration for stream in streams)


def _not_smooth(container: InputContainer) -> str:
    """Return why the video of a film may not play smoothly; "" where it will."""
    if not container.streams.video:
        raise CannotPrepareError("it has no pictures")
    stream = container.streams.video[0]
    context, rate = stream.codec_context, float(stream.average_rate or 0)
    reasons = [
        context.name != "h264" and f"{context.name} becomes H.264",
        context.name == "h264" and context.pix_fmt not in _FORMATS and f"{context.pix_fmt} becomes yuv420p",
        _fitting(context.width, context.height) != (context.width, context.height)
        and f"{context.width} x {context.height} is reduced to 1080p",
        rate > MOST_FPS and f"{rate:.0f} pictures a second are too many",
    ]
    said = ", ".join(reason for reason in reasons if reason)
    if said and context.color_trc in _HIGH_DYNAMIC_RANGE:
        raise CannotPrepareError("its brightness is HDR; export it as SDR (BT.709)")
    return said


def _fitting(width: int, height: int) -> tuple[int, int]:
    """Return the size within 1080p, portrait or landscape, in even numbers where it changes."""
    scale = min(1.0, LONG_PX / max(width, height), SHORT_PX / min(width, height))
    return (
        (width, height)
        if scale == 1.0
        else (max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2))
    )


def _make(original: Path, place: Path, progress: Progress, plan: _Plan) -> None:
    try:
        with (
            open_container(original) as source,
            av.open(str(place), "w", format="mp4", options={"movflags": "+faststart"}) as output,
        ):
            pictures = source.streams.video[0]
            ways: dict[int, _Way] = {
                pictures.index: _Copied(output, pictures)
                if plan.copied
                else _Pictures(output, pictures, _first(original), plan.fields)
            }
            if source.streams.audio:
                sound = source.streams.audio[0]
                ways[sound.index] = _Sound(output, sound, plan.level)
            _flow(source, ways, output, _share(source, original, progress))
    except (UnreadableError, FFmpegError, ValueError) as error:
        raise CannotPrepareError(str(error)) from error


def _share(source: InputContainer, original: Path, progress: Progress) -> Callable[[Encoded], None]:
    """Return a callback that reports the progress, given the current packet."""
    length_s = (source.duration or 0) / av.time_base or packets_s(original) or 0.0

    def tell(packet: Encoded) -> None:
        if packet.pts is not None and length_s:
            progress(min(max(float(packet.pts * packet.time_base) / length_s, 0.0), 1.0))

    return tell


def _flow(
    source: InputContainer, ways: dict[int, "_Way"], output: OutputContainer, told: Callable[[Encoded], None]
) -> None:
    streams = [source.streams[index] for index in ways]
    for packet in source.demux(streams):
        for done in ways[packet.stream_index].through(packet):
            output.mux(done)
        told(packet)
    for way in ways.values():
        for done in way.rest():
            output.mux(done)


class _Way:
    """A converter of the packets of one stream."""

    def through(self, packet: Encoded) -> Iterator[Encoded]:
        """Yield the converted packets of a packet; the empty one at the end comes too."""
        raise NotImplementedError

    def rest(self) -> Iterator[Encoded]:
        """Yield the remaining packets at the end."""
        return iter(())


class _Copied(_Way):
    """Packets copied without change."""

    def __init__(self, output: OutputContainer, stream: VideoStream) -> None:
        self._stream = output.add_stream_from_template(stream)
        self._untimed: list[Encoded] = []

    def through(self, packet: Encoded) -> Iterator[Encoded]:
        if not packet.size:
            return
        if packet.dts is None and packet.pts is not None:
            # Matroska leaves out the first decoding times; they follow from the first packet that has one.
            self._untimed.append(packet)
            return
        yield from self._timed(packet.dts)
        packet.stream = self._stream
        yield packet

    def rest(self) -> Iterator[Encoded]:
        yield from self._timed(None)

    def _timed(self, next_dts: int | None) -> Iterator[Encoded]:
        """Yield the waiting packets, each with a decoding time one picture before the next."""
        count = len(self._untimed)
        for place, packet in enumerate(self._untimed):
            step = packet.duration or 1
            packet.dts = packet.pts if next_dts is None else next_dts - (count - place) * step
            packet.stream = self._stream
            yield packet
        self._untimed.clear()


class _Sound(_Way):
    """Sound at the target loudness, as AAC."""

    def __init__(self, output: OutputContainer, stream: AudioStream, level: Loudness | None) -> None:
        self._stream = output.add_stream("aac", rate=_SOUND_RATE, layout="stereo", bit_rate=192_000)
        self._stream.codec_context.open()
        filters = [STEREO, *(level.filters() if level else []), _SOUND]
        self._levelled = FilterChain(stream, filters, self._stream.codec_context.frame_size)

    def through(self, packet: Encoded) -> Iterator[Encoded]:
        for frame in packet.decode():
            if not isinstance(frame, AudioFrame):
                continue
            for levelled in self._levelled.through(frame):
                yield from self._stream.encode(levelled)

    def rest(self) -> Iterator[Encoded]:
        for levelled in self._levelled.through(None):
            yield from self._stream.encode(levelled)
        yield from self._stream.encode(None)


class _Pictures(_Way):
    """Pictures rotated upright, in square pixels, within 1080p, as H.264."""

    def __init__(
        self, output: OutputContainer, source: VideoStream, first: VideoFrame, fields: list[tuple[str, str]]
    ) -> None:
        """Connect the filters and open the encoder; the first picture tells the rotation of the film."""
        turns = _TURNS.get(first.rotation % 360, [])
        width, height = round(first.width * float(source.sample_aspect_ratio or 1)), first.height
        if len(turns) == 1:
            width, height = height, width
        width, height = (side + side % 2 for side in _fitting(width, height))
        rate = source.average_rate or Fraction(25)
        while rate > MOST_FPS:
            rate /= 2
        self._graph = _chained(
            source,
            [
                *(fields or [("bwdif", "mode=send_frame:deint=interlaced")]),
                *(("transpose", f"dir={turn}") for turn in turns),
                *([("fps", f"fps={rate}")] if rate != source.average_rate else []),
                ("scale", f"{width}:{height}:flags=lanczos:out_range=limited"),
                ("setsar", "1"),
                ("format", "yuv420p"),
            ],
        )
        self._stream = output.add_stream("libx264", rate=rate, options=_QUALITY)
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, "yuv420p"
        _describe(self._stream, source, first)
        self._stream.codec_context.gop_size = round(rate * _KEY_FRAME_S)

    def through(self, packet: Encoded) -> Iterator[Encoded]:
        for frame in packet.decode():
            if isinstance(frame, VideoFrame):
                self._graph.vpush(frame)
                yield from self._encoded()

    def rest(self) -> Iterator[Encoded]:
        self._graph.vpush(None)
        yield from self._encoded()
        yield from self._stream.encode(None)

    def _encoded(self) -> Iterator[Encoded]:
        while True:
            try:
                frame = self._graph.vpull()
            except (NotYetError, AtEndError):
                return
            # The encoder chooses the key frames.
            frame.pict_type = PictureType.NONE
            yield from self._stream.encode(frame)


def _first(original: Path) -> VideoFrame:
    with open_container(original) as container:
        for frame in container.decode(video=0):
            return frame
    raise CannotPrepareError("it has no picture that could be decoded")


def _chained(source: VideoStream, filters: list[tuple[str, str]]) -> Graph:
    graph = Graph()
    last = graph.add_buffer(template=source)
    for name, options in [*filters, ("buffersink", None)]:
        following = graph.add(name, options)
        last.link_to(following)
        last = following
    graph.configure()
    return graph


def _describe(stream: VideoStream, source: VideoStream, first: VideoFrame) -> None:
    """Set the time base and the colour description of the new stream."""
    context = stream.codec_context
    context.time_base = source.time_base or Fraction(1, 90_000)
    context.color_range = ColorRange.MPEG
    context.colorspace = first.colorspace
    context.color_trc = source.codec_context.color_trc
    context.color_primaries = source.codec_context.color_primaries


def _recipe() -> Recipe:
    try:
        av.Codec("libx264", "w")
    except UnknownCodecError:
        return Recipe("film-2", ".mp4", _without_encoder)
    return Recipe("film-2", ".mp4", _judge)


def _without_encoder(original: Path) -> Work | None:
    if _judge(original) is None:
        return None
    raise CannotPrepareError("this PyAV has no encoder for H.264; export the film as H.264, 1080p, yuv420p")


FILMS = _recipe()
"""The film as H.264 in mp4."""
