"""What a medium that is shown must say of itself, and which media nothing shows."""

from collections.abc import Collection, Iterator, Mapping

from kiosk.content.draft import Draft
from kiosk.content.media import MediaFolder, MediaFolders
from kiosk.content.model import Medium, MediumKind, Sidecar
from kiosk.content.validation_messages import ValidationMessage
from kiosk.content.yaml_source import START, problem
from kiosk.errors import Problem


def described(
    media: Mapping[str, Medium],
    shelves: MediaFolders,
    drafts: Mapping[str, Draft[Sidecar]],
    used: Collection[str],
    languages: tuple[str, ...],
) -> Iterator[Problem]:
    """Whatever a museum must say of its media and does not; what drafts are complained of is theirs to tell."""
    signed = {path for medium in media.values() for path in medium.sign_language.values()}
    with_sidecar = [medium for medium_id, medium in media.items() if shelves.media[medium_id].sidecar]
    captions = {path for medium in with_sidecar for path in medium.captions.values()}
    for medium_id, medium in media.items():
        shelf = shelves.media[medium_id]
        if medium.files and signed.issuperset(medium.files.values()):
            continue
        # Captions under a name of their own, which another medium's description names.
        if not medium.files and not shelf.sidecar and captions.issuperset(medium.captions.values()):
            continue
        if medium_id not in used:
            yield _unused(medium_id, shelf)
        elif not shelf.sidecar:
            yield _missing(medium_id, shelf, medium)
        elif medium_id in drafts:
            _requirements(medium, drafts[medium_id])
            _captions(medium, drafts[medium_id], languages)
        yield from _languages(shelf, medium, languages)


def _unused(medium_id: str, shelf: MediaFolder) -> Problem:
    return problem(
        "unused-medium",
        shelf.sidecar or shelf.first,
        START,
        f"nothing shows {medium_id}",
        "name it in an exhibit, or take it out of media/",
    )


def _missing(medium_id: str, shelf: MediaFolder, medium: Medium) -> Problem:
    keys = "credit and rights" if medium.kind is MediumKind.SOUND else "alt, credit and rights"
    return problem(
        "missing-sidecar",
        shelf.first,
        START,
        f"the {medium.kind} {medium_id} has no description",
        f"write media/{medium_id}.yaml with {keys}",
    )


def _requirements(medium: Medium, draft: Draft[Sidecar]) -> None:
    if draft.result is None:
        return
    hints = {
        "caption": "write the line that stands under it: caption: ...",
        "alt": "say what it shows, for visitors who cannot see it: alt: ...",
        "credit": "say whom to credit: credit: ...",
        "rights": "give a licence's address, or the rights in words: rights: ...",
    }
    for key, hint in hints.items():
        # A key that is there and wrong has been named already.
        given = isinstance(draft.document.data, dict) and draft.document.data.get(key) is not None
        # Without its file nobody knows whether it can be seen.
        needed = key in ("credit", "rights") or (bool(medium.files) and medium.kind is not MediumKind.SOUND)
        if needed and not given:
            draft.complain(
                ValidationMessage(f"missing-{key}", (key,), f'the {medium.kind} {medium.id} has no "{key}"', hint)
            )


def _captions(medium: Medium, draft: Draft[Sidecar], languages: tuple[str, ...]) -> None:
    if medium.kind is not MediumKind.FILM or medium.silent:
        return
    without = [language for language in languages if language not in medium.captions]
    # Captions that name no language are in the source language.
    if "" in medium.captions and without[:1] == [*languages[:1]]:
        without = without[1:]
    if without:
        names = ", ".join(f"{medium.id.rpartition('/')[2]}.{language}.vtt" for language in without)
        message = f"the film {medium.id} has no captions in {', '.join(without)}"
        draft.complain(
            ValidationMessage("missing-captions", ("captions",), message, f"add {names}, or say silent: true")
        )


def _languages(shelf: MediaFolder, medium: Medium, languages: tuple[str, ...]) -> Iterator[Problem]:
    others = [
        (language, name)
        for language, name in shelf.files.items()
        if language and language not in languages and language in medium.files
    ]
    if not others:
        return
    # Only for files in languages not offered: those of a language that there is are kept for later.
    from babel.localedata import exists

    for language, name in others:
        if not exists(language.replace("-", "_")):
            yield problem(
                "unlisted-language",
                name,
                START,
                f'"{language}" in this file\'s name is taken for a language',
                "write a hyphen instead of the point",
            )
