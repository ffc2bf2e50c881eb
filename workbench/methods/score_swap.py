"""The smallest change of one score with which a feature passes a rival."""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

_NOISE = 1e-9


def level_values(values: FloatArray, weights: FloatArray, gap: float) -> FloatArray:
    """Give the value of each dimension with which a feature draws level, all else unchanged.

    Parameters
    ----------
    values
        (dimensions,); the feature's values; 0 to 1; no missing.
    weights
        (dimensions,); each ≥ 0, summing to 1.
    gap
        The rival's priority minus the feature's; 0 to 1.

    Returns
    -------
    (dimensions,); at least the present value; NaN where no value up to 1 is enough or the dimension has no weight.

    Notes
    -----
    v′_d = v_d + gap ÷ w_d: one score moves the priority by its weight times the change of its value.

    References
    ----------
    Triantaphyllou, Sánchez (1997). A sensitivity analysis approach for some deterministic multi-criteria
    decision-making methods. Decision Sciences 28(1), 151–194, §4 (the measures of performance).

    Examples
    --------
    >>> level_values(np.array([0.5, 0.5]), np.array([0.8, 0.2]), 0.2).tolist()
    [0.75, nan]
    """
    needed = np.full_like(values, np.nan)
    np.divide(gap, weights, out=needed, where=weights > _NOISE)
    needed = values + needed
    return np.where(needed <= 1 + _NOISE, needed, np.nan)


def level_quotient_score(
    scores: FloatArray, column: int, target: float, *, rises: npt.NDArray[np.bool_], join: Literal["sum", "product"]
) -> float:
    """Give the score of one dimension with which a ratio framework's quotient reaches a target, all else unchanged.

    Parameters
    ----------
    scores
        (dimensions,); the feature's scores in their own units; no missing.
    column
        The dimension whose score changes.
    target
        The quotient to reach, the rival's; a plain number.
    rises
        (dimensions,); which are benefits; the others divide.
    join
        Whether the benefits are added or multiplied.

    Returns
    -------
    In the dimension's unit; NaN where no score does, or where another score or the target is not above 0.

    Notes
    -----
    A benefit of a sum: target × divisor − the other benefits. A benefit of a product: target × divisor ÷ the other
    benefits. A cost: the joined benefits ÷ (target × the other costs).
    """
    keeps = np.arange(len(scores)) != column
    others, costs = scores[keeps & rises], scores[keeps & ~rises]
    if target <= 0 or (others < 0).any() or (costs <= 0).any():
        return math.nan
    joined, divisor = float(others.sum() if join == "sum" else others.prod()), float(costs.prod())
    if not rises[column]:
        return joined / (target * divisor) if joined > 0 else math.nan
    if join == "sum":
        return target * divisor - joined
    return target * divisor / joined if joined > 0 else math.nan


def next_better(score: float, steps: Sequence[float] | float, *, best: float, rises: bool) -> float | None:
    """Give the next score on a scale that is better than the one at which two features are level.

    Parameters
    ----------
    score
        In the scale's unit.
    steps
        The scores of a scale of levels, in any order; or the width of one step, above 0, counted from 0.
    best
        The best score of the scale.
    rises
        Whether higher is better.

    Returns
    -------
    In the scale's unit, no better than ``best``; None where the scale has nothing better.

    Examples
    --------
    >>> next_better(3.4, (1, 2, 3, 4, 5), best=5, rises=True)
    4.0
    >>> next_better(4.0, 1.0, best=1, rises=False)
    3.0
    """
    sign = 1.0 if rises else -1.0
    noise = _NOISE * max(1.0, abs(score))
    if not isinstance(steps, float | int):
        better = [sign * step for step in steps if sign * step > sign * score + noise]
        return float(sign * min(better)) if better else None
    if sign * best <= sign * score + noise:
        return None
    whole = math.floor((sign * score + noise) / steps) + 1
    return float(sign * min(whole * steps, sign * best))
