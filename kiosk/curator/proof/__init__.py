"""The words as they will stand on the screen: what no font can draw, what does not fit, what is not translated."""
