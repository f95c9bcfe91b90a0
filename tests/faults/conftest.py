import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from kiosk_process import KioskProcess, Start, environment, python
from small_museum import SmallMuseum, make_film
from x_screen import XScreen, have_xvfb

FAULTY = Path(__file__).with_name("faulty_kiosk.py")


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "blue.mp4")


@pytest.fixture
def museum(tmp_path: Path, film: Path) -> SmallMuseum:
    return SmallMuseum(tmp_path, film)


@pytest.fixture(scope="session")
def screen() -> Iterator[XScreen]:
    if not have_xvfb():
        pytest.skip("Xvfb is not installed")
    screen = XScreen(1366, 768)
    yield screen
    screen.close()


@pytest.fixture
def start(museum: SmallMuseum, screen: XScreen) -> Iterator[Start]:
    """Start the kiosk on the X screen with the museum; processes that still run at the end are killed."""
    started: list[KioskProcess] = []

    def start_(
        *arguments: str, fault: str = "", prefix: list[str] | None = None, **variables: str | None
    ) -> KioskProcess:
        command = python(FAULTY, fault) if fault else python("run_kiosk.py", *arguments)
        kiosk = KioskProcess(
            [*(prefix or []), *command], environment(**{"DISPLAY": screen.name, **museum.variables, **variables})
        )
        started.append(kiosk)
        return kiosk

    yield start_
    for kiosk in started:
        kiosk.tell()
        kiosk.kill()
