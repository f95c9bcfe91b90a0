"""Packed exhibitions that arrive on a USB stick: found, checked, and shown in place of the museum's own folder."""
