"""What is made in one frame is drawn in the next, and no two frames in a row are skipped."""

import pytest
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.content.model import PanelSet
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.media import picture_textures
from kiosk.ui.runtime.frame_pacing import FramePacing
from kiosk.visit.events import StepTaken


@pytest.fixture
def drawn(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reaches the window itself."""
    reached: list[str] = []
    for event in ("on_draw", "on_flip"):
        monkeypatch.setattr(Window, event, lambda *_, event=event: reached.append(event))
    return reached


def frame() -> None:
    """As Kivy's loop ends."""
    Window.dispatch("on_draw")
    Window.dispatch("on_flip")


BOTH = ["on_draw", "on_flip"]


def test_a_step_is_drawn_in_the_frame_after_the_one_that_makes_it(guide: Guide, drawn: list[str]):
    guide.begin("en")
    guide.stand(next(e.id for e in guide.driver.ui.exhibition.exhibits.values() if isinstance(e, PanelSet)))
    drawn.clear()
    guide.driver.ui.send(StepTaken(1))
    frame()
    assert drawn == []
    Clock.tick()
    frame()
    assert drawn == BOTH


@pytest.fixture
def pacing(guide: Guide):
    """One more that intercepts the window's drawing."""
    pacing = FramePacing()
    pacing.begin()
    yield pacing
    pacing.end()


def test_under_quick_input_every_other_frame_is_drawn(pacing: FramePacing, drawn: list[str]):
    for _ in range(6):
        pacing.hold()
        frame()
        Clock.tick()
    assert drawn == 3 * BOTH


def test_a_frame_without_drawing_skips_no_later_one(pacing: FramePacing, drawn: list[str]):
    pacing.hold()
    Clock.tick()
    frame()
    assert drawn == BOTH


def test_without_a_change_nothing_is_skipped(pacing: FramePacing, drawn: list[str]):
    frame()
    frame()
    assert drawn == 2 * BOTH
    pacing.end()
    pacing.hold()
    frame()
    assert drawn == 3 * BOTH


def test_a_large_picture_is_drawn_in_the_frame_after_its_upload(guide: Guide, monkeypatch: pytest.MonkeyPatch):
    uploaded: list[bool] = []
    monkeypatch.setattr(
        picture_textures, "upload", lambda picture, made=picture_textures.upload: uploaded.append(True) or made(picture)
    )
    guide.begin("en")
    guide.stand("democratic-kampuchea", "emptied-city")
    ui = guide.driver.ui
    uploaded.clear()
    path = ui.exhibition.media[guide.driver.root.screen.view.medium].file("en")
    ui.pictures.request(path, (900, 700), "cover", lambda *_: None)
    guide.driver.until(lambda: bool(uploaded), within_s=1)
    assert ui.frame_pacing.holding
    guide.driver.frame()
    assert not ui.frame_pacing.holding
