"""Round parts so that they still add up to the rounded total."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def round_to_total(parts: FloatArray) -> IntArray:
    """Round each part to a whole number so that the whole numbers sum to the rounded total.

    Parameters
    ----------
    parts
        (parts,); any sign; finite.

    Returns
    -------
    (parts,); each within 1 of its part; summing to the total rounded half up.

    Notes
    -----
    Largest remainder: every part is rounded down, and what is then lacking goes to the largest remainders, ties to the
    earlier part. Remainders that differ by less than 1e-9 are tied, so that noise does not decide.

    References
    ----------
    Balinski, Young (1982). Fair Representation (Hamilton's method).

    Examples
    --------
    >>> round_to_total(np.array([33.4, 33.3, 33.3])).tolist()
    [34, 33, 33]
    """
    floors = np.floor(parts + 1e-9)
    lacking = int(np.floor(parts.sum() + 0.5 + 1e-9) - floors.sum())
    remainders = np.round(parts - floors, 9)
    largest = np.argsort(-remainders, kind="stable")
    rounded = floors.astype(np.int64)
    rounded[largest[:lacking]] += 1
    return rounded
