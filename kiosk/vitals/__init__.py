"""How the running kiosk is: its heartbeat for systemd, its status for people, its metrics for programs.

Here is what a start needs; `status` and `reporter` are loaded once the first picture is on the screen.
"""

from kiosk.vitals.heartbeat import Heartbeat
from kiosk.vitals.notifying import Notifier, frame_due_s, notifier
from kiosk.vitals.tally import Faults, Tally

__all__ = ["Faults", "Heartbeat", "Notifier", "Tally", "frame_due_s", "notifier"]
