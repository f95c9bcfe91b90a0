import pytest
from babel.messages.catalog import Catalog
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.i18n import po


@pytest.fixture
def catalogue(tmp_path_factory):
    path = tmp_path_factory.mktemp("locales") / "fr/LC_MESSAGES/life.po"
    path.parent.mkdir(parents=True)
    return path


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1))
def test_what_a_fuzzy_translation_was_made_for_survives_being_written_and_read(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("locales") / "fr/LC_MESSAGES/life.po"
    path.parent.mkdir(parents=True)
    written = Catalog(locale="fr")
    written.add("New", "Neuf", previous_id=[text], flags=["fuzzy"], user_comments=["unread"], context="a/title")
    path.write_bytes(po.dump(written))
    assert list(written.get("New", context="a/title").previous_id) == [text]
    message = po.parse(path).get("New", context="a/title")
    assert list(message.previous_id) == [text]
    assert message.user_comments == ["unread"]


def test_the_plural_of_what_it_was_made_for_is_read_too(catalogue):
    words = 'msgid "%(n)s card"\nmsgid_plural "%(n)s cards"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    catalogue.write_text(f'#, fuzzy\n#| msgid ""\n#| "one "\n#| "thing"\n#| msgid_plural "things"\n{words}', "utf-8")
    message = po.parse(catalogue).get("%(n)s card")
    assert list(message.previous_id) == ["one thing", "things"]


@pytest.mark.parametrize("text", ['msgid "a\nmsgstr', 'nonsense "a"\n', 'msgid "a"\nmsgstr "b" c\n'])
def test_what_is_no_line_of_a_catalogue_is_named(catalogue, text):
    catalogue.write_text(text, encoding="utf-8")
    with pytest.raises(KioskError, match=r"life\.po:\d+ in fr"):
        po.parse(catalogue)
