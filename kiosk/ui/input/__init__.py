"""Touch and key input, and the staff's gesture."""
