"""Reading files: time and peak memory."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from scripts.benchmarks.measuring import Row, best_time
from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise

ROOT = Path(__file__).parents[2]


def _csv(count: int) -> bytes:
    rng = np.random.default_rng(0)
    header = (
        "Key,Title,User impact,Business value,Strategic alignment,Time to market,Effort,Status,Labels,Owner,Team,Notes"
    )
    scores = rng.integers(1, 6, size=(count, 5))
    lines = [
        f"K-{row},Feature number {row},{','.join(map(str, scores[row]))},Open,beta,role,team {row % 7},some words here"
        for row in range(count)
    ]
    return "\n".join([header, *lines]).encode()


def _xlsx(count: int) -> bytes:
    buffer = io.BytesIO()
    pd.read_csv(io.BytesIO(_csv(count))).to_excel(buffer, index=False, engine="xlsxwriter")
    return buffer.getvalue()


def measure() -> list[Row]:
    """Give the lines of the report on this topic."""
    text, small, large = _csv(100_000), _xlsx(20_000), _xlsx(100_000)
    rows = [
        Row(
            "CSV of 100,000 × 12 to a recognised backlog",
            "pandas.read_csv(dtype=str)",
            best_time(lambda: recognise(read_source("a.csv", text))),
            best_time(lambda: pd.read_csv(io.BytesIO(text), dtype=str)),
        ),
        Row(
            "XLSX of 20,000 × 12 to a recognised backlog",
            'pandas.read_excel(engine="openpyxl")',
            ours := best_time(lambda: recognise(read_source("a.xlsx", small))),
            best_time(lambda: pd.read_excel(io.BytesIO(small), engine="openpyxl")),
        ),
        Row(
            "XLSX of 100,000 × 12 to a recognised backlog",
            "five times that of 20,000 × 12",
            best_time(lambda: recognise(read_source("a.xlsx", large))),
            5 * ours,
        ),
    ]
    path = ROOT / ".cache" / "bench.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(small)
    rows.append(
        Row(
            "peak memory for XLSX of 20,000 × 12",
            'pandas.read_excel(engine="openpyxl")',
            _peak("workbench", path),
            _peak("pandas", path),
            unit="MB",
        )
    )
    return rows


def _peak(which: str, path: Path) -> float:
    """Measure how much memory a child needs beyond what its imports took, in MB."""
    command = [sys.executable, "-m", __name__, which, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - this file
    return float(done.stdout)


def _child(which: str, path: str) -> None:
    data = Path(path).read_bytes()
    # Forget the peak of the imports: what the kernel reports then is the peak of what follows (Linux only).
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _status("VmRSS")
    if which == "workbench":
        recognise(read_source("a.xlsx", data))
    else:
        pd.read_excel(io.BytesIO(data), engine="openpyxl")
    print(_status("VmHWM") - before)


def _status(field: str) -> float:
    """Read a figure of this process from the kernel, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


if __name__ == "__main__":
    _child(sys.argv[1], sys.argv[2])
