"""A short run of the fuzzer, always the same; what the longer ones found is in tests/content/test_source.py."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
RUNS = 30_000


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this machine")
def test_no_bytes_break_the_yaml_reader(tmp_path: Path):
    options = [f"-runs={RUNS}", "-seed=7", "-max_len=600", "-timeout=20", f"-artifact_prefix={tmp_path}/"]
    found = tmp_path / "found"
    found.mkdir()
    command = [sys.executable, str(FOLDER / "yaml_reader.py"), str(found), str(FOLDER / "seeds"), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr[-3000:]
    assert f"Done {RUNS} runs" in run.stderr
