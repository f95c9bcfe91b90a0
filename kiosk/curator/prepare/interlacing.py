"""Detection of interlaced films, and the filters that deinterlace them.

Camcorders and broadcasters flag interlaced pictures in the file; a film that was converted carelessly shows combing
without a flag. So the pictures themselves are analysed too, by FFmpeg's filter idet.
"""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import av
from av.container import InputContainer
from av.error import BlockingIOError as NotYetError
from av.error import EOFError as AtEndError
from av.error import FFmpegError
from av.filter import Graph
from av.video.frame import VideoFrame

from kiosk.engines.playback.interlaced import says_interlaced
from kiosk.engines.playback.media_reader import open_container

_LOOKED_AT = 60
"""Number of pictures that are analysed at each of two places."""
_LEAST = 20
_SHARE = 0.8
"""Share of combed pictures among those that idet is sure about; a pattern of fine lines may look combed as well."""
Filters = list[tuple[str, str]]


@dataclass(slots=True)
class _Seen:
    """What was found in the pictures that were analysed."""

    flagged: int = 0
    counts: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("tff", "bff", "progressive"), 0.0))

    @property
    def combed(self) -> bool:
        fields = self.counts["tff"] + self.counts["bff"]
        return fields >= _LEAST and fields >= _SHARE * (fields + self.counts["progressive"])

    @property
    def first(self) -> str:
        return "tff" if self.counts["tff"] >= self.counts["bff"] else "bff"


def deinterlacing(path: Path) -> Filters:
    """Return the filters for an interlaced film, none for another. Raises UnreadableError and FFmpegError."""
    with open_container(path) as container:
        if not container.streams.video:
            return []
        said, seen = says_interlaced(container), _Seen()
        _look(container, seen)
        if container.duration and container.duration > 2 * av.time_base:
            container.seek((container.start_time or 0) + container.duration // 2)
            _look(container, seen)
    if seen.flagged:
        return [("bwdif", "mode=send_frame:deint=interlaced")]
    if said or seen.combed:
        return [("setfield", f"mode={seen.first}"), ("bwdif", "mode=send_frame:deint=all")]
    return []


def _look(container: InputContainer, seen: _Seen) -> None:
    graph = Graph()
    first = graph.add_buffer(template=container.streams.video[0])
    # Without a half-life it counts all pictures equally.
    idet, last = graph.add("idet", None), graph.add("buffersink", None)
    first.link_to(idet)
    idet.link_to(last)
    graph.configure()
    counts: dict[str, float] = {}
    try:
        for frame in islice(container.decode(video=0), _LOOKED_AT):
            seen.flagged += frame.interlaced_frame
            graph.vpush(frame)
            counts |= _counted(graph)
    except FFmpegError:
        # The conversion, which decodes all of it, reports the error.
        pass
    for name, count in counts.items():
        seen.counts[name] += count


def _counted(graph: Graph) -> dict[str, float]:
    """Return the counts of idet up to the last picture that it puts out."""
    counts: dict[str, float] = {}
    while True:
        try:
            frame = graph.vpull()
        except (NotYetError, AtEndError):
            return counts
        if isinstance(frame, VideoFrame):
            said = frame.metadata
            counts = {name: float(said.get(f"lavfi.idet.multiple.{name}", 0)) for name in _Seen().counts}
