"""The engine's lines and pixels against pango-view's, given the same fonts, break marks and baselines."""

import io
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typeset_samples import SAMPLES

from kiosk.engines.typeset import FontSet, Paragraph, Style, Typesetter
from kiosk.engines.typeset import thread_context as workshop_module
from kiosk.engines.typeset.blocks import Block, plain_blocks
from kiosk.engines.typeset.breaks import with_breaks
from kiosk.engines.typeset.layout import Laid, lay_out
from kiosk.engines.typeset.painting import paint
from kiosk.engines.typeset.scripts import families, habits
from kiosk.engines.typeset.thread_context import SCALE, ThreadContext

pytestmark = pytest.mark.skipif(not shutil.which("pango-view"), reason="pango-view (pango1.0-tools) is not installed")
SIZE_PX = 30
ALIKE = 0.98


@pytest.fixture(scope="module")
def workshop(typesetter: Typesetter, fonts: FontSet) -> ThreadContext:
    return ThreadContext(fonts)


@pytest.fixture(scope="module")
def pangos_workshop(typesetter: Typesetter, fonts: FontSet) -> Iterator[ThreadContext]:
    """Rounds the heights of fonts as pango-view does, whatever it is told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop_module, "_HINT_METRICS_OFF", 2)
        yield ThreadContext(fonts)


@pytest.mark.parametrize("width", [320, 500, 760])
@pytest.mark.parametrize("language", SAMPLES)
def test_lines_and_pixels_are_those_of_pango_view(
    language: str, width: int, workshop: ThreadContext, pangos_workshop: ThreadContext, fonts: FontSet, tmp_path: Path
) -> None:
    paragraph = Paragraph(SAMPLES[language], language, Style("sans", SIZE_PX), width, colour="#000000")
    laid = lay_out(workshop, paragraph)
    lines, picture = pango_view(paragraph, fonts, tmp_path)
    assert [laid.lines[0].block.text.encode()[start:end].decode() for start, end in lines] == shown_lines(laid)
    baselines = list(pangos_baselines(pangos_workshop, lay_out(pangos_workshop, paragraph)))
    ours = on_white(paint(workshop, placed(laid, baselines), 0, None))
    assert similarity(*in_the_texts_box(ours, picture)) >= ALIKE


def pango_view(paragraph: Paragraph, fonts: FontSet, folder: Path) -> tuple[list[tuple[int, int]], np.ndarray]:
    configuration = folder / "fonts.conf"
    configuration.write_text(fonts._xml(), encoding="utf-8")
    block = with_breaks(plain_blocks(paragraph.text)[0], paragraph.language)
    rtl = ["--rtl", "--align=left"] if habits(paragraph.language).direction == "rtl" else []
    subprocess.run(
        [
            "pango-view", "--no-display", "--no-auto-dir", *rtl, "--pixels", "--margin=0", "--markup",
            f"--font={','.join(families(paragraph.language, 'sans'))} {SIZE_PX}px", f"--language={paragraph.language}",
            "--hinting=none", "--hint-metrics=off", "--antialias=gray", "--subpixel-positions", "--wrap=word-char",
            f"--width={paragraph.width_px}", f"--text={marked_up(block)}", f"--output={folder / 'out.png'}",
            f"--serialize-to={folder / 'out.json'}",
        ],
        env={"FONTCONFIG_FILE": str(configuration), "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        check=True,
    )  # fmt: skip
    lines = json.loads((folder / "out.json").read_text(encoding="utf-8"))["output"]["lines"]
    picture = Image.open(io.BytesIO((folder / "out.png").read_bytes())).convert("L")
    places = [(line["start-index"], line["start-index"] + line["length"]) for line in lines]
    return places, np.asarray(picture, dtype=float)


def marked_up(block: Block) -> str:
    text, reached = "", 0
    for start, end in block.unbroken:
        text += escape(block.text[reached:start])
        text += f'<span allow_breaks="false">{escape(block.text[start:end])}</span>'
        reached = end
    return text + escape(block.text[reached:])


def shown_lines(laid: Laid) -> list[str]:
    text = laid.lines[0].block.text.encode()
    places = [(line.native.start_index, line.native.length) for line in laid.lines]
    return [text[start : start + length].decode() for start, length in places]


def pangos_baselines(workshop: ThreadContext, laid: Laid) -> Iterator[int]:
    """Pango spaces lines by the heights of their fonts, the engine by the script."""
    pango, layout = workshop.native.pango, laid.lines[0].layout
    iterator = workshop.native.ffi.gc(pango.pango_layout_get_iter(layout), pango.pango_layout_iter_free)
    for _ in laid.lines:
        yield round(pango.pango_layout_iter_get_baseline(iterator) / SCALE)
        pango.pango_layout_iter_next_line(iterator)


def placed(laid: Laid, baselines: list[int]) -> Laid:
    lines = [
        replace(line, baseline=baseline, ink=replace(line.ink, y=line.ink.y + baseline - line.baseline))
        for line, baseline in zip(laid.lines, baselines, strict=True)
    ]
    bottom = int(max(line.ink.y + line.ink.height for line in lines)) + 1
    return replace(laid, lines=tuple(lines), extent=replace(laid.extent, height=bottom))


def on_white(bitmap) -> np.ndarray:
    assert bitmap.top == 0
    picture = Image.frombytes("RGBA", (bitmap.width, bitmap.height), bitmap.rgba)
    white = Image.new("RGBA", picture.size, "#ffffff")
    white.alpha_composite(picture)
    return np.asarray(white.convert("L"), dtype=float)[:, -bitmap.left :]


def in_the_texts_box(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    height, width = max(one.shape[0], other.shape[0]), max(one.shape[1], other.shape[1])
    both = [np.full((height, width), 255.0) for _ in range(2)]
    for canvas, picture in zip(both, (one, other), strict=True):
        canvas[: picture.shape[0], : picture.shape[1]] = picture
    rows = np.flatnonzero((np.minimum(*both) < 255).any(axis=1))
    columns = np.flatnonzero((np.minimum(*both) < 255).any(axis=0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return both[0][box], both[1][box]


def similarity(one: np.ndarray, other: np.ndarray) -> float:
    """Returns the mean structural similarity over windows of 8 x 8 (Wang et al., 2004)."""

    def mean(values: np.ndarray) -> np.ndarray:
        windows = np.lib.stride_tricks.sliding_window_view(values, (8, 8))
        return windows.mean(axis=(2, 3))

    first, second = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_one, mean_other = mean(one), mean(other)
    spread_one = mean(one * one) - mean_one**2
    spread_other = mean(other * other) - mean_other**2
    shared = mean(one * other) - mean_one * mean_other
    top = (2 * mean_one * mean_other + first) * (2 * shared + second)
    bottom = (mean_one**2 + mean_other**2 + first) * (spread_one + spread_other + second)
    return float((top / bottom).mean())
