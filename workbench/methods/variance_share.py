"""How much of the spread of the priorities comes from each dimension."""

import numpy as np
import numpy.typing as npt

from workbench.methods.ranking import TIE_TOLERANCE

FloatArray = npt.NDArray[np.float64]


def variance_shares(contributions: FloatArray) -> FloatArray:
    """Share out the spread of the priorities among the dimensions.

    Parameters
    ----------
    contributions
        (features × dimensions); weight × value, unitless, 0 to 1; a row sums to the feature's priority; no missing.

    Returns
    -------
    (dimensions,); unitless; sums to 1; in the order of the columns. A share is below 0 where a dimension works against
    the ranking, and may then be above 1 elsewhere. All NaN, undefined, where fewer than two priorities differ.

    Notes
    -----
    share_d = cov(c_d, V) ÷ var(V), with V = Σ_d c_d; the sum is var(V) ÷ var(V) = 1. A dimension that is equal on every
    feature has 0, whatever its weight. Priorities that all lie within the tie tolerance count as equal.

    References
    ----------
    Shorrocks (1982). Inequality decomposition by factor components. Econometrica 50(1), 193–211.

    Examples
    --------
    >>> variance_shares(np.array([[0.5, 0.25], [0.0, 0.25]])).tolist()
    [1.0, 0.0]
    """
    features, dimensions = contributions.shape
    priorities = contributions.sum(axis=1)
    if features == 0 or np.ptp(priorities) <= TIE_TOLERANCE / 100:
        return np.full(dimensions, np.nan)
    around = priorities - priorities.mean()
    together = around @ (contributions - contributions.mean(axis=0))
    return np.asarray(together / (around @ around), dtype=np.float64)
