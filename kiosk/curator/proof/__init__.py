"""Checks of how an exhibition will look on the screen: fonts, room, translations, pictures, colours."""
