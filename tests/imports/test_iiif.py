import json

import pytest
from gallery import SAMPLES, sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.content.dates import fault_of
from kiosk.content.model import MediumKind
from kiosk.curator.imports import iiif
from kiosk.curator.imports.bundle import ImportFailedError, Setting
from kiosk.curator.imports.ids import slug
from kiosk.curator.imports.iiif_manifest import manifest
from kiosk.curator.imports.omissions import OmissionKind

NAMES = sorted(path.name for path in (SAMPLES / "iiif").glob("*.json")) or ["0001-mvm-image.json"]


def painting(kind="Image", address="https://example.org/crane.jpg", **more):
    return {"type": "Annotation", "motivation": "painting", "body": {"type": kind, "id": address, **more}}


def canvas(*paintings, **more):
    return {"type": "Canvas", "id": "https://example.org/canvas/p1", "items": [{"items": list(paintings)}], **more}


def manifest_of(*canvases, **more):
    return {"type": "Manifest", "label": {"en": ["Cranes"]}, "items": list(canvases), **more}


def imported(gallery, told):
    return iiif.convert(manifest(told, "x.json"), gallery.setting("cranes"))


@pytest.mark.parametrize("name", NAMES)
def test_manifests_that_others_made_pass_the_check_but_for_what_is_said(gallery, name):
    path = sample(f"iiif/{name}")
    told = iiif.read(path)
    bundle = iiif.convert(told, gallery.setting("pages", path.parent))
    exhibition = gallery.take(bundle)
    assert gallery.unannounced(bundle) == []
    assert len(exhibition.exhibits["pages"].panels) == len(told.canvases) > 0
    assert all(bundle.media[medium].sidecar.get("rights", "") == told.rights for medium in bundle.media)


def test_labels_stay_in_their_languages(gallery):
    told = iiif.read(sample("iiif/0006-text-language.json"))
    panel = gallery.take(iiif.convert(told, gallery.setting("pages"))).exhibits["pages"].panels[0]
    assert dict(panel.title.inline) == {"en": "Whistler's Mother", "fr": "La Mère de Whistler"}
    assert "**Sujet**: McNeill Anna Matilda, mère de Whistler" in dict(panel.body.inline)["fr"]


def test_version_two_says_the_same_in_other_words(gallery):
    told = {
        "@context": "http://iiif.io/api/presentation/2/context.json",
        "@type": "sc:Manifest",
        "label": [{"@value": "Cranes", "@language": "en"}, {"@value": "Cần cẩu", "@language": "vi"}],
        "description": "Two cranes",
        "attribution": "City archive",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "metadata": [{"label": "Maker", "value": [{"@value": "A works", "@language": "en"}]}],
        "sequences": [
            {"canvases": [{
                "@id": "p1", "@type": "sc:Canvas", "label": "Front",
                "images": [{"resource": {"@id": "crane.jpg", "@type": "dctypes:Image"}}],
            }]}
        ],
    }  # fmt: skip
    Image.new("RGB", (40, 30)).save(gallery.desk / "crane.jpg")
    bundle = imported(gallery, told)
    exhibition = gallery.take(bundle)
    assert dict(exhibition.exhibits["cranes"].title.inline) == {"en": "Cranes", "vi": "Cần cẩu"}
    medium = exhibition.media["cranes/crane"]
    assert (medium.credit.source, medium.rights) == ("City archive", told["license"])
    assert medium.file("en") is not None
    assert exhibition.exhibits["cranes"].panels[0].body.source == "Two cranes\n\n- **Maker**: A works"


@pytest.mark.parametrize("name", ["crane-42.jpg", "p1.png", "1.jpg"])
def test_a_picture_of_an_image_service_is_found_beside_the_manifest(gallery, name):
    Image.new("RGB", (40, 30)).save(gallery.desk / name)
    Image.new("RGB", (40, 30)).save(gallery.desk / "default.jpg")
    address = "https://example.org/iiif/crane-42/full/max/0/default.jpg"
    service = [{"id": "https://example.org/iiif/crane-42", "type": "ImageService3"}]
    bundle = imported(gallery, manifest_of(canvas(painting(address=address, service=service))))
    (medium,) = bundle.media.values()
    assert medium.local.name == name


def test_a_picture_of_which_nothing_is_known_has_a_description_to_fill_in(gallery):
    bundle = imported(gallery, manifest_of(canvas(painting())))
    exhibition = gallery.take(bundle)
    assert gallery.unannounced(bundle) == []
    assert exhibition.media["cranes/cranes"].caption is None
    sidecar = gallery.file("media/cranes/cranes.yaml")
    assert [key for key in ("alt", "credit", "rights") if f"# {key}: " not in sidecar] == []


