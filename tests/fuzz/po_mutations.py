"""Mutations of the contents of catalogues: plural rules, charsets, placeholders and inconsistent entries."""

import re

import odd
from mutations import Case, mutation

PO = ("content/locales/*/LC_MESSAGES/*.po", "content/locales/*/LC_MESSAGES/kiosk.po")
RULES = (
    "nplurals=2; plural=n/0;", "nplurals=2; plural=0-5;", "nplurals=400000000; plural=n;", "nplurals=0; plural=0;",
    "nplurals=2; plural=n%0;", "nplurals=-1; plural=n;", "nplurals=2; plural=" + "(" * 300 + "n" + ")" * 300 + ";",
    "nplurals=2; plural=n ? n : n ? n;", "nplurals=a; plural=b;", "plural", "nplurals=2; plural=__import__('os');",
    "nplurals=2; plural=9**9**9;", "nplurals=2; plural=" + "n+" * 9000 + "n;", "nplurals=2;",
    "nplurals=3; plural=n==1;",
)  # fmt: skip
PIECES = (
    'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 'msgctxt "title"\nmsgid "Rooms"\nmsgstr "x"\n\n' * 2, '#~ msgid "a"\n#~ \n',
    'msgid "%(n)s panel"\nmsgid_plural "%(n)s panels"\nmsgstr[0] "a"\nmsgstr[7] "b"\nmsgstr[99999999999] "c"\n',
    'msgid "unclosed\nmsgstr ""\n', 'msgstr "no id"\n', '#, fuzzy\n#| msgid "x\n', "#: a:999999999999999999999\n",
    'msgid "\\x"\nmsgstr "\\777\\u12"\n', '"stray"\n', 'msgctxt "c"\n', "msgid\n",
    'msgid ""\nmsgstr "Twice: head\\n"\n',
    'msgid "' + "a" * 50_000 + '"\nmsgstr "b"\n', " " * 40_000 + "\n", "#" * 50_000 + "\n", '"' * 40_001 + "\n",
    'msgid "b"\nmsgstr[0] "c"\n', 'msgid "p"\nmsgid_plural "q"\nmsgstr "r"\n', "domain x\n", "#, c-format, fuzzy,,\n",
)  # fmt: skip
PLACEHOLDERS = (
    "%(n)200000000s",
    "%(n)900000000s",
    "%(other)s",
    "%s",
    "%",
    "%(n)",
    "%(n)d",
    "%(n).99999999s",
    "{n}",
    "%c",
)


def _replace(case: Case, pattern: bytes, new: bytes) -> None:
    path = case.pick(*PO)
    raw = path.read_bytes()
    found = [*re.finditer(pattern, raw)]
    if found:
        one = case.chance.choice(found)
        path.write_bytes(raw[: one.start()] + new + raw[one.end() :])


@mutation("po")
def odd_plural_rule(case: Case) -> None:
    _replace(case, rb"nplurals=[^\\]*", case.chance.choice(RULES).encode())


@mutation("po")
def odd_charset(case: Case) -> None:
    names = ("CHARSET", "utf-16", "punycode", "idna", "rot13", "hex", "zlib", "undefined", "", "utf-8; x=" + "y" * 9000)
    _replace(case, rb"charset=[^\\]*", b"charset=" + case.chance.choice(names).encode())


@mutation("po")
def odd_header(case: Case) -> None:
    lines = (
        "Language: zz_ZZ",
        "Plural-Forms",
        ": a",
        "Content-Type: text/plain",
        "PO-Revision-Date: 99-99-99",
        "X" * 9000,
    )
    _replace(case, rb"MIME-Version: 1.0", case.chance.choice(lines).encode())


@mutation("po")
def odd_placeholders(case: Case) -> None:
    path = case.pick("content/locales/*/LC_MESSAGES/kiosk.po")
    new = case.chance.choice(PLACEHOLDERS).encode()
    path.write_bytes(re.sub(rb'(msgstr(?:\[\d\])? ")[^"\n]*', lambda found: found[1] + new, path.read_bytes()))


@mutation("po")
def odd_translation(case: Case) -> None:
    words = case.chance.choice((*odd.WORDS, *odd.SIGNS)).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    _replace(case, rb'(?<=msgstr ")[^"\n]+', words.encode("utf-8", "surrogatepass"))


@mutation("po")
def every_translation_long(case: Case) -> None:
    path = case.pick(*PO)
    new = case.chance.choice(("long words " * 60, "w" * 400, "ក" * 300)).encode()
    path.write_bytes(re.sub(rb'(\nmsgstr ")[^"\n]+', lambda found: found[1] + new, path.read_bytes()))


@mutation("po")
def odd_entry(case: Case) -> None:
    path = case.pick(*PO)
    path.write_bytes(path.read_bytes() + b"\n" + case.chance.choice(PIECES).encode())


@mutation("po")
def ten_thousand_entries(case: Case) -> None:
    path = case.pick(*PO)
    more = "".join(f'\nmsgctxt "c{number}"\nmsgid "a{number}"\nmsgstr "b"\n' for number in range(10_000))
    path.write_bytes(path.read_bytes() + more.encode())


@mutation("po")
def catalogue_of_an_odd_language(case: Case) -> None:
    tag = case.chance.choice([tag for tag in odd.LANGUAGES if tag and "/" not in tag])
    case.done.append(tag)
    path = case.pick(*PO)
    folder = path.parents[2] / tag / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / path.name).write_bytes(path.read_bytes())
