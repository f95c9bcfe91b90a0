"""Walks through the kiosk as a visitor does: with touches, and with time that passes when it is told to."""
