"""Counting in a row of numbers who is smaller and comes before: the machinery behind counts over pairs of features."""

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def count_smaller_before(numbers: IntArray, counted: BoolArray | None = None) -> IntArray:
    """Count, for each number, the smaller ones that stand before it.

    Parameters
    ----------
    numbers
        (numbers,); whole, ≥ 0.
    counted
        (numbers,); which of them count; all where None.

    Returns
    -------
    (numbers,); 0 to numbers − 1.

    Notes
    -----
    Two numbers that differ do so first in one binary digit. Among those alike in all higher digits every 0 before a 1
    is a smaller number before a greater one, so one pass a digit meets each pair once: n log² n instead of n².

    Examples
    --------
    >>> count_smaller_before(np.array([2, 0, 1, 2])).tolist()
    [0, 0, 1, 2]
    """
    found = np.zeros(len(numbers), dtype=np.int64)
    weighs = np.ones(len(numbers), dtype=np.int64) if counted is None else counted.astype(np.int64)
    for digit in range(int(numbers.max(initial=0)).bit_length()):
        higher = numbers >> (digit + 1)
        order = np.argsort(higher, kind="stable")
        is_one = ((numbers[order] >> digit) & 1).astype(np.bool_)
        zeros = np.where(is_one, 0, weighs[order])
        before = np.cumsum(zeros) - zeros
        starts = np.flatnonzero(np.diff(higher[order], prepend=-1))
        elsewhere = np.repeat(before[starts], np.diff(starts, append=len(numbers)))
        found[order[is_one]] += (before - elsewhere)[is_one]
    return found
