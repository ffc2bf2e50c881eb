"""At which weight of one dimension two features swap places, and within which weights the leader stays first."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

NOBODY = -1
"""Stands for the rival where there is none."""
_NOISE = 1e-9


@dataclass(frozen=True)
class Stability:
    """Between which weights of each dimension the leader stays first, the others keeping their proportions.

    Attributes
    ----------
    low, high
        (dimensions,); 0 to 1; low ≤ stated weight ≤ high.
    below, above
        (dimensions,); row of the rival that takes over just beyond that end; ``NOBODY`` where none does.
    """

    low: FloatArray
    high: FloatArray
    below: IntArray
    above: IntArray


def swap_weights(differences: FloatArray, weights: FloatArray) -> FloatArray:
    """Find the weight of each dimension at which the sign of a weighted difference turns.

    Parameters
    ----------
    differences
        (rivals × dimensions); one feature's values minus each rival's; −1 to 1; no missing.
    weights
        (dimensions,); unitless; each ≥ 0, summing to 1.

    Returns
    -------
    (rivals × dimensions); 0 to 1, both excluded; NaN where no weight of that dimension makes the two swap.

    Notes
    -----
    While the others keep their proportions the difference of two priorities is linear in the weight t of d:
    t δ_d + (1 − t) δ_rest, with δ_rest = Σ_{k≠d} w_k δ_k ÷ (1 − w_d). It is 0 at t* = δ_rest ÷ (δ_rest − δ_d). At 0 and
    at 1 two features can become level without swapping; that is no swap. Where d holds all the weight, the others'
    proportions are taken as equal, as ``move_weight`` does. A single dimension always weighs 1: no swap.

    References
    ----------
    Triantaphyllou, Sánchez (1997). A sensitivity analysis approach for some deterministic multi-criteria
    decision-making methods. Decision Sciences 28(1), 151–194.

    Examples
    --------
    >>> swap_weights(np.array([[0.5, -0.5]]), np.array([0.75, 0.25])).tolist()
    [[0.5, 0.5]]
    """
    rest = differences_of_rest(differences, weights)
    slopes = rest - differences
    roots = np.full_like(differences, np.nan)
    np.divide(rest, slopes, out=roots, where=np.abs(slopes) > _NOISE)
    inside = (roots > _NOISE) & (roots < 1 - _NOISE)
    return np.where(inside, roots, np.nan)


def differences_of_rest(differences: FloatArray, weights: FloatArray) -> FloatArray:
    """Give, for each dimension, the weighted difference over all the others, rescaled to weigh 1 together.

    Parameters
    ----------
    differences
        (rivals × dimensions); −1 to 1; no missing.
    weights
        (dimensions,); each ≥ 0, summing to 1.

    Returns
    -------
    (rivals × dimensions); −1 to 1. For a single dimension its own difference: there is no rest to differ from it.
    """
    count = len(weights)
    if count == 1:
        return differences.copy()
    others = np.where(np.eye(count, dtype=np.bool_), 0.0, weights[:, None])
    totals = others.sum(axis=0)
    equal = (1.0 - np.eye(count)) / (count - 1)
    shares = np.divide(others, totals, out=equal, where=totals > _NOISE)
    return np.asarray(differences @ shares)


def stability_interval(values: FloatArray, weights: FloatArray, leader: int) -> Stability:
    """Find, for each dimension, the weights between which the leader stays first.

    Parameters
    ----------
    values
        (features × dimensions); 0 worst to 1 best; no missing.
    weights
        (dimensions,); each ≥ 0, summing to 1.
    leader
        Row of a feature whose priority is the highest, alone or with others.

    Returns
    -------
    For each dimension the nearest swap on either side of the stated weight, 0 or 1 where there is none.

    Notes
    -----
    A rival whose difference rises with the weight takes over below its swap weight, one whose difference falls takes
    over above it. Of rivals that swap at the same weight, the one that gains most beyond it takes over; of equal ones,
    the first.
    """
    differences = np.delete(values[leader] - values, leader, axis=0)
    rows = np.delete(np.arange(len(values)), leader)
    count = len(weights)
    low, high = np.zeros(count), np.ones(count)
    below, above = (np.full(count, NOBODY, dtype=np.int64) for _ in range(2))
    if len(rows):
        roots = swap_weights(differences, weights)
        slopes = differences - differences_of_rest(differences, weights)
        under, over = (np.where(side, roots, np.nan) for side in (slopes > 0, slopes < 0))
        for column in range(count):
            if (row := _nearest(-under[:, column], slopes[:, column])) is not None:
                # Rounding must not put a swap that is at the stated weight beyond it.
                low[column], below[column] = min(under[row, column], weights[column]), rows[row]
            if (row := _nearest(over[:, column], -slopes[:, column])) is not None:
                high[column], above[column] = max(over[row, column], weights[column]), rows[row]
    return Stability(low, high, below, above)


def _nearest(distances: FloatArray, gains: FloatArray) -> int | None:
    """Give the row with the least distance, of several the one that gains most; None where all are NaN."""
    if np.isnan(distances).all():
        return None
    nearest = np.flatnonzero(distances <= np.nanmin(distances) + _NOISE)
    return int(nearest[np.argmax(gains[nearest])])
