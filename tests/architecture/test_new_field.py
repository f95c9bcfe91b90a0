"""A new field of a medium is written in two files at most; captions, translations, checks and the schema follow."""

import json
from io import BytesIO

import pytest
from package_copy import PackageCopy
from PIL import Image

SIDECAR = "alt: A map\ncaption: The delta\nartist: {}\ncredit: The team\nrights: CC0\n"
EXHIBIT = """\
kind: panels
title: People
summary: One line
panels:
  - {id: one, layout: media-left, title: One bank, body: Words, media: maps/delta}
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> PackageCopy:
    made = PackageCopy(tmp_path_factory.mktemp("field"))
    model = "kiosk/content/model.py"
    credit = "    credit: Text | None = None\n"
    words = '    """Who made it.\n\n    Example: Anna Lindgren\n    """\n'
    made.change(model, credit, f"    artist: Text | None = None\n{words}{credit}")
    credit = "    credit: Localised | None = None\n"
    made.change(model, credit, f"    artist: Localised | None = None\n{credit}")
    made.change(model, "(self.caption, self.credit)", "(self.caption, self.artist, self.credit)")
    assert len(made.changed) <= 2
    picture = BytesIO()
    Image.new("RGB", (1200, 900), "grey").save(picture, "jpeg")
    made.write("exhibits/kiosk.yaml", "title: All\nlanguages: [en]\nhome: [people]\n")
    made.write("exhibits/people.yaml", EXHIBIT)
    made.write("media/maps/delta.jpg", picture.getvalue())
    made.write("media/maps/delta.yaml", SIDECAR.format("Anna Lindgren"))
    return made


def test_visitors_see_it_in_the_caption(copy: PackageCopy):
    program = (
        "import sys\nfrom pathlib import Path\nfrom types import SimpleNamespace\n"
        "from kiosk.content.library import load\nfrom kiosk.paths import Paths\n"
        "from kiosk.ui.panels.base import credit_line\n"
        "shown = load(Paths(Path(sys.argv[1]), Path('state'))).exhibition\n"
        "say = lambda text: SimpleNamespace(words=text.source)\n"
        "print(credit_line(SimpleNamespace(exhibition=shown, say=say), 'maps/delta'))"
    )
    # Twice: the second time it is read from what the first has kept.
    line = "The delta. Anna Lindgren. The team.\n"
    assert [copy.run(program, str(copy.content)).splitlines(True)[-1] for _ in range(2)] == [line] * 2


def test_translators_find_it(copy: PackageCopy):
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from kiosk.content.extraction import texts\nfrom kiosk.paths import Paths\n"
        "for text in texts(Paths(Path(sys.argv[1]), Path('state')), 'en'): print(text.domain, text.context, text.words)"
    )
    assert "media maps/delta/artist Anna Lindgren" in copy.run(program, str(copy.content)).splitlines()


@pytest.mark.parametrize(
    ("artist", "code"), [("name " * 800, "no-room"), ("\U000e0fff and others", "no-glyph")], ids=["room", "font"]
)
def test_a_check_finds_what_has_no_room_or_no_font(copy: PackageCopy, artist: str, code: str):
    copy.write("media/maps/delta.yaml", SIDECAR.format(artist))
    program = (
        "import json, sys\nfrom pathlib import Path\n"
        "from kiosk.content.library import load\nfrom kiosk.paths import Paths\n"
        "from kiosk.curator.proof.all_checks import of_type\n"
        "paths = Paths(Path(sys.argv[1]), Path('state'))\n"
        "print(json.dumps([(one.code, one.file, one.line) for one in of_type(paths, load(paths).exhibition)]))"
    )
    found = json.loads(copy.run(program, str(copy.content)))
    copy.write("media/maps/delta.yaml", SIDECAR.format("Anna Lindgren"))
    assert [code, "media/maps/delta.yaml", 3] in found


def test_editors_know_it(copy: PackageCopy):
    copy.kiosk("schema", "-C", str(copy.content))
    schema = json.loads((copy.content / "exhibits/.schema/medium.json").read_text(encoding="utf-8"))
    assert schema["properties"]["artist"]["description"] == "Who made it."
