"""The record of visits: written while the kiosk runs, read by `kiosk report`."""

from kiosk.usage.journal import Journal

__all__ = ["Journal"]
