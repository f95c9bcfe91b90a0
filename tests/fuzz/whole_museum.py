"""Makes the exhibition that the fuzz breaks: small and in order, with something of each kind that the format knows.

It has every layout, both kinds of exhibits, media of every form, captions, transcripts, a film in sign language,
catalogues in two languages, and on a desk beside it a file for each import.
"""

import wave
from functools import cache
from pathlib import Path

import av
import numpy as np
from PIL import Image
from sheets import CARDS, MANIFEST_2, MANIFEST_3, PANELS, TIMELINE, workbook

from kiosk.content.translation import Translation
from kiosk.i18n import po
from kiosk.paths import Paths

RATE, FPS, FILM_S = 8000, 10, 4
BODY = " ".join(["word"] * 80)
LANGUAGES = ("en", "vi", "ar")
KIOSK = """\
title: The exhibition
eyebrow: Exhibition
summary: One line
languages: [en, vi, ar]
home: [rooms, years]
idle: {after: 60 s, warning: 20 s}
screen: {diagonal: 32 in}
attract: {media: pictures/wide, change language every: 6 s}
ambient: sounds/hum
volume: 70 %
timeline: follow-language
"""
SOURCES = """\
nguyen-2024: {title: An article, author: A. Nguyen, publisher: City press, date: 2024, place: Hue, note: Short.}
archive: {title: Files of the harbour}
"""
ROOMS = f"""\
kind: panels
title: Rooms
summary: One line
colour: teal
cover: pictures/wide
advisory: mass-violence
ambient: sounds/hum
panels:
  - id: left
    layout: media-left
    title: A picture on the left
    eyebrow: Building
    date: 1862-05/1864
    body: {BODY} *strong* [more](panel:alone)
    media: pictures/wide
    narration: sounds/voice
    sources: [nguyen-2024, archive]
  - {{id: right, layout: media-right, title: On the right, body: "{BODY}", media: pictures/glass}}
  - {{id: full, layout: full-bleed, title: The whole screen, body: "{BODY}", media: pictures/late}}
  - id: alone
    layout: text
    title: {{en: A text, vi: Một bài}}
    body: {BODY}
    plain language: A few plain words.
    narration: sounds/voice
    sign language: {{fsl: films/signed}}
  - {{id: several, layout: gallery, title: Several pictures, media: [pictures/wide, pictures/glass, pictures/late]}}
  - id: two
    layout: compare
    title: Then and now
    compare: {{before: {{media: pictures/wide, label: Then}}, after: {{media: pictures/late, label: Now}}}}
  - id: points
    layout: hotspots
    title: Points
    media: pictures/wide
    hotspots:
      - {{id: boiler, at: [0.25, 0.6], title: The boiler, body: It burnt a ton of coal a day.}}
      - {{id: wheel, at: [0.7, 0.2], title: The wheel}}
  - id: said
    layout: quote
    title: Words
    quote: {{words: We heard the crane., speaker: "Nils Berg, docker", occasion: In 1904, reported by: Minutes}}
  - id: numbers
    layout: figures
    title: Numbers
    figures:
      - {{number: 2000000, style: compact, about: true, label: barrels in a year}}
      - {{number: 12.5, unit: year, label: of work}}
  - {{id: moving, layout: film, title: A film, media: films/spoken, sources: [archive]}}
  - {{id: woven, layout: film, title: A film from the web, media: films/web, advisory: mass-violence}}
"""
YEARS = f"""\
kind: timeline
title: Years
summary: One line
colour: gold
cover: pictures/glass
eras:
  - {{title: The first era, date: 1862/1904, colour: gold}}
  - {{title: The second era, date: 1905/..}}
topics:
  ships: {{title: Ships, colour: teal, shape: diamond}}
  border: {{title: Border, colour: red}}
cards:
  - id: one
    date: 1862-05-14
    title: The first steamer
    body: {" ".join(["word"] * 40)}
    topic: ships
    media: pictures/wide
    narration: sounds/voice
    sources: [archive]
    panel: rooms/left
  - {{id: two, date: 1904~, title: A second card, topic: border, media: films/spoken}}
  - {{id: three, date: "-0499", title: Long ago}}
  - {{id: four, date: "1978/1979", title: A fourth card, sources: [nguyen-2024], advisory: mass-violence}}
"""
SIDECAR = "alt: A grey square\ncaption: A line below it\ncredit: The team\nrights: CC0\n"
SIDECARS = {
    "pictures/wide": "",
    "pictures/glass": "",
    "pictures/late": "",
    "films/spoken": "transcript: A caption.\ncaptions: {ar: arabic.vtt}\nsign language: {fsl: spoken.fsl.mp4}\n",
    "films/web": "silent: true\n",
    "films/signed": "silent: true\n",
    "sounds/voice": "transcript: What is said.\n",
    "sounds/hum": "",
}
VTT = """\
WEBVTT

NOTE made for this

1
00:00.200 --> 00:01.000 line:80% align:center
<v Anna>{words}</v>

00:01.100 --> 00:01.900
{words}
"""


