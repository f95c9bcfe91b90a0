"""Screens: one for the attract phase, home, and each kind of exhibit."""
