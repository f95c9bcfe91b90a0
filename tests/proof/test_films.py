"""An interlaced film is named, until a form without interlacing was prepared."""

import av
import numpy as np
import pytest
from museum import Museum

from kiosk.curator.proof import film_checks

SIDECAR = "alt: Words\ncredit: The team\nrights: CC0\ncaption: A line\nsilent: true\n"


def save(museum: Museum, ending: str, codec: str, options: dict[str, str]) -> None:
    path = museum.file(f"media/maps/moving.{ending}")
    museum.file("media/maps/moving.yaml").write_text(SIDECAR)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(10):
            grey = np.full((48, 64, 3), 10 * number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        container.mux(stream.encode(None))


def found(museum: Museum) -> list[tuple[str, str]]:
    exhibition = museum.load().exhibition
    assert exhibition
    return [(problem.code, problem.file) for problem in film_checks.problems(museum.paths, exhibition)]


INTERLACED = {"flags": "+ildct+ilme", "x264-params": "tff=1"}


@pytest.mark.parametrize("options", [INTERLACED, {**INTERLACED, "x264-params": "bff=1"}])
def test_an_interlaced_film_is_named(museum, options):
    save(museum, "mp4", "libx264", options)
    assert found(museum) == [("interlaced-film", "media/maps/moving.mp4")]


def test_one_that_is_prepared_is_not(museum, monkeypatch):
    save(museum, "mp4", "libx264", INTERLACED)
    monkeypatch.setattr(film_checks.Prepared, "stands_for", lambda _self, _path: True)
    assert found(museum) == []


@pytest.mark.parametrize(("ending", "codec"), [("mp4", "libx264"), ("webm", "libvpx")])
def test_a_film_of_whole_pictures_is_in_order(museum, ending, codec):
    save(museum, ending, codec, {})
    assert found(museum) == []


def test_what_is_no_film_is_left_to_others(museum):
    save(museum, "mp4", "libx264", {})
    museum.file("media/maps/moving.mp4").write_bytes(b"no film")
    assert found(museum) == []