def make(root: Path) -> Paths:
    """Write the exhibition below a folder, as content/, and return its paths; the state is in state/ beside it."""
    paths = Paths(root / "content", root / "state")
    texts = {"kiosk": KIOSK, "sources": SOURCES, "rooms": ROOMS, "years": YEARS}
    for name, text in texts.items():
        _write(paths.exhibits / f"{name}.yaml", text)
    for name, more in SIDECARS.items():
        _write(paths.media / f"{name}.yaml", SIDECAR + more)
    for name, words in (("spoken.en", "A caption"), ("spoken.vi", "Phụ đề"), ("arabic", "كلمات")):
        _write(paths.media / f"films/{name}.vtt", VTT.format(words=words))
    for path in ("wide.jpg", "glass.png", "late.webp"):
        picture(paths.media / "pictures" / path)
    for path in ("spoken.mp4", "spoken.fsl.mp4", "web.webm", "signed.mp4"):
        film(paths.media / "films" / path)
    for path in ("voice.en.wav", "voice.vi.mp3", "voice.ar.flac", "hum.ogg", "hum.vi.opus"):
        sound(paths.media / "sounds" / path)
    _desk(root / "desk", paths.media / "pictures/wide.jpg")
    translated(paths)
    return paths


def translated(paths: Paths) -> None:
    """Translate every text by itself, since no test reads the translations."""
    work = Translation(paths)
    work.extract()
    work.update()
    for path in sorted(paths.locales.glob("*/LC_MESSAGES/*.po")):
        catalogue = po.parse(path)
        for message in catalogue:
            if message.id:
                forms = (message.id[-1],) * catalogue.num_plurals if message.pluralizable else message.id
                message.string, message.flags = forms, message.flags - {"fuzzy"}
        path.write_bytes(po.dump(catalogue))


def picture(path: Path) -> None:
    """Write a grey picture; one that has an alpha channel where its form knows it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    grey = Image.linear_gradient("L").resize((1200, 900))
    if path.suffix == ".png":
        grey = Image.merge("LA", (grey, Image.new("L", grey.size, 200)))
    grey.convert("RGB" if path.suffix == ".jpg" else grey.mode).save(path)


def film(path: Path) -> None:
    """Write a few seconds of a film that gets brighter, with sound."""
    path.parent.mkdir(parents=True, exist_ok=True)
    webm = path.suffix == ".webm"
    with av.open(str(path), "w") as container:
        video = container.add_stream("libvpx" if webm else "libx264", rate=FPS)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        audio = container.add_stream("libopus" if webm else "aac", rate=48_000)
        for number in range(FILM_S * FPS):
            pixels = np.full((48, 64, 3), 5 * number, np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(video.encode(None))
        container.mux(audio.encode(_tone(48_000)))
        container.mux(audio.encode(None))


def sound(path: Path) -> None:
    """Write a few seconds of a tone, in the format of the file name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    codecs = {".mp3": ("libmp3lame", 44_100), ".flac": ("flac", 44_100)}
    if path.suffix == ".wav":
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(_samples(RATE).tobytes())
        return
    codec, rate = codecs.get(path.suffix, ("libopus", 48_000))
    with av.open(str(path), "w", format="ogg" if path.suffix in (".ogg", ".opus") else None) as container:
        audio = container.add_stream(codec, rate=rate)
        container.mux(audio.encode(_tone(rate)))
        container.mux(audio.encode(None))


@cache
def _samples(rate: int) -> np.ndarray:
    return (np.sin(np.arange(FILM_S * rate) * 2 * np.pi * 440 / rate) * 6000).astype("<i2")


def _tone(rate: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.repeat(_samples(rate), 2)[None], format="s16", layout="stereo")
    frame.sample_rate = rate
    return frame


def _desk(desk: Path, crane: Path) -> None:
    """Write files to import, with a picture beside them."""
    texts = {"time.json": TIMELINE, "pages.json": MANIFEST_3, "old-pages.json": MANIFEST_2}
    for name, text in {**texts, "cards.csv": CARDS, "panels.csv": PANELS}.items():
        _write(desk / name, text)
    _write(desk / "crane.jpg", crane.read_bytes())
    workbook(desk / "cards.xlsx", CARDS)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
