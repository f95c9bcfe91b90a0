"""A narration marks the words that it speaks, keeps them in view, and can be moved about in."""

from itertools import pairwise

import pytest
from kivy.core.window import Window

from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.visibility import seen
from kiosk.ui.layers.languages import LanguageChoice
from kiosk.ui.layers.tray import SizePill
from kiosk.ui.widgets.actions import ListenPill
from kiosk.ui.widgets.narrated_text import NarratedText
from kiosk.ui.widgets.narration_controls import BackPill, NarrationBar, ReplayPill
from kiosk.ui.widgets.scroller import Scroller
from kiosk.visit import Layer
from kiosk.visit.events import MotionSwitched, TextSizeChosen

PANEL = ("democratic-kampuchea", "emptied-city")
TITLES = {"en": "An emptied city", "ar": "مدينة أُخليت", "fr": "Une ville vidée", "vi": "Một thành phố bị bỏ trống"}


def marked(guide: Guide) -> list[str]:
    """Give the words that are marked."""
    return [text.shown[slice(*text.spoken)] for text in guide.all(NarratedText) if text.spoken]


def tell(guide: Guide, language: str = "en", at: tuple[str, str] = PANEL) -> Guide:
    """Be a new visitor who listens to a panel."""
    guide.begin(language)
    guide.stand(*at)
    guide.listen()
    return guide


def until_marked(guide: Guide, within_s: float = 30.0) -> list[str]:
    assert guide.driver.until(lambda: bool(marked(guide)), within_s)
    return marked(guide)


def test_each_word_of_the_title_is_marked_when_it_is_spoken(guide: Guide):
    tell(guide)
    heard = []
    while not heard or heard[-1] != "city":
        heard += [word for word in marked(guide) if not heard or word != heard[-1]]
        guide.frames(1)
    assert heard == ["An", "emptied", "city"]


@pytest.mark.parametrize("language", ["en", "vi", "fr", "ar"])
def test_nearly_all_that_is_spoken_is_found_on_the_panel(guide: Guide, language: str):
    tell(guide, language)
    media, spoken, found = guide.driver.ui.media, set(), set()
    while media.state == "playing":
        if media.part >= 0:
            spoken.add(media.part)
            found |= {media.part} if marked(guide) else set()
        guide.frames(3)
    advisory = {number for number, (cue, _) in enumerate(media.parts) if cue == 0}
    assert len(found) > 0.95 * len(spoken - advisory) - 5


def test_marks_lie_on_their_words_at_every_size_and_in_both_directions(guide: Guide):
    tell(guide, "ar")
    guide.wait(20)
    for percent in (100, 200):
        guide.open(Layer.TRAY)
        guide.tap(guide.find(SizePill, percent=percent))
        guide.close()
        until_marked(guide)
        text = next(text for text in guide.all(NarratedText) if text.spoken)
        rects = text.marked()
        boxes = [word for word in text.words_seen() if text.spoken[0] <= word.start and word.end <= text.spoken[1]]
        assert rects[0].x == pytest.approx(boxes[0].rects[0].x)
        assert rects[0].x >= 0
        assert rects[0].x + rects[0].width <= text.width + 1


def test_marking_words_neither_sets_nor_paints_any_text(guide: Guide, monkeypatch: pytest.MonkeyPatch):
    tell(guide)
    until_marked(guide)

    painted = []
    monkeypatch.setattr(guide.driver.ui.text_textures.typesetter, "paint", lambda *part: painted.append(part))
    words = {tuple(marked(guide))}
    for _ in range(60):
        guide.frames(1)
        words.add(tuple(marked(guide)))
    assert len(words) > 3
    assert painted == []


def test_nothing_is_drawn_between_two_words(guide: Guide):
    tell(guide)
    until_marked(guide)
    guide.wait(2)
    media, drawn, looks, frames = guide.driver.ui.media, [], set(), 90
    Window.fbind("on_draw", drawn.append)
    try:
        for _ in range(frames):
            guide.driver.settle()
            looks.add((media.part, media.second))
    finally:
        Window.funbind("on_draw", drawn.append)
    assert len(looks) > 3
    assert len(drawn) <= len(looks) < frames / 3


def test_the_panel_scrolls_with_the_words_and_lets_the_visitor_scroll(guide: Guide):
    tell(guide)
    guide.driver.ui.send(TextSizeChosen(170))
    guide.driver.settle()
    scroller = guide.find(Scroller)
    media = guide.driver.ui.media
    guide.driver.until(lambda: media.progress > 0.9 or media.state == "idle", 60)
    until_marked(guide)
    guide.driver.settle()
    assert scroller.offset > 0
    text = next(text for text in guide.all(NarratedText) if text.spoken)
    rect, (_, low, _, high) = text.marked()[0], seen(text)
    assert low <= text.top - rect.y - rect.height
    assert text.top - rect.y <= high + 1
    guide.tap(guide.find(ReplayPill))
    guide.drag((scroller.center_x, scroller.center_y), (scroller.center_x, scroller.center_y - 900))
    guide.drag((scroller.center_x, scroller.center_y), (scroller.center_x, scroller.center_y + 60))
    assert scroller.steered


