"""Tipping points of a leader among 1,000 features, against trying weights one by one."""

import numpy as np

from scripts.benchmarks.measuring import Row, best_time
from workbench.methods.smallest_weight_change import pass_each
from workbench.methods.weight_swap import stability_interval

_FEATURES, _DIMENSIONS, _DRAWS = 1_000, 5, 100


def measure() -> list[Row]:
    """Give the lines of the report on this topic."""
    rng = np.random.default_rng(0)
    values = rng.random((_FEATURES, _DIMENSIONS))
    weights = np.full(_DIMENSIONS, 1 / _DIMENSIONS)
    leader = int((values @ weights).argmax())
    drawn = rng.dirichlet(np.ones(_DIMENSIONS), _DRAWS)

    def exactly() -> None:
        stability_interval(values, weights, leader)
        pass_each(values - values[leader], weights)

    def by_trying() -> None:
        for one in drawn:
            np.argsort(-(values @ one))

    what = "tipping weights and smallest changes of 1,000 features × 5, exactly"
    return [Row(what, "ranking them under 100 drawn weights, one by one", best_time(exactly), best_time(by_trying))]
