"""The smallest change of the weights that lets a feature pass one rival, or all of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import OptimizeResult, linprog

FloatArray = npt.NDArray[np.float64]

MARGIN = 1e-6
"""A feature that is made first is ahead by at least this, as a priority from 0 to 1: the solver's own tolerance is
smaller, and no difference that anybody scores is."""
_NOISE = 1e-9


@dataclass(frozen=True)
class PairChange:
    """For each rival, the smallest change with which the feature draws level.

    Attributes
    ----------
    moved
        (rivals,); how much weight changes hands, 0 to 1; 0 where the feature is not behind; NaN where no weights do.
    weights
        (rivals × dimensions); the new weights, each row summing to 1; NaN where there are none.
    """

    moved: FloatArray
    weights: FloatArray


@dataclass(frozen=True)
class FirstChange:
    """The smallest change that makes a feature first, or who stands in its way.

    Attributes
    ----------
    weights
        (dimensions,); sums to 1; None where no weights make it first.
    moved
        How much weight changes hands, 0 to 1; NaN where no weights make it first.
    dominators
        Rows of the features that are at least as good on every dimension and better on one.
    blockers
        Rows of the features that together block it; empty where weights are found or a single one dominates it.
    """

    weights: FloatArray | None
    moved: float
    dominators: tuple[int, ...] = ()
    blockers: tuple[int, ...] = ()


def pass_each(leads: FloatArray, weights: FloatArray) -> PairChange:
    """Find, for each rival on its own, the smallest change of the weights with which a feature draws level.

    Parameters
    ----------
    leads
        (rivals × dimensions); the feature's values minus each rival's; −1 to 1; no missing.
    weights
        (dimensions,); each ≥ 0, summing to 1.

    Returns
    -------
    The change is half the sum of the absolute changes: the weight that changes hands. There is none where the feature
    is better on no dimension.

    Notes
    -----
    A unit of weight that goes from dimension i to j changes the difference by lead_j − lead_i. So all of it goes to the
    dimension with the best lead, and comes first from the one with the worst, then from the next: an exact solution of
    the linear programme min ½ Σ|w′ − w| with Σ w′ lead ≥ 0, as in a fractional knapsack. Of equally good dimensions the
    first receives.

    References
    ----------
    Dantzig (1957). Discrete-variable extremum problems. Operations Research 5(2), 266–288 (the fractional knapsack).

    Examples
    --------
    >>> pass_each(np.array([[0.5, -0.5]]), np.array([0.25, 0.75])).moved.tolist()
    [0.25]
    """
    rows = np.arange(len(leads))
    best = leads.argmax(axis=1)
    order = leads.argsort(axis=1, kind="stable")
    gains = leads[rows, best][:, None] - np.take_along_axis(leads, order, axis=1)
    there = weights[order]
    needed = np.maximum(0.0, -(leads @ weights))
    gained = np.cumsum(there * gains, axis=1) - there * gains
    taken = np.zeros_like(leads)
    np.divide(needed[:, None] - gained, gains, out=taken, where=gains > 0)
    taken = np.clip(taken, 0.0, there)
    changed = np.tile(weights, (len(leads), 1))
    np.put_along_axis(changed, order, there - taken, axis=1)
    moved = taken.sum(axis=1)
    changed[rows, best] += moved
    impossible = (needed > 0) & (leads[rows, best] <= _NOISE)
    moved[impossible], changed[impossible] = np.nan, np.nan
    return PairChange(moved, changed)


def make_first(values: FloatArray, weights: FloatArray, feature: int) -> FirstChange:
    """Find the smallest change of the weights that makes a feature first.

    Parameters
    ----------
    values
        (features × dimensions); 0 worst to 1 best; no missing.
    weights
        (dimensions,); each ≥ 0, summing to 1.
    feature
        Row of the feature.

    Returns
    -------
    New weights with which it is ahead of every other by ``MARGIN``, save those that have the same values; or who
    stands in its way. Several changes may be equally small; the solver's own is given.

    Notes
    -----
    The linear programme min ½ Σ (p + m) with w + p − m ≥ 0, Σ p = Σ m and (v_b − v_a) · (w + p − m) ≥ MARGIN for every
    other a, solved by HiGHS. Where no weights do it, the dual prices of max ε with (v_b − v_a) · w ≥ ε show why: a mix
    of the priced features is at least as good as b on every dimension, so one of them is ahead whatever the weights.

    References
    ----------
    Huangfu, Hall (2018). Parallelizing the dual revised simplex method. Mathematical Programming Computation 10,
    119–142.
    """
    gaps = values[feature] - values
    rivals = np.flatnonzero((np.abs(gaps) > _NOISE).any(axis=1))
    if not len(rivals) or (gaps[rivals] @ weights >= MARGIN).all():
        return FirstChange(weights.copy(), 0.0)
    leads = gaps[rivals]
    dominators = tuple(int(row) for row in rivals[(leads <= _NOISE).all(axis=1)])
    if dominators:
        return FirstChange(None, np.nan, dominators=dominators)
    best = _best_margin(leads)
    if -best.fun < MARGIN + _NOISE:
        return FirstChange(None, np.nan, blockers=tuple(int(row) for row in rivals[-best.ineqlin.marginals > _NOISE]))
    changed = _nearest_weights(leads, weights)
    return FirstChange(changed, float(np.abs(changed - weights).sum() / 2))


def _best_margin(leads: FloatArray) -> OptimizeResult:
    """Find the largest ε by which some weights put the feature ahead of all."""
    rivals, count = leads.shape
    found = linprog(
        np.append(np.zeros(count), -1.0),
        A_ub=np.hstack([-leads, np.ones((rivals, 1))]),
        b_ub=np.zeros(rivals),
        A_eq=np.append(np.ones(count), 0.0)[None, :],
        b_eq=[1.0],
        bounds=[(0, None)] * count + [(None, None)],
        method="highs",
    )
    return _solved(found)


def _nearest_weights(leads: FloatArray, weights: FloatArray) -> FloatArray:
    """Find the nearest weights with which the feature is ahead of all; there must be some."""
    count = len(weights)
    found = linprog(
        np.full(2 * count, 0.5),
        A_ub=np.hstack([-leads, leads]),
        b_ub=leads @ weights - MARGIN,
        A_eq=np.append(np.ones(count), -np.ones(count))[None, :],
        b_eq=[0.0],
        bounds=[(0, None)] * count + [(0, float(weight)) for weight in weights],
        method="highs",
    )
    steps = _solved(found).x
    changed = np.clip(weights + steps[:count] - steps[count:], 0.0, None)
    return np.asarray(changed / changed.sum())


def _solved(found: OptimizeResult) -> OptimizeResult:
    """Stop where the solver gave up: both programmes have an answer, so that is never the data's fault."""
    if found.status != 0:
        raise ArithmeticError(found.message)
    return found
