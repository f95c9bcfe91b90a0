"""What is broken is left out and named, once; the rest is shown, and the kiosk ends as it should."""

import os
import shutil
from collections.abc import Callable

import pytest
from kiosk_process import KioskProcess, Start, assert_ends_well
from small_museum import SmallMuseum
from visitor import go_back_home, go_home, open_the_first_exhibit, play_the_film
from x_screen import XScreen

UNPRIVILEGED = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
"""Runs a command as a root to whom the permissions of files apply."""


def assert_complaints(kiosk: KioskProcess, *each: str) -> None:
    """The log has one complaint for each of these words, and no other."""
    assert len(kiosk.complaints) == len(each), kiosk.log
    unsaid = [words for words in each if not any(words in complaint for complaint in kiosk.complaints)]
    assert unsaid == [], kiosk.log


def break_yaml(museum: SmallMuseum) -> str:
    museum.write("exhibits/years.yaml", "kind: timeline\ntitle: Years\ncards: [\n")
    return "exhibits/years.yaml:"


def break_a_key_of_a_panel(museum: SmallMuseum) -> str:
    museum.change("exhibits/people.yaml", "title: A third panel", "title: A third panel\n    colur: red")
    return 'exhibits/people.yaml:18:5: error: "colur"'


def put_bytes_in_place_of_an_exhibit(museum: SmallMuseum) -> str:
    museum.write("exhibits/bytes.yaml", b"kind: \xff\xfe\x00")
    return "exhibits/bytes.yaml:1:7: error: this file is not UTF-8"


def close_an_exhibit(museum: SmallMuseum) -> str:
    museum.write("exhibits/closed.yaml", "kind: panels\n")
    museum.file("exhibits/closed.yaml").chmod(0)
    return "exhibits/closed.yaml:1:1: error: this file cannot be opened: permission denied"


def put_a_folder_in_place_of_an_exhibit(museum: SmallMuseum) -> str:
    museum.file("exhibits/folder.yaml").mkdir()
    return '"folder" is not among exhibits/'


def delete_a_picture(museum: SmallMuseum) -> str:
    museum.file("media/pictures/second.png").unlink()
    return "media/pictures/second has a description but no file"


FAULTS: list[Callable[[SmallMuseum], str]] = [
    break_yaml,
    break_a_key_of_a_panel,
    put_bytes_in_place_of_an_exhibit,
    close_an_exhibit,
    put_a_folder_in_place_of_an_exhibit,
    delete_a_picture,
]


def test_each_fault_of_the_content_is_one_line_and_the_rest_is_shown(
    start: Start, screen: XScreen, museum: SmallMuseum
):
    museum.change("exhibits/kiosk.yaml", "[people, years]", "[people, years, bytes, closed, folder]")
    named = [fault(museum) for fault in FAULTS]
    prefix = UNPRIVILEGED if os.geteuid() == 0 and shutil.which("setpriv") else []
    kiosk = start(prefix=prefix).ready()
    play_the_film(screen)
    assert_ends_well(kiosk)
    assert_complaints(kiosk, *named)


def test_files_that_cannot_be_decoded_are_one_line_each_however_often_they_are_opened(start, screen, museum):
    museum.write("media/films/blue.mp4", b"no film" * 1000)
    museum.write("media/pictures/second.png", b"no picture" * 1000)
    museum.change("exhibits/years.yaml", "cards:", "cover: pictures/second\ncards:")
    kiosk = start().ready()
    go_home(screen)
    open_the_first_exhibit(screen)
    kiosk.wait_for("second.png").wait_for("blue.mp4")
    go_back_home(screen)
    open_the_first_exhibit(screen)
    assert_ends_well(kiosk)
    assert_complaints(kiosk, "films/blue.mp4 cannot be shown", "pictures/second.png cannot be shown")


@pytest.mark.parametrize("driver", ["none", None], ids=["a driver that is not there", "no device"])
def test_without_sound_the_film_plays_and_the_log_has_one_line(start: Start, screen: XScreen, driver: str | None):
    kiosk = start(SDL_AUDIODRIVER=driver).ready().wait_for("no sound")
    play_the_film(screen)
    assert_ends_well(kiosk)
    assert_complaints(kiosk, "no sound")


UNUSABLE = {"not YAML": "languages: [en\n", "empty": "", "keys missing": "title: The exhibition\n"}


@pytest.mark.parametrize("text", UNUSABLE.values(), ids=UNUSABLE)
def test_an_installation_that_cannot_be_used_is_said_in_a_sentence(start: Start, museum: SmallMuseum, text: str):
    museum.write("exhibits/kiosk.yaml", text)
    kiosk = start()
    assert kiosk.code() == 1
    assert kiosk.lines.pop() == "Error: exhibits/kiosk.yaml cannot be used. Run `kiosk check` to see why."
    assert all("exhibits/kiosk.yaml:" in line for line in kiosk.complaints)


def test_without_an_installation_it_is_the_same(start: Start, museum: SmallMuseum):
    museum.file("exhibits/kiosk.yaml").unlink()
    kiosk = start()
    assert kiosk.code() == 1
    assert kiosk.lines[-1].startswith("Error: exhibits/kiosk.yaml cannot be used.")
    assert "Traceback" not in kiosk.log


def test_pipes_devices_links_that_go_round_and_hostile_catalogues_hold_no_start(start: Start, museum: SmallMuseum):
    os.mkfifo(museum.file("media/pictures/pipe.png"))
    museum.file("media/pictures/zero.png").symlink_to("/dev/zero")
    for name, target in {"all": "..", "latest": "..", "disk": "/"}.items():
        museum.file(f"media/pictures/{name}").symlink_to(target)
    museum.write(
        "locales/en/LC_MESSAGES/people.po",
        f'msgid ""\nmsgstr "Plural-Forms: nplurals=400000000; plural=n/0"\n{" " * 60_000}\n',
    )
    kiosk = start().ready()
    assert_ends_well(kiosk)
    out = "warning: this is a link that leads out"
    assert_complaints(kiosk, "pipe.png:1:1: warning: this is a named pipe", f"zero.png:1:1: {out}", f"disk:1:1: {out}")
