"""The documentation is true to the repository: links, headings, paths, and the layers on the architecture page."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "media" / "make" / "README.md"]
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
IN_REPOSITORY = re.compile(r"(?:kiosk|tests|docs|setup|media/make)/[\w./-]*\w/?")
DOTTED = re.compile(r"kiosk(?:\.(?!(?:yaml|po)$)[a-z_]+)+")
MODULE = re.compile(r"[a-z_]+(?:/[a-z_]+)*\.(?:py|kv)")

ARCHITECTURE = (ROOT / "docs" / "developers" / "architecture.md").read_text(encoding="utf-8")
WINGS = ("curator", "engines", "operations", "rehearsal")
MOST_LINES = 160


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page: Path) -> None:
    wrong = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        if ":" in link:
            continue
        file = page.parent / target if target else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            wrong.append(link)
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_of_the_repository_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    paths = {path for code in CODE.findall(text) for path in IN_REPOSITORY.findall(code) if code.startswith(path)}
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_dotted_module_that_a_page_names_exists(page: Path) -> None:
    named = {code for code in CODE.findall(page.read_text(encoding="utf-8")) if DOTTED.fullmatch(code)}
    found = {module: ROOT / module.replace(".", "/") for module in named}
    assert [one for one, path in found.items() if not path.is_dir() and not path.with_suffix(".py").exists()] == []


def section(title: str) -> str:
    return ARCHITECTURE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_architecture_fits_on_one_page() -> None:
    assert len(ARCHITECTURE.splitlines()) <= MOST_LINES


def test_the_layers_of_the_page_are_those_of_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    declared = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    # The first column ends at two spaces or more.
    drawn = [re.split(r"  +", line.strip())[0] for line in section("Layers").splitlines() if line.startswith("    ")]
    assert [set(row.split(" | ")) for row in drawn] == [
        {package.strip(" ()") for package in layer.split("|")} for layer in declared
    ]


def packages() -> set[str]:
    """Return what stands directly in kiosk/, with the packages of the wings and of ui; a wing itself holds no code."""
    kiosk = ROOT / "kiosk"
    modules = {file.stem for file in kiosk.glob("*.py")} - {"__init__"}
    folders = {file.parent.relative_to(kiosk).as_posix() for file in kiosk.glob("*/__init__.py")} - {*WINGS}
    nested = {
        file.parent.relative_to(kiosk).as_posix()
        for part in (*WINGS, "ui")
        for file in kiosk.glob(f"{part}/*/__init__.py")
    }
    return modules | folders | nested


def test_the_packages_of_the_page_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| `([\w/]+)` \|", section("Packages"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert set(rows) == packages()


def test_every_module_that_the_architecture_names_exists() -> None:
    """Paths on the page start at kiosk/; a name without a folder belongs to a package named before in its paragraph."""
    wrong = []
    for paragraph in ARCHITECTURE.split("\n\n"):
        folders = set()
        for code in CODE.findall(paragraph):
            folders |= {code, code.rpartition("/")[0]}
            if MODULE.fullmatch(code) and not any(
                (ROOT / "kiosk" / folder / code).exists() for folder in {"", *folders}
            ):
                wrong.append(code)
    assert wrong == []
