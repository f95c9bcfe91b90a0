"""Makes one check, for `kiosk doctor`: `python -m kiosk.doctor graphics`."""

import sys

from kiosk.doctor.examination import check, write
from kiosk.doctor.findings import Machine
from kiosk.paths import Paths
from kiosk.service.owner import give_up_root

give_up_root(Paths.find().state)
sys.stdout.write(f"\n{write(check(sys.argv[1], Machine(Paths.find())))}\n")
