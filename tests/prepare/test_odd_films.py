"""Interlaced films are deinterlaced; films without a length get one."""

import av
import numpy as np
import pytest
from workpieces import make_film

from kiosk.curator.prepare.films import FILMS
from kiosk.engines.playback.media_reader import FilmReader

WIDTH, HEIGHT = 160, 120


def picture(moment):
    """A bar that moves by eight pixels from one field to the next."""
    grey = np.full((HEIGHT, WIDTH, 3), 40, np.uint8)
    left = int(moment * 8) % (WIDTH - 30)
    grey[:, left : left + 30] = 220
    return grey


def make_moving(path, first=0, *, flagged=True, codec="libx264", interlaced=True, pixels="yuv420p"):
    """Two seconds of interlaced pictures; `first` is 0 where the upper field comes first, 1 for the lower."""
    with av.open(str(path), "w") as container:
        options = {"qp": "5"} if codec == "libx264" else {"qscale": "2"}
        if flagged and interlaced:
            options |= {"flags": "+ildct+ilme", "x264-params": "bff=1" if first else "tff=1"}
        stream = container.add_stream(codec, rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, pixels
        for number in range(50):
            woven = picture(2 * number).copy()
            if interlaced:
                woven[1 - first :: 2] = picture(2 * number + 1)[1 - first :: 2]
            frame = av.VideoFrame.from_ndarray(woven, format="rgb24").reformat(format=pixels)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def combing(path):
    """How much neighbouring lines differ, as the mean over all pictures."""
    with FilmReader(path) as reader:
        grey = [moment[1].to_ndarray(format="gray").astype(int) for moment in reader.frames()]
    return np.mean([np.abs(one[1:] - one[:-1]).mean() for one in grey])


def prepared(original, place, done):
    FILMS.judge(original).make(original, place, done)
    return place


@pytest.mark.parametrize("first", [0, 1], ids=["upper field first", "lower field first"])
@pytest.mark.parametrize("flagged", [True, False], ids=["says so", "says nothing"])
def test_an_interlaced_film_becomes_one_of_whole_pictures(tmp_path, done, first, flagged):
    original = make_moving(tmp_path / "a.mp4", first, flagged=flagged)
    assert "interlaced" in FILMS.judge(original).reason
    before, made = combing(original), prepared(original, tmp_path / "form.mp4", done)
    assert combing(made) < before / 5
    assert FILMS.judge(made) is None


@pytest.mark.parametrize(("codec", "ending"), [("mpeg2video", "mpg"), ("mpeg4", "avi"), ("mpeg2video", "ts")])
def test_interlaced_films_of_other_kinds_become_whole_pictures_too(tmp_path, done, codec, ending):
    original = make_moving(tmp_path / f"a.{ending}", codec=codec, flagged=False)
    assert "interlaced" in FILMS.judge(original).reason
    before, made = combing(original), prepared(original, tmp_path / "form.mp4", done)
    assert combing(made) < before / 4


def test_a_film_of_whole_pictures_stays_however_much_moves(tmp_path):
    assert FILMS.judge(make_moving(tmp_path / "a.mp4", interlaced=False)) is None


def test_a_film_that_stands_still_or_shows_fine_lines_is_not_taken_for_interlaced(tmp_path):
    with av.open(str(tmp_path / "a.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        lines = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        lines[::2] = 200
        for _ in range(50):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(lines, format="rgb24")))
        container.mux(stream.encode(None))
    assert FILMS.judge(tmp_path / "a.mp4") is None


@pytest.mark.parametrize("frames", ["b-frames", "none"])
def test_a_film_without_a_length_is_written_anew_with_all_its_pictures(tmp_path, done, frames):
    whole = tmp_path / "whole.mkv"
    with av.open(str(whole), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"bf": "0"} if frames == "none" else {})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(50):
            grey = np.full((48, 64, 3), 20 + 4 * number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        container.mux(stream.encode(None))
    live = tmp_path / "live.mkv"
    with av.open(str(whole)) as source, av.open(str(live), "w", format="matroska", options={"live": "1"}) as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux():
            if packet.size:
                packet.stream = stream
                target.mux(packet)
    assert "how long it lasts" in FILMS.judge(live).reason
    made = prepared(live, tmp_path / "form.mp4", done)
    with FilmReader(made) as after:
        assert after.duration_s == pytest.approx(2.0, abs=0.05)
        moments = [moment[0] for moment in after.frames()]
    assert moments == pytest.approx([number / 25 for number in range(50)], abs=0.005)
    assert FILMS.judge(made) is None


def test_the_filters_change_nothing_in_a_film_that_is_prepared_for_another_reason(tmp_path, done):
    original = make_film(tmp_path / "a.mp4", pixels="yuv444p")
    assert "interlaced" not in FILMS.judge(original).reason
    with FilmReader(prepared(original, tmp_path / "form.mp4", done)) as after:
        assert sum(1 for _ in after.frames()) == 25
