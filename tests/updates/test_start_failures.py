"""Whatever goes wrong while content is judged at a start, the last good copy is shown, and the log has one line."""

import logging

import pytest
from small_content import NOW, SmallContent, held

from kiosk.content import library
from kiosk.operations.updates import start
from kiosk.operations.updates.keeper import keep
from kiosk.operations.updates.start import choose, tell
from kiosk.operations.updates.start_check_process import faults_in
from kiosk.operations.updates.store import ContentStore

KINDS = [
    ValueError("not a language"),
    RecursionError(),
    MemoryError(),
    KeyError("x"),
    BaseException("a panic"),
    OSError(5),
]
WHERE = ["library.load", "survey", "current", "mark_of"]


def fail_on(content: SmallContent, monkeypatch, what: str, error: BaseException) -> None:
    """Have one step fail for the content as it stands, and not for its copies."""

    def unless_copied(step):
        def taken(paths, **options):
            if paths.root == content.paths.root:
                raise error
            return step(paths, **options)

        return taken

    def once(*_: object):
        monkeypatch.undo()
        raise error

    steps = {
        "library.load": (library, "load", unless_copied(library.load)),
        "survey": (start, "survey", unless_copied(start.survey)),
        "current": (ContentStore, "current", once),
        "mark_of": (start, "mark_of", once),
    }
    monkeypatch.setattr(*steps[what])


@pytest.mark.parametrize("careful", [False, True])
@pytest.mark.parametrize("error", KINDS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("what", WHERE)
def test_an_exception_of_any_kind_is_a_fault_of_the_content(
    content: SmallContent, monkeypatch, caplog, what, error, careful
):
    keep(content.paths)
    content.put(2)
    fail_on(content, monkeypatch, what, error)
    begun = choose(content.paths, lambda: NOW, careful=careful)
    assert held(begun.paths.root) == content.edition(1)
    assert begun.careful is careful
    with caplog.at_level(logging.INFO):
        tell(begun)
    if not careful:
        (line,) = caplog.messages
        assert "the content has errors, and the copy of" in line
        assert type(error).__name__ in line
        assert "\n" not in line


def test_the_line_names_the_file_and_spells_out_what_an_exception_says(content: SmallContent, monkeypatch):
    keep(content.paths)
    content.put(2)

    def fail(*_args, **_options):
        raise ValueError("two\nlines and \x1b[31mcolour")

    monkeypatch.setattr("kiosk.content.assemble.checks.quality", fail)
    # What a start has another process do.
    (fault,) = faults_in(content.paths)
    assert (
        "exhibits/e0.yaml:1:1: error: the kiosk failed over this: ValueError: two\\nlines and \\x1b[31mcolour" in fault
    )


def test_a_copy_over_which_the_kiosk_fails_gives_way_to_an_older_one(content: SmallContent, monkeypatch):
    keep(content.paths)
    first = ContentStore(content.paths.state).current()
    content.put(2)
    keep(content.paths, in_use=first.folder.name)
    newest = ContentStore(content.paths.state).current()
    load = library.load

    def loaded(paths, **options):
        if paths.root in (content.paths.root, newest.folder):
            raise TypeError("a shape that nobody knows")
        return load(paths, **options)

    monkeypatch.setattr(library, "load", loaded)
    assert choose(content.paths, lambda: NOW).generation == first


def test_where_there_is_no_copy_the_fault_is_named_and_nothing_is_raised(content: SmallContent, monkeypatch):
    fail_on(content, monkeypatch, "library.load", RecursionError("too deep"))
    begun = choose(content.paths, lambda: NOW)
    assert begun.loaded.exhibition is None
    assert begun.loaded.problems[0].code == "cannot-judge"


@pytest.mark.parametrize("slip", ["jp", "cn", "kh", "rom, xx"])
def test_a_slip_in_the_languages_gives_way_to_the_last_good_copy(content: SmallContent, slip):
    keep(content.paths)
    kiosk = content.edition(2)["exhibits/kiosk.yaml"].decode()
    content.write("exhibits/kiosk.yaml", kiosk.replace("[en, vi]", f"[en, {slip}]"))
    begun = choose(content.paths, lambda: NOW)
    assert held(begun.paths.root) == content.edition(1)
    assert "bad-language" in begun.faults[0]


def test_a_language_that_cldr_does_not_know_is_shown(content: SmallContent):
    keep(content.paths)
    kiosk = content.edition(2)["exhibits/kiosk.yaml"].decode()
    content.write("exhibits/kiosk.yaml", kiosk.replace("[en, vi]", "[en, rom, lad, cr, moh]"))
    begun = choose(content.paths, lambda: NOW)
    assert begun.paths == content.paths
    assert begun.loaded.exhibition.settings.languages == ("en", "rom", "lad", "cr", "moh")
