"""How a figure is measured and written, and the made-up backlog that several topics use."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workbench.model import Backlog, Feature, Score, five_dimensions

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


def best_time(run: Callable[[], object]) -> float:
    """Time a call: the best of a few repeats, in seconds."""
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def made_up_backlog(count: int) -> Backlog:
    """Make a scored backlog of so many features; three scores in a hundred are missing."""
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
