"""Hypothesis strategies: days from deep time to the far future, crowded and sparse, and any view of them."""

from __future__ import annotations

from hypothesis import strategies as st

from kiosk.i18n.edtf import day_number
from kiosk.timeline import Axis, DatedCard, DaySpan, Series, Sizes

DEEP = day_number(-4_500_000_000)
FAR = day_number(20_000)

days = st.one_of(
    st.integers(DEEP, FAR),
    st.integers(day_number(-3000), day_number(2030)),
    st.integers(day_number(1975), day_number(1976)),
)


@st.composite
def spans(draw):
    start = draw(days)
    length = draw(st.sampled_from([0, 0, 0, 1, 30, 365, 4000, 10**6]))
    return DaySpan(start, start + length, draw(st.booleans()), draw(st.booleans()))


@st.composite
def series(draw, most=60):
    found = draw(st.lists(spans(), min_size=1, max_size=most))
    topics = st.sampled_from(["border", "people", None])
    return Series(DatedCard(f"card-{n}", span, draw(topics)) for n, span in enumerate(found))


sizes = st.builds(
    Sizes,
    card_width=st.floats(40, 400),
    card_height=st.floats(40, 120),
    lanes=st.integers(1, 6),
    gap=st.floats(0, 20),
)

widths = st.floats(320, 7680)


def overview(cards: Series, size: Sizes, width: float) -> Axis:
    """The axis on which a screen opens."""
    return Axis.fit(cards.days[0], cards.last_day, width, margins=(40, size.card_width + 40), day_px=size.day_px)


@st.composite
def moved(draw, axis):
    """Any view of an axis."""
    for _ in range(draw(st.integers(0, 4))):
        axis = axis.zoom_at(2 ** draw(st.floats(-2, 12)), draw(st.floats(0, axis.width_px)))
        axis = axis.pan(draw(st.floats(-3 * axis.width_px, 3 * axis.width_px)))
    return axis


@st.composite
def views(draw):
    """A series, its sizes and a view of it."""
    cards, size = draw(series()), draw(sizes)
    return cards, size, draw(moved(overview(cards, size, draw(widths))))
