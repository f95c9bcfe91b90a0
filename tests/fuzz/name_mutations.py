"""Mutations of file names and types: odd names, circular links, pipes, sockets, folders."""

import os
import socket
from itertools import count
from pathlib import Path

from mutations import Case, mutation

ANY = ("content/media/**/*.*", "content/exhibits/*.yaml", "content/locales/*/LC_MESSAGES/*.po", "desk/*.*")
MEDIA = ("content/media/**/*.*",)
NAMES = (
    "Mu\u0308ller", "M\udcfcller", "\udcff\udcfe", "a\nb", "a\rb", "\x1b[31mred", "-rf", "--help", " lead",
    "trail ", "a b",
    "x" * 240, "é" * 120, "CON", "...", "a..b", "a.b.c", ".hidden", "~a", "a%20b", "a'b", 'a"b', "a\\b", "a;b",
    "$(id)", "*",
    "\u202eabc", "\u200b", "名前", "ก", "\u00a0", "UPPER", "a.en", "a.xx-yy-zz", "a\tb", "\x7f", "a:b", "#a",
    "[a]", "{a}",
)  # fmt: skip


@mutation("names")
def renamed(case: Case) -> None:
    path = case.pick(*ANY)
    new = path.with_name(case.chance.choice(NAMES) + path.suffix)
    if not new.exists():
        path.rename(new)


@mutation("names")
def copied_under_an_odd_name(case: Case) -> None:
    path = case.pick(*ANY)
    (path.parent / (case.chance.choice(NAMES) + path.suffix)).write_bytes(path.read_bytes())


@mutation("names")
def another_ending(case: Case) -> None:
    path = case.pick(*MEDIA)
    endings = (
        ".JPG",
        ".jpeg",
        ".png",
        ".webp",
        ".mp4",
        ".webm",
        ".mp3",
        ".wav",
        ".yaml",
        ".yml",
        ".vtt",
        ".svg",
        ".gif",
        "",
    )
    new = path.with_suffix(case.chance.choice(endings))
    if not new.exists():
        path.rename(new)


@mutation("names")
def removed(case: Case) -> None:
    case.pick(*ANY).unlink()


@mutation("names")
def link_that_goes_round(case: Case) -> None:
    folder = case.root / case.chance.choice(
        ("content/media", "content/media/pictures", "content/exhibits", "content/locales")
    )
    for name, target in (("all", ".."), ("latest", "."), ("self", "self"))[: case.chance.randint(1, 3)]:
        _link(folder / name, target)


@mutation("names")
def link_that_leads_out(case: Case) -> None:
    path = case.pick(*ANY)
    target = case.chance.choice(
        ("/dev/zero", "/dev/null", "/etc/passwd", "/nowhere", "/proc/self/mem", "/dev/tty", "/usr/lib")
    )
    case.done.append(target)
    path.unlink()
    _link(path, target)


@mutation("names")
def link_to_the_root(case: Case) -> None:
    _link(case.root / "content/media/disk", case.chance.choice(("/", "/usr", "/proc", "/sys/class")))


@mutation("names")
def pipe_in_place_of_a_file(case: Case) -> None:
    path = case.pick(*ANY)
    path.unlink()
    os.mkfifo(path)


@mutation("names")
def pipe_beside(case: Case) -> None:
    path = case.pick(*ANY)
    other = path.with_name(f"pipe{path.suffix}")
    if not other.exists():
        os.mkfifo(other)


@mutation("names")
def socket_in_place_of_a_file(case: Case) -> None:
    path = case.pick(*ANY)
    path.unlink()
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket may only be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name[-90:])
    except OSError:
        pass
    finally:
        os.chdir(here)


@mutation("names")
def folder_in_place_of_a_file(case: Case) -> None:
    path = case.pick(*ANY)
    path.unlink()
    path.mkdir()


@mutation("names")
def file_in_place_of_a_folder(case: Case) -> None:
    import shutil

    folder = case.root / case.chance.choice(
        ("content/locales/vi", "content/locales", "content/media/pictures", "content/media")
    )
    case.done.append(folder.name)
    if folder.is_dir():
        shutil.rmtree(folder)
        folder.write_bytes(b"a file")


@mutation("names")
def deep_folders(case: Case) -> None:
    """Nest folders, up to the longest path of the system and beyond it."""
    top = case.root / "content/media"
    here = Path.cwd()
    try:
        os.chdir(top)
        for _ in range(case.chance.choice((50, 400, 1200))):
            Path("d" * 3).mkdir()
            os.chdir("d" * 3)
    except OSError:
        pass
    finally:
        os.chdir(here)


@mutation("names")
def many_stray_files(case: Case) -> None:
    # Another mutation may have put anything there.
    names = (case.root / f"content/media/stray{number}" for number in count())
    folder = next(one for one in names if not os.path.lexists(one))
    folder.mkdir()
    for number in range(2000):
        (folder / f"stray-{number}.{case.chance.choice(('txt', 'jpg', 'yaml', 'tif'))}").write_bytes(b"x")


@mutation("names")
def two_of_one_name(case: Case) -> None:
    path = case.pick(*MEDIA)
    for ending in case.chance.sample((".jpg", ".png", ".mp4", ".wav", ".webp", ".vi.jpg", ".en.mp4"), 3):
        if not path.with_suffix(ending).exists():
            path.with_suffix(ending).write_bytes(path.read_bytes())


@mutation("names")
def nobody_may_read_it(case: Case) -> None:
    case.pick(*ANY).chmod(0)


def _link(path: Path, target: str) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        return
