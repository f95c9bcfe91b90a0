"""A visitor has the time that all words of a panel or a card take, whatever its layout and language."""

import pytest

from kiosk.content.word_counts import words_to_read

WORDS = " ".join(["word"] * 180)


def words_of(museum, number=0, exhibit="people"):
    exhibition = museum.load().exhibition
    shown = exhibition.exhibits[exhibit]
    item = (shown.panels if exhibit == "people" else shown.cards)[number]
    return words_to_read(item, exhibition.media, exhibition.settings.source_language)


def replace(museum, panel):
    museum.write("exhibits/people.yaml", f"kind: panels\ntitle: P\nsummary: S\npanels:\n  - {panel}\n")


@pytest.mark.parametrize(
    ("panel", "words"),
    [
        (f"{{id: a, layout: quote, title: T, quote: {{words: {WORDS}, speaker: Nils Berg, occasion: In 1904}}}}", 185),
        (f"{{id: a, layout: quote, title: T, quote: {{words: W, speaker: S, reported by: {WORDS}}}}}", 183),
        (
            f"{{id: a, layout: figures, title: T, figures: [{{number: 2, label: {WORDS}}}, {{number: 3, label: L}}]}}",
            182,
        ),
        (f"{{id: a, layout: text, title: T, eyebrow: E, body: '{WORDS} [one](panel:a)'}}", 183),
        (f"{{id: a, layout: text, title: T, body: B, plain language: {WORDS}}}", 182),
        # With the caption "The delta" and the credit "The team".
        (f"{{id: a, layout: media-left, title: T, body: {WORDS}, media: maps/delta}}", 185),
        (
            (
                "{id: a, layout: hotspots, title: T, media: maps/delta,"
                f" hotspots: [{{id: one, at: [0.5, 1], title: H, body: {WORDS}}}]}}"
            ),
            186,
        ),
        (
            (
                "{id: a, layout: compare, title: T, compare: {before: {media: maps/delta, label: A}, "
                "after: {media: maps/delta, label: B}}}"
            ),
            11,
        ),
    ],
)
def test_all_words_of_a_panel_are_read(museum, panel, words):
    replace(museum, panel)
    assert words_of(museum) == words


def test_the_words_of_a_language_without_spaces_are_read(museum):
    museum.change("exhibits/kiosk.yaml", "[en, vi]", "[zh, vi]")
    replace(museum, f"{{id: a, layout: text, title: 码头, body: {'我们在码头上听到起重机的声音' * 30}}}")
    assert 200 < words_of(museum) < 420


def test_a_card_is_read_with_its_caption(museum):
    before = words_of(museum, exhibit="years")
    museum.change("exhibits/years.yaml", "    topic: border\n", "    topic: border\n    media: maps/delta\n")
    assert words_of(museum, exhibit="years") == before + 4
