import subprocess
import sys

import pytest

from kiosk.curator.imports.ids import slug
from kiosk.i18n.transliteration import id_of
from kiosk.settings.fields import as_id

NAMES = {
    "Wärter": "waerter",
    "Größe": "groesse",
    "GRO\N{LATIN CAPITAL LETTER SHARP S}E ÜBERSICHT": "grosse-uebersicht",
    "Äpfel O\N{COMBINING DIAERESIS}l": "aepfel-oel",
    "Łódź": "lodz",
    "Москва": "moskva",
    "Ольга": "olga",
    "東京": "dongjing",
    "ភ្នំពេញ": "phnampenh",
    "Ærø Søfart": "aero-sofart",
    "Đồng Hới": "dong-hoi",
    "İzmir": "izmir",
    "Αθήνα": "athina",
    "ថ្ងៃទី ៧": "thngaitei-7",
    "Wär\N{SOFT HYPHEN}ter": "waerter",
    "L’été — 1979": "l-ete-1979",
    "old-harbour": "old-harbour",
    "\N{GRINNING FACE} *": "",
}


@pytest.mark.parametrize(("words", "wanted"), NAMES.items())
def test_an_id_keeps_the_letters_of_any_script(words: str, wanted: str) -> None:
    assert id_of(words) == wanted
    assert id_of(wanted) == wanted, "an id that was made before is valid"


@pytest.mark.parametrize("words", NAMES)
def test_a_command_and_an_import_make_the_same_id(words: str) -> None:
    assert as_id(words) == slug(words, (), "a-short-name")


def test_plain_words_need_no_table_of_other_scripts() -> None:
    code = "import sys; from kiosk.settings.fields import as_id; as_id('Old harbour'); print('anyascii' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
