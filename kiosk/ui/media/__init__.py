"""Media on the screen: sound, captions, and textures of pictures and text."""
