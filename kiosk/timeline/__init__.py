"""The geometry of a timeline: time to pixels, ticks, lanes, clusters, eras. Pure, in pixels from the left."""

from kiosk.timeline.axis import DAY_PX, Axis, Instant
from kiosk.timeline.cards import Card, Series, Span
from kiosk.timeline.eras import Band, Eras
from kiosk.timeline.minimap import Minimap, gone_to, window
from kiosk.timeline.motion import Fling, between
from kiosk.timeline.scene import Bar, Cluster, Drawn, Layout, Placed, Scene, Sizes
from kiosk.timeline.steps import Unit
from kiosk.timeline.ticks import Ruler, Tick

__all__ = [
    "DAY_PX",
    "Axis",
    "Band",
    "Bar",
    "Card",
    "Cluster",
    "Drawn",
    "Eras",
    "Fling",
    "Instant",
    "Layout",
    "Minimap",
    "Placed",
    "Ruler",
    "Scene",
    "Series",
    "Sizes",
    "Span",
    "Tick",
    "Unit",
    "between",
    "gone_to",
    "window",
]
