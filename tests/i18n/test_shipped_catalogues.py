import shutil
import subprocess

import pytest
from babel.messages.pofile import read_po

from kiosk.i18n.locale import Locale
from kiosk.paths import Paths

CATALOGUES = sorted(Paths.find().locales.glob("*/LC_MESSAGES/*.po"))
PLACES = [f"{path.parent.parent.name}/{path.stem}" for path in CATALOGUES]


@pytest.mark.parametrize("path", CATALOGUES, ids=PLACES)
def test_gettexts_own_checker_finds_nothing_to_say(path):
    if not shutil.which("msgfmt"):
        pytest.skip("msgfmt is not installed (Debian: gettext)")
    done = subprocess.run(["msgfmt", "--check", "-o", "-", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("path", CATALOGUES, ids=PLACES)
def test_a_catalogue_is_of_the_language_of_its_folder(path):
    with path.open("rb") as file:
        catalogue = read_po(file)
    tag = path.parent.parent.name
    assert Locale.of(tag).babel.language == catalogue.locale.language


@pytest.mark.parametrize(
    "path", [path for path in CATALOGUES if path.stem == "kiosk"], ids=lambda path: path.parent.parent.name
)
def test_the_interface_is_translated_whole(path):
    with path.open("rb") as file:
        assert [message.id for message in read_po(file) if message.id and not message.string] == []
