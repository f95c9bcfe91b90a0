"""Text on the strip of a timeline, as cached textures."""

from dataclasses import replace

from kivy.graphics import Color, Rectangle

from kiosk.design.roles import ROLES
from kiosk.engines.typeset import Paragraph, Style
from kiosk.i18n.dates import format_date
from kiosk.i18n.localised import Localised
from kiosk.timeline import Unit
from kiosk.ui.env import Env


class Labels:
    """Text in one language at one size."""

    def __init__(self, ui: Env) -> None:
        """Take the current language: what is still drawn while the language changes stays in the old one."""
        self.ui, self.language, self.words, self.rtl = ui, ui.language, ui.words, ui.rtl

    def date(self, edtf: str) -> str:
        """Return a date in short form."""
        return format_date(edtf, self.language, "short", self.words)

    def tick(self, edtf: str, unit: Unit) -> str:
        """Return the label of a tick."""
        return self.date(edtf)

    def tick_width(self, words: str) -> float:
        """Return the width of a tick's label in pixels."""
        return float(self.ui.text_textures.measure(self.set(words, "label", "dim")).width)

    def of(self, text: Localised, role: str, colour: str, width: float = 0) -> Paragraph:
        """Return a paragraph for a text of the content."""
        shown = self.ui.say(text, self.language)
        return replace(self.set(shown.words, role, colour, width), language=shown.language)

    def set(self, words: str, role: str, colour: str, width: float = 0) -> Paragraph:
        """Return a one-line paragraph of the text's own width, or truncated at a width in pixels."""
        role_style = ROLES[role]
        return Paragraph(
            text=words,
            language=self.language,
            style=Style(
                role_style.family, self.ui.role_px(role), role_style.weight, line_spacing=role_style.line_spacing
            ),
            width_px=max(1, int(width)) if width else None,
            max_lines=1 if width else None,
            colour=getattr(self.ui.palette, colour),
        )

    def cut(self, paragraph: Paragraph, room: float, step: float) -> Paragraph:
        """Truncate a text that does not fit; the width goes in steps, so that a changing width needs few layouts."""
        if self.width(paragraph) <= room:
            return paragraph
        return replace(paragraph, width_px=max(1, int(room // step * step)), max_lines=1)

    def width(self, paragraph: Paragraph) -> float:
        """Return the width of a paragraph in pixels."""
        return float(paragraph.width_px or self.ui.text_textures.measure(paragraph).width)

    def height(self, paragraph: Paragraph) -> float:
        """Return the height of a paragraph in pixels."""
        return float(self.ui.text_textures.measure(paragraph).height)

    def write(self, paragraph: Paragraph, x: float, top: float) -> None:
        """Draw a paragraph at its left edge and its top."""
        Color(1, 1, 1, 1)
        for strip in self.ui.text_textures.strips(paragraph):
            width, height = strip.texture.size
            pos = (round(x) + strip.left, round(top) - strip.top - height)
            Rectangle(texture=strip.texture, pos=pos, size=(width, height))
