"""Weights from nothing but the order of the dimensions."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def rank_order_weights(places: IntArray) -> FloatArray:
    """Turn the order of the dimensions into weights: the centre of all weights that keep that order.

    Parameters
    ----------
    places
        (dimensions,), at least one; smaller counts more; equal places are ties; only their order matters, gaps do not.

    Returns
    -------
    (dimensions,); unitless; each > 0, summing to 1; in input order.

    Notes
    -----
    The dimension in place i of n weighs wᵢ = (1 ÷ n) Σ_{k=i…n} 1 ÷ k, the centroid of the weights with w₁ ≥ w₂ ≥ … ≥ 0.
    Tied dimensions share the mean of the weights of the places that they fill together; all tied weigh the same.

    References
    ----------
    Barron, Barrett (1996). Decision quality using ranked attribute weights. Management Science 42(11), 1515–1523.

    Examples
    --------
    >>> rank_order_weights(np.array([2, 1])).tolist()
    [0.25, 0.75]
    """
    count = len(places)
    by_place = np.cumsum(1.0 / np.arange(count, 0, -1))[::-1] / count
    ordered = np.sort(places)
    first = np.searchsorted(ordered, places, side="left")
    last = np.searchsorted(ordered, places, side="right")
    sums = np.concatenate([[0.0], np.cumsum(by_place)])
    return np.asarray((sums[last] - sums[first]) / (last - first))
