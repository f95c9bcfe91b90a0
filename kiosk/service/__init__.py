"""The kiosk as a service of systemd: it starts with the machine, by itself, and again whenever it ends."""

from kiosk.service.hours import Hours
from kiosk.service.installing import install, installed_state, missing_programs, remove, standing
from kiosk.service.units import Plan, files

__all__ = ["Hours", "Plan", "files", "install", "installed_state", "missing_programs", "remove", "standing"]
