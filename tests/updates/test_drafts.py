"""A curator sees what was saved unless it is broken, and is told what is."""

import time
from collections.abc import Callable, Iterator

import pytest
from small_content import SmallContent
from source_at_work import offered, starting, until

from kiosk.content import library
from kiosk.operations.updates import Content
from kiosk.operations.updates.drafts import Drafts
from kiosk.operations.updates.survey import survey

Start = Callable[[], Drafts]


@pytest.fixture
def start(content: SmallContent) -> Iterator[Start]:
    """Start what a curator's window would."""

    def make() -> Drafts:
        return Drafts(content.paths, library.load(content.paths, cached=False), survey(content.paths))

    with starting(make) as start_:
        yield start_


def title(content: Content, exhibit: str = "e0") -> str:
    return content.exhibition.exhibits[exhibit].title.source


def change(content: SmallContent, exhibit: int, old: str, new: str) -> None:
    name = f"exhibits/e{exhibit}.yaml"
    content.write(name, (content.paths.root / name).read_text().replace(old, new))


def test_a_saved_file_is_offered_with_its_name(content: SmallContent, start: Start):
    drafts = start()
    change(content, 0, "title: Exhibit", "title: Another exhibit")
    new = offered(drafts)
    assert title(new) == "Another exhibit 0 of edition 1"
    assert new.changed == {"exhibits/e0.yaml"}
    assert drafts.offer() is None


def test_a_broken_file_is_named_with_its_line_and_mend_and_nothing_is_offered_until_it_is_mended(content, start: Start):
    drafts = start()
    change(content, 0, "title: Exhibit", "titel: Exhibit")
    faults = until(lambda: drafts.standing.faults)
    assert any(fault.startswith('exhibits/e0.yaml:2:1: "titel"') and "Mend: " in fault for fault in faults)
    change(content, 1, "summary: One line", "summary: Another line")
    time.sleep(0.5)
    assert drafts.offer() is None
    change(content, 0, "titel:", "title:")
    new = offered(drafts)
    assert drafts.standing.faults == ()
    assert new.changed == {"exhibits/e0.yaml", "exhibits/e1.yaml"}


def test_errors_that_were_there_before_are_named_and_keep_nothing_back(content: SmallContent, start: Start):
    content.break_it()
    drafts = start()
    assert drafts.standing.faults[0].startswith("exhibits/e1.yaml:3:1: ")
    change(content, 0, "title: Exhibit", "title: Another exhibit")
    assert title(offered(drafts)).startswith("Another exhibit")
    change(content, 2, "title:", "titel:")
    until(lambda: drafts.standing.faults[0].startswith("exhibits/e2.yaml:"))
    assert drafts.offer() is None


def test_a_catalogue_that_cannot_be_read_is_named(content: SmallContent, start: Start):
    drafts = start()
    name = "locales/vi/LC_MESSAGES/e0.po"
    text = (content.paths.root / name).read_text()
    content.write(name, text + 'msgid "half')
    (fault,) = until(lambda: drafts.standing.faults)
    assert fault.startswith(name)
    content.write(name, text + "\n")
    offered(drafts)


def test_a_file_that_an_editor_empties_before_it_fills_it_is_no_error(content: SmallContent, start: Start, monkeypatch):
    drafts = start()
    path = content.paths.root / "exhibits/e0.yaml"
    text = path.read_text()
    load = library.load
    emptied = []

    def load_while_it_is_empty(paths, **options):
        loaded = load(paths, **options)
        if not emptied:
            emptied.append(loaded.problems)
            path.write_text(text.replace("title: Exhibit", "title: Another exhibit"))
        return loaded

    monkeypatch.setattr(library, "load", load_while_it_is_empty)
    path.write_text("")
    assert title(offered(drafts)).startswith("Another exhibit")
    assert emptied[0]
    assert drafts.standing.faults == ()
