"""Plots of the report as SVG; the only module that uses pygal."""

import math
from collections.abc import Sequence
from xml.etree.ElementTree import Element

import pygal
from pygal.style import Style

INK, DIM, LINE, ACCENT = "#1b1a18", "#5f5b55", "#d9d4cc", "#b3261e"
_LETTERS = 15
_WIDE = (860, 330)
_ROW_PX, _AROUND_PX = 34, 24
_VALUE_PX = 56
"""The width of the value at the end of the longest bar."""


def columns(labels: Sequence[str], values: Sequence[float]) -> str:
    """Draw a column for each value, from left to right; where there are many, only some are labelled."""
    width, height = _WIDE
    room = width / (_LETTERS * 0.6 * max(map(len, labels)) + _LETTERS)
    step = max(1, math.ceil(len(labels) / room))
    chart = pygal.Bar(_config(), width=width, height=height, style=_style())
    chart.x_labels = labels
    chart.x_labels_major = labels[::step]
    chart.show_minor_x_labels = False
    chart.add("", list(values))
    return _svg(chart)


def bars(labels: Sequence[str], values: Sequence[float], unit: str = "") -> str:
    """Draw a bar for each value, from the top down, with its value at its end."""
    chart = pygal.HorizontalBar(
        _config(),
        width=_WIDE[0],
        height=_ROW_PX * len(labels) + _AROUND_PX,
        style=_style(),
        print_values=True,
        print_values_position="top",
        margin_right=_VALUE_PX,
        show_x_guides=False,
        show_y_guides=False,
        show_x_labels=False,
        value_formatter=lambda value: f"{value:,.0f}{unit}",
    )
    chart.x_labels = list(reversed(labels))
    chart.add("", list(reversed(values)))
    return _svg(chart)


def _config() -> pygal.Config:
    return pygal.Config(
        js=(),
        show_legend=False,
        explicit_size=False,
        disable_xml_declaration=True,
        margin=8,
        spacing=8,
        truncate_label=34,
        min_scale=3,
        max_scale=6,
        include_x_axis=True,
        value_formatter=lambda value: f"{value:,.0f}",
    )


def _style() -> Style:
    return Style(
        background="transparent",
        plot_background="transparent",
        foreground=INK,
        foreground_strong=INK,
        foreground_subtle=LINE,
        guide_stroke_color=LINE,
        major_guide_stroke_color=LINE,
        guide_stroke_dasharray="0",
        major_guide_stroke_dasharray="0",
        colors=(ACCENT,),
        opacity=1,
        opacity_hover=1,
        font_family="inherit",
        label_font_size=_LETTERS,
        major_label_font_size=_LETTERS,
        value_font_size=_LETTERS,
        value_colors=(INK,),
        transition="0s",
    )


def _svg(chart: pygal.graph.graph.Graph) -> str:
    chart.add_xml_filter(_without_scripts)
    return str(chart.render(is_unicode=True))


def _without_scripts(root: Element) -> Element:
    """Remove scripts for the mouse, since the table beside a plot has the figures."""
    for parent in root.iter():
        for child in list(parent):
            if str(child.tag).endswith("script"):
                parent.remove(child)
    return root
