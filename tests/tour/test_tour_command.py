"""`kiosk tour` visits what there is without a display, and names what it could not reach."""

import os
import re
import subprocess
import sys
from pathlib import Path

from PIL import Image
from rooms import Rooms

from kiosk.rehearsal.tour.picture_page import Shot, write_report


def tour(rooms: Rooms, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    homes = {"VITRINE_HOME": str(rooms.paths.root), "VITRINE_STATE": str(rooms.paths.state)}
    without_display = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "SDL_VIDEODRIVER")}
    command = [sys.executable, "-c", "from kiosk.cli.main import main; main()", "tour", "--out", str(out), *options]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=600, env={**without_display, **homes}
    )


def test_every_screen_leaves_a_picture_of_its_size_and_a_page_that_tells_what_is_seen(rooms: Rooms, tmp_path: Path):
    out = tmp_path / "out"
    done = tour(rooms, out, "--size", "640x360", "--languages", "en,vi")
    assert done.returncode == 0, done.stdout + done.stderr
    names = sorted(path.name for path in out.glob("*.png"))
    assert len(names) > 30
    assert all(re.fullmatch(r"\d\d-[a-z0-9-]+-(en|vi)\.png", name) for name in names)
    for stop in ("attract", "home", "advisory", "film-used", "viewer", "languages", "tray", "warning"):
        assert {name.rsplit("-", 1)[1] for name in names if f"-{stop}-" in name} == {"en.png", "vi.png"}, stop
    assert {Image.open(out / name).size for name in names} == {(640, 360)}
    page = (out / "index.html").read_text(encoding="utf-8")
    assert all(f'<img src="{name}" alt="' in page for name in names)
    assert all(name in done.stdout for name in names)


def test_an_upright_screen_is_toured_too_and_old_pictures_are_replaced(rooms: Rooms, tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "99-of-yesterday-en.png").write_bytes(b"old")
    done = tour(rooms, tmp_path / "out", "--size", "640x360", "--portrait", "--languages", "vi")
    assert done.returncode == 0, done.stdout + done.stderr
    assert {Image.open(path).size for path in (tmp_path / "out").glob("*.png")} == {(360, 640)}


def test_what_cannot_be_reached_is_named_and_the_rest_is_shown(rooms: Rooms, tmp_path: Path):
    (rooms.things / "film.mp4").write_bytes(b"no film" * 100)
    done = tour(rooms, tmp_path / "out", "--size", "640x360", "--languages", "en")
    assert done.returncode == 1
    assert "A film that plays, with its caption (en)" in done.stderr
    assert not list((tmp_path / "out").glob("*-film-used-en.png"))
    assert list((tmp_path / "out").glob("*-warning-en.png")), "the tour went on"
    assert "Not reached" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_language_that_there_is_not_is_refused(rooms: Rooms, tmp_path: Path):
    done = tour(rooms, tmp_path / "out", "--languages", "en,fr")
    assert done.returncode == 2
    assert "fr" in done.stderr
    assert "en, vi" in done.stderr


def test_the_page_calls_languages_what_the_museum_calls_them(tmp_path: Path):
    shots = [Shot("1-home-vi.png", "vi", "Home", 1.0), Shot("2-home-en.png", "en", "Home", 1.0)]
    page = write_report(tmp_path, "Title", (640, 360), shots, {"vi": "Our <Vietnamese>"}).read_text(encoding="utf-8")
    assert '<h2 lang="vi" dir="ltr">Our &lt;Vietnamese&gt;</h2>' in page
    assert '<h2 lang="en" dir="ltr">English</h2>' in page


def test_a_folder_below_a_file_is_refused_in_one_sentence(rooms: Rooms, tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    done = tour(rooms, tmp_path / "file" / "below", "--languages", "en")
    assert done.returncode == 2
    below = tmp_path / "file" / "below"
    assert f"{below}: a part of this path is a file, not a folder" in done.stderr
    assert "mistake of the program" not in done.stderr


def test_a_quick_tour_goes_to_what_the_exhibition_holds_in_its_first_language(rooms: Rooms, tmp_path: Path):
    out = tmp_path / "out"
    done = tour(rooms, out, "--quick", "--size", "640x360")
    assert done.returncode == 0, done.stdout + done.stderr
    names = [path.stem.partition("-")[2] for path in sorted(out.glob("*.png"))]
    panels = ["rooms-picture-en", "rooms-torn-en", "rooms-film-en", "film-used-en", "rooms-broken-en"]
    more = ["rooms-interpreted-en", "rooms-told-otherwise-en"]
    assert names == ["attract-en", "home-en", "advisory-en", *panels, *more]


def test_a_quick_tour_can_be_taken_in_other_languages(rooms: Rooms, tmp_path: Path):
    done = tour(rooms, tmp_path / "out", "--quick", "--size", "640x360", "--languages", "vi")
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.stem.rpartition("-")[2] for path in (tmp_path / "out").glob("*.png")} == {"vi"}
