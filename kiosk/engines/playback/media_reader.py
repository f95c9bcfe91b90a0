"""Reads films and sounds from files, with PyAV.

A reader belongs to one thread. All faults of a file become an `UnreadableError` whose message names the cause.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from av.video.stream import VideoStream
from PIL import Image

from kiosk.engines.playback.api import FilmFrame, Take, UnreadableError
from kiosk.engines.playback.downmix import RATE, Stereo
from kiosk.files import require

FRAME_BYTES = 4
"""Bytes of one sample frame: 16 bits, two channels."""
MAX_PIXELS = 8192 * 4352
"""A little over 8K; a header with more is treated as damaged."""
_BAD_PACKETS = 50
_GAP_S = 0.05
_JUMP_S = 30.0
"""A time stamp that differs by more than this is treated as damaged, and ignored."""
# Only these: a text file must not be read as a playlist, which could open network connections.
_FORMATS = "mov,mp4,m4a,matroska,webm,ogg,wav,mp3,flac,aac,avi,mpegts,mpeg"
_LOOKED_AT = (64, 36)
"""Width and height to which a picture is reduced to test whether it is black."""
_LIT = 26
"""Of 255: a tenth of full brightness, as in FFmpeg's blackdetect."""
_LIT_SHARE = 0.02
"""A picture with less than this share of pixels so bright is black."""
# Measured: accurate rounding is four times slower and further from the reference on a chart.
_SCALING = Interpolation.BILINEAR


def open_container(path: Path) -> InputContainer:
    """Open a regular file of a known format, and nothing that it refers to. Raises `UnreadableError`."""
    options = {"format_whitelist": _FORMATS, "protocol_whitelist": "file", "max_pixels": str(MAX_PIXELS)}
    try:
        # Opening a pipe or a device would block forever.
        require(path)
        return av.open(str(path), options=options, metadata_errors="replace")
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file") from error
    except (FFmpegError, OSError, ValueError) as error:
        raise UnreadableError(_cause(error)) from error


def _cause(error: BaseException) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]


