"""A text that has been through any changes stands as one that is made anew."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kivy.clock import Clock

from kiosk.i18n.localised import Localised
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.widgets.text import Text
from kiosk.visit.events import ContrastChosen, LanguageChosen, TextSizeChosen

WORDS = ("", "Home", "Every word here is longer than the one that stood before it", "12")
CHANGES: dict[str, st.SearchStrategy[Any]] = {
    "words": st.sampled_from(WORDS),
    "content": st.sampled_from([None, Localised("A harbour", (("vi", "Một bến cảng"), ("ar", "ميناء")))]),
    "language": st.sampled_from(["", "km"]),
    "role": st.sampled_from(["body", "title", "eyebrow"]),
    "colour": st.sampled_from(["paper", "gold", "#102030"]),
    "align": st.sampled_from(["start", "end"]),
    "markdown": st.booleans(),
    "max_width": st.sampled_from([0, 120]),
    "max_lines": st.sampled_from([0, 1]),
    "scale": st.sampled_from([1.0, 0.5]),
    "fit": st.booleans(),
    "largest": st.sampled_from([1.0, 0.7]),
    "width": st.sampled_from([90, 400]),
}
CHOICES = st.one_of(
    st.sampled_from(["en", "vi", "ar"]).map(LanguageChosen),
    st.sampled_from([100, 170]).map(TextSizeChosen),
    st.booleans().map(ContrastChosen),
)
STEPS = st.lists(
    st.one_of(CHOICES, *(st.tuples(st.just(name), values) for name, values in CHANGES.items())), min_size=1, max_size=12
)


@pytest.fixture
def visitor(guide: Guide) -> Guide:
    guide.begin("en")
    guide.stand("democratic-kampuchea", "a-state-described")
    return guide


def look(text: Text) -> tuple[Any, ...]:
    return text.shown, tuple(text.size), *((text.paragraph, text.truncated, text.share) if text.shown else ())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hug=st.booleans(), steps=STEPS)
def test_a_text_stands_as_one_made_anew(visitor: Guide, *, hug: bool, steps: list[Any]):
    send = visitor.driver.ui.send
    for choice in (LanguageChosen("en"), TextSizeChosen(100), ContrastChosen(False)):
        send(choice)
    set_so: dict[str, Any] = {"hug": hug, "width": 300, "words": "Home"}
    text = Text(**set_so)
    for step in steps:
        if not isinstance(step, tuple):
            send(step)
        elif not hug or step[0] not in ("width", "fit"):  # a hug takes its width from its words
            set_so[step[0]] = step[1]
            setattr(text, *step)
        Clock.tick_draw()
        new = Text(**set_so)
        assert look(text) == look(new)
        new.release()
    text.release()
