"""The status as metrics that Prometheus reads, in its text format.

https://prometheus.io/docs/instrumenting/exposition_formats/ ; node_exporter's textfile collector serves the file.
"""

from typing import NamedTuple

from kiosk.operations.health.status import Status


class _Metric(NamedTuple):
    name: str
    kind: str
    about: str
    value: float | None
    labels: str = ""


def prometheus(status: Status) -> str:
    """Return the metrics of a running kiosk; when the file is old, the kiosk has stopped."""
    lines = []
    for metric in _metrics(status):
        if metric.value is not None:
            lines += [
                f"# HELP {metric.name} {metric.about}",
                f"# TYPE {metric.name} {metric.kind}",
                f"{metric.name}{metric.labels} {metric.value:.15g}",
            ]
    return "\n".join([*lines, ""])


def stopped() -> str:
    """Return the content of the file after the kiosk has ended normally."""
    return "# HELP vitrine_up Whether the kiosk runs.\n# TYPE vitrine_up gauge\nvitrine_up 0\n"


def _metrics(status: Status) -> list[_Metric]:
    content = status.content
    about = f'{{program="{_escaped(status.program)}",content="{_escaped(content.version)}"}}'
    return [
        _Metric("vitrine_up", "gauge", "Whether the kiosk runs.", 1),
        _Metric("vitrine_info", "gauge", "Versions of the program and of the content.", 1, about),
        _Metric("vitrine_written_timestamp_seconds", "gauge", "When this was written.", status.written),
        _Metric("vitrine_start_timestamp_seconds", "gauge", "When the kiosk started.", status.started),
        _Metric("vitrine_uptime_seconds", "gauge", "How long the kiosk has run.", status.uptime_s),
        _Metric("vitrine_visits_total", "counter", "Visits that began.", status.visits),
        _Metric("vitrine_visiting", "gauge", "Whether a visitor is there.", int(status.visiting)),
        _Metric("vitrine_last_visit_timestamp_seconds", "gauge", "When a visitor was last there.", status.last_visit),
        _Metric("vitrine_frames_total", "counter", "Frames drawn since the start.", status.frames),
        _Metric("vitrine_frames_per_second", "gauge", "Frames drawn in the last interval.", status.fps),
        _Metric("vitrine_last_frame_age_seconds", "gauge", "How old the last frame is.", status.last_frame_age_s),
        _Metric("vitrine_memory_bytes", "gauge", "Memory that the process holds.", status.memory_bytes),
        _Metric("vitrine_errors_total", "counter", "Errors in the log since the start.", status.errors),
        _Metric("vitrine_warnings_total", "counter", "Warnings in the log since the start.", status.warnings),
        _Metric("vitrine_careful", "gauge", "Whether it does without films, after crashes.", int(status.careful)),
        _Metric("vitrine_content_exhibits", "gauge", "Exhibits that are shown.", content.exhibits),
        _Metric("vitrine_content_errors", "gauge", "Errors in the content.", content.errors),
        _Metric("vitrine_content_warnings", "gauge", "Warnings on the content.", content.warnings),
    ]


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
