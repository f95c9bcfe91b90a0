"""The engine may be called from any thread."""

from concurrent.futures import ThreadPoolExecutor

from typeset_samples import SAMPLES

from kiosk.engines.typeset import Paragraph, Style, Typesetter


def test_threads_paint_the_same_pixels_at_the_same_time(typesetter: Typesetter) -> None:
    paragraphs = [Paragraph(text, language, Style("sans", 28), 420) for language, text in SAMPLES.items()]
    expected = [typesetter.paint(paragraph) for paragraph in paragraphs]
    with ThreadPoolExecutor(4) as pool:
        painted = list(pool.map(typesetter.paint, paragraphs * 6))
    assert painted == expected * 6


def test_a_thread_that_ended_leaves_nothing_that_breaks(typesetter: Typesetter) -> None:
    for size in range(20, 40):
        with ThreadPoolExecutor(1) as pool:
            paragraph = Paragraph(SAMPLES["km"], "km", Style("serif", size), 400)
            assert pool.submit(typesetter.measure, paragraph).result().lines > 1
