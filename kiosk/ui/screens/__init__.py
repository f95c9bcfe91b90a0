"""Screens: what stands at each place of the exhibition."""
