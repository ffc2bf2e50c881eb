"""Dominance: who is at least as good on everything and better on something."""

import numpy as np
import numpy.typing as npt

from workbench.methods.order_counts import count_smaller_before

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

_CHUNK = 256
_PLANE = 2
"""Dimensions of a chart, in which pairs need not be looked at one by one."""


def find_dominators(low: FloatArray, high: FloatArray) -> IntArray:
    """Find, for each feature, one feature that dominates it whatever the unknowns turn out to be.

    Parameters
    ----------
    low
        (features × dimensions); values at their worst; 0 worst to 1 best; no NaN.
    high
        (features × dimensions); values at their best; ≥ low. Equal to low where everything is known.

    Returns
    -------
    (features,); the position of a dominator, itself undominated; −1 where there is none.

    Notes
    -----
    a dominates b when low(a) ≥ high(b) on every dimension and low(a) > high(b) on at least one. With everything known
    this is the usual Pareto dominance; two equal features do not dominate each other. Of several undominated dominators
    the one with the highest sum of low ends is named. Comparisons are exact: values come from the same formula, so
    equal scores give equal values. A dominator's sum is never below that of what it dominates (rounding is monotone),
    so one pass in falling order of the sums, ties by the columns, finds them all.

    References
    ----------
    Keeney, Raiffa (1976), §3.2 (dominance and the efficient frontier).

    Examples
    --------
    >>> values = np.array([[1.0, 0.2], [0.5, 0.1], [0.2, 0.9]])
    >>> find_dominators(values, values).tolist()
    [-1, 0, -1]
    """
    # Features alike in everything have one answer, and the first of them would be the one that is named.
    first, group = _first_of_alike(low, high)
    return _find_dominators(low[first], high[first], first)[group]


def _first_of_alike(low: FloatArray, high: FloatArray) -> tuple[IntArray, IntArray]:
    """Give the first of each group of features alike, in input order, and the group of each feature."""
    _, first, group = np.unique(np.hstack([low, high]), axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return first[order], place[group.ravel()]


def _find_dominators(low: FloatArray, high: FloatArray, names: IntArray) -> IntArray:
    found = np.full(len(low), -1, dtype=np.int64)
    by_strength = np.lexsort((*(-low.T[::-1]), -low.sum(axis=1)))
    front: list[int] = []
    for position in by_strength:
        strongest = np.array(front, dtype=np.int64)
        beaten_by = strongest[_dominate(low[strongest], high[position])]
        if len(beaten_by):
            found[position] = names[beaten_by[0]]
        else:
            front.append(int(position))
    return found


def is_on_front(low: FloatArray, high: FloatArray) -> BoolArray:
    """Tell which features no other dominates for certain.

    Parameters
    ----------
    low, high
        As for ``find_dominators``.

    Returns
    -------
    (features,); True on the Pareto front of the given dimensions.
    """
    return np.asarray(find_dominators(low, high) == -1)


def count_dominated(low: FloatArray, high: FloatArray) -> IntArray:
    """Count how many features each one dominates for certain.

    Parameters
    ----------
    low, high
        As for ``find_dominators``.

    Returns
    -------
    (features,); 0 … features − 1.
    """
    if low.shape[1] == _PLANE:
        return _count_in_plane(low, high)
    counts = np.zeros(len(low), dtype=np.int64)
    for start in range(0, len(low), _CHUNK):
        block = low[start : start + _CHUNK, np.newaxis, :]
        counts[start : start + _CHUNK] = ((block >= high).all(axis=2) & (block > high).any(axis=2)).sum(axis=1)
    return counts


def _count_in_plane(low: FloatArray, high: FloatArray) -> IntArray:
    """Count the high ends that are nowhere above a low end, less those that are the same: the dominated ones."""
    count = len(low)
    both = np.concatenate([high, low])
    is_low = np.arange(2 * count) >= count
    # Of equal numbers the high end comes first, so that it counts as not above.
    across, up = (2 * np.unique(column, return_inverse=True)[1] + is_low for column in both.T)
    order = np.argsort(across, kind="stable")
    found = np.empty(2 * count, dtype=np.int64)
    found[order] = count_smaller_before(up[order], ~is_low[order])
    _, same = np.unique(both, axis=0, return_inverse=True)
    same = same.ravel()
    return found[count:] - np.bincount(same[:count], minlength=2 * count)[same[count:]]


def _dominate(rivals_low: FloatArray, high: FloatArray) -> BoolArray:
    return np.asarray((rivals_low >= high).all(axis=1) & (rivals_low > high).any(axis=1), dtype=np.bool_)
