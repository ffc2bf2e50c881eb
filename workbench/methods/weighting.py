"""Share out weights."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


def equal_weights(count: int) -> FloatArray:
    """Give every dimension the same share.

    Parameters
    ----------
    count
        Number of dimensions, ≥ 1.

    Returns
    -------
    (count,); unitless; sums to 1.
    """
    return np.full(count, 1.0 / count)


def share_out(weights: FloatArray, keeps: BoolArray) -> FloatArray:
    """Share the weight of dimensions that are set aside among the others, in proportion to theirs.

    Parameters
    ----------
    weights
        (dimensions,); unitless; each ≥ 0, summing to 1.
    keeps
        (dimensions,); which dimensions stay.

    Returns
    -------
    (dimensions that stay,); sums to 1, or all 0 when none of those that stay has any weight.
    """
    kept = weights[keeps]
    total = float(kept.sum())
    return kept / total if total > 0 else np.zeros_like(kept)


def move_weight(weights: FloatArray, position: int, share: float) -> FloatArray:
    """Give one dimension a new share while the others keep their proportions to each other.

    Parameters
    ----------
    weights
        (dimensions,); unitless; each ≥ 0, summing to 1.
    position
        The dimension that moves, from 0.
    share
        Its new share, 0 to 1.

    Returns
    -------
    (dimensions,); sums to 1. Where all the others weigh 0 they share the rest equally.

    Notes
    -----
    w'ⱼ = wⱼ (1 − t) / (1 − wᵢ) for j ≠ i: the proportional sweep.

    References
    ----------
    Triantaphyllou, Sánchez (1997). A sensitivity analysis approach for some deterministic multi-criteria
    decision-making methods. Decision Sciences 28(1), 151–194.

    Examples
    --------
    >>> move_weight(np.array([0.5, 0.3, 0.2]), 0, 0.0).round(3).tolist()
    [0.0, 0.6, 0.4]
    """
    if len(weights) == 1:
        return np.ones(1)
    others = np.delete(weights, position)
    total = float(others.sum())
    rest = others / total if total > 0 else equal_weights(len(others))
    return np.insert(rest * (1.0 - share), position, share)
