"""How alike two rankings are, pair of features by pair."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_BLOCK = 1_000_000
"""Pairs compared at once."""


@dataclass(frozen=True)
class PairCounts:
    """How two rankings order the pairs of features; the five counts sum to features × (features − 1) ÷ 2.

    Attributes
    ----------
    agree, disagree
        Pairs that both put the same way round, and those that they put opposite ways.
    tied_one, tied_other
        Pairs that the first alone calls equal, and those that the second alone does.
    tied_both
        Pairs that both call equal.
    """

    agree: int
    disagree: int
    tied_one: int
    tied_other: int
    tied_both: int


def count_pairs(one: FloatArray | IntArray, other: FloatArray | IntArray) -> PairCounts:
    """Count the pairs of features on which two rankings agree.

    Parameters
    ----------
    one, other
        (features,) each; ranks or priorities, both pointing the same way; equal numbers are ties; no NaN.

    Returns
    -------
    The counts; all 0 below two features.
    """
    features = len(one)
    rows = max(1, _BLOCK // max(1, features))
    same = opposite = first_tied = second_tied = both_tied = 0
    for start in range(0, features, rows):
        left, right = (_signs(ranking, start, start + rows) for ranking in (one, other))
        same += int(np.count_nonzero(left * right > 0))
        opposite += int(np.count_nonzero(left * right < 0))
        first_tied += int(np.count_nonzero((left == 0) & (right != 0)))
        second_tied += int(np.count_nonzero((left != 0) & (right == 0)))
        both_tied += int(np.count_nonzero((left == 0) & (right == 0)))
    # Every pair was met twice, and every feature once beside itself.
    twice = (same, opposite, first_tied, second_tied, both_tied - features)
    return PairCounts(*(count // 2 for count in twice))


def kendall_tau_b(one: FloatArray | IntArray, other: FloatArray | IntArray) -> float:
    """Say how alike two rankings are, from −1, one the other turned round, to 1, the same.

    Parameters
    ----------
    one, other
        (features,) each; ranks or priorities, both pointing the same way; equal numbers are ties; no NaN.

    Returns
    -------
    −1 to 1; NaN, undefined, where one of them tells no two features apart.

    Notes
    -----
    τ_b = (agree − disagree) ÷ √((all − tied in one) · (all − tied in the other)). Without ties it is 2 · the share of
    pairs that agree − 1.

    References
    ----------
    Kendall (1945). The treatment of ties in ranking problems. Biometrika 33(3), 239–251.

    Examples
    --------
    >>> kendall_tau_b(np.array([1, 2, 3]), np.array([1, 3, 2]))
    0.3333333333333333
    """
    pairs = count_pairs(one, other)
    strict = pairs.agree + pairs.disagree
    apart = (strict + pairs.tied_other) * (strict + pairs.tied_one)
    return (pairs.agree - pairs.disagree) / math.sqrt(apart) if apart else math.nan


def _signs(ranking: FloatArray | IntArray, start: int, end: int) -> npt.NDArray[np.int8]:
    """Compare some features with all: 1 above, 0 equal, −1 below."""
    mine = ranking[start:end, None]
    return (mine > ranking).astype(np.int8) - (mine < ranking).astype(np.int8)
