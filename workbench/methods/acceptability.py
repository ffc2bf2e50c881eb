"""How often each feature takes each rank when weights and scores are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.methods.rank_tally import SAME, UNIT, RankTally
from workbench.methods.short_keys import count_up

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class RankShares:
    """How often each feature takes each rank.

    Attributes
    ----------
    shares
        (features × ranks kept); 0 to 1; column r is rank r + 1. A row sums to 1 where every rank is kept.
    expected
        (features,); the mean rank, 1 to features.
    """

    shares: FloatArray
    expected: FloatArray


def rank_shares(blocks: Iterable[FloatArray], features: int) -> RankShares:
    """Count how often each feature takes each rank.

    Parameters
    ----------
    blocks
        (draws × features) each; drawn priorities, 0 to 1.
    features
        How many, ≥ 1.

    Returns
    -------
    The shares of the first ``ranks_kept(features)`` ranks (see ``rank_tally``), and the mean ranks over all.

    Notes
    -----
    b_r(a) = the share of draws in which a takes rank r. Features with equal priorities in a draw share the ranks that
    they take together evenly, as though a fair lot decided: two in front count half first and half second each. So
    every row and every column sums to 1. Equal means no further apart than ``SAME`` from the next one.

    References
    ----------
    Lahdelma, Salminen (2001). SMAA-2: stochastic multicriteria acceptability analysis for group decision making.
    Operations Research 49(3), 444–454.
    """
    tally = RankTally(features)
    for block in blocks:
        tally.add(block)
    shares, expected = tally.shares()
    return RankShares(shares=shares, expected=expected)


def top_shares(blocks: Iterable[FloatArray], features: int, top: int) -> FloatArray:
    """Count how often each feature is among the best ``top``.

    Parameters
    ----------
    blocks
        (draws × features) each; drawn priorities, 0 to 1.
    features
        How many, ≥ 1.
    top
        How many places, ≥ 1.

    Returns
    -------
    (features,); 0 to 1; sums to ``top``. Features that tie across the border share its places evenly.

    Notes
    -----
    The same as the sum of the first ``top`` columns of ``rank_shares``, without sorting: the features are dealt into
    groups, and the ``top``-th best of the groups' best is a floor below which nobody can be among the best.
    """
    if top >= features:
        return np.ones(features)
    units, draws = np.zeros(features, dtype=np.int64), 0
    for block in blocks:
        draws += len(block)
        sharing = _best(block, top)
        np.add.at(units, sharing[1], sharing[2])
    return units / UNIT / max(draws, 1)


def central_weights(blocks: Iterable[FloatArray], weights: FloatArray, features: int) -> FloatArray:
    """Average the weights under which each feature comes first.

    Parameters
    ----------
    blocks
        (draws × features) each; drawn priorities, 0 to 1.
    weights
        (draws × dimensions); those of the draws, in the same order.
    features
        How many, ≥ 1.

    Returns
    -------
    (features × dimensions); each row sums to 1; NaN for a feature that never comes first.

    Notes
    -----
    w_c(a) = Σ s w ÷ Σ s over the draws, where s is a's share of first place in a draw.

    References
    ----------
    Lahdelma, Hokkanen, Salminen (1998). SMAA – stochastic multiobjective acceptability analysis. EJOR 106, 137–143.
    """
    total, count, start = np.zeros((features, weights.shape[1])), np.zeros(features), 0
    for block in blocks:
        rows, columns, units = _best(block, 1)
        share = units / UNIT
        np.add.at(total, columns, share[:, None] * weights[start + rows])
        np.add.at(count, columns, share)
        start += len(block)
    return np.divide(total, count[:, None], out=np.full_like(total, np.nan), where=count[:, None] > 0)


def winning_shares(priorities: FloatArray, others: FloatArray) -> FloatArray:
    """Count how often each of some features is ahead of each of others; a tie counts half.

    Parameters
    ----------
    priorities, others
        (draws × features) each; drawn priorities, 0 to 1, of the same draws.

    Returns
    -------
    (features × others); 0 to 1; with the features themselves as others, c(a, b) + c(b, a) = 1.

    References
    ----------
    Leskinen, Viitanen, Kangas, Kangas (2006). Alternatives to incorporate uncertainty and risk attitude in
    multicriteria evaluation of forest plans. Forest Science 52(3), 304–312 (the pairwise winning index).
    """
    wins = np.empty((priorities.shape[1], others.shape[1]))
    for row, one in enumerate(priorities.T):
        ahead = one[:, None] - others
        wins[row] = (ahead > SAME).mean(axis=0) + 0.5 * (np.abs(ahead) <= SAME).mean(axis=0)
    return wins


def _best(block: FloatArray, top: int) -> tuple[IntArray, IntArray, IntArray]:
    """Find who is among the best ``top`` of each draw: draws, features, and their share of a place in units."""
    floor = _floor(block, top) - SAME
    rows, columns = np.nonzero(block >= floor[:, None])
    counts = np.bincount(rows, minlength=len(block))
    places = count_up(counts)
    few = np.full((len(block), int(counts.max())), -1.0)
    few[rows, places] = block[rows, columns]
    ordered = -np.sort(-few, axis=1)
    # The tie across the border reaches as far up and down as neighbours are equal.
    apart = -np.diff(ordered, axis=1) > SAME
    upper = np.maximum.accumulate(np.where(apart[:, : top - 1], np.arange(1, top), 0), axis=1)[:, -1:] if top > 1 else 0
    begin = np.broadcast_to(upper, (len(block), 1))[:, 0]
    below = apart[:, top - 1 :]
    end = np.where(below.any(axis=1), top + below.argmax(axis=1), counts) if below.shape[1] else counts
    border = ordered[np.arange(len(block)), begin][rows]
    last = ordered[np.arange(len(block)), end - 1][rows]
    values = block[rows, columns]
    part = np.rint(UNIT * (top - begin) / (end - begin)).astype(np.int64)[rows]
    units = np.where(values > border, UNIT, np.where(values >= last, part, 0))
    return rows, columns, units


def _floor(block: FloatArray, top: int) -> FloatArray:
    """Give a number that the ``top`` best of each draw reach: the ``top``-th best of the groups' best."""
    features = block.shape[1]
    groups = min(features, max(4 * top, 32))
    deep = features // groups
    best = block[:, : deep * groups].reshape(len(block), deep, groups).max(axis=1)
    best.partition(groups - top, axis=1)
    return np.asarray(best[:, groups - top])
