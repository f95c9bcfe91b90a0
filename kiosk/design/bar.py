"""The bar and its buttons: their heights, in pixels of the 1080p design."""

ROLE = "button"
LEAST_BUTTON = 80
AROUND_WORD = 26
"""Above and below a button's text, together."""
LEAST = 112
AROUND_BUTTON = 32
"""Above and below a button, together."""


def height(word: float) -> float:
    """Return the height of the bar for texts of a height."""
    return max(LEAST, max(LEAST_BUTTON, word + AROUND_WORD) + AROUND_BUTTON)
