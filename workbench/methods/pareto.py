"""Dominance: who is at least as good on everything and better on something."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

_CHUNK = 256


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
    count = len(low)
    found = np.full(count, -1, dtype=np.int64)
    by_strength = np.lexsort((*(-low.T[::-1]), -low.sum(axis=1)))
    front: list[int] = []
    for position in by_strength:
        strongest = np.array(front, dtype=np.int64)
        beaten_by = strongest[_dominate(low[strongest], high[position])]
        if len(beaten_by):
            found[position] = beaten_by[0]
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
    counts = np.zeros(len(low), dtype=np.int64)
    for start in range(0, len(low), _CHUNK):
        block = low[start : start + _CHUNK, np.newaxis, :]
        counts[start : start + _CHUNK] = ((block >= high).all(axis=2) & (block > high).any(axis=2)).sum(axis=1)
    return counts


def _dominate(rivals_low: FloatArray, high: FloatArray) -> BoolArray:
    return np.asarray((rivals_low >= high).all(axis=1) & (rivals_low > high).any(axis=1), dtype=np.bool_)
