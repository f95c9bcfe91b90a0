"""What docs/translators/README.md says of the interface's words is so."""

import re
from pathlib import Path

from kiosk.i18n.catalogues import Catalogues

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/translators/README.md").read_text(encoding="utf-8")


def test_the_page_counts_the_languages_that_there_are():
    there = [*(ROOT / "locales").glob("*/LC_MESSAGES/kiosk.po")]
    said = re.search(r"speaks (\d+) languages: English, and (\d+)", PAGE)
    assert said is not None
    assert (int(said[1]), int(said[2])) == (len(there) + 1, len(there))


def test_the_example_of_the_page_replaces_one_word_and_leaves_the_others(tmp_path):
    example = re.search(r"(?:^    .*\n)*^    msgid .*\n(?:^    .*\n)+", PAGE, re.MULTILINE)
    assert example is not None
    file = tmp_path / "de/LC_MESSAGES/kiosk.po"
    file.parent.mkdir(parents=True)
    file.write_text(re.sub("^    ", "", example[0], flags=re.MULTILINE), encoding="utf-8")
    words = Catalogues(tmp_path, "de", {}).interface("de")
    assert (words("Home"), words("Next")) == ("Überblick", "Weiter")


def test_a_language_that_nobody_translated_shows_english(tmp_path):
    assert Catalogues(tmp_path, "de", {}).interface("gv")("Next") == "Next"


def test_the_template_carries_the_glossary_that_the_page_names():
    template = (ROOT / "locales/templates/kiosk.pot").read_text(encoding="utf-8")
    assert 45 <= template.count("#. Translators:") <= 65
