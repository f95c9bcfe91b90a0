"""Ambient sound: each exhibit has its own, it makes way for what is said, and a reset ends all of it at once."""

from collections.abc import Iterator

import pytest
from loading import loaded
from rooms import Rooms

from kiosk.engines.playback import PlayState
from kiosk.engines.playback.desk import DUCKED
from kiosk.rehearsal.tour.guide import Guide
from kiosk.visit.events import StartOverChosen

KIOSK = """\
title: Sounds
summary: One line
languages: [en]
home: [calm, loud]
ambient: things/voice
volume: 50 %
"""
EXHIBIT = """\
kind: panels
title: {name}
summary: One line
{ambient}
panels:
  - {{id: one, layout: text, title: One, body: Words, narration: things/voice}}
  - {{id: two, layout: film, title: Two, media: things/film}}
"""


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory):
    rooms = Rooms(tmp_path_factory.mktemp("sounds"))
    (rooms.paths.exhibits / "rooms.yaml").unlink()
    (rooms.paths.exhibits / "kiosk.yaml").write_text(KIOSK)
    for name, ambient in (("calm", ""), ("loud", "ambient: things/waves")):
        (rooms.paths.exhibits / f"{name}.yaml").write_text(EXHIBIT.format(name=name, ambient=ambient))
    rooms._voice(rooms.things / "voice.wav", 4)
    rooms._voice(rooms.things / "waves.wav", 4)
    (rooms.things / "waves.yaml").write_text("credit: The team\nrights: CC0\n")
    return loaded(rooms.paths)


@pytest.fixture
def guide(hall, sounds) -> Iterator[Guide]:
    yield from hall.visit(sounds)


def ambient(guide: Guide):
    return guide.driver.ui.media.sound.ambient


def test_each_exhibit_has_its_own_and_one_fades_into_the_other(guide: Guide):
    guide.begin("en")
    assert ambient(guide).path.name == "voice.en.wav"
    guide.wait(3)
    guide.stand("loud", "one")
    assert ambient(guide).path.name == "waves.wav"
    assert ambient(guide).fading
    guide.wait(3)
    assert not ambient(guide).fading
    guide.home()
    assert ambient(guide).path.name == "voice.en.wav"


def test_it_goes_round_and_round_and_is_not_begun_anew_at_each_panel(guide: Guide):
    guide.begin("en")
    guide.stand("loud", "one")
    guide.wait(6)
    before = ambient(guide).position_s
    assert before > 4
    guide.step(1)
    assert ambient(guide).position_s >= before


@pytest.mark.parametrize("item", ["one", "two"])
def test_it_sinks_under_a_narration_and_a_film_and_rises_again(guide: Guide, item: str):
    guide.begin("en")
    guide.stand("calm", item)
    guide.wait(3)
    high = ambient(guide).gain
    if item == "one":
        guide.listen()
    else:
        # The film is silent: only a film that sounds makes ambient sound sink.
        guide.driver.ui.media.sound.film.play(guide.driver.ui.exhibition.media["things/voice"].file("en"))
    guide.wait(1)
    assert ambient(guide).gain == pytest.approx(high * DUCKED)
    guide.driver.ui.media.stop_narration()
    guide.driver.ui.media.sound.film.stop()
    guide.wait(2)
    assert ambient(guide).gain == pytest.approx(high)


def test_a_reset_ends_every_sound_before_any_time_passes(guide: Guide):
    guide.begin("en")
    guide.stand("loud", "one")
    guide.listen()
    guide.wait(1)
    sound = guide.driver.ui.media.sound
    voices = [strip._voice for strip in (sound.ambient, sound.narration)]
    assert all(voice.state is PlayState.PLAYING for voice in voices)
    guide.driver.ui.send(StartOverChosen())
    assert {strip.path for strip in (sound.ambient, sound.narration, sound.film)} == {None}
    assert all(voice.state is not PlayState.PLAYING for voice in voices)


def test_one_volume_is_that_of_every_sound(guide: Guide):
    guide.begin("en")
    sound = guide.driver.ui.media.sound
    guide.wait(3)
    before = sound.ambient.gain
    sound.volume = sound.volume / 2
    assert sound.ambient.gain == pytest.approx(before / 4)
    assert sound.narration.gain == sound.film.gain == pytest.approx(sound.volume**2)
