"""The kiosk in a curator's window: `kiosk preview`."""
