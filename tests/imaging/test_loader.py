"""Pictures come when they are decoded, the wanted ones first, and never on another thread."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.engines.imaging import DecodedPicture, Fit, Loader, Priority, UnreadablePictureError
from kiosk.engines.imaging.loader import HUNG_S, MOST_HUNG

BOX = (40, 40)


class SlowDecoder:
    """Decodes one picture each time it is let; remembers the order."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.let = threading.Semaphore(0)
        self.begun = threading.Semaphore(0)

    def __call__(self, path: Path, box: tuple[int, int], fit: Fit, limit_bytes: int) -> DecodedPicture:
        self.order.append(path.name)
        self.begun.release()
        assert self.let.acquire(timeout=30)
        return DecodedPicture(10, 10, bytes(400), (1, 2, 3), (10, 10), opaque=True)


@pytest.fixture
def loaders() -> Iterator[Callable[..., Loader]]:
    made: list[Loader] = []

    def make(**options: object) -> Loader:
        made.append(Loader(**options))
        return made[-1]

    yield make
    for loader in made:
        loader.close()


@pytest.fixture
def slow(loaders) -> Iterator[tuple[Loader, SlowDecoder]]:
    decoder = SlowDecoder()
    yield loaders(threads=1, decoder=decoder), decoder
    decoder.let.release(100)


def settle(loader: Loader) -> None:
    """Wait for the threads, then hand over."""
    with loader._changed:
        assert loader._changed.wait_for(lambda: not loader._jobs, 5)
    loader.poll()


def test_a_picture_is_handed_over_by_poll_on_the_calling_thread(loaders, make_picture):
    loader, got = loaders(), []
    loader.request(make_picture(), BOX, lambda picture: got.append((picture, threading.current_thread())))
    assert loader.pending
    settle(loader)
    picture, thread = got[0]
    assert (picture.width, picture.height) == (40, 20)
    assert thread is threading.main_thread()
    assert not loader.pending


def test_a_start_can_have_its_first_frame_before_anything_is_decoded(loaders, make_picture):
    loader, got = loaders(at_once=False), []
    loader.request(make_picture(), BOX, got.append)
    assert loader.pending
    assert not loader._threads
    loader.poll()
    settle(loader)
    assert len(got) == 1


def test_the_tone_of_a_picture_once_decoded_is_known(loaders, make_picture):
    loader, path, got = loaders(), make_picture(), []
    loader.request(path, BOX, got.append)
    settle(loader)
    assert loader.tone(path) == got[0].average_colour


def test_a_frame_takes_no_more_than_it_has_time_for(loaders, make_picture):
    loader, got = loaders(), []
    for number in range(3):
        loader.request(make_picture(f"{number}.png"), BOX, got.append)
    with loader._changed:
        assert loader._changed.wait_for(lambda: not loader._jobs, 5)
    assert loader.poll(most_bytes=40 * 20 * 4 + 1) == 2
    assert loader.pending
    assert loader.poll(most_bytes=1) == 1
    assert not loader.pending


def test_what_is_on_the_screen_comes_before_its_neighbours(slow, tmp_path):
    loader, decoder = slow
    loader.request(tmp_path / "first", BOX, lambda _: None)
    assert decoder.begun.acquire(timeout=30)
    loader.request(tmp_path / "idle", BOX, lambda _: None, priority=Priority.IDLE)
    loader.request(tmp_path / "soon", BOX, lambda _: None, priority=Priority.SOON)
    loader.request(tmp_path / "now", BOX, lambda _: None)
    loader.request(tmp_path / "idle", BOX, lambda _: None, priority=Priority.SOON)
    decoder.let.release(4)
    settle(loader)
    assert decoder.order == ["first", "now", "soon", "idle"]


def test_what_is_cancelled_is_neither_decoded_nor_handed_over(slow, tmp_path):
    loader, decoder = slow
    got: list[str] = []
    first = loader.request(tmp_path / "first", BOX, lambda _: got.append("first"))
    assert decoder.begun.acquire(timeout=30)
    loader.request(tmp_path / "second", BOX, lambda _: got.append("second")).cancel()
    first.cancel()
    decoder.let.release(2)
    settle(loader)
    assert decoder.order == ["first"]
    assert got == []
    assert not loader.pending


def test_one_picture_asked_for_twice_is_decoded_once(slow, tmp_path):
    loader, decoder = slow
    got: list[int] = []
    for number in (1, 2):
        loader.request(tmp_path / "same", BOX, lambda _, number=number: got.append(number))
    decoder.let.release()
    settle(loader)
    assert decoder.order == ["same"]
    assert got == [1, 2]


def test_a_broken_picture_is_handed_over_as_none_and_logged_once(loaders, tmp_path, caplog):
    path = tmp_path / "letter.jpg"
    path.write_text("Dear curator")
    loader, got = loaders(), []
    with caplog.at_level(logging.WARNING):
        for box in (BOX, BOX, (100, 100)):
            loader.request(path, box, got.append)
            settle(loader)
    assert got == [None, None, None]
    assert [record.getMessage() for record in caplog.records] == [
        f"{path} cannot be shown: it is not a picture, or a damaged one"
    ]


