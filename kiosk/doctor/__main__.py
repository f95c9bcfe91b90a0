"""Makes one check, for `kiosk doctor`: `python -m kiosk.doctor graphics`."""

import sys

from kiosk.doctor.examination import check, write
from kiosk.doctor.findings import Machine
from kiosk.paths import Paths

sys.stdout.write(f"\n{write(check(sys.argv[1], Machine(Paths.find())))}\n")
