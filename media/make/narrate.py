"""Speak panels and cards with espeak-ng: `python media/make/narrate.py [id ...]` (by default all that changed).

A museum replaces these recordings with a person's. Khmer is missing because espeak-ng has no voice for it.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import house
import numpy as np
from captions import stamp
from script import Parts, items, spoken
from voice import RATE, Samples, Starts, say

VOICES = {"en": ("en-gb", 150), "vi": ("vi", 150), "fr": ("fr-fr", 150), "ar": ("ar", 135)}  # voice, words a minute
LEAD_S, PAUSE_S = 0.35, 0.42
LOUDNESS = "I=-23:TP=-2:LRA=11"  # EBU R 128
BITS = "16k"
RECIPE = 2
LOCK = house.HERE / "narration.lock"
SIDECAR = """# yaml-language-server: $schema=../../exhibits/.schema/medium.json
credit: "Exhibition team; voice: espeak-ng"
rights: https://creativecommons.org/publicdomain/zero/1.0/
"""


@dataclass(frozen=True)
class Recording:
    """One recording to be made."""

    narration: str
    language: str
    sentences: Parts

    @property
    def path(self) -> Path:
        """Its path. There is no file without a language: Khmer would fall back on it and be read in English."""
        return house.MEDIA / f"{self.narration}.{self.language}.opus"

    @property
    def key(self) -> str:
        """Its name in the lock."""
        return f"{self.narration}.{self.language}"

    @property
    def mark(self) -> str:
        """A hash of everything that it is made from."""
        made_from = json.dumps([RECIPE, VOICES[self.language], BITS, self.sentences], ensure_ascii=False)
        return hashlib.sha256(made_from.encode()).hexdigest()[:16]

    def make(self, voiced: list[tuple[Samples, Starts]]) -> None:
        """Join the spoken sentences; write the sound, and captions with the times of sentences and words."""
        pieces, cues, now = [_silence(LEAD_S)], [], LEAD_S
        for sentence, (piece, starts) in zip(self.sentences, voiced, strict=True):
            end = now + piece.size / RATE
            cues.append(f"{stamp(now)} --> {stamp(end)}\n{timed(html.escape(sentence, quote=False), starts, now, end)}")
            pieces += [piece, _silence(PAUSE_S)]
            now = end + PAUSE_S
        self.path.parent.mkdir(parents=True, exist_ok=True)
        _encode(np.concatenate(pieces), self.path)
        self.path.with_suffix(".vtt").write_text("\n\n".join(["WEBVTT", *cues]) + "\n", encoding="utf-8")
        sidecar = house.MEDIA / f"{self.narration}.yaml"
        if not sidecar.exists():
            sidecar.write_text(SIDECAR, encoding="utf-8")


def timed(sentence: str, starts: Starts, now: float, end: float) -> str:
    """Return a sentence with a WebVTT time stamp before each word that begins later than the previous one."""
    words, last = [], round(now, 3)
    for word, start in zip(sentence.split(" "), starts, strict=True):
        at = round(now + (start or 0.0), 3)
        stamped = start is not None and last < at < end
        words.append(f"<{stamp(at)}>{word}" if stamped else word)
        last = at if stamped else last
    return " ".join(words)


def _silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.int16)


def _encode(samples: Samples, path: Path) -> None:
    """Encode as Ogg Opus at -23 LUFS: the first pass measures, the second applies one constant gain."""
    source = ["ffmpeg", "-y", "-hide_banner", "-nostdin", "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"]
    listen = [*source, "-af", f"loudnorm={LOUDNESS}:print_format=json", "-f", "null", "-"]
    report = subprocess.run(listen, input=samples.tobytes(), check=True, capture_output=True).stderr.decode()
    found = json.loads(re.findall(r"\{[^{}]*\}", report)[-1])
    names = {"I": "input_i", "TP": "input_tp", "LRA": "input_lra", "thresh": "input_thresh"}
    measured = ":".join(f"measured_{name}={found[key]}" for name, key in names.items())
    write = [
        *source,
        "-af",
        f"loudnorm={LOUDNESS}:{measured}:linear=true",
        "-ar",
        "16000",
        "-c:a",
        "libopus",
        "-b:a",
        BITS,
        "-application",
        "voip",
        "-fflags",
        "+bitexact",
        "-loglevel",
        "error",
        str(path),
    ]
    subprocess.run(write, input=samples.tobytes(), check=True)


def main(wanted: set[str]) -> None:
    """Make recordings with new words, and delete those that no panel names any more."""
    lock: dict[str, str] = json.loads(LOCK.read_text(encoding="utf-8")) if LOCK.exists() else {}
    every = [Recording(item.narration, language, spoken(item, language)) for item in items() for language in VOICES]
    every = [recording for recording in every if recording.sentences]
    due = [
        r for r in every if (not wanted or r.narration in wanted) and (lock.get(r.key) != r.mark or not r.path.exists())
    ]
    processes = get_context("forkserver")
    processes.set_forkserver_preload(["__main__"])
    with processes.Pool(maxtasksperchild=1) as pool:
        for recording in due:
            voice = VOICES[recording.language]
            recording.make(pool.starmap(say, [(sentence, *voice) for sentence in recording.sentences], chunksize=1))
            lock[recording.key] = recording.mark
    for gone in lock.keys() - {recording.key for recording in every}:
        del lock[gone]
        for ending in ("opus", "vtt"):
            (house.MEDIA / f"{gone}.{ending}").unlink(missing_ok=True)
    LOCK.write_text(json.dumps(lock, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(due)} of {len(every)} recordings made")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
