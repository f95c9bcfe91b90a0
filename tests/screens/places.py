"""Where the exhibition has what a test needs."""

from kiosk.content.model import Exhibition, Layout, Panel, PanelSet, Timeline
from kiosk.rehearsal.tour.guide import Guide


def panel_of(exhibition: Exhibition, layout: Layout) -> tuple[str, Panel]:
    """Give the first exhibit and panel of a layout."""
    sets = (exhibit for exhibit in exhibition.exhibits.values() if isinstance(exhibit, PanelSet))
    return next((exhibit.id, panel) for exhibit in sets for panel in exhibit.panels if panel.layout is layout)


def timeline_of(exhibition: Exhibition) -> Timeline:
    """Give the first timeline."""
    return next(exhibit for exhibit in exhibition.exhibits.values() if isinstance(exhibit, Timeline))


def stand_at(guide: Guide, layout: Layout, language: str = "en") -> Panel:
    """Be a new visitor at the first panel of a layout."""
    guide.begin(language)
    exhibit, panel = panel_of(guide.driver.ui.exhibition, layout)
    guide.stand(exhibit, panel.id)
    return panel
