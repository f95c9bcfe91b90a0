"""`kiosk preview`: the kiosk in a window, for curators."""
