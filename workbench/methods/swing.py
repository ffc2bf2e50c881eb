"""Weights from what it is worth to go from worst to best on each dimension."""

import numpy as np
import numpy.typing as npt

from workbench.errors import InvalidFramework

FloatArray = npt.NDArray[np.float64]


def swing_weights(points: FloatArray) -> FloatArray:
    """Turn the worth of each dimension's swing, from its worst to its best, into weights.

    Parameters
    ----------
    points
        (dimensions,), at least one; each ≥ 0, the most valued one 100 by custom; only their proportions matter.

    Returns
    -------
    (dimensions,); unitless; each ≥ 0, summing to 1; in input order.

    Raises
    ------
    InvalidFramework
        When one is negative or not a number, or all are 0.

    Notes
    -----
    w_d = points_d ÷ Σ points.

    References
    ----------
    Edwards, Barron (1994). SMARTS and SMARTER: improved simple methods for multiattribute utility measurement.
    Organizational Behavior and Human Decision Processes 60(3), 306–325.

    Examples
    --------
    >>> swing_weights(np.array([100.0, 60.0, 40.0])).tolist()
    [0.5, 0.3, 0.2]
    """
    if not (np.isfinite(points).all() and (points >= 0).all()):
        raise InvalidFramework("What a dimension is worth must be a number of 0 or more.")
    largest = float(points.max())
    if largest == 0:
        raise InvalidFramework("Every dimension is worth 0. Give the most valued one 100.")
    scaled = points / largest
    return np.asarray(scaled / scaled.sum())
