"""How soon the voice is heard after a choice, and how soon it is silent after a touch: `make bench`, machine idle.

The real engine and mixer, on SDL's silent device; polled as often as a kiosk polls them.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.content import library
from kiosk.content.model import PanelSet
from kiosk.engines.playback.desk import Desk
from kiosk.engines.playback.null import NullOutput
from kiosk.engines.playback.sound import MixerDevice
from kiosk.engines.speech import Phrase, Speaker, open_voice, phrases
from kiosk.engines.typeset import plain_text
from kiosk.i18n.catalogues import Catalogues
from kiosk.paths import Paths

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs Debian's espeak-ng"),
]

ROOT = Path(__file__).parents[2]
POLL_S = 1 / 30
"""As the screens do."""
TURNS = int(os.environ.get("BENCH_TURNS", "10"))
HEARD_MS, SILENT_MS = 500.0, 100.0
LEAST_WORDS, MOST_WORDS = 90, 260
"""A minute of a plain voice: between slow and fast."""


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk(NullOutput(time.monotonic), time.monotonic, MixerDevice(time.monotonic, look=lambda: "silent"))
    until(lambda: desk.poll() is not None and desk.device is not None, 10.0)
    assert desk.device is not None
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Phrase]]:
    """What is said of a panel: its title, then its words."""
    exhibition = library.load(Paths(ROOT, tmp_path_factory.mktemp("state"))).exhibition
    assert exhibition is not None
    catalogues = Catalogues(ROOT / "locales", exhibition.settings.source_language)
    found = next(p for e in exhibition.exhibits.values() if isinstance(e, PanelSet) for p in e.panels if p.body)

    def said(language: str) -> list[Phrase]:
        words = (plain_text(catalogues.text(text, language).words, "markdown") for text in (found.title, found.body))
        return [phrase for part in words for phrase in phrases(part, language)]

    return said


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_voice_is_soon_heard_and_sooner_silent(desk: Desk, panel, language: str, tmp_path: Path) -> None:
    engine = open_voice()
    assert engine.can_speak(language)
    speaker = Speaker(engine, tmp_path)
    speaker.channel = desk.speech
    heard, silent = [], []
    for _ in range(TURNS + 1):
        began = time.perf_counter()
        speaker.say(panel(language))
        until(lambda: polled(desk, speaker) and desk.speech.position_s > 0, 5.0)
        heard.append(1000 * (time.perf_counter() - began))
        time.sleep(0.3)
        began = time.perf_counter()
        speaker.stop()
        until(lambda: desk.speech.state != "playing", 5.0)
        silent.append(1000 * (time.perf_counter() - began) + buffered_ms())
    speaker.close()
    # The first turn loads the engine's program from disk.
    print(f"\n{language}: heard after {told(heard[1:])} ms, silent after {told(silent[1:])} ms")  # noqa: T201
    assert statistics.median(heard[1:]) <= HEARD_MS
    assert max(silent[1:]) <= SILENT_MS


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_panel_takes_as_long_as_somebody_reading_it(panel, language: str, tmp_path: Path) -> None:
    import wave

    seconds, words = 0.0, 0
    for number, phrase in enumerate(panel(language)):
        path = tmp_path / f"{number}.wav"
        open_voice().write(phrase, 165, path)
        with wave.open(str(path)) as sound:
            seconds += sound.getnframes() / sound.getframerate()
        words += len(phrase.words.split())
    print(f"\n{language}: {words} words in {seconds:.0f} s")  # noqa: T201
    assert LEAST_WORDS <= 60 * words / seconds <= MOST_WORDS


def polled(desk: Desk, speaker: Speaker) -> bool:
    """Wait for one interval of the screens' clock."""
    time.sleep(POLL_S)
    speaker.poll()
    desk.poll()
    return True


def until(holds: Callable[[], bool], within_s: float) -> None:
    end = time.perf_counter() + within_s
    while not holds():
        assert time.perf_counter() < end, "it never comes"
        time.sleep(0.001)


def buffered_ms() -> float:
    """What the device has taken already, and still sounds."""
    from kiosk.engines.playback.media_reader import RATE
    from kiosk.engines.playback.mixer import BUFFER

    return 1000 * BUFFER / RATE


def told(milliseconds: list[float]) -> str:
    return f"{statistics.median(milliseconds):.0f} ({min(milliseconds):.0f} to {max(milliseconds):.0f})"
