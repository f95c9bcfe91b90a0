"""The least that Kivy can do at this size: a few labels, or with `scroll` as an argument forty that can be dragged."""

import sys

from kivy.config import Config

OPTIONS = {
    "width": 1920,
    "height": 1080,
    "borderless": 1,
    "position": "custom",
    "left": 0,
    "top": 0,
    "show_cursor": 0,  # it would count as a new picture wherever a finger drags it
}
for key, value in OPTIONS.items():
    Config.set("graphics", key, str(value))

from kivy.base import runTouchApp
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label

LABELS, SCROLLED_LABELS = 5, 40
LABEL_PX = 120


def still() -> BoxLayout:
    box = BoxLayout(orientation="vertical")
    for number in range(LABELS):
        box.add_widget(Label(text=f"A line of text, number {number}", font_size=40))
    return box


def scrolling() -> object:
    from kivy.uix.scrollview import ScrollView

    box = BoxLayout(orientation="vertical", size_hint_y=None, height=SCROLLED_LABELS * LABEL_PX)
    for number in range(SCROLLED_LABELS):
        box.add_widget(Label(text=f"A line of text, number {number}", font_size=40))
    view = ScrollView()
    view.add_widget(box)
    return view


runTouchApp(scrolling() if sys.argv[1:] == ["scroll"] else still())
