"""The additive model: priority is the weighted sum of values."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def contributions(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Give each dimension's part of each feature's priority.

    Parameters
    ----------
    values
        (features × dimensions); unitless; 0 worst to 1 best; no missing.
    weights
        (dimensions,); unitless; each ≥ 0, summing to 1; same order as the columns.

    Returns
    -------
    (features × dimensions); unitless; 0 to the dimension's weight; a row sums to the feature's priority.
    """
    return values * weights


def priorities(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Score each feature by the weighted sum of its values.

    Parameters
    ----------
    values
        (features × dimensions); unitless; 0 worst to 1 best; no missing.
    weights
        (dimensions,); unitless; each ≥ 0, summing to 1; same order as the columns.

    Returns
    -------
    (features,); unitless; 0 to 1, higher is better; rows in input order.

    Notes
    -----
    V(a) = Σ_d w_d v_d(a). Assumes preferential independence.

    References
    ----------
    Keeney, Raiffa (1976). Decisions with Multiple Objectives, §3.6.

    Examples
    --------
    >>> priorities(np.array([[1.0, 0.5], [0.0, 1.0]]), np.array([0.75, 0.25])).tolist()
    [0.875, 0.25]
    """
    return np.asarray(contributions(values, weights).sum(axis=1))


def priority_range(low: FloatArray, high: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give the lowest and highest priority that the unknowns allow.

    Parameters
    ----------
    low
        (features × dimensions); value 0 to 1 of each score at its worst; 0 where missing.
    high
        (features × dimensions); value 0 to 1 of each score at its best; 1 where missing; ≥ low.
    weights
        (dimensions,); each ≥ 0, summing to 1.

    Returns
    -------
    Two (features,) arrays, 0 to 1. They are exact: V rises in every value, so its extremes are at the values' extremes.
    """
    return priorities(low, weights), priorities(high, weights)
