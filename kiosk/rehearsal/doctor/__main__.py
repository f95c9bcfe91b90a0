"""The program that runs one check for `kiosk doctor`: `python -m kiosk.rehearsal.doctor graphics`."""

import sys

from kiosk.operations.service.folder_owner import give_up_root
from kiosk.paths import Paths
from kiosk.rehearsal.doctor.examination import check, write
from kiosk.rehearsal.doctor.results import Machine

give_up_root(Paths.find().state)
sys.stdout.write(f"\n{write(check(sys.argv[1], Machine(Paths.find())))}\n")
