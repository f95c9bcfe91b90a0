"""`kiosk preview` says what it cannot show, before it opens a window."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.preview import command

KIOSK = "title: Texts\nsummary: One line\nlanguages: [en, ar]\nhome: [harbour, torn]\n"
HARBOUR = (
    "kind: panels\ntitle: Harbour\nsummary: One line\npanels: [{id: quay, layout: text, title: A quay, body: Words}]\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits/kiosk.yaml").write_text(KIOSK)
    (tmp_path / "exhibits/harbour.yaml").write_text(HARBOUR)
    (tmp_path / "exhibits/torn.yaml").write_text("kind: panels\ntitle: [\n")
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    monkeypatch.setenv("VITRINE_STATE", str(tmp_path / "state"))
    # What comes after the arguments is a window, and a process has only one.
    monkeypatch.setattr("kiosk.cli.preview.Shutdown", type("Ending", (), {"listen": lambda _self: None}))
    return tmp_path


def refused(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code != 0
    return result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("harbor",), 'there is no exhibit "harbor" on the home screen; did you mean harbour?'),
        (("harbour/key",), 'there is no panel or card "key" on the home screen; did you mean quay?'),
        (("exhibits/torn.yaml",), "exhibits/torn.yaml cannot be shown:\nexhibits/torn.yaml:3:1: error:"),
        (("--language", "vi"), "vi: the exhibition has en, ar"),
        (("--size", "big"), '"big" is not a size such as 1920x1080'),
    ],
)
def test_what_is_not_there_is_named(root: Path, arguments: tuple[str, ...], said: str):
    assert said in refused(*arguments)


def test_an_installation_that_cannot_be_used_is_named_with_its_errors(root: Path):
    (root / "exhibits/kiosk.yaml").write_text("title: [\n")
    assert "exhibits/kiosk.yaml cannot be used:\nexhibits/kiosk.yaml:2:1: error:" in refused()
