"""`kiosk media` says what there is, what is used and what is lacking, and prepares what needs it."""

import json
import os

import av
import pytest
from click.testing import CliRunner
from PIL import Image

from kiosk.cli.main import main


@pytest.fixture
def media(museum, monkeypatch):
    monkeypatch.setenv("VITRINE_STATE", str(museum.paths.state))

    def run(*arguments):
        return CliRunner().invoke(main, ["media", "-C", str(museum.paths.root), *arguments])

    return run


def listed(media):
    return {one["id"]: one for one in json.loads(media("list", "--format", "json").stdout)["media"]}


def test_the_list_says_where_each_medium_is_used_and_what_it_lacks(museum, media):
    museum.change("media/maps/delta.yaml", "caption: The delta\n", "")
    things = museum.paths.media / "things"
    things.mkdir()
    Image.new("RGB", (8, 8)).save(things / "spare.png")
    people = museum.paths.exhibits / "people.yaml"
    people.write_text(people.read_text().replace("layout: text", "layout: media-right\n    media: maps/lost"))
    found = listed(media)
    assert found["maps/delta"]["used_in"] == ["people/panels/first/media"]
    assert found["maps/delta"]["lacks"] == ["caption"]
    assert (found["things/spare"]["used_in"], found["things/spare"]["lacks"]) == (
        [],
        ["credit", "rights", "alt", "caption"],
    )
    assert (found["maps/lost"]["files"], found["maps/lost"]["lacks"][0]) == ([], "file")


def test_the_table_has_a_line_for_each_medium_and_a_sum(museum, media):
    museum.change("media/maps/delta.yaml", "caption: The delta\n", "")
    lines = media("list").stdout.splitlines()
    assert lines[0].split() == ["medium", "kind", "files", "used", "lacks", "where"]
    assert any(line.startswith("maps/delta") and "people/panels/first/media" in line for line in lines)
    assert lines[-1] == f"{len(lines) - 3} media: {len(lines) - 3} used, 0 unused, caption: {len(lines) - 3}."


def test_preparing_says_what_was_made_and_a_second_time_that_all_was(museum, media):
    Image.new("RGB", (5000, 20)).save(museum.paths.media / "maps" / "delta.jpg")
    rehearsed = media("prepare", "--dry-run")
    assert "media/maps/delta.jpg: would be made: 5000 x 20 pixels are cut into tiles" in rehearsed.stdout
    assert not museum.paths.prepared.exists()
    assert "1 made" in media("prepare").stdout
    assert "1 prepared before" in media("prepare").stdout
    assert listed(media)["maps/delta"]["prepared"] == 1


def test_what_cannot_be_prepared_ends_with_1(museum, media):
    (museum.paths.media / "maps" / "delta.jpg").write_bytes(b"no picture")
    run = media("prepare")
    assert run.exit_code == 1
    assert "media/maps/delta.jpg: cannot be prepared: " in run.stdout


def test_without_an_installation_both_say_so(museum, media):
    (museum.paths.exhibits / "kiosk.yaml").unlink()
    assert [media(name).exit_code for name in ("list", "prepare")] == [1, 1]


def test_a_pipe_and_links_that_go_round_hold_no_command(museum, media, monkeypatch):
    maps = museum.paths.media / "maps"
    os.mkfifo(maps / "pipe.jpg")
    for name, target in {"all": "..", "latest": "..", "out": "/"}.items():
        (maps / name).symlink_to(target)
    assert list(listed(media)) == ["maps/delta"]
    assert media("prepare").exit_code == 0
    monkeypatch.chdir(museum.paths.root)
    said = CliRunner().invoke(main, ["check", str(museum.paths.root)]).stdout
    assert "media/maps/pipe.jpg:1:1: warning: this is a named pipe [not-a-file]" in said
    assert "media/maps/out:1:1: warning: this is a link that leads out of media/ [link-outside]" in said
    for step in ("extract", "update", "status", "compile"):
        assert CliRunner().invoke(main, ["translate", "-C", str(museum.paths.root), step]).exit_code == 0


def test_an_interlaced_film_lacks_whole_pictures(museum, media):
    path = museum.paths.media / "maps" / "moving.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"flags": "+ildct", "x264-params": "tff=1"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode(None))
    assert "deinterlacing" in listed(media)["maps/moving"]["lacks"]
    assert any(line.startswith("maps/moving") and "deinterlacing" in line for line in media("list").stdout.splitlines())
