"""Words that no curator means to write are drawn calmly or named in a message; the kiosk goes on."""

import time

import pytest
from rooms import KIOSK

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.widgets.text import Text
from kiosk.visit.events import LanguageChosen, TextSizeChosen

STRANGE = {
    "marks": r"\u202e\u2067 one \u202d two \u2066\u2069\u2069\u202c three \u200f\u061c four",
    "endless": "W" * 100_000,
    "emoji": r"\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1f0\U0001f1ed "
    r"\U0001f3f4\U000e0067\U000e0062\U000e007f \U0001f44d\U0001f3fd 1\ufe0f\u20e3 \u200d\ufe0f\U0001f3ff",
    "controls": r"a\0b\x01c\x07d\x1be\x7ff\x85g\u2028h\u2029i\ufeffj\ufffe",
    "tower": r"e" + r"\u0301" * 500,
    "coeng": r"\u17d2\u17d2\u17d2 \u1780\u17d2 \u25cc\u17b6\u17b6",
    "markdown": "[[[](((](<>)** __*_ [a](b[c](d)) " * 40,
}
"""As escapes of YAML."""
SURROGATES = r"a \ud83d b \udc00 c"
LONG = 200
AT_MOST_S = 5.0
"""To open a panel with it: a hundred times what a panel of words takes."""

PANEL = '  - {{id: {0}, layout: text, title: "T", body: "{1}"}}\n'
PANELS = "kind: panels\ntitle: Strange\nsummary: Words\npanels:\n"
TIMELINE = "kind: timeline\ntitle: Days\nsummary: Words\ncards:\n"


@pytest.fixture(scope="session")
def strange(tmp_path_factory: pytest.TempPathFactory) -> tuple[Paths, Exhibition, list[str]]:
    """An exhibition with a panel and a card of each strange text, and the messages on it."""
    root = tmp_path_factory.mktemp("strange")
    paths = Paths(root / "content", root / "state")
    paths.exhibits.mkdir(parents=True)
    home = KIOSK.replace("[rooms]", "[strange, days, lone]")
    (paths.exhibits / "kiosk.yaml").write_text(home, encoding="utf-8")
    (paths.exhibits / "lone.yaml").write_text(PANELS + PANEL.format("lone", SURROGATES), encoding="utf-8")
    texts = enumerate(STRANGE.items())
    items = [
        (name, f'title: "{text if len(text) < LONG else name}", body: "{text}"', 1970 + number)
        for number, (name, text) in texts
    ]
    panels = "".join(f"  - {{id: {name}, layout: text, {words}}}\n" for name, words, _ in items)
    cards = "".join(f"  - {{id: {name}, date: '{year}', {words}}}\n" for name, words, year in items)
    (paths.exhibits / "strange.yaml").write_text(PANELS + panels, encoding="utf-8")
    (paths.exhibits / "days.yaml").write_text(TIMELINE + cards, encoding="utf-8")
    loaded = load(paths, cached=False)
    assert loaded.exhibition is not None
    return paths, loaded.exhibition, [str(problem) for problem in loaded.problems]


def test_each_strange_text_is_taken_and_half_a_character_is_refused_with_a_message(strange):
    _, exhibition, messages = strange
    assert [panel.id for panel in exhibition.exhibits["strange"].panels] == list(STRANGE)
    assert [card.id for card in exhibition.exhibits["days"].cards] == list(STRANGE)
    assert "lone" not in exhibition.exhibits
    assert any(message.startswith("exhibits/lone.yaml:5:") for message in messages)


@pytest.mark.parametrize("exhibit", ["strange", "days"])
def test_strange_words_are_drawn_calmly_in_each_size_and_language(hall, strange, exhibit: str):
    _, exhibition, _ = strange
    guide: Guide = hall.enter(exhibition)
    guide.begin("en")
    guide.stand(exhibit)
    while True:
        name = guide.place.item
        for event in (TextSizeChosen(200), LanguageChosen("vi"), TextSizeChosen(100), LanguageChosen("en")):
            began = time.process_time()
            guide.driver.ui.send(event)
            guide.driver.settle()
            guide.driver.picture()
            assert time.process_time() - began < AT_MOST_S, name
        assert guide.driver.failures == [], name
        assert any(text.content is not None and text.height > 0 for text in guide.all(Text)), name
        if not guide.driver.root.bar.ids.next.enabled:
            break
        guide.step(1)
    hall.leave()


def test_an_endless_text_keeps_no_more_pixels_than_its_budget(hall, strange):
    _, exhibition, _ = strange
    guide: Guide = hall.enter(exhibition)
    guide.begin("en")
    guide.stand("strange", "endless")
    ink = guide.driver.ui.text_textures
    for _ in range(5):
        guide.tap("More")
        assert ink.wait(10)
        guide.driver.settle()
        assert ink.kept.used_bytes <= 48 * 2**20
    hall.leave()
