"""The slips that curators make, made to an exhibition by chance that can be repeated.

Each kind says where it can happen, what it does there, on which line it must be reported, and as what.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

TEXTS = Mapping[str, str]
"""The YAML files by their names relative to the root."""


@dataclass(frozen=True)
class Slip:
    kind: str
    file: str
    """The file that is changed, or taken away where there is no text."""
    text: str | bytes | None
    reported: tuple[tuple[str, int], ...]
    """The file and the line in which it is to be reported; any of them."""
    codes: frozenset[str]
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.file}: {self.before.strip()!r} became {self.after.strip()!r}"


@dataclass(frozen=True)
class Kind:
    """A slip within one line."""

    name: str
    where: str
    """A pattern of the files."""
    line: str
    """A pattern of the line."""
    becomes: Callable[[re.Match[str], random.Random], str]
    codes: str
    owner: bool = False
    """Whether it is reported where the entry of the list begins that the line belongs to."""
    first: bool = False
    """Whether it is reported on the first line with a key of the file."""


EXHIBIT = r"exhibits/(?!kiosk|sources).*"
PANELS = r"exhibits/(?!kiosk|sources|road).*"
TIMELINE = r"exhibits/road.*"
PICTURE = r"media/(maps|diagrams)/.*"
KEY = r"(?P<indent> +)(?P<key>title|layout|date|eyebrow|topic|media|narration|sources|summary): (?P<value>.+)"
WORDS = r"(?P<head> *(?:- )?(?:title|eyebrow|label|speaker): )(?P<words>[^\"'{|].*)"


def misspelt(word: str, rng: random.Random) -> str:
    """A word with two letters changed about, or one left out or doubled."""
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1] and word[at].isalpha()]
    at = rng.choice(places)
    return rng.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        ]
    )


def with_(pattern: str) -> Callable[[re.Match[str], random.Random], str]:
    """A line made of pieces of the one that was there."""
    return lambda match, _: match.expand(pattern)


def one_of(*patterns: str) -> Callable[[re.Match[str], random.Random], str]:
    return lambda match, rng: match.expand(rng.choice(patterns))


def misspelling(group: str) -> Callable[[re.Match[str], random.Random], str]:
    def slip(match: re.Match[str], rng: random.Random) -> str:
        start, end = match.span(group)
        start, end = start - match.start(), end - match.start()
        return match[0][:start] + misspelt(match[group], rng) + match[0][end:]

    return slip


DATES = ("17 April 1975", "17.04.1975",
         "17/04/1975", "1975-4-17", "1975-13-01", "1975-04-31", "April 1975", "7.1.79",
         "1975–1979", "ca. 1975", "1975 - 1979", "1975-04-17T10:00", "500 BC", "1979/1975",
         "the seventies")  # fmt: skip

KINDS = (
    Kind("misspelt key", EXHIBIT, KEY, misspelling("key"), "unknown-key"),
    Kind("key in capitals", EXHIBIT, KEY, lambda m, _: f"{m['indent']}{m['key'].title()}: {m['value']}", "unknown-key"),
    Kind("key in another word", EXHIBIT, r"( +)media: (.+)", one_of(r"\1image: \2", r"\1picture: \2"), "unknown-key"),
    Kind("tab", EXHIBIT, KEY, with_(r"\t\g<key>: \g<value>"), "yaml-tab"),
    Kind("tab after spaces", EXHIBIT, KEY, with_(r"  \t\g<key>: \g<value>"), "yaml-tab"),
    Kind("no colon", EXHIBIT, r"( +)(title|eyebrow|layout) *: ([^:]+)", with_(r"\1\2 \3"), "yaml-no-colon"),
    Kind("no space after the colon", EXHIBIT, r"( +)(title|layout): ([^:]+)", with_(r"\1\2:\3"), "yaml-no-colon"),
    Kind("equals sign", EXHIBIT, r"( +)(title|layout): ([^:]+)", with_(r"\1\2 = \3"), "yaml-no-colon"),
    Kind("colon in a text", EXHIBIT, WORDS, with_(r"\g<head>Part one: \g<words>"), "yaml-colon"),
    Kind("indented too little", EXHIBIT, KEY, lambda m, _: f"{m[0][1:]}", "yaml-indentation"),
    Kind("indented too much", EXHIBIT, KEY, lambda m, _: f" {m[0]}", "yaml-indentation"),
    Kind("no-break space in front", EXHIBIT, KEY, lambda m, _: f"\xa0{m[0]}", "strange-space"),
    Kind("no space after the dash", EXHIBIT, r"  - id: (.+)", with_(r"  -id: \1"), "yaml-dash"),
    Kind("no dash", EXHIBIT, r"  - (id: .+)", with_(r"    \1"), "duplicate-key"),
    Kind("quote never closed", EXHIBIT, WORDS, with_(r'\g<head>"\g<words>'), "yaml-quote"),
    Kind("quote closed early", EXHIBIT, WORDS, with_(r'\g<head>"The" \g<words>'), "yaml-quote"),
    Kind("apostrophe in single quotes", EXHIBIT, WORDS, with_(r"\g<head>'it's \g<words>'"), "yaml-quote"),
    Kind("bracket never closed", EXHIBIT, r"( +sources: \[.+)\]", with_(r"\1"), "yaml-bracket"),
    Kind("comma left out", TIMELINE, r"(  - \{title: .+),( date.+)", with_(r"\1\2"), "yaml-bracket yaml-colon"),
    Kind("text begins with a star", EXHIBIT, WORDS, with_(r"\g<head>*\g<words>*"), "yaml-anchor yaml-special"),
    Kind("text begins with @", EXHIBIT, WORDS, one_of(r"\g<head>@\g<words>", r"\g<head>%\g<words>"), "yaml-special"),
    Kind("text begins with #", EXHIBIT, WORDS, with_(r"\g<head>#\g<words>"), "empty-text empty-key"),
    Kind("text in brackets", EXHIBIT, WORDS, with_(r"\g<head>[\g<words>]"), "wrong-type"),
    Kind("text left out", EXHIBIT, WORDS, with_(r"\g<head>"), "empty-text empty-key"),
    Kind("true for a text", EXHIBIT, WORDS, one_of(r"\g<head>true", r"\g<head>False"), "wrong-type"),
    Kind("key given twice", EXHIBIT, KEY, lambda m, _: f"{m[0]}\n{m[0]}", "duplicate-key"),
    Kind("line left out", EXHIBIT,
         r"    (?:title|layout|date): .+", lambda *_: "", "missing-key layout-needs", owner=True),
    Kind("kind left out", EXHIBIT, r"kind: .+", with_("# no kind"), "missing-key", first=True),
    Kind("no for false", PANELS, r"( +about): true", one_of(r"\1: no", r"\1: yes", r'\1: "true"'), "wrong-type"),
    Kind("date", EXHIBIT, r"(    date): .+", lambda m, rng: f"{m[1]}: {rng.choice(DATES)}", "bad-date"),
    Kind("date without an end", TIMELINE, r"(  - .+ date: [^/]+)/[^,]+(.+)", with_(r"\1\2"), "bad-date"),
    Kind("misspelt layout", PANELS, r"    layout: (?P<name>.+)", misspelling("name"), "unknown-value"),
    Kind("another layout", PANELS,
         r"(    layout): (?:media-left|text|media-right)", with_(r"\1: compare"), "layout-needs"),
    Kind("misspelt colour", EXHIBIT, r"colour: (?P<name>red|teal|gold)", misspelling("name"), "unknown-value"),
    Kind("id with spaces", EXHIBIT, r"(  - id): (.+)", with_(r"\1: My \2"), "bad-id"),
    Kind("link to no panel", EXHIBIT, r".*\(panel:(?P<name>[a-z-]+)\).*", misspelling("name"), "unknown-panel"),
    Kind("link to no exhibit", EXHIBIT, r".*\(exhibit:(?P<name>[a-z-]+)\).*", misspelling("name"), "unknown-exhibit"),
    Kind("link out", EXHIBIT, r"(.*\()(?:panel|exhibit):[a-z/-]+(\).*)", with_(r"\1https://a.org\2"), "outside-link"),
    Kind("misspelt source", EXHIBIT, r"    sources: \[(?P<name>[a-z]+-)\d.*", misspelling("name"), "unknown-source"),
    Kind("misspelt medium", EXHIBIT, r"    media: [a-z]+/(?P<name>[a-z-]+)", misspelling("name"), "unknown-medium"),
    Kind("medium with its ending", EXHIBIT,
         r"(    media: [a-z]+/[a-z-]+)", one_of(r"\1.png", r"\1.jpg"), "unknown-medium"),
    Kind("medium with its folder", EXHIBIT, r"(    media: )([a-z]+/[a-z-]+)", with_(r"\1media/\2"), "unknown-medium"),
    Kind("picture for a sound", EXHIBIT, r"(    narration): .+", with_(r"\1: maps/cambodia"), "wrong-medium"),
    Kind("misspelt topic", TIMELINE, r"    topic: (?P<name>.+)", misspelling("name"), "unknown-topic"),
    Kind("card to no panel", TIMELINE, r"    panel: [a-z-]+/(?P<name>.+)", misspelling("name"), "unknown-panel"),
    Kind("number with commas", PANELS, r"( +- number): .+", one_of(r"\1: 2,000,000", r"\1: two million"), "bad-number"),
    Kind("place off the picture", PANELS, r"( +at): .+", one_of(r"\1: [44.6, 60.9]", r"\1: [0.4, -0.1]"), "bad-number"),
    Kind("title of many words", EXHIBIT, WORDS.replace("|eyebrow|label|speaker", ""),
         with_(r"\g<head>One two three four five six seven eight and \g<words>"), "long-title"),
    Kind("alt left out", PICTURE, r"alt: .+", with_("# no alt"), "missing-alt", first=True),
    Kind("credit left out", PICTURE, r"credit: .+", with_("# no credit"), "missing-credit", first=True),
    Kind("rights left out", PICTURE, r"rights: .+", with_("# no rights"), "missing-rights", first=True),
    Kind("caption left out", PICTURE, r"caption: .+", with_("# no caption"), "missing-caption", first=True),
    Kind("misspelt key of a medium", PICTURE,
         r"(?P<key>alt|caption|credit|rights): .+", misspelling("key"), "unknown-key"),
    Kind("time without a unit", "exhibits/kiosk.*", r"(idle.+) s, (.+)", with_(r"\1, \2"), "bad-quantity"),
    Kind("unit that is none", "exhibits/kiosk.*",
         r"(idle.+) s, (.+)", one_of(r"\1 sec, \2", r"\1 x, \2"), "bad-quantity"),
    Kind("share over all", "exhibits/kiosk.*", r"volume: .+", one_of("volume: 150 %", "volume: loud"), "bad-quantity"),
    Kind("language in words", "exhibits/kiosk.*", r"languages: .+", with_("languages: [English, vi]"), "bad-language"),
    Kind("home to no exhibit", "exhibits/kiosk.*",
         r"home: \[(?P<name>[a-z-]+).+", misspelling("name"), "unknown-exhibit"),
    Kind("colour in words", "exhibits/kiosk.*", r"(volume: .+)", with_(r"theme: {gold: yellow}\n\1"), "bad-colour"),
    Kind("colours too alike", "exhibits/kiosk.*",
         r"(volume: .+)", with_(r'theme: {paper: "#333333"}\n\1'), "low-contrast"),
)  # fmt: skip


def slips(texts: TEXTS, number: int, seed: int) -> Iterator[Slip]:
    """So many slips of each kind, each in another place as long as there is one."""
    rng = random.Random(seed)
    places = {kind.name: _places(kind, texts, rng) for kind in KINDS}
    wholes = [_latin_1, _word_processor, _file_taken_away, _panel_copied, _saved_twice]
    for turn in range(number):
        for kind in KINDS:
            file, line = places[kind.name][turn % len(places[kind.name])]
            yield _slip(kind, texts, file, line, rng)
        for whole in wholes:
            yield whole(texts, rng)


def _places(kind: Kind, texts: TEXTS, rng: random.Random) -> list[tuple[str, int]]:
    found = [
        (name, number)
        for name, text in texts.items()
        if re.fullmatch(kind.where, name)
        for number, line in enumerate(text.splitlines())
        if re.fullmatch(kind.line, line)
    ]
    assert found, f"{kind.name} can happen nowhere"
    rng.shuffle(found)
    return found


def _slip(kind: Kind, texts: TEXTS, file: str, at: int, rng: random.Random) -> Slip:
    lines = texts[file].splitlines()
    match = re.fullmatch(kind.line, lines[at])
    assert match
    before, after = lines[at], kind.becomes(match, rng)
    assert before != after
    lines[at : at + 1] = after.split("\n") if after else []
    reported = at + 1
    if kind.owner:
        reported = max(number for number in range(at) if lines[number].startswith("  - ")) + 1
    elif kind.first:
        reported = next(number for number, line in enumerate(lines, 1) if not line.startswith("#"))
    elif kind.name == "key given twice":
        reported += 1
    return Slip(
        kind.name, file, "\n".join(lines) + "\n", ((file, reported),), frozenset(kind.codes.split()), before, after
    )


def _latin_1(texts: TEXTS, rng: random.Random) -> Slip:
    """Saved in the encoding of an old editor."""
    file = rng.choice([name for name in texts if name.startswith("exhibits/") and re.search("[^\0-\x7f]", texts[name])])
    text = texts[file]
    at = text.count("\n", 0, re.search("[^\0-\x7f]", text).start()) + 1  # type: ignore[union-attr]
    return Slip("another encoding", file, text.encode("cp1252", "replace"), ((file, at),), frozenset(["not-utf-8"]))


def _word_processor(texts: TEXTS, rng: random.Random) -> Slip:
    """A line end of a word processor pasted into a text."""
    file = rng.choice([name for name in texts if re.fullmatch(EXHIBIT, name)])
    lines = texts[file].splitlines()
    at = rng.choice([number for number, line in enumerate(lines) if line.startswith("      ") and " " in line.strip()])
    before = lines[at]
    lines[at] = f"{before}\u2028more"
    text = "\n".join(lines) + "\n"
    return Slip(
        "invisible line end", file, text, ((file, at + 1),), frozenset(["strange-character"]), before, lines[at]
    )


def _file_taken_away(texts: TEXTS, rng: random.Random) -> Slip:
    """A description of a picture that was not copied with it."""
    file = rng.choice([name for name in texts if re.fullmatch(PICTURE, name)])
    return Slip("description not copied", file, None, ((file[:-5], 1),), frozenset(["missing-sidecar"]))


def _panel_copied(texts: TEXTS, rng: random.Random) -> Slip:
    """A panel copied to make another of it, with its id."""
    file = rng.choice([name for name in texts if re.fullmatch(PANELS, name)])
    lines = texts[file].splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("  - id: ")]
    at = rng.choice(range(len(starts) - 1))
    panel = lines[starts[at] : starts[at + 1]]
    lines[starts[at + 1] : starts[at + 1]] = panel
    text = "\n".join(lines) + "\n"
    return Slip("panel copied", file, text, ((file, starts[at + 1] + 1),), frozenset(["duplicate-id"]), panel[0])


def _saved_twice(texts: TEXTS, rng: random.Random) -> Slip:
    """The text of a file pasted below itself."""
    file = rng.choice([name for name in texts if re.fullmatch(EXHIBIT, name)])
    lines = texts[file].splitlines()
    first = next(number for number, line in enumerate(lines, 1) if not line.startswith("#"))
    text = texts[file] + texts[file]
    return Slip(
        "pasted twice", file, text, ((file, len(lines) + first),), frozenset(["duplicate-key"]), lines[first - 1]
    )
