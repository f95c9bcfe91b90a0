from babel.messages.extract import extract_from_file

from kiosk.content.extraction import comment, extract, texts
from kiosk.content.library import load
from kiosk.content.model_fields import leaves
from kiosk.i18n.localised import Localised
from kiosk.paths import Paths


def shown(exhibition):
    """The domain, context and words of every text of an exhibition that has an address."""
    entries = [exhibition.settings, *exhibition.exhibits.values(), *exhibition.sources.values()]
    values = [leaf.value for entry in entries for leaf in leaves(entry)]
    media = exhibition.media.values()
    values += [text for medium in media for text in (medium.alt, medium.caption, medium.credit, medium.transcript)]
    return {(text.domain, text.context, text.source) for text in values if isinstance(text, Localised) and text.domain}


def test_translators_are_given_all_that_visitors_are_shown():
    paths = Paths.find()
    exhibition = load(paths, cached=False).exhibition
    language = exhibition.settings.languages[0]
    given = {(text.domain, text.context, text.words) for text in texts(paths, language)}
    assert shown(exhibition) - given == set()


def test_babel_reads_an_exhibit_through_the_extractor():
    exhibit = min(Paths.find().exhibits.glob("*.yaml"))
    found = extract_from_file(extract, exhibit, keywords={"pgettext": ((1, "c"), 2)})
    assert "title" in {context for _, _, _, context in found}


def test_a_comment_says_where_a_text_stands_and_what_fits():
    assert comment("cards/an-giang/title") == "card “an-giang”, title; about 30 characters fit"
    assert comment("panels/city/hotspots/gate/body") == "panel “city”, place “gate”, body; about 480 characters fit"
    assert comment("maps/south/caption") == "caption; about 180 characters fit"


def test_a_file_that_is_no_yaml_has_no_texts(tmp_path):
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits/broken.yaml").write_text("kind: [", encoding="utf-8")
    assert list(texts(Paths(tmp_path), "en")) == []
