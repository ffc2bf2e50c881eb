"""Measure speed and memory against named alternatives in one run, and write docs/benchmarks.md.

usage: bench.py        (make bench)

Every figure is a ratio of two measurements taken one after the other on the same machine; seconds are given only to
show the order of magnitude.
"""

import io
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.methods.pareto import is_on_front
from workbench.methods.ranking import possible_ranks
from workbench.model import Backlog, Feature, Score, five_dimensions
from workbench.workflows import evaluate

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs" / "benchmarks.md"
REPEATS = 3


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    what: str
    alternative: str
    ours: float
    theirs: float
    unit: str = "s"

    def __str__(self) -> str:
        """Give the line as Markdown."""
        ratio = self.ours / self.theirs
        sides = f"{self.ours:.3g} {self.unit} | {self.theirs:.3g} {self.unit}"
        return f"| {self.what} | {self.alternative} | {sides} | {ratio:.2g} × |"


def main() -> None:
    """Run every measurement and write the report."""
    if len(sys.argv) > 1:
        _child(sys.argv[1], sys.argv[2])
        return
    rows = [*_evaluation(), *_ranks_and_fronts(), *_reading(), *_writing()]
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`; ratios below 1 mean that the workbench is faster or smaller. Both sides of a line are",
        f"measured in one run, best of {REPEATS}. Python {platform.python_version()}, {platform.machine()}.",
        "",
        "| what | against | workbench | alternative | ratio |",
        "|---|---|---|---|---|",
        *map(str, rows),
        "",
    ]
    REPORT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


def _best(run: Callable[[], object]) -> float:
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def _backlog(count: int) -> Backlog:
    rng = np.random.default_rng(0)
    framework = five_dimensions()
    numbers = rng.integers(1, 6, size=(count, len(framework.keys)))
    gone = rng.random(numbers.shape) < 0.03  # noqa: PLR2004 - three in a hundred
    features = tuple(
        Feature(
            id=f"f{row}",
            title=f"Feature {row}",
            scores={
                key: Score.exactly(int(numbers[row, column]))
                for column, key in enumerate(framework.keys)
                if not gone[row, column]
            },
        )
        for row in range(count)
    )
    return Backlog(name="Benchmark", framework=framework, features=features)


def _evaluation() -> list[Row]:
    rows = []
    for count in (1_000, 10_000):
        backlog = _backlog(count)
        ours = _best(partial(evaluate, backlog))
        theirs = _best(partial(_plain_loop, backlog))
        rows.append(
            Row(
                f"evaluate {count:,} features, ranges and ranks included", "plain Python loop, ranks only", ours, theirs
            )
        )
    return rows


def _plain_loop(backlog: Backlog) -> list[int]:
    """Rank by one priority a feature, the way a script would: no ranges, no possible ranks."""
    framework = backlog.framework
    priorities = []
    for feature in backlog.features:
        total = 0.0
        for dimension in framework.dimensions:
            score = feature.score(dimension.key)
            point = 0.5
            if score is not None and score.point is not None:
                point = (score.point - dimension.scale.worst) / (dimension.scale.best - dimension.scale.worst)
            total += framework.weights[dimension.key] * point
        priorities.append(total)
    ordered = sorted(priorities, reverse=True)
    first: dict[float, int] = {}
    for place, priority in enumerate(ordered, start=1):
        first.setdefault(priority, place)
    return [first[priority] for priority in priorities]


def _ranks_and_fronts() -> list[Row]:
    rng = np.random.default_rng(0)
    low = rng.random(2_000)
    high = low + rng.random(2_000) * 0.2
    values = rng.random((2_000, 5))
    return [
        Row(
            "best and worst rank of 2,000 features",
            "count over all pairs in numpy",
            _best(lambda: possible_ranks(low, high)),
            _best(lambda: ((low[None, :] > high[:, None]).sum(axis=1), (high[None, :] > low[:, None]).sum(axis=1))),
        ),
        Row(
            "Pareto front of 2,000 features × 5",
            "compare all pairs in numpy",
            _best(lambda: is_on_front(values, values)),
            _best(lambda: _front_by_pairs(values)),
        ),
    ]


def _front_by_pairs(values: np.ndarray) -> np.ndarray:
    return np.array([not ((values >= one).all(axis=1) & (values > one).any(axis=1)).any() for one in values])


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


def _reading() -> list[Row]:
    text, small, large = _csv(100_000), _xlsx(20_000), _xlsx(100_000)
    rows = [
        Row(
            "CSV of 100,000 × 12 to a recognised backlog",
            "pandas.read_csv(dtype=str)",
            _best(lambda: recognise(read_source("a.csv", text))),
            _best(lambda: pd.read_csv(io.BytesIO(text), dtype=str)),
        ),
        Row(
            "XLSX of 20,000 × 12 to a recognised backlog",
            'pandas.read_excel(engine="openpyxl")',
            ours := _best(lambda: recognise(read_source("a.xlsx", small))),
            _best(lambda: pd.read_excel(io.BytesIO(small), engine="openpyxl")),
        ),
        Row(
            "XLSX of 100,000 × 12 to a recognised backlog",
            "five times that of 20,000 × 12",
            _best(lambda: recognise(read_source("a.xlsx", large))),
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
    done = subprocess.run([sys.executable, __file__, which, str(path)], capture_output=True, text=True, check=True)  # noqa: S603 - this script
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


def _writing() -> list[Row]:
    backlog = _backlog(1_000)
    evaluation = evaluate(backlog)
    frame = pd.DataFrame(
        [{"title": one.title} | {key: one.scores[key].point for key in one.scores} for one in backlog.features]
    )
    return [
        Row(
            "ranked XLSX of 1,000 features, four sheets with formats",
            "pandas.to_excel of titles and scores alone",
            _best(lambda: write_xlsx(backlog, evaluation)),
            _best(lambda: frame.to_excel(io.BytesIO(), index=False, engine="xlsxwriter")),
        )
    ]


if __name__ == "__main__":
    main()
