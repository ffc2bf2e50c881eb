"""Share out a change among its causes, so that the parts sum to the whole."""

from math import factorial

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def attribute_change(worth: FloatArray) -> FloatArray:
    """Share out a change among groups of edits, averaged over every order in which they could have been made.

    Parameters
    ----------
    worth
        (2^groups × features); the figure that changes, in any unit, with some of the edits made: bit *i* of the row's
        number is 1 where group *i* is. Row 0 is before, the last row after; no NaN.

    Returns
    -------
    (groups × features); in the same unit; a column sums to its last row − row 0.

    Notes
    -----
    The Shapley value: φ_i = Σ_{S ∌ i} |S|! (g − |S| − 1)! ÷ g! · (worth(S ∪ {i}) − worth(S)). Each order of the groups
    counts the same; a group that never changes the figure gets 0; groups that always change it alike get the same.
    The rows are 2^groups evaluations, so groups are few.

    References
    ----------
    Shapley (1953). A value for n-person games. Contributions to the Theory of Games II.

    Examples
    --------
    >>> attribute_change(np.array([[10.0], [14.0], [13.0], [20.0]])).tolist()
    [[5.5], [4.5]]
    """
    rows = len(worth)
    groups = rows.bit_length() - 1
    parts = np.zeros((groups, worth.shape[1]))
    for group in range(groups):
        bit = 1 << group
        for row in range(rows):
            if row & bit:
                continue
            made = row.bit_count()
            share = factorial(made) * factorial(groups - made - 1) / factorial(groups)
            parts[group] += share * (worth[row | bit] - worth[row])
    return parts


def rank_among(priority: FloatArray, others: FloatArray, tolerance: float) -> FloatArray:
    """Rank each feature by its own priority among the others' priorities of another state.

    Parameters
    ----------
    priority
        (features,); the feature's own priority; NaN for one without.
    others
        (features,); what the features have as others' rivals, in the same order; NaN for one without.
    tolerance
        Priorities no further apart count as equal.

    Returns
    -------
    (features,); 1 + the number of other features whose priority exceeds its own by more than the tolerance; for a
    feature without a priority 1 + the number of others that have one.
    """
    known = np.sort(others[~np.isnan(others)])
    own = np.nan_to_num(priority, nan=-np.inf)
    above = len(known) - np.searchsorted(known, own + tolerance, side="right")
    itself = np.nan_to_num(others, nan=-np.inf) > own + tolerance
    return (1 + above - itself).astype(np.float64)
