"""Whatever stands in a catalogue: it is read in the time and memory of its size, or refused with one sentence."""

import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.i18n import merging, po
from kiosk.i18n.catalogue_file import Catalogue, po_path, read
from kiosk.i18n.catalogues import Catalogues
from kiosk.i18n.placeholders import unknown
from kiosk.i18n.plurals import MOST_FORMS, judged, of_language
from kiosk.paths import Paths

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n"Plural-Forms: {rule}\\n"\n\n'
CARDS = 'msgid "%(n)s card"\nmsgid_plural "%(n)s cards"\nmsgstr[0] "%(n)s thẻ"\nmsgstr[1] "%(n)s các thẻ"\n\n'
NEXT = 'msgid "Next"\nmsgstr "Tiếp"\n\n'
GOOD = "nplurals=2; plural=n != 1;"
READ = """
import sys
from pathlib import Path
from kiosk.errors import KioskError
from kiosk.i18n import merging, po
try:
    list(po.faults(po.parse(Path(sys.argv[1]))))
except KioskError:
    pass
"""


def written(folder: Path, text: str | bytes, language: str = "vi", domain: str = "kiosk") -> Path:
    path = po_path(folder, language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def limited() -> None:
    """A gibibyte, and the processor for longer than any file of a few megabytes takes."""
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def read_within_limits(path: Path) -> None:
    subprocess.run([sys.executable, "-c", READ, str(path)], check=True, preexec_fn=limited, timeout=500)


@pytest.mark.parametrize("charset", ["CHARSET", "", "utf-7", "ascii", "idna", "x" * 5000, "ISO-8859-1"])
def test_whatever_character_set_it_claims_it_is_read_and_written_as_utf_8(tmp_path: Path, charset: str):
    path = written(tmp_path, HEADER.format(charset=charset, rule=GOOD) + NEXT)
    catalogue = po.parse(path)
    assert catalogue["Next"].string == "Tiếp"
    path.write_bytes(po.dump(catalogue))
    assert b"charset=utf-8" in path.read_bytes()
    assert po.parse(path)["Next"].string == "Tiếp"


BAD_RULES = [
    "nplurals=2; plural=n/0;",
    "nplurals=2; plural=n%0;",
    "nplurals=2; plural=0-5;",
    "nplurals=2; plural=n;",
    "nplurals=2; plural=n == 150 ? 7 : 0;",
    f"nplurals=2; plural={'(' * 400}n{')' * 400};",
    f"nplurals=2; plural={'n?' * 300}0{':1' * 300};",
    f"nplurals=2; plural={'n*' * 480}n/0;",
    "nplurals=2; plural=__import__('os');",
    "nplurals=2; plural=;",
    "nplurals=2;",
    "nplurals=400000000; plural=0;",
    "nplurals=300000000; plural=n != 1;",
    f"nplurals={'9' * 5000}; plural=0;",
    "nplurals=-1; plural=0;",
    "nplurals=0; plural=0;",
    "nplurals=٢; plural=0;",
    "INTEGER",
    "",
]


@pytest.mark.parametrize("rule", BAD_RULES, ids=lambda rule: rule[:30])
def test_a_plural_rule_that_cannot_be_used_is_named_and_that_of_cldr_is_used(tmp_path: Path, rule: str):
    path = written(tmp_path, HEADER.format(charset="UTF-8", rule=rule) + CARDS, "fr")
    catalogue = po.parse(path)
    assert catalogue.plural_expr == "(n > 1)"
    (fault,) = po.faults(catalogue) if rule else [None]
    assert fault is None or (fault.what, fault.line) == ("bad-plural-rule", 4)
    words = Catalogues(tmp_path).interface("fr")
    assert words.plural("%(n)s card", "%(n)s cards", 1) == "1 thẻ"
    assert words.plural("%(n)s card", "%(n)s cards", 2) == "2 các thẻ"


def test_more_forms_than_cldr_has_are_read_when_the_rule_is_bad(tmp_path: Path):
    path = written(tmp_path, HEADER.format(charset="UTF-8", rule="nplurals=9999999; plural=n/0") + CARDS, "km")
    assert len(po.parse(path)["%(n)s card"].string) == 2
    assert Catalogues(tmp_path).interface("km").plural("%(n)s card", "%(n)s cards", 7) == "៧ thẻ"


@pytest.mark.parametrize("language", ["ar", "cy", "ga", "ru", "sl", "mt", "pl", "vi", "km", "fr", "kw", "xx"])
def test_the_rules_of_cldr_are_good_ones(language: str):
    try:
        rule = of_language(language)
    except Exception:  # noqa: BLE001 - no language
        assert language == "xx"
        return
    assert judged(str(rule.forms), rule.expression) == rule


@given(st.text("n0123456789+-*/%()<>=!?:&| ", max_size=60), st.integers(0, 20))
def test_a_rule_that_is_taken_gives_each_number_a_form(expression: str, forms: int):
    rule = judged(str(forms), expression)
    if rule is not None:
        assert 1 <= rule.forms <= MOST_FORMS
        assert all(0 <= Catalogue(plural_rule=rule.expression).form_for(number) < rule.forms for number in range(201))


@pytest.mark.parametrize("rule", ["n/0", "0-5", "(" * 900, "", "\0"])
def test_a_rule_that_was_changed_after_it_was_kept_gives_the_first_form(rule: str):
    assert Catalogue(plural_rule=rule).form_for(3) == 0


STRANGE = ["%(n)200000000s", "%(n)900000000s", "%(n)d", "%(n)r", "%(n)0900000000d", "%(m)s", "%s", "%", "%(n)",
           "%(n)*s", "%(n).900000000f", "%(n)s %(n)-99s", "%(n)c", "100 %", "%%(n)s %d"]  # fmt: skip


@pytest.mark.parametrize("words", STRANGE)
def test_a_translation_that_asks_for_more_than_its_original_has_is_named_and_not_used(tmp_path: Path, words: str):
    entries = f'msgid "%(n)s of %(total)s"\nmsgstr "{words}"\n\n'
    path = written(tmp_path, HEADER.format(charset="UTF-8", rule=GOOD) + entries)
    (fault,) = po.faults(po.parse(path))
    assert (fault.what, fault.line) == ("bad-placeholder", 6)
    assert read(path).entries == {}
    assert Catalogues(tmp_path).interface("vi")("%(n)s of %(total)s", n=3, total=6) == "3 trên 6"


@pytest.mark.parametrize(
    ("original", "words"),
    [
        ("%(n)s of %(total)s", "%(total)s / %(n)s"),
        ("%(n)s of %(total)s", "%(n)s"),
        ("%(n)s of %(total)s", "%(n)s, %(n)s %%"),
        ("100 % wool", "100 % laine"),
        ("Next", "%d%%"),
    ],
)
def test_what_an_original_names_may_stand_anywhere(original: str, words: str):
    assert unknown([original], [words]) == ""


def test_a_per_cent_sign_in_an_exhibit_is_only_that(tmp_path: Path):
    entries = 'msgctxt "title"\nmsgid "Half of it"\nmsgstr "50 % (d) %(moitié)s"\n'
    path = written(tmp_path, HEADER.format(charset="UTF-8", rule=GOOD) + entries, "fr", "people")
    assert list(po.faults(po.parse(path))) == []
    assert len(read(path).entries) == 1


N = 60_000
SLOW = {
    "spaces": " " * N + "x",
    "spaces after a keyword": f"msgid{' ' * N}x",
    "spaces after a text": f'msgid "a"{" " * N}x',
    "tabs between": f"msgstr[0]{chr(9) * N}",
    "a text that is not closed": '"' + "\\" * N,
    "escaped quotation marks": f'#| msgid "{chr(92) + chr(34)}' * (N // 3) + "\n" + NEXT,
    "escaped quotation marks in one comment": "#| msgid " + '\\"' * N + "\n" + NEXT,
    "the same text again and again": "".join(
        f'#: a:{n}\n#. b{n}\n# c{n}\nmsgid "a"\nmsgstr "b"\n' for n in range(N // 3)
    ),
    "many plural texts of many forms": 'msgid ""\nmsgstr "Plural-Forms: nplurals=400000000; plural=0;\\n"\n'
    + CARDS * 50,
    "a header without end": 'msgid ""\nmsgstr ""\n' + '"Content-Type: text/plain; a=\\"b\\n"\n' * N,
    "parameters without end": f'msgid ""\nmsgstr "Content-Type: text/plain{"; a=" * (N // 16)}\\n"\n',
    "quotation marks in a header": f'msgid ""\nmsgstr "Plural-Forms: {chr(92) + chr(34)}' + ';\\"' * 4000 + '\\n"\n',
    "comments": "# a\n" * N,
    "flags": "#, fuzzy" + ",a" * N + "\n" + NEXT,
    "places": "#: " + "a:1 " * N + "\n" + NEXT,
    "isolated places": "#: " + "\u2068a b\u2069 " * N + "\n" + NEXT,
    "obsolete forms": '#~ msgid "a"\n#~ msgid_plural "b"\n' + '#~ msgstr[40000000000] "c"\n' * 9,
    "braces": f'msgid "{"{" * N}"\nmsgstr "b"\n',
    "per cent signs": f'msgid "%(n)s"\nmsgstr "{"%(" * N}"\n',
    "names of values": f'msgid "%(n)s"\nmsgstr "{"%(n" * N}"\n',
    "a carriage return for each line": "# a\r" * N + NEXT.replace("\n", "\r"),
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_it_is_read_in_the_time_and_memory_of_its_size(tmp_path: Path, text: str):
    read_within_limits(written(tmp_path, text))


def test_what_is_said_of_a_broken_catalogue_is_short(tmp_path: Path):
    path = written(tmp_path, f'msgid "{"a" * 100_000}"\nmsgid "b"\nmsgstr "c"\n')
    with pytest.raises(KioskError) as error:
        po.parse(path)
    assert len(str(error.value)) < 400


def test_a_catalogue_that_is_no_file_or_far_too_large_is_refused(tmp_path: Path):
    path = written(tmp_path, b"")
    with path.open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(KioskError, match="it has more than 64 MB"):
        po.parse(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(KioskError, match="it is a folder, not a file"):
        po.parse(path)


def parsed(path: Path) -> po.PoCatalog | None:
    """Give a catalogue as it was read, None for one that is refused; that must be said in one line."""
    refused = ""
    try:
        return po.parse(path)
    except KioskError as error:
        refused = str(error)
    assert refused.startswith("kiosk.po")
    assert len(refused.splitlines()) == 1
    return None


def mutated(chance: random.Random, raw: bytes) -> bytes:
    """Give a catalogue with some pieces changed, taken out, doubled or replaced by what has hurt readers before."""
    pieces = [b'"', b"\\", b"\n", b"%(", b"msgid ", b"msgstr[9] ", b"#~ ", b"#| ", b"#, ", b"\xff", b"\0", b"\r",
              b"\xe2\x80\xa8", b"nplurals=99999999;", b"plural=n/0;", b"charset=x", b" " * 999,
              b"Language: xx\\n", b"\xef\xbb\xbf"]  # fmt: skip
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(raw) + 1), chance.choice((0, 0, 1, 5, 80))
        new = chance.choice((b"", chance.choice(pieces), bytes([chance.randrange(256)]), raw[at : at + 200]))
        raw = raw[:at] + new + raw[at + length :]
    return raw


@pytest.mark.parametrize("language", ["ar", "km"])
def test_real_catalogues_with_random_faults_are_read_or_refused_with_one_sentence(tmp_path: Path, language: str):
    raw = po_path(Paths.find().locales, language, "kiosk").read_bytes()[:12_000]
    raw = raw[: raw.rindex(b"\n\n")]
    chance = random.Random(language)
    for _ in range(60):
        path = written(tmp_path, mutated(chance, raw), language)
        catalogue = parsed(path)
        if catalogue is None:
            continue
        list(po.faults(catalogue))
        po.dump(catalogue)
        words = Catalogues(tmp_path).interface(language)
        for number in (0, 1, 2, 5, 11, 100):
            assert words.plural("%(n)s card", "%(n)s cards", number)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, raw: bytes):
    path = written(tmp_path_factory.mktemp("locales"), raw)
    catalogue = parsed(path)
    if catalogue is not None:
        po.dump(catalogue)


def test_a_text_is_compared_with_some_of_those_that_are_gone_not_with_any_number(monkeypatch):
    old, template = Catalog(locale="vi"), Catalog()
    for number in range(3000):
        old.add(f"gone {number}", "dịch")
    for number in range(50):
        template.add(f"new {number}")
    compared = []
    monkeypatch.setattr(merging, "get_close_matches", lambda _, choices, *__: compared.append(len(choices)) or [])
    merging.merged(old, template)
    assert max(compared) <= 500
