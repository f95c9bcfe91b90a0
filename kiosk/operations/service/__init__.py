"""The kiosk as a service of systemd: it starts with the machine, by itself, and again whenever it ends."""

from kiosk.operations.service.hours import Hours
from kiosk.operations.service.installing import install, installed_state, missing_programs, remove, standing
from kiosk.operations.service.units import ServicePlan, files

__all__ = ["Hours", "ServicePlan", "files", "install", "installed_state", "missing_programs", "remove", "standing"]
