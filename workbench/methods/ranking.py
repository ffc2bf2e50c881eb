"""Ranks with ties, and the ranks that unknowns leave possible."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

TIE_TOLERANCE = 1e-9
"""Priorities no further apart than this, as shown (0–100, or the plain quotient), are equal."""


def rank_priorities(priorities: FloatArray, tolerance: float = TIE_TOLERANCE) -> IntArray:
    """Rank features, 1 best; equal priorities share a rank: 1, 2, 2, 4.

    Parameters
    ----------
    priorities
        (features,); higher is better; no NaN.
    tolerance
        Priorities no further apart count as equal; in the priorities' unit.

    Returns
    -------
    (features,); 1 … features.

    Notes
    -----
    rank(a) = 1 + the number of features whose priority exceeds a's by more than the tolerance ("standard competition
    ranking").

    Examples
    --------
    >>> rank_priorities(np.array([7.0, 9.0, 7.0, 1.0])).tolist()
    [2, 1, 2, 4]
    """
    return 1 + _count_above(priorities, priorities + tolerance)


def order_by_rank(ranks: IntArray) -> IntArray:
    """List positions best rank first; within a tie in the order in which they came.

    Parameters
    ----------
    ranks
        (features,); 1 is best.

    Returns
    -------
    (features,); positions from 0.
    """
    return np.argsort(ranks, kind="stable").astype(np.int64)


def possible_ranks(low: FloatArray, high: FloatArray, tolerance: float = TIE_TOLERANCE) -> tuple[IntArray, IntArray]:
    """Give the best and the worst rank each feature could have once every unknown is known.

    Parameters
    ----------
    low
        (features,); the lowest priority the unknowns allow; no NaN.
    high
        (features,); the highest; ≥ low.
    tolerance
        Priorities no further apart count as equal.

    Returns
    -------
    Best ranks and worst ranks, each (features,), with best ≤ worst.

    Notes
    -----
    Best rank of a: a at its high end while every other stands at its low end,
    1 + #{b ≠ a : low(b) > high(a) + tolerance}.
    Worst rank of a: a at its low end while every other stands at its high end,
    1 + #{b ≠ a : high(b) > low(a) + tolerance}.
    Both are attained, since under fixed weights every feature's unknowns are its own. Features that are not ranked at
    all do not count as rivals.

    References
    ----------
    Kadziński, Greco, Słowiński (2012). Extreme ranking analysis in robust ordinal regression. Omega 40(4), 488–501.

    Examples
    --------
    >>> best, worst = possible_ranks(np.array([0.2, 0.5]), np.array([0.9, 0.5]))
    >>> best.tolist(), worst.tolist()
    ([1, 1], [2, 2])
    """
    best = 1 + _count_above(low, high + tolerance)
    own = (high > low + tolerance).astype(np.int64)
    worst = 1 + _count_above(high, low + tolerance) - own
    return best, worst


def _count_above(numbers: FloatArray, bounds: FloatArray) -> IntArray:
    """Count, for each bound, the numbers that exceed it."""
    ascending = np.sort(numbers)
    return (len(ascending) - np.searchsorted(ascending, bounds, side="right")).astype(np.int64)