def test_a_choice_of_pictures_is_a_gallery(gallery):
    choice = {"type": "Choice", "items": [
        {"id": "https://e.org/a.jpg", "type": "Image", "label": {"en": ["By day"]}},
        {"id": "https://e.org/b.jpg", "type": "Image", "label": {"en": ["By X-ray"]}},
    ]}  # fmt: skip
    bundle = imported(gallery, manifest_of(canvas({"type": "Annotation", "body": choice})))
    (panel,) = bundle.entries
    assert panel["layout"] == "gallery"
    assert [bundle.media[medium].sidecar["caption"] for medium in panel["media"]] == ["By day", "By X-ray"]


def test_a_film_comes_with_its_captions_and_a_sound_is_heard(gallery):
    for name in ("crane.mp4", "crane.vi.vtt", "winch.ogg"):
        (gallery.desk / name).write_bytes(b"WEBVTT\n")
    captions = {
        "items": [
            {"body": {"type": "Text", "format": "text/vtt", "id": "https://e.org/crane.vi.vtt", "language": "vi"}}
        ]
    }
    film = canvas(painting("Video", "https://e.org/crane.mp4"), annotations=[captions])
    sound = canvas(painting("Sound", "https://e.org/winch.ogg"), id="https://e.org/p2", label={"en": ["A winch"]})
    exhibition = gallery.take(imported(gallery, manifest_of(film, sound)))
    panels = exhibition.exhibits["cranes"].panels
    assert [panel.layout for panel in panels] == ["film", "text"]
    assert exhibition.media[panels[0].media[0]].captions.keys() == {"vi"}
    assert exhibition.media[panels[1].narration].kind is MediumKind.SOUND


def test_new_year_at_midnight_stands_for_the_year(gallery):
    dates = ["1987-01-01T00:00:00Z", "1925-02-16T00:00:00Z", "-0043-03-15T00:00:00Z"]
    pages = [canvas(painting(), navDate=date, id=f"p{number}", label=str(number)) for number, date in enumerate(dates)]
    assert [panel["date"] for panel in imported(gallery, manifest_of(*pages)).entries] == [
        "1987",
        "1925-02-16",
        "-0043-03-15",
    ]


def test_html_becomes_markdown_and_what_is_lost_is_said(gallery):
    told = manifest_of(
        canvas(painting()), summary={"en": ['<p>A <b>crane</b> at <a href="https://e.org">a quay</a></p>']}
    )
    bundle = imported(gallery, told)
    assert bundle.entries[0]["body"] == "A **crane** at a quay"
    assert bundle.omissions.places(OmissionKind.LINK) == ["canvas 1 (Cranes): https://e.org"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"type": "Collection"}, "collection"),
        ({"type": "Canvas"}, "no IIIF manifest"),
        ([], "no IIIF manifest"),
        ({"type": "Manifest"}, "shows nothing"),
    ],
)
def test_what_is_no_manifest_is_said_in_one_sentence(gallery, told, why):
    (gallery.desk / "a.json").write_text(json.dumps(told))
    code, output = gallery.run("iiif", str(gallery.desk / "a.json"))
    assert code == 1
    assert why in output


leaf = st.none() | st.booleans() | st.integers() | st.text(max_size=12)
keys = st.sampled_from(
    ["id", "@id", "type", "@type", "label", "items", "body", "resource", "images", "canvases", "sequences", "en",
     "@value", "@language", "metadata", "value", "summary", "navDate", "rights", "annotations", "structures", "service",
     "selector", "source", "requiredStatement", "provider", "rendering", "format", "language"]
)  # fmt: skip
types = st.sampled_from(["Image", "Video", "Sound", "Choice", "SpecificResource", "Canvas", "Range", "dctypes:Image"])
anything = st.recursive(
    leaf | types, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=6), max_leaves=25
)
paintings = st.builds(
    lambda kind, more: {"body": {"id": "a.jpg", "type": kind, **more}}, types, st.dictionaries(keys, anything)
)
canvases = st.builds(
    lambda one, more: {"items": [{"items": [one]}], **more}, paintings, st.dictionaries(keys, anything)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(canvases | anything, max_size=3), st.dictionaries(keys, anything, max_size=6))
def test_whatever_stands_in_a_manifest_gives_an_exhibit_or_one_sentence(pages, more):
    try:
        bundle = iiif.convert(manifest({**more, "type": "Manifest", "items": pages}, "x"), Setting("pages", ()))
    except ImportFailedError:
        return
    assert all(not panel["date"] or fault_of(panel["date"]) == "" for panel in bundle.entries)
    assert len({panel["id"] for panel in bundle.entries}) == len(bundle.entries)


def test_an_id_is_made_of_words_in_any_script():
    assert slug("Bến cảng cũ", (), "x") == "ben-cang-cu"
    assert slug("Pages 1–2", (), "x") == "pages-1-2"
    assert slug("ភ្នំពេញ", (), "canvas-3") == "phnampenh"
    assert slug("* * *", (), "canvas-3") == "canvas-3"
    assert slug("A", ("a", "a-2"), "x") == "a-3"
