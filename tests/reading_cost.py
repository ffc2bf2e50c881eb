"""What it costs to read a file that was made to cost much."""

import subprocess
import sys
from pathlib import Path

MEGABYTE = 1_000_000
_SECONDS = 8
"""Of the processor: 5 on the machine on which the limits were chosen, and room for a slower one."""
_MEGABYTES = 500
_MEASURE = """
import re, sys, time
from pathlib import Path
from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_source
path = Path(sys.argv[1])
data = path.read_bytes()
start = time.process_time()
try:
    read_source(path.name, data)
except SpreadsheetError as error:
    assert str(error)
used = re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())
print(time.process_time() - start, int(used[1]) / 1024)
"""


def assert_cheap(path: Path) -> None:
    """Read a file, or have it refused, in a process of its own: quickly and in little memory."""
    command = [sys.executable, "-c", _MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own program)
    assert done.returncode == 0, done.stderr
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < _SECONDS
    assert megabytes < _MEGABYTES
