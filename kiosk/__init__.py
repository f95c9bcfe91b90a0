"""Vitrine: a kiosk for museums, shown in full screen and touched by visitors."""
