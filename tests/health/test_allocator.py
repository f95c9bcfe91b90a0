import subprocess
import sys

import pytest

PROGRAM = """
import sys
from pathlib import Path
from kiosk.operations.health.allocator import give_back_large_blocks

if sys.argv[1] == "give back":
    give_back_large_blocks()
bytearray(24 << 20)
resident = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096 >> 20
pictures, between, before = [], [], resident()
for _ in range(40):
    pictures.append(bytearray(b"1") * (3 << 20))
    between.append(bytearray(100_000))
pictures.clear()
print(resident() - before)
"""


def grown_mib(how: str) -> int:
    run = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True)
    return int(run.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's /proc")
def test_the_memory_of_pictures_that_are_gone_is_given_back() -> None:
    assert grown_mib("give back") < 20
