"""What plays and what is drawn: sound, films, textures of pictures and of text."""
