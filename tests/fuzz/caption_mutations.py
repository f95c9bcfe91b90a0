"""Mutations of the contents of captions."""

import odd
from mutations import Case, mutation

VTT = ("content/media/**/*.vtt",)
TIMES = (
    "00:02.000 --> 00:01.000", "00:00.000 --> 99:99:99.999", "-00:01.000 --> 00:01.000", "1 --> 2",
    "00:00,200 --> 00:01,0",
    "999999999999:00:00.000 --> 9999999999999:00:00.000", "00:00.200-->00:01.000", "00:00.200 --> ", "--> 00:01.000",
    "00:00.200 --> 00:01.000 line:999% position:-5% size:a align:none region:x", "٠٠:٠٠.٢٠٠ --> 00:01.000",
    "00:00.2 --> 0:1",
)  # fmt: skip
WORDS = (
    "<" * 100_000, "&" * 60_000, "<v " * 9000, "<c.a.b.c>" * 3000, "<ruby>a<rt>b" * 3000, "{\\an8}top", "<00:00.500>a",
    "<font color=red>a</font>", "</v></v>", "&lt;&#x110000;&nbsp;", "<lang en>a", "a\n\n\nb",
    "<v>" * 5000, "-->" * 900, "\\N",
)  # fmt: skip
HEADS = (
    "",
    "WEBVTTx",
    "webvtt",
    "WEBVTT - a title\nKind: captions",
    "WEBVTT\nSTYLE\n::cue{",
    "1",
    "\ufeffWEBVTT",
    "[Script Info]",
)
BLOCKS = (
    "\nREGION\nid:a\n",
    "\nSTYLE\n::cue(b) {}\n",
    "\nNOTE\n-->\n",
    "\nX-TIMESTAMP-MAP=MPEGTS:900000\n",
    "\n" * 9000,
)


@mutation("captions")
def odd_time(case: Case) -> None:
    path = case.pick(*VTT)
    lines = path.read_bytes().split(b"\n")
    at = [number for number, line in enumerate(lines) if b"-->" in line]
    if at:
        lines[case.chance.choice(at)] = case.chance.choice(TIMES).encode()
    path.write_bytes(b"\n".join(lines))


@mutation("captions")
def odd_cue(case: Case) -> None:
    path = case.pick(*VTT)
    words = case.chance.choice((*WORDS, *odd.WORDS, *odd.SIGNS)).encode("utf-8", "surrogatepass")
    path.write_bytes(path.read_bytes() + b"\n\n00:00.100 --> 00:03.000\n" + words + b"\n")


@mutation("captions")
def odd_head(case: Case) -> None:
    path = case.pick(*VTT)
    path.write_bytes(path.read_bytes().replace(b"WEBVTT", case.chance.choice(HEADS).encode(), 1))


@mutation("captions")
def odd_block(case: Case) -> None:
    path = case.pick(*VTT)
    path.write_bytes(path.read_bytes() + case.chance.choice(BLOCKS).encode())


@mutation("captions")
def many_cues(case: Case) -> None:
    path = case.pick(*VTT)
    count = case.chance.choice((3000, 30_000))
    cues = (f"\n00:0{n % 4}.{n % 999:03d} --> 00:03.999\nCue {n}\n" for n in range(count))
    path.write_bytes(path.read_bytes() + "".join(cues).encode())


@mutation("captions")
def another_format(case: Case) -> None:
    path = case.pick(*VTT)
    forms = (
        "1\n00:00:00,200 --> 00:00:01,000\nWords\n\n2\n00:00:01,100 --> 00:00:01,900\nMore\n",
        "[Script Info]\nTitle: a\n[Events]\nDialogue: 0,0:00:00.20,0:00:01.00,Default,,0,0,0,,{\\i1}Words\n",
        "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='0.2s' end='1s'>Words</p></div></body></tt>",
        "{1}{25}Words\n{26}{50}More\n", "[00:00.20]Words\n",
    )  # fmt: skip
    path.write_text(case.chance.choice(forms), encoding="utf-8")
    if case.chance.random() < 0.3:
        path.rename(path.with_suffix(case.chance.choice((".srt", ".ass", ".ttml", ".txt", ".VTT"))))
