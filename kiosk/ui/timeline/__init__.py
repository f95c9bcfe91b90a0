"""The timeline on the screen: it draws what kiosk.timeline computes."""
