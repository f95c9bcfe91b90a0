"""A file on which a library crashes, hangs or runs out of memory fails alone."""

import sys

import av
import numpy as np
import pytest
from PIL import Image

from kiosk.content.model import MediumKind
from kiosk.curator.prepare import CannotPrepareError, Preparation, PreparationOutcome, separate_process
from kiosk.curator.prepare.separate_process import SeparateProcess
from kiosk.operations.updates import start_check, updater


def work(museum, done):
    return {
        result.name.rpartition("/")[2]: result for result in Preparation(museum.paths, museum.exhibition).work(done)
    }


def damaged_film(path):
    """A film whose header is whole, and whose pictures are noise."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(25):
            grey = np.full((48, 64, 3), 10 * number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        container.mux(stream.encode(None))
    data = bytearray(path.read_bytes())
    at = data.index(b"mdat") + 4
    data[at:] = data[at : at + 10] + bytes(len(data) - at - 10)
    return bytes(data)


def cut(data):
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(damaged_film(path)),
        lambda path: path.write_bytes(cut(path.read_bytes())),
        lambda path: path.write_bytes(path.read_bytes().replace(b"avcC", b"avcX")),
        lambda path: path.write_bytes(path.read_bytes().replace(b"stts", b"stt\0")),
        lambda path: path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(200)),
    ],
    ids=["noise", "cut", "no description", "no times", "no content"],
)
def test_a_damaged_film_is_named_and_the_others_are_prepared(museum, done, spoil):
    spoil(museum.things / "film.mp4")
    results = work(museum, done)
    assert results["loud.wav"].outcome is PreparationOutcome.MADE
    assert results["wide.png"].outcome is PreparationOutcome.MADE
    assert results["film.mp4"].outcome in {PreparationOutcome.FAILED, PreparationOutcome.MADE}
    assert results["film.mp4"].words
    assert not list(museum.paths.prepared.glob(".part-*"))


@pytest.mark.parametrize("error", [RuntimeError("odd"), ValueError(), KeyError("x"), MemoryError()])
def test_whatever_goes_wrong_with_one_file_is_its_own_result(museum, done, monkeypatch, error):
    judge = SeparateProcess.judge

    def failing(self, path, kind):
        if path.name == "film.mp4":
            raise error
        return judge(self, path, kind)

    monkeypatch.setattr(SeparateProcess, "judge", failing)
    results = work(museum, done)
    assert {name: str(result.outcome) for name, result in results.items()} == {
        "film.mp4": "failed",
        "loud.wav": "made",
        "wide.png": "made",
    }
    assert results["film.mp4"].words


def test_a_disk_that_is_full_ends_the_run(museum, done, monkeypatch):
    def full(_self, _path, _kind):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SeparateProcess, "judge", full)
    with pytest.raises(OSError, match="No space left"):
        work(museum, done)


@pytest.fixture
def picture(tmp_path):
    Image.new("RGB", (4200, 20)).save(tmp_path / "a.png")
    return tmp_path / "a.png"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import time; time.sleep(600)", "takes too long"),
        ("import os; os.abort()", "crash"),
        ("import os; os.close(1); input(); input()", "crash"),
    ],
    ids=["hangs", "crashes", "says nothing"],
)
def test_a_process_that_hangs_or_dies_is_ended_and_the_next_file_has_another(picture, monkeypatch, code, words):
    # A process that dies is not waited for, however long Python takes to start on a busy machine.
    monkeypatch.setattr(separate_process, "TIMEOUT_S", 0.5 if "long" in words else 60.0)
    bench = SeparateProcess((sys.executable, "-c", code))
    for _ in range(2):
        with pytest.raises(CannotPrepareError, match=words):
            bench.judge(picture, MediumKind.PICTURE)
        assert bench._process is None


def test_a_file_may_take_longer_the_larger_it_is(tmp_path):
    for name, size in (("small", 10), ("large", 100 * 2**20)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    assert separate_process.timeout_s(tmp_path / "small") == pytest.approx(separate_process.TIMEOUT_S, abs=1)
    assert separate_process.timeout_s(tmp_path / "large") > 50 * separate_process.TIMEOUT_S


SMALL = """
from kiosk.curator.prepare import worker
worker.MOST_BYTES = dict.fromkeys(worker.MOST_BYTES, 200 * 2**20)
worker.main()
"""


def test_a_picture_that_would_take_more_memory_than_one_may_is_refused(tmp_path):
    Image.new("RGB", (7000, 6000)).save(tmp_path / "a.webp", lossless=True, method=0)
    bench = SeparateProcess((sys.executable, "-c", SMALL))
    assert bench.judge(tmp_path / "a.webp", MediumKind.PICTURE)
    with pytest.raises(CannotPrepareError, match=r"\w"):
        bench.make(tmp_path / "a.webp", tmp_path / "form", lambda _share: None)
    bench.close()


@pytest.mark.parametrize("module", [separate_process, start_check, updater], ids=lambda module: module.__name__)
def test_child_processes_find_the_package_where_it_is_not_installed(module):
    assert (module._HERE / "kiosk" / "app.py").is_file()
