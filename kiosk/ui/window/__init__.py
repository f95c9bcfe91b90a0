"""The window and its devices: touch screens, keys, the renderer, and who else wants them."""
