"""How often each feature takes each rank when weights and scores are drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.methods.rank_tally import SAME, UNIT, RankTally
from workbench.methods.short_keys import count_up

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
_TOGETHER = 2**20
"""Numbers, at the most, that are put in order together: few a draw, so that calling costs more than sorting."""


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
    counted, draws = np.zeros(features, dtype=np.int64), 0
    for rows, columns, units in _best(blocks, top):
        draws = int(rows[-1]) + 1
        np.add.at(counted, columns, units)
    return counted / UNIT / max(draws, 1)


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
    total, count = np.zeros((features, weights.shape[1])), np.zeros(features)
    for rows, columns, units in _best(blocks, 1):
        share = units / UNIT
        np.add.at(total, columns, share[:, None] * weights[rows])
        np.add.at(count, columns, share)
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


def _best(blocks: Iterable[FloatArray], top: int) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    """Find who is among the best ``top`` of each draw: draws, in order, features, and their share in units."""
    held: list[tuple[IntArray, IntArray, FloatArray]] = []
    done = begun = widest = 0
    for block in blocks:
        held.append(_reaching(block, top, done))
        done += len(block)
        widest = max(widest, len(held[-1][0]))
        # Where all tie, a block's reach is wide, and each is put in order by itself.
        if (done - begun) * widest >= _TOGETHER:
            yield _shared(held, top)
            held, begun, widest = [], done, 0
    if held:
        yield _shared(held, top)


def _reaching(block: FloatArray, top: int, start: int) -> tuple[IntArray, IntArray, FloatArray]:
    """Give the draws, features and priorities that may be among the best ``top``; every draw has that many."""
    floor = _floor(block, top) - SAME
    # One index into the whole block is found many times faster than a pair of indices.
    flat = np.flatnonzero(block >= floor[:, None])
    rows, columns = np.divmod(flat, block.shape[1])
    return rows + start, columns, block.ravel()[flat]


def _shared(held: list[tuple[IntArray, IntArray, FloatArray]], top: int) -> tuple[IntArray, IntArray, IntArray]:
    """Give draws, features and what each has of the best ``top`` places, in units; ties across the border share."""
    draws, columns, values = (np.concatenate(part) for part in zip(*held, strict=True))
    rows = draws - draws[0]
    counts = np.bincount(rows)
    few = np.full((len(counts), int(counts.max())), -1.0)
    few[rows, count_up(counts)] = values
    ordered = -np.sort(-few, axis=1)
    # The tie across the border reaches as far up and down as neighbours are equal.
    apart = -np.diff(ordered, axis=1) > SAME
    upper = np.maximum.accumulate(np.where(apart[:, : top - 1], np.arange(1, top), 0), axis=1)[:, -1:] if top > 1 else 0
    begin = np.broadcast_to(upper, (len(counts), 1))[:, 0]
    below = apart[:, top - 1 :]
    end = np.where(below.any(axis=1), top + below.argmax(axis=1), counts) if below.shape[1] else counts
    border = ordered[np.arange(len(counts)), begin][rows]
    last = ordered[np.arange(len(counts)), end - 1][rows]
    part = np.rint(UNIT * (top - begin) / (end - begin)).astype(np.int64)[rows]
    return draws, columns, np.where(values > border, UNIT, np.where(values >= last, part, 0))


def _floor(block: FloatArray, top: int) -> FloatArray:
    """Give a number that the ``top`` best of each draw reach: the ``top``-th best of the groups' best.

    More groups come closer to the ``top``-th best of all and cost more to put in order; twelve for each place, eight
    features or more in a group, is where the two balance.
    """
    features = block.shape[1]
    groups = min(features, max(top, min(12 * top, features // 8)))
    deep = features // groups
    best = block[:, : deep * groups].reshape(len(block), deep, groups).max(axis=1)
    best.partition(groups - top, axis=1)
    return np.asarray(best[:, groups - top])
