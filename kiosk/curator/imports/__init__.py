"""Importers: files of other programs become an exhibit, with a list in plain words of what could not be imported."""
