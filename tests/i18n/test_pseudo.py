from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n.pseudo import ACCENTED, MIRRORED, pseudo


def test_the_accented_language_is_long_accented_and_bracketed():
    assert pseudo("Touch to begin", ACCENTED) == "⟦Ţöûçĥ ţö ƀéĝîñ one t⟧"


def test_the_mirrored_language_runs_each_word_from_the_right():
    assert pseudo("Next 3", MIRRORED) == "\u202eNext\u202c 3"


def test_any_other_language_leaves_the_words_alone():
    assert pseudo("Next", "fr") == "Next"


def test_placeholders_and_links_keep_their_form():
    for tag in (ACCENTED, MIRRORED):
        assert "%(total)s" in pseudo("%(n)s of %(total)s", tag)
        assert "](panel:capital)" in pseudo("[a link](panel:capital)", tag)


@given(st.text(), st.sampled_from([ACCENTED, MIRRORED]))
def test_any_text_can_be_disguised(text, tag):
    assert len(pseudo(text, tag)) >= len(text)
