from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n.merging import merged, standing_of


def template(texts):
    catalogue = Catalog()
    for context, text in texts.items():
        catalogue.add(text, context=context)
    return catalogue


def translated(texts):
    catalogue = Catalog(locale="fr")
    for context, text in texts.items():
        catalogue.add(text, f"fr:{text}", context=context, user_comments=["unread"])
    return catalogue


def standings(catalogue):
    return {message.context: standing_of(message) for message in catalogue if message.id}


BEFORE = {"a/title": "One", "a/body": "Two words", "b/title": "Three"}


def test_what_has_not_changed_keeps_its_translation_and_its_mark():
    after = merged(translated(BEFORE), template(BEFORE))
    assert standings(after) == {"a/title": "unread", "a/body": "unread", "b/title": "unread"}


def test_exactly_the_changed_texts_translation_is_fuzzy_and_names_what_it_was_made_for():
    after = merged(translated(BEFORE), template({**BEFORE, "a/body": "Two other words"}))
    assert standings(after) == {"a/title": "unread", "a/body": "fuzzy", "b/title": "unread"}
    message = after.get("Two other words", context="a/body")
    assert message.string == "fr:Two words"
    assert list(message.previous_id) == ["Two words"]


def test_a_text_that_changes_twice_still_names_what_its_translation_was_made_for():
    once = merged(translated(BEFORE), template({**BEFORE, "a/body": "2"}))
    twice = merged(once, template({**BEFORE, "a/body": "3"}))
    assert list(twice.get("3", context="a/body").previous_id) == ["Two words"]


def test_a_text_that_changes_back_is_fuzzy_no_more():
    once = merged(translated(BEFORE), template({**BEFORE, "a/body": "2"}))
    assert standings(merged(once, template(BEFORE)))["a/body"] == "unread"


def test_a_new_text_is_missing_and_nothing_else_is_touched():
    after = merged(translated(BEFORE), template({**BEFORE, "c/title": "Three"}))
    assert standings(after) == {**dict.fromkeys(BEFORE, "unread"), "c/title": "missing"}


def test_what_is_gone_is_kept_as_obsolete_and_comes_back():
    without = {context: text for context, text in BEFORE.items() if context != "b/title"}
    gone = merged(translated(BEFORE), template(without))
    assert [message.string for message in gone.obsolete.values()] == ["fr:Three"]
    back = merged(gone, template(BEFORE))
    assert standings(back) == dict.fromkeys(BEFORE, "unread")
    assert not back.obsolete


def test_an_interface_text_that_was_reworded_hands_on_its_translation():
    after = merged(translated({None: "Touch to begin"}), template({None: "Touch here to begin"}))
    assert standings(after) == {None: "fuzzy"}


def test_a_plural_that_becomes_single_keeps_a_form():
    old, new = Catalog(locale="fr"), Catalog()
    old.add(("%(n)s card", "%(n)s cards"), ("%(n)s fiche", "%(n)s fiches"))
    new.add("%(n)s card")
    assert merged(old, new).get("%(n)s card").string == "%(n)s fiches"


TEXTS = st.dictionaries(st.sampled_from(["a", "b", "c", "d", "e"]), st.text("xyz", min_size=1, max_size=4))


@given(TEXTS, TEXTS, TEXTS)
def test_no_translation_is_ever_lost(first, second, third):
    last = merged(merged(translated(first), template(second)), template(third))
    kept = {message.string for message in [*last, *last.obsolete.values()]}
    assert {f"fr:{text}" for text in first.values()} <= kept
