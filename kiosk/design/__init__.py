"""The measures of the interface: kinds of text, and the room that each place has for its words. Pure data, no Kivy."""
