"""The geometry of a timeline: time to pixels, ticks, lanes, clusters, eras. No Kivy; in pixels from the left."""

from kiosk.timeline.axis import DAY_PX, Axis, Instant
from kiosk.timeline.eras import Band, Eras
from kiosk.timeline.minimap import Minimap, axis_centred_at, view_span
from kiosk.timeline.motion import Fling, between
from kiosk.timeline.scene import Cluster, DurationBar, PlacedCard, Scene, SceneItem, SceneLayout, Sizes
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
    "DurationBar",
    "Eras",
    "Fling",
    "Instant",
    "Minimap",
    "PlacedCard",
    "Ruler",
    "Scene",
    "SceneItem",
    "SceneLayout",
    "Series",
    "Sizes",
    "Tick",
    "Unit",
    "axis_centred_at",
    "between",
    "view_span",
]
