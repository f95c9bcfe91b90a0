"""The geometry of a timeline: time to pixels, ticks, lanes, clusters, eras. Pure, in pixels from the left."""

from kiosk.timeline.axis import DAY_PX, Axis, Instant
from kiosk.timeline.eras import Band, Eras
from kiosk.timeline.minimap import Minimap, gone_to, window
from kiosk.timeline.motion import Fling, between
from kiosk.timeline.scene import Cluster, Drawn, DurationBar, Placed, Scene, SceneLayout, Sizes
from kiosk.timeline.series import DatedCard, DaySpan, Series
from kiosk.timeline.steps import Unit
from kiosk.timeline.ticks import Ruler, Tick

__all__ = [
    "DAY_PX",
    "Axis",
    "Band",
    "Cluster",
    "DatedCard",
    "DaySpan",
    "Drawn",
    "DurationBar",
    "Eras",
    "Fling",
    "Instant",
    "Minimap",
    "Placed",
    "Ruler",
    "Scene",
    "SceneLayout",
    "Series",
    "Sizes",
    "Tick",
    "Unit",
    "between",
    "gone_to",
    "window",
]
