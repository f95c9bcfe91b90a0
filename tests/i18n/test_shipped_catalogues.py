import re
import shutil
import subprocess
import unicodedata
from gettext import c2py

import pytest
from babel.messages.pofile import read_po

from kiosk.i18n.catalogue_file import UNREAD
from kiosk.i18n.locale import Locale
from kiosk.i18n.placeholders import unknown
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


NAMED = re.compile(r"%\(\w+\)s")
MARKS = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INTERFACES = {path.parent.parent.name: path for path in CATALOGUES if path.stem == "kiosk"}
SPOKEN = {
    "en", "vi", "km", "fr", "ar", "zh", "zh-Hant", "th", "hi", "de", "es", "it", "pt", "pt-BR", "nl", "da", "sv", "nb",
    "fi", "is", "pl", "cs", "sk", "hu", "ro", "bg", "el", "hr", "sl", "sr", "uk", "ru", "lt", "lv", "et", "ga", "cy",
    "ca", "eu", "gl", "tr", "he", "fa", "ur", "bn", "ta", "te", "mr", "ne", "si", "my", "lo", "id", "ms", "fil", "sw",
    "am", "ka", "hy", "az", "kk", "mn", "ja", "ko",
}  # fmt: skip
COUNTED = (*range(1200), *range(1200, 100_000, 37), 10**6, 2 * 10**6)
every_interface = pytest.mark.parametrize("language", INTERFACES)


def test_the_program_speaks_the_languages_that_it_promises():
    assert {*INTERFACES, "en"} == SPOKEN


def messages_of(language):
    with INTERFACES[language].open("rb") as file:
        catalogue = read_po(file)
    return catalogue, [message for message in catalogue if message.id]


@every_interface
def test_the_interface_is_translated_whole(language):
    assert [message.id for message in messages_of(language)[1] if not message.string] == []


@every_interface
def test_nothing_of_the_interface_is_said_to_have_been_read_by_a_native_speaker(language):
    assert [message.id for message in messages_of(language)[1] if UNREAD not in message.user_comments] == []


@every_interface
def test_no_placeholder_is_lost_and_none_is_new(language):
    wrong = []
    for message in messages_of(language)[1]:
        ids = (message.id,) if isinstance(message.id, str) else message.id
        forms = (message.string,) if isinstance(message.string, str) else message.string
        if unknown(ids, forms) or (len(ids) == 1 and sorted(NAMED.findall(ids[0])) != sorted(NAMED.findall(forms[0]))):
            wrong.append(message.id)
    assert wrong == []


@every_interface
def test_the_plural_forms_are_those_of_cldr(language):
    catalogue, messages = messages_of(language)
    of_cldr, of_ours = Locale.of(language).babel.plural_form, c2py(catalogue.plural_expr)
    forms = {}
    for number in COUNTED:
        assert forms.setdefault(of_cldr(number), of_ours(number)) == of_ours(number), number
    assert sorted(forms.values()) == list(range(catalogue.num_plurals))
    assert {len(message.string) for message in messages if not isinstance(message.id, str)} == {catalogue.num_plurals}


@every_interface
def test_the_words_are_composed_and_without_marks_of_direction(language):
    strings = [message.string for message in messages_of(language)[1]]
    texts = [text for string in strings for text in ([string] if isinstance(string, str) else string)]
    assert [text for text in texts if not unicodedata.is_normalized("NFC", text) or MARKS & set(text)] == []
