"""Chances of ranks: against a plain loop, against sorting alone, and how the cost grows."""

import math
import tracemalloc
from functools import partial

import numpy as np
import numpy.typing as npt

from scripts.benchmarks.measuring import Row, best_time
from workbench.methods.acceptability import rank_shares, top_shares
from workbench.methods.priority_draws import PriorityDraws, draw_all
from workbench.methods.weight_draws import sample_weights

FloatArray = npt.NDArray[np.float64]

_DRAWS, _DIMENSIONS, _TOP = 10_000, 5, 10
_GIGABYTE = 1_000_000_000


def measure() -> list[Row]:
    """Give the lines of the report on this topic."""
    return [*_thousand_features(), *_growth(), _memory()]


def _source(features: int, draws: int = _DRAWS, levels: int = 0) -> PriorityDraws:
    """Draw the values: any number from 0 to 1, or that many levels, so that many features have the same scores."""
    rng = np.random.default_rng(0)
    shape = features, _DIMENSIONS
    values = rng.integers(0, levels, shape) / (levels - 1) if levels else rng.random(shape)
    stated = np.full(_DIMENSIONS, 1 / _DIMENSIONS)
    return PriorityDraws(sample_weights(stated, draws, vary="any", rng=rng), values, values, values, rng)


def _thousand_features() -> list[Row]:
    source, levels = _source(1_000), _source(1_000, levels=5)
    what = "every rank of 1,000 features × 5 in 10,000 draws"
    ours = best_time(lambda: rank_shares(source.blocks(), 1_000))
    top = best_time(lambda: top_shares(source.blocks(), 1_000, _TOP))
    return [
        Row(what, "argsort and bincount, one draw at a time", ours, best_time(partial(_plain_loop, source))),
        _against_sorting(what, source),
        _against_sorting("the same, scored on five levels, so that many tie", levels),
        Row("the same, the top ten alone", "every rank", top, ours),
    ]


def _against_sorting(what: str, source: PriorityDraws) -> Row:
    drawn = draw_all(source, _DRAWS)
    ours = best_time(lambda: rank_shares(source.blocks(), source.features))
    return Row(what, "np.sort of as many numbers, row by row", ours, best_time(lambda: np.sort(drawn, axis=1)))


def _plain_loop(source: PriorityDraws) -> FloatArray:
    """Count ranks the way a script would; ties by lot of the sort."""
    features = source.features
    counts = np.zeros(features * features, dtype=np.int64)
    for weights in source.weights:
        order = np.argsort(-(source.point @ weights))
        counts += np.bincount(order * features + np.arange(features), minlength=features * features)
    return np.asarray(counts.reshape(features, features) / source.draws)


def _growth() -> list[Row]:
    """Compare the time for each draw × feature × log₂ feature with that of 1,000 features."""
    times = {
        features: _time_each(features, draws) for features, draws in ((100, 10_000), (1_000, 5_000), (10_000, 1_000))
    }
    return [
        Row(
            f"time for each draw × feature × log feature, {features:,} features",
            "of 1,000 features",
            times[features] * 1e9,
            times[1_000] * 1e9,
            unit="ns",
        )
        for features in (100, 10_000)
    ]


def _time_each(features: int, draws: int) -> float:
    source = _source(features, draws)
    return best_time(lambda: rank_shares(source.blocks(), features)) / (draws * features * math.log2(features))


def _memory() -> Row:
    source = _source(10_000, 500)
    tracemalloc.start()
    rank_shares(source.blocks(), 10_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Row("memory for the ranks of 10,000 features", "a gigabyte", peak / _GIGABYTE, 1.0, unit="GB")