def test_a_mended_picture_is_shown(loaders, make_picture):
    path = make_picture("mended.png")
    whole = path.read_bytes()
    path.write_bytes(b"")
    loader, got = loaders(), []
    loader.request(path, BOX, got.append)
    settle(loader)
    path.write_bytes(whole)
    loader.request(path, BOX, got.append)
    settle(loader)
    assert got[0] is None
    assert got[1] is not None


def test_a_decoder_that_breaks_does_not_end_the_thread(loaders, tmp_path):
    calls: list[str] = []

    def decoder(path: Path, box: tuple[int, int], fit: Fit, limit_bytes: int) -> DecodedPicture:
        calls.append(path.name)
        raise MemoryError if len(calls) == 1 else UnreadablePictureError("so")

    loader, got = loaders(threads=1, decoder=decoder), []
    for name in ("one", "two"):
        loader.request(tmp_path / name, BOX, got.append)
    settle(loader)
    assert got == [None, None]


def test_tones_are_learnt_ahead(loaders, make_picture):
    loader, path = loaders(), make_picture()
    loader.learn_tones([path])
    settle(loader)
    assert all(abs(value - 127) <= 2 for value in loader.tone(path))


def test_closing_leaves_no_thread(loaders, make_picture):
    before = threading.active_count()
    loader = loaders()
    loader.request(make_picture(), BOX, lambda _: None)
    loader.close()
    assert threading.active_count() == before


def test_waiting_ends_when_a_picture_can_be_handed_over():
    def torn(*_: object) -> DecodedPicture:
        raise UnreadablePictureError("torn")

    loader = Loader(decoder=torn)
    handed = []
    loader.request(Path("torn.jpg"), (8, 8), handed.append)
    assert loader.wait(30)
    loader.poll()
    assert handed == [None]
    assert loader.wait(0.0), "nothing is on its way any more"
    loader.close()


def test_what_is_cancelled_while_it_is_decoded_is_still_taken_in(slow):
    loader, decoder = slow
    request = loader.request(Path("a.jpg"), BOX, lambda _picture: None)
    assert decoder.begun.acquire(timeout=30)
    request.cancel()
    assert loader.pending, "else nobody would take it off the loader's hands"
    decoder.let.release()
    assert loader.wait(30)
    loader.poll()
    assert not loader.pending


def test_a_tile_teaches_no_tone(loaders, make_picture):
    loader, got, path = loaders(), [], make_picture()
    loader.request(path, BOX, got.append, learn=False)
    settle(loader)
    assert got[0].width == 40
    assert loader.tone(path) is None


def test_decoders_that_hang_are_given_up_and_others_take_their_places(loaders, caplog):
    now, let = [0.0], threading.Event()
    begun = threading.Semaphore(0)

    def decoder(path: Path, *_: object) -> DecodedPicture:
        begun.release()
        assert path.name != "hangs" or let.wait(10)
        return DecodedPicture(10, 10, bytes(400), (1, 2, 3), (10, 10), opaque=True)

    loader, got = loaders(threads=1, decoder=decoder, clock=lambda: now[0]), []
    loader.request(Path("hangs"), BOX, lambda picture: got.append(("hangs", picture)))
    assert begun.acquire(timeout=30)
    loader.request(Path("waits"), BOX, lambda picture: got.append(("waits", picture is not None)))
    now[0] = HUNG_S
    loader.poll()
    assert got == []
    now[0] = HUNG_S + 1
    loader.poll()
    settle(loader)
    assert got == [("hangs", None), ("waits", True)]
    assert "decoding it has not ended within 30 s" in caplog.text
    let.set()
    loader._threads[0].join(30)
    settle(loader)
    assert len(got) == 2, "what comes after all is not shown any more"
    loader.request(Path("hangs"), BOX, lambda picture: got.append(("hangs", picture is not None)))
    settle(loader)
    assert got[2:] == [("hangs", True)], "but it was no fault of the picture, and it is shown to the next"


def test_a_closed_loader_whose_decoders_all_hang_ends_all_the_same(loaders):
    now, let = [0.0], threading.Event()
    loader = loaders(threads=1, decoder=lambda *_: let.wait(10), clock=lambda: now[0])
    for number in range(MOST_HUNG + 3):
        loader.request(Path(str(number)), BOX, lambda _: None)
        now[0] += HUNG_S + 1
        loader.poll()
    assert len(loader._threads) <= MOST_HUNG + 1
    loader.close()
    let.set()


def test_a_tone_is_learnt_whoever_else_asks_for_the_picture(slow, tmp_path):
    loader, decoder = slow
    for learn in (True, False):
        loader.request(tmp_path / "same", BOX, lambda _: None, learn=learn)
    decoder.let.release()
    settle(loader)
    assert loader.tone(tmp_path / "same") == (1, 2, 3)
