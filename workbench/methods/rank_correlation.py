"""How alike two rankings are, pair of features by pair."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.methods.order_counts import count_smaller_before

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


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
    first, second = (np.unique(ranking, return_inverse=True)[1] for ranking in (one, other))
    features = len(first)
    both = first * (features + 1) + second
    in_first, in_second, in_both = (_tied_pairs(groups) for groups in (first, second, both))
    # Those that the first calls equal stand in the second's order, so that only opposite pairs are out of order.
    turned = second.max(initial=0) - second[np.argsort(both, kind="stable")]
    disagree = int(count_smaller_before(turned).sum())
    return PairCounts(
        agree=features * (features - 1) // 2 - disagree - in_first - in_second + in_both,
        disagree=disagree,
        tied_one=in_first - in_both,
        tied_other=in_second - in_both,
        tied_both=in_both,
    )


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


def _tied_pairs(groups: IntArray) -> int:
    """Count the pairs that are in one group."""
    sizes = np.unique(groups, return_counts=True)[1]
    return int((sizes * (sizes - 1) // 2).sum())
