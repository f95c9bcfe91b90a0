"""A kiosk that ends in mid-film ends cleanly, even when nothing was closed."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys, threading
from pathlib import Path
from kiosk.engines.playback import Film, open_sound

film_path, sound_path = map(Path, sys.argv[1:])
sound, pause = open_sound(), threading.Event()
while not sound.device:
    sound.poll()
    pause.wait(0.01)
sound.ambient.play(sound_path, loop=True)
film = Film(film_path, sound, loop=True)
film.play()
while not film.position_s > 0.2:
    film.frame()
    pause.wait(0.01)
"""


def test_a_process_that_closes_nothing_ends_cleanly(make_film, make_sound, monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    arguments = [sys.executable, "-c", PROGRAM, make_film(size=(640, 360), sound_s=2.0), make_sound()]
    done = subprocess.run(arguments, cwd=Path(__file__).parents[2], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
