"""The session of the service, whole: cage, XWayland and the kiosk, started by the unit's own line, without a screen."""

import os
import shlex
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest
from kiosk_process import KioskProcess, environment
from notify_socket import NotifySocket
from small_museum import SmallMuseum

from kiosk.operations.health.status import read, status_file
from kiosk.operations.service import ServicePlan, files

PROGRAMS = ("cage", "Xwayland", "setpriv")
# cage refuses root, and the folders of this test are root's.
NOBODY = 65534
AS_NOBODY = shlex.split(
    f"setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups"
    " --inh-caps +dac_override,+dac_read_search --ambient-caps +dac_override,+dac_read_search"
)
WITHOUT_A_SCREEN = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}


class Session(NamedTuple):
    """What runs, and what it told systemd."""

    process: KioskProcess
    manager: NotifySocket


@pytest.fixture
def session(museum: SmallMuseum, tmp_path: Path) -> Iterator[Session]:
    if os.geteuid() or any(shutil.which(program) is None for program in PROGRAMS):
        pytest.skip(f"needs root, and {', '.join(PROGRAMS)}")
    run, kiosk = tmp_path / "run", Path(sys.executable).with_name("kiosk")
    run.mkdir(mode=0o700)
    os.chown(run, NOBODY, NOBODY)
    units = files(ServicePlan(kiosk, museum.root, compositor=Path(shutil.which("cage") or "")))
    unit = next(text for place, text in units.items() if place.name == "vitrine.service")
    line = next(line for line in unit.splitlines() if line.startswith("ExecStart=")).partition("=")[2]
    command = shlex.split(line.replace("$$", "$").replace("/run/vitrine", str(run)))
    manager = NotifySocket(tmp_path)
    variables = {"XDG_RUNTIME_DIR": str(run), "NOTIFY_SOCKET": str(manager.path), "WATCHDOG_USEC": "3000000"}
    process = KioskProcess([*AS_NOBODY, *command], environment(**museum.variables, **variables, **WITHOUT_A_SCREEN))
    yield Session(process, manager)
    if process.process.poll() is None:
        for child in psutil.Process(process.process.pid).children(recursive=True):
            child.kill()
    process.kill()
    manager.close()


def test_the_kiosk_draws_in_it_tells_systemd_and_the_session_ends_with_its_code(session: Session, museum: SmallMuseum):
    session.process.ready()
    session.manager.wait_for("READY=1")
    session.manager.wait_for("WATCHDOG=1", 3)
    session.manager.wait_for("STATUS=waits for a visitor; 0 visits, 0 errors in the log")
    status = read(status_file(museum.state))
    assert status is not None
    os.kill(status.pid, signal.SIGTERM)
    session.process.wait_for("kiosk.app: ended")
    assert session.process.code() == 0
