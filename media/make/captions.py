"""Write the film's captions, one WebVTT file per language, from film.yaml: `python media/make/captions.py`."""

from __future__ import annotations

import house


def stamp(seconds: float) -> str:
    """Return a time as WebVTT writes it (https://www.w3.org/TR/webvtt1/#webvtt-timestamp)."""
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes):02}:{rest:06.3f}"


def webvtt(language: str) -> str:
    """Return the whole caption file of a language."""
    cues = house.table("film")["cues"]
    blocks = [
        f"{stamp(cue['at'][0])} --> {stamp(cue['at'][1])}\n{cue[language].translate(house.DIGITS.get(language, {}))}"
        for cue in cues
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


if __name__ == "__main__":
    for tag in house.LANGUAGES:
        path = house.MEDIA / "film" / f"advance.{tag}.vtt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(webvtt(tag), encoding="utf-8")
