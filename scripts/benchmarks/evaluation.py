"""Evaluating, ranking and finding the front."""

from functools import partial

import numpy as np

from scripts.benchmarks.measuring import Row, best_time, made_up_backlog
from workbench.methods.pareto import is_on_front
from workbench.methods.ranking import possible_ranks
from workbench.model import Backlog
from workbench.workflows import evaluate


def measure() -> list[Row]:
    """Give the lines of the report on this topic."""
    return [*_evaluation(), *_ranks_and_fronts()]


def _evaluation() -> list[Row]:
    rows = []
    for count in (1_000, 10_000):
        backlog = made_up_backlog(count)
        ours = best_time(partial(evaluate, backlog))
        theirs = best_time(partial(_plain_loop, backlog))
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
            best_time(lambda: possible_ranks(low, high)),
            best_time(lambda: ((low[None, :] > high[:, None]).sum(axis=1), (high[None, :] > low[:, None]).sum(axis=1))),
        ),
        Row(
            "Pareto front of 2,000 features × 5",
            "compare all pairs in numpy",
            best_time(lambda: is_on_front(values, values)),
            best_time(lambda: _front_by_pairs(values)),
        ),
    ]


def _front_by_pairs(values: np.ndarray) -> np.ndarray:
    return np.array([not ((values >= one).all(axis=1) & (values > one).any(axis=1)).any() for one in values])