def test_a_narration_is_moved_by_its_track_ten_seconds_back_and_to_its_beginning(guide: Guide):
    tell(guide)
    guide.wait(2)
    channel = guide.driver.ui.media.sound.narration
    track = guide.find(NarrationBar).ids.track
    guide.tap_at((track.x + track.width * 0.5, track.center_y))
    assert channel.position_s == pytest.approx(channel.length_s / 2, abs=1.0)
    before = channel.position_s
    guide.tap(guide.find(BackPill))
    assert channel.position_s == pytest.approx(before - 10, abs=1.0)
    guide.tap(guide.find(ReplayPill))
    assert channel.position_s < 1.0
    guide.drag((track.x + 10, track.center_y), (track.x + track.width * 0.75, track.center_y))
    assert channel.position_s == pytest.approx(channel.length_s * 0.75, abs=1.5)


def test_what_is_paused_stays_paused_when_it_is_moved_and_its_words_stay_marked(guide: Guide):
    tell(guide)
    until_marked(guide)
    guide.listen()
    words = marked(guide)
    guide.wait(3)
    assert marked(guide) == words
    track = guide.find(NarrationBar).ids.track
    guide.tap_at((track.x + track.width * 0.5, track.center_y))
    guide.wait(3)
    assert guide.driver.ui.media.state == "paused"
    assert track.value == pytest.approx(0.5, abs=0.02)


def test_nothing_stays_marked_and_no_player_stays_when_it_ends(guide: Guide):
    tell(guide)
    guide.find(NarrationBar)
    assert guide.driver.until(lambda: guide.driver.ui.media.state == "idle", 90)
    guide.driver.settle()
    assert marked(guide) == []
    assert guide.all(NarrationBar) == []
    assert guide.find(ListenPill).words.startswith("Listen · ")


def test_another_language_is_marked_in_its_own_words(guide: Guide):
    tell(guide)
    until_marked(guide)
    guide.open(Layer.LANGUAGES)
    guide.tap(guide.find(LanguageChoice, tag="fr"))
    assert guide.driver.until(lambda: any(word in TITLES["fr"] for word in marked(guide)), 30)


def test_points_of_a_picture_are_chosen_as_they_are_told(guide: Guide):
    tell(guide, "en", ("fourteen-days", "five-places"))
    view = guide.driver.root.screen.view
    seen_points = [view.chosen]
    while guide.driver.ui.media.state == "playing":
        guide.driver.advance(0.5)
        seen_points += [view.chosen] if view.chosen != seen_points[-1] else []
    assert seen_points == list(range(len(view.panel.hotspots)))


def test_a_point_that_the_visitor_chose_stays(guide: Guide):
    tell(guide, "en", ("fourteen-days", "five-places"))
    view = guide.driver.root.screen.view
    guide.tap("Place 2")
    guide.driver.until(lambda: guide.driver.ui.media.state == "idle", 120)
    assert view.chosen == 1


def test_a_museums_own_phrases_are_marked_as_they_are(small: Guide, rooms):
    cues = ["00:00.200 --> 00:01.000\nA picture", "00:01.000 --> 00:02.500\nword word word"]
    path = rooms.things / "voice.en.vtt"
    path.write_text("\n\n".join(["WEBVTT", *cues]) + "\n")
    media = small.driver.ui.exhibition.media["things/voice"]
    captions = dict(media.captions)
    object.__setattr__(media, "captions", captions | {"en": path})
    try:
        tell(small, "en", ("rooms", "picture"))
        assert until_marked(small) == ["A picture"]
        small.wait(1.0)
        assert marked(small) == ["word word word"]
    finally:
        object.__setattr__(media, "captions", captions)
        path.unlink()


def test_a_narration_without_phrases_marks_nothing_and_shows_how_far_it_is(small: Guide):
    tell(small, "en", ("rooms", "picture"))
    progress = []
    while small.driver.ui.media.state == "playing":
        progress.append(small.driver.ui.media.progress)
        assert marked(small) == []
        small.frames(6)
    assert progress[-1] > 0.6
    assert all(earlier <= later for earlier, later in pairwise(progress))


@pytest.mark.parametrize("less", [False, True])
def test_with_less_motion_the_text_is_there_at_once(guide: Guide, *, less: bool):
    tell(guide)
    guide.driver.ui.send(TextSizeChosen(170))
    guide.driver.ui.send(MotionSwitched(less))
    guide.driver.settle()
    scroller = guide.find(Scroller)
    glided = []
    while guide.driver.ui.media.state == "playing" and scroller.offset == 0:
        guide.driver.frame()
        glided += guide.driver.unsettled()
    assert scroller.offset > 0
    assert any("offset" in moving for moving in glided) is not less
