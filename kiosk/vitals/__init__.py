"""How the running kiosk is: its heartbeat for systemd, its status for people, its metrics for programs."""

from kiosk.vitals.heartbeat import Heartbeat
from kiosk.vitals.notifying import Notifier, notifier
from kiosk.vitals.reporter import Reporter, Source
from kiosk.vitals.status import Content, Status, read, status_file
from kiosk.vitals.tally import Faults, Tally

__all__ = [
    "Content",
    "Faults",
    "Heartbeat",
    "Notifier",
    "Reporter",
    "Source",
    "Status",
    "Tally",
    "notifier",
    "read",
    "status_file",
]
