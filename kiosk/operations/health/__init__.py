"""How the running kiosk is: its heartbeat for systemd, its status for people, its metrics for programs.

Here is what a start needs; `status` and `reporter` are loaded once the first picture is on the screen.
"""

from kiosk.operations.health.counters import Faults, VisitCounters
from kiosk.operations.health.heartbeat import Heartbeat
from kiosk.operations.health.systemd_notify import Notifier, frame_due_s, notifier

__all__ = ["Faults", "Heartbeat", "Notifier", "VisitCounters", "frame_due_s", "notifier"]
