"""Map scores to values on a declared scale."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def map_values(scores: FloatArray, worst: FloatArray, best: FloatArray) -> FloatArray:
    """Map scores to 0 (worst) … 1 (best) along the straight line between a scale's two declared ends.

    Parameters
    ----------
    scores
        (features × dimensions); each column in its own unit; NaN where missing.
    worst
        (dimensions,); the score whose value is 0.
    best
        (dimensions,); the score whose value is 1; differs from worst; below it where lower is better.

    Returns
    -------
    (features × dimensions); unitless; 0 to 1; NaN where missing.

    Notes
    -----
    v = (x − worst) / (best − worst), cut to 0 … 1 outside the scale. The ends are declared, never the best and worst
    features present, so adding or removing a feature leaves every value alone.

    References
    ----------
    Keeney, Raiffa (1976). Decisions with Multiple Objectives, §3.
    Belton, Stewart (2002). Multiple Criteria Decision Analysis, §5.2 (global scales).

    Examples
    --------
    >>> map_values(np.array([[4.0, 4.0]]), np.array([1.0, 5.0]), np.array([5.0, 1.0])).tolist()
    [[0.75, 0.25]]
    """
    return np.clip((scores - worst) / (best - worst), 0.0, 1.0)
