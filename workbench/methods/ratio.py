"""Ratio frameworks: benefits divided by costs, in the scores' own units."""

from typing import Literal

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def quotients(benefits: FloatArray, costs: FloatArray, join: Literal["sum", "product"]) -> FloatArray:
    """Divide each feature's benefits, summed or multiplied, by the product of its costs.

    Parameters
    ----------
    benefits
        (features × benefit dimensions, ≥ 1 column); scores in their own units; NaN where missing.
    costs
        (features × cost dimensions, may have no column); scores in their own units; NaN where missing.
    join
        Whether the benefits are added (WSJF, value/effort) or multiplied (RICE, ICE).

    Returns
    -------
    (features,); a plain number. NaN, undefined, where any score is missing, the divisor is 0 or a number on the way is
    beyond what a float holds — never infinity.

    Notes
    -----
    RICE = reach × impact × confidence ÷ effort; ICE = impact × confidence × ease;
    WSJF = (business value + time criticality + risk reduction) ÷ job size. Without a cost the divisor is 1.

    References
    ----------
    McBride (2016). RICE: simple prioritization for product managers. Intercom.
    Ellis, Brown (2017). Hacking Growth (ICE).
    Reinertsen (2009). The Principles of Product Development Flow, §2 (cost of delay ÷ duration); SAFe, "WSJF".

    Examples
    --------
    >>> quotients(np.array([[8.0, 5.0, 0.0]]), np.array([[2.0]]), "sum").tolist()
    [6.5]
    >>> quotients(np.array([[8.0]]), np.array([[0.0]]), "sum").tolist()
    [nan]
    """
    with np.errstate(over="ignore"):
        joined = benefits.sum(axis=1) if join == "sum" else benefits.prod(axis=1)
        divisor = costs.prod(axis=1)
        defined = np.isfinite(joined) & np.isfinite(divisor) & (divisor != 0)
        result = np.full(len(joined), np.nan)
        np.divide(joined, divisor, out=result, where=defined)
    return np.where(np.isfinite(result), result, np.nan)


def quotient_range(
    benefits: tuple[FloatArray, FloatArray], costs: tuple[FloatArray, FloatArray], join: Literal["sum", "product"]
) -> tuple[FloatArray, FloatArray]:
    """Give the lowest and highest quotient over independent score ranges.

    Parameters
    ----------
    benefits
        Low and high ends, each (features × benefit dimensions); NaN where missing.
    costs
        Low and high ends, each (features × cost dimensions); NaN where missing.
    join
        Whether the benefits are added or multiplied.

    Returns
    -------
    Two (features,) arrays: lowest and highest. Both NaN where a score is missing, the divisor's range holds 0 or a
    number on the way is beyond what a float holds.

    Notes
    -----
    Interval arithmetic; exact because every score enters the formula once.

    References
    ----------
    Moore (1966). Interval Analysis.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        low, high = _interval_sum(*benefits) if join == "sum" else _interval_product(*benefits)
        below, above = _interval_product(*costs)
        defined = np.isfinite([low, high, below, above]).all(axis=0) & ((below > 0) | (above < 0))
        corners = np.full((4, len(low)), np.nan)
        ends = ((low, below), (low, above), (high, below), (high, above))
        for corner, (numerator, divisor) in zip(corners, ends, strict=True):
            np.divide(numerator, divisor, out=corner, where=defined)
    corners[:, ~np.isfinite(corners).all(axis=0)] = np.nan
    return corners.min(axis=0), corners.max(axis=0)


def _interval_sum(low: FloatArray, high: FloatArray) -> tuple[FloatArray, FloatArray]:
    return low.sum(axis=1), high.sum(axis=1)


def _interval_product(low: FloatArray, high: FloatArray) -> tuple[FloatArray, FloatArray]:
    smallest, largest = np.ones(len(low)), np.ones(len(low))
    for column in range(low.shape[1]):
        corners = np.stack([end * side[:, column] for end in (smallest, largest) for side in (low, high)])
        smallest, largest = corners.min(axis=0), corners.max(axis=0)
    return smallest, largest
