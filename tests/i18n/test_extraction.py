from io import BytesIO
from pathlib import Path

import kiosk
from kiosk.i18n.extraction import extract_kv, extract_python, interface_template


def extracted(extract, source):
    return [row[:3] for row in extract(BytesIO(source.encode()), None, None, None)]


def test_words_are_found_under_any_name_that_ends_in_words():
    source = 'words("Next")\nself.ui.words("Home")\nmy_words("Back")\nother("No")\nN_("Later")\n'
    assert extracted(extract_python, source) == [
        (1, "gettext", "Next"),
        (2, "gettext", "Home"),
        (3, "gettext", "Back"),
        (5, "gettext", "Later"),
    ]


def test_contexts_and_plurals_are_found_as_gettext_has_them():
    source = 'words.context("sound", "Off")\nwords.plural("%(n)s card", "%(n)s cards", n)\nclick.plural("a", "b")\n'
    assert extracted(extract_python, source) == [
        (1, "pgettext", ("sound", "Off")),
        (2, "ngettext", ("%(n)s card", "%(n)s cards")),
    ]


def test_both_branches_of_a_choice_are_found():
    assert extracted(extract_python, 'words("Pause" if playing else "Play")') == [
        (1, "gettext", "Pause"),
        (1, "gettext", "Play"),
    ]


def test_kv_is_read_though_it_is_not_python():
    rule = "    words: ui.words('Next (page)') if ui.on else ui.words('Home')\n    text: words(nothing\n"
    source = f"#:import a b\n<Bar@Row>:\n{rule}"
    assert extracted(extract_kv, source) == [(3, "gettext", "Next (page)"), (3, "gettext", "Home")]


def test_a_comment_for_translators_goes_with_its_text():
    source = "def f():\n    # Translators: on a button.\n    return words('Next')\n"
    assert next(iter(extract_python(BytesIO(source.encode()), None, None, None)))[3] == ["Translators: on a button."]


def test_the_template_of_the_interface_says_where_each_text_stands():
    template = interface_template(Path(kiosk.__file__).parent)
    message = template.get("about %(date)s")
    assert message is not None
    assert message.locations[0][0] == "kiosk/i18n/date_periods.py"
    assert template.get("c. %(date)s", context="short")
