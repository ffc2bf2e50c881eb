"""Draw values for scores that are ranges or missing."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


def is_uncertain(low: FloatArray, point: FloatArray, high: FloatArray) -> BoolArray:
    """Tell which scores have to be drawn: those missing, and the ranges with two different ends.

    Parameters
    ----------
    low, point, high
        (features × dimensions) each; value 0 to 1; low ≤ point ≤ high; point NaN where missing.

    Returns
    -------
    (features × dimensions).
    """
    return np.isnan(point) | (high > low)


def sample_values(
    low: FloatArray, point: FloatArray, high: FloatArray, draws: int, rng: np.random.Generator
) -> FloatArray:
    """Draw a value for every score: the known ones as they are, ranges by their likely value, missing ones anywhere.

    Parameters
    ----------
    low, point, high
        (features × dimensions) each; value 0 to 1; low ≤ point ≤ high; point NaN where missing, where low and high
        are the ends of what is possible (0 and 1; NaN counts as that).
    draws
        How many; ≥ 0. All are held at once: ask for a part of them at a time where there are many features.
    rng
        Where the randomness comes from; only uncertain scores use any of it, draw by draw, so that drawing in parts
        gives the same values as drawing all at once.

    Returns
    -------
    (draws × features × dimensions); value 0 to 1; no missing.

    Notes
    -----
    A range is triangular from low over point to high; a missing score is uniform from low to high.

    References
    ----------
    Kotz, van Dorp (2004). Beyond Beta, §1 (the triangular distribution and its inverse).
    """
    open_ = is_uncertain(low, point, high)
    drawn = np.repeat(np.where(open_, 0.0, point)[None], draws, axis=0)
    drawn[:, open_] = sample_open(low[open_], point[open_], high[open_], draws, rng)
    return drawn


def sample_open(
    low: FloatArray, point: FloatArray, high: FloatArray, draws: int, rng: np.random.Generator
) -> FloatArray:
    """Draw values for uncertain scores alone, which are few where the features are many.

    Parameters
    ----------
    low, point, high
        (scores,) each; as for ``sample_values``.
    draws
        How many; ≥ 0.
    rng
        Where the randomness comes from; drawing in parts gives the same values.

    Returns
    -------
    (draws × scores); value 0 to 1; no missing.
    """
    start, end = np.nan_to_num(low, nan=0.0), np.nan_to_num(high, nan=1.0)
    chance = rng.random((draws, len(point)))
    missing = np.isnan(point)
    likely = np.where(missing, start, np.clip(point, start, end))
    width = end - start
    bend = np.divide(likely - start, width, out=np.zeros_like(width), where=width > 0)
    rising = start + np.sqrt(chance * width * (likely - start))
    falling = end - np.sqrt((1.0 - chance) * width * (end - likely))
    triangular = np.where(chance < bend, rising, falling)
    return np.where(missing, start + chance * width, triangular)
