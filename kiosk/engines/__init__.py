"""What does the heavy work for the screens: text, pictures, sound and film, speech. Nothing here knows of exhibits."""
