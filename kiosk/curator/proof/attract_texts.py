"""The check that title and summary of the attract screen fit above its button, without a window."""

from collections.abc import Iterator

from kiosk.content.model import Exhibition
from kiosk.curator.proof.fitting import Misfit, TextMeasure, ViewSize, letters
from kiosk.design import attract_layout
from kiosk.design.questions import ANSWER_ROLE
from kiosk.design.roles import ROLES
from kiosk.i18n.catalogues import Catalogues, Shown
from kiosk.i18n.localised import Localised

STANDARD = 100
"""Per cent: no visitor has chosen a text size yet."""


class AttractTexts:
    """Measurement of the texts of the attract screen."""

    def __init__(self, exhibition: Exhibition, catalogues: Catalogues, setter: TextMeasure) -> None:
        """Take the content, its translations, and the measure for texts."""
        self._settings, self._endonyms = exhibition.settings, exhibition.endonyms
        self._catalogues, self._setter = catalogues, setter

    def misfits(self, tag: str, view: ViewSize) -> Iterator[Misfit]:
        """Yield a title or summary without room above the button, even at the smallest scale."""
        if view.percent != STANDARD:
            return
        title, summary = self._settings.title, self._settings.summary
        lines = [
            (self._shown(text, tag), role)
            for text, role in ((title, attract_layout.TITLE), (summary, attract_layout.SUMMARY))
            if text
        ]
        width = attract_layout.width(view.width, upright=view.portrait)

        def height(shown: Shown, role: str, scale: float = 1.0) -> float:
            # Smaller letters are measured as letters of the usual size in a wider place.
            return scale * self._setter.extent(*shown, role, 1.0, width / scale).height

        others: float = self._setter.extent("X", tag, attract_layout.EYEBROW, 1.0).height + 2 * attract_layout.BETWEEN
        others += sum(height(shown, role) for shown, role in lines[1:])
        has = attract_layout.room(view.height, self._button_top(view), upright=view.portrait) - others
        takes = height(*lines[0], attract_layout.TITLE_SCALES[-1])
        if takes <= has:
            return
        excess = takes / has - 1 if has > 0 else 1.0
        if summary is None or takes > others:
            text, place = title, "the title on the first screen, with its summary,"
        else:
            text, place = summary, "a summary on the first screen"
        shown = self._shown(text, tag)
        yield Misfit(text, place, tag, shown.language, view, excess, int(letters(shown.words) / (1 + excess)))

    def _shown(self, text: Localised, tag: str) -> Shown:
        return self._catalogues.text(text, tag)

    def _button_top(self, view: ViewSize) -> float:
        names = [self._setter.extent(name, tag, ANSWER_ROLE, 1.0) for tag, name in self._endonyms.items()]
        invitation = ROLES[attract_layout.INVITATION].letters(1.0) * attract_layout.INVITATION_LINES
        widths, high = [name.natural_width for name in names], max((name.height for name in names), default=0)
        return attract_layout.button_top(widths, high, invitation, view.width, upright=view.portrait)