class _Reader:
    """An open file; closes itself at the end of a `with`."""

    def __init__(self, path: Path) -> None:
        self._container = open_container(path)
        self._begun = False
        self._origin_s = (self._container.start_time or 0) / av.time_base

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._container.close()

    def _seek(self, position_s: float) -> None:
        if not position_s and not self._begun:
            return
        self._begun = True
        try:
            self._container.seek(round((position_s + self._origin_s) * av.time_base), backward=True)
        except FFmpegError as error:
            raise UnreadableError(_cause(error)) from error

    def _decoded(self, stream: Any) -> Iterator[Any]:
        """Yield the frames of a stream; damaged packets are skipped, up to a number."""
        self._begun = True
        bad, packets = 0, self._container.demux(stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                yield from packet.decode()
            except FFmpegError as error:
                bad += 1
                if bad > _BAD_PACKETS or isinstance(error, OSError):
                    raise UnreadableError(_cause(error)) from error


class FilmReader(_Reader):
    """The pictures of a film."""

    def __init__(self, path: Path) -> None:
        """Open a film. Raises UnreadableError."""
        super().__init__(path)
        try:
            self._stream = self._picture_stream()
        except UnreadableError:
            self.close()
            raise
        self.has_sound = bool(self._container.streams.audio)
        ends = [stream.duration * stream.time_base for stream in self._timed() if stream.duration and stream.time_base]
        length_s = float(max(ends, default=0)) or (self._container.duration or 0) / av.time_base
        self.duration_s: float | None = length_s if length_s > 0 else None
        """The length in seconds; None where the header does not say."""
        self.rotation = 0
        """The rotation of the frames in degrees anti-clockwise; known from the first frame on."""

    def _timed(self) -> list[VideoStream | AudioStream]:
        return [self._stream, *self._container.streams.audio[:1]]

    def _picture_stream(self) -> VideoStream:
        if not self._container.streams.video:
            raise UnreadableError("it has no pictures")
        stream = self._container.streams.video[0]
        pixels = stream.codec_context.width * stream.codec_context.height
        if not 0 < pixels <= MAX_PIXELS:
            raise UnreadableError(f"it claims {stream.codec_context.width} x {stream.codec_context.height} pixels")
        stream.thread_type = "AUTO"
        return stream

    def frames(self, start_s: float = 0.0) -> Iterator[tuple[float, VideoFrame]]:
        """Yield (seconds, picture) from the one shown at `start_s` on."""
        self._seek(start_s)
        previous: tuple[float, VideoFrame] | None = None
        for frame in self._decoded(self._stream):
            if frame.pts is None:
                continue
            self.rotation = frame.rotation % 360
            moment = (max(frame.time - self._origin_s, 0.0), frame)
            if previous and moment[0] > start_s:
                yield previous
            previous = moment
        if previous:
            yield previous

    def hurry(self, *, late: bool) -> None:
        """While late, skip the pictures that no other picture depends on."""
        self._stream.codec_context.skip_frame = "NONREF" if late else "DEFAULT"

    def shown_size(self, frame: VideoFrame) -> tuple[int, int]:
        """Return width and height as shown: with square pixels, rotated."""
        aspect = self._stream.sample_aspect_ratio or 1
        width, height = max(round(frame.width * float(aspect)), 1), frame.height
        return (height, width) if self.rotation in {90, 270} else (width, height)

    def is_black(self, moment: tuple[float, VideoFrame]) -> bool:
        """Return whether a picture looks black to a visitor."""
        frame = moment[1]
        # A few pixels, each the average of many: small titles and noise do not count.
        small = frame.reformat(
            *_LOOKED_AT,
            format="gray8",
            interpolation=Interpolation.AREA,
            src_color_range=frame.color_range or ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            threads=1,
        )
        plane = small.planes[0]
        rows = (bytes(plane)[at : at + small.width] for at in range(0, plane.line_size * small.height, plane.line_size))
        lit = sum(value >= _LIT for row in rows for value in row)
        return lit < _LIT_SHARE * small.width * small.height

    def paint(self, moment: tuple[float, VideoFrame], box: tuple[int, int] | None) -> FilmFrame:
        """Return a picture as RGBA, no larger than the box."""
        time_s, frame = moment
        width, height = self.shown_size(frame)
        if box:
            scale = min(1.0, box[0] / width, box[1] / height)
            width, height = max(round(width * scale), 1), max(round(height * scale), 1)
        turned = self.rotation in {90, 270}
        painted = frame.reformat(
            width=height if turned else width,
            height=width if turned else height,
            format="rgba",
            interpolation=_SCALING,
            src_colorspace=_matrix(frame),
            src_color_range=frame.color_range or ColorRange.MPEG,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.JPEG,
            threads=1,
        )
        return FilmFrame(width, height, self._turned(_packed(painted), painted.width, painted.height), time_s)

    def _turned(self, rgba: bytes, width: int, height: int) -> bytes:
        if not self.rotation:
            return rgba
        picture = Image.frombuffer("RGBA", (width, height), rgba, "raw", "RGBA", 0, 1)
        return picture.rotate(self.rotation, expand=True).tobytes()


def _matrix(frame: VideoFrame) -> int:
    """Return the colour matrix of a picture; without one, that of its size, as other players do."""
    if frame.colorspace in {1, 4, 5, 6, 7, 9}:
        return {6: 5, 10: 9}.get(frame.colorspace, frame.colorspace)
    return Colorspace.ITU709 if frame.width >= 1280 or frame.height > 576 else Colorspace.ITU601


def _packed(frame: VideoFrame) -> bytes:
    """Return the pixels of an RGBA frame without the padding of its rows."""
    plane = frame.planes[0]
    row = frame.width * 4
    if plane.line_size == row:
        return bytes(plane)
    view = memoryview(plane)
    return b"".join(view[start : start + row] for start in range(0, plane.line_size * frame.height, plane.line_size))


class SoundReader(_Reader):
    """The sound of a file as 16-bit stereo at 48 kHz, sample-exact over its loops.

    With a `length_s` one pass is cut or filled with silence to that length, so that the loops of a film's sound and of
    its pictures cannot drift apart.
    """

    def __init__(self, take: Take) -> None:
        """Open what is to be played, at its start. Raises UnreadableError."""
        super().__init__(take.path)
        self._pieces = self._passes()
        if not self._container.streams.audio:
            self.close()
            raise UnreadableError("it has no sound")
        self._loop = take.loop
        self._length = round(take.length_s * RATE) if take.length_s else None
        self._start_s = take.start_s % take.length_s if take.loop and take.length_s else take.start_s
        self._left = b""

    def close(self) -> None:
        """Close the file, and drop its decoder, which refers to this reader and has threads."""
        self._pieces.close()
        super().close()

    def read(self, count: int) -> bytes:
        """Return the next `count` sample frames, fewer at the end, none after it."""
        wanted = count * FRAME_BYTES
        parts, size = [self._left], len(self._left)
        while size < wanted and (piece := next(self._pieces, None)) is not None:
            parts.append(piece)
            size += len(piece)
        sound = b"".join(parts)
        self._left = sound[wanted:]
        return sound[:wanted]

    def _passes(self) -> Generator[bytes]:
        start_s = self._start_s
        while True:
            heard = 0
            for piece in self._one_pass(start_s):
                heard += len(piece)
                yield piece
            if not self._loop:
                return
            if not heard and not start_s:
                raise UnreadableError("it has no sound that could be decoded")
            start_s = 0.0

    def _one_pass(self, start_s: float) -> Iterator[bytes]:
        """Yield the sound from `start_s` to the end of the pass, on time: gaps are filled, overlaps are cut."""
        self._seek(start_s)
        at, first = round(start_s * RATE), True
        for time_s, piece in self._resampled():
            late = round(time_s * RATE) - at
            on_time = _shifted(piece, late) if first or abs(late) > _GAP_S * RATE else piece
            if self._length is not None:
                on_time = on_time[: max(self._length - at, 0) * FRAME_BYTES]
            first = first and not on_time
            at += len(on_time) // FRAME_BYTES
            yield on_time
            if self._length is not None and at >= self._length:
                return
        if self._length is not None:
            yield from _silence(self._length - at)

    def _resampled(self) -> Iterator[tuple[float, bytes]]:
        stereo = Stereo()
        time_s = 0.0
        try:
            for frame in self._decoded(self._container.streams.audio[0]):
                if frame.pts is not None:
                    time_s = frame.time - self._origin_s
                for done in stereo.through(frame):
                    yield time_s, _samples(done)
                    time_s += done.samples / RATE
            for done in stereo.through(None):
                yield time_s, _samples(done)
        except (FFmpegError, ValueError) as error:
            raise UnreadableError(_cause(error)) from error


def _samples(frame: AudioFrame) -> bytes:
    return bytes(frame.planes[0])[: frame.samples * FRAME_BYTES]


def _shifted(piece: bytes, late: int) -> bytes:
    """Return a piece with `late` sample frames of silence before it, or with as many cut off where that is negative."""
    if abs(late) > _JUMP_S * RATE:
        return piece
    return bytes(late * FRAME_BYTES) + piece if late > 0 else piece[-late * FRAME_BYTES :]


def _silence(count: int) -> Iterator[bytes]:
    while count > 0:
        piece = min(count, RATE)
        yield bytes(piece * FRAME_BYTES)
        count -= piece
