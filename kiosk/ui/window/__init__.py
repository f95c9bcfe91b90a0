"""The window and its devices: touch screens, mouse, keys, the renderer, and the X server."""
