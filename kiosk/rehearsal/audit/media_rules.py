"""Rules about media and time limits, which are the same for every screen and are checked once."""

from collections.abc import Iterator

from kiosk.content.model import Exhibition, Medium, MediumKind, Timeline
from kiosk.rehearsal.audit.findings import AuditFinding
from kiosk.settings.installation import LEAST_WARNING_S


def media(exhibition: Exhibition) -> Iterator[AuditFinding]:
    """Yield media without alternatives for visitors who cannot see or hear them."""
    narrations = _narrations(exhibition)
    for medium in exhibition.media.values():
        if medium.kind in (MediumKind.FILM, MediumKind.PICTURE) and not medium.alt:
            yield AuditFinding("no-alt", medium.id)
        if medium.kind is MediumKind.FILM and not medium.silent:
            lacking = [tag for tag in exhibition.settings.languages if tag not in medium.captions]
            if lacking:
                yield AuditFinding("no-captions", medium.id, ", ".join(lacking))
        if _wants_words(medium) and not medium.transcript and medium.id not in narrations:
            yield AuditFinding("no-transcript", medium.id)


def time_limits(exhibition: Exhibition) -> Iterator[AuditFinding]:
    """Yield an idle warning that is too short."""
    seconds = exhibition.settings.idle.warning_s
    if seconds < LEAST_WARNING_S:
        yield AuditFinding("short-warning", "idle", f"{seconds:.0f} s, {LEAST_WARNING_S:.0f} s at least")


def _wants_words(medium: Medium) -> bool:
    """Return whether a medium needs a transcript; ambient sound does not."""
    return medium.kind is MediumKind.FILM or (medium.kind is MediumKind.SOUND and "ambient" not in medium.id)


def _narrations(exhibition: Exhibition) -> set[str]:
    """Return the recordings whose words are the text of a panel or a card."""
    return {
        item.narration
        for exhibit in exhibition.exhibits.values()
        for item in (exhibit.cards if isinstance(exhibit, Timeline) else exhibit.panels)
        if item.narration
    }
