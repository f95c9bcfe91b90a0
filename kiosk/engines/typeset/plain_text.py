"""Text without its markup, for speech."""

from kiosk.engines.typeset.blocks import plain_blocks
from kiosk.engines.typeset.markdown import markdown_blocks


def plain_text(text: str, markup: str) -> str:
    """Return the words of a text in the markup of a Paragraph, a line for each block."""
    blocks = markdown_blocks(text) if markup == "markdown" else plain_blocks(text)
    return "\n".join(block.text for block in blocks if block.text.strip())
