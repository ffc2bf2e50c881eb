"""How often each feature takes each rank when weights and scores are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

SAME = 1e-11
"""Priorities of 0 to 1 no further apart are equal: 1e-9 of the hundred that is shown."""
_UNIT = 2**40
"""A whole draw, so that a rank shared by several is counted in whole numbers and no order of adding can matter."""
_CELLS = 2_000_000
"""Counts kept at once, 16 MB: beyond it the last ranks are not told apart."""
_WAITING = 1_000_000
"""(rank, feature) pairs that are counted together."""
_MAGIC = 1.5 * 2.0**52
"""Added to a number below 2⁵¹ it leaves the number, rounded, in the last bits of the sum."""


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


def ranks_kept(features: int) -> int:
    """Say how many ranks are told apart: all of them up to 1,414 features, then fewer, 200 of 10,000."""
    return features if features * features <= _CELLS else max(1, _CELLS // features)


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
    The shares of the first ``ranks_kept(features)`` ranks, and the mean ranks over all.

    Notes
    -----
    b_r(a) = the share of draws in which a takes rank r. Features with equal priorities in a draw share the ranks that
    they take together evenly, as though a fair lot decided: two in front count half first and half second each. So
    every row and every column sums to 1. Equal means no further apart than ``SAME`` from the next one.

    Each priority becomes a whole number of at least 48 bits with the feature's place behind it; sorting those numbers
    sorts the features along, and counting (rank, feature) pairs is one pass.

    References
    ----------
    Lahdelma, Salminen (2001). SMAA-2: stochastic multicriteria acceptability analysis for group decision making.
    Operations Research 49(3), 444–454.
    """
    tally = _Tally(features)
    for block in blocks:
        tally.add(block)
    return tally.result()


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
    return units / _UNIT / max(draws, 1)


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
        share = units / _UNIT
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


def _bits(features: int) -> int:
    return max(1, (features - 1).bit_length())


def _resolution(features: int) -> int:
    """Give the bits that a priority gets beside the feature's place."""
    return min(50, 61 - _bits(features))


class _Tally:
    """Counts of (rank, feature), worst rank first while counting."""

    def __init__(self, features: int) -> None:
        self.features, self.kept = features, ranks_kept(features)
        self._bits = _bits(features)
        self._apart = (int(SAME * 2.0 ** _resolution(features)) << self._bits) + (1 << self._bits) - 1
        self._whole = np.zeros(self.kept * features, dtype=np.int64)
        # What a tie adds from a rank on, and takes away behind it, in units.
        self._steps = np.zeros((self.kept + 1) * features, dtype=np.int64)
        self._ranks = np.zeros(features, dtype=np.int64)
        self._draws = 0
        self._places = np.arange(features)
        self._offsets = np.arange(self.kept) * features
        self._waiting = np.empty(_WAITING, dtype=np.int64)
        self._rows = max(1, _WAITING // self.kept)
        self._size = 0
        self._work = np.empty((2, 0, features))

    def add(self, block: FloatArray) -> None:
        """Count a block of draws."""
        self._draws += len(block)
        # Fresh memory for every step would cost more than the steps.
        if self._work.shape[1] < len(block):
            self._work = np.empty((2, len(block), self.features))
        whole, steps = self._work[:, : len(block)]
        keys = self._sort(block, whole)
        gaps = np.subtract(keys[:, 1:], keys[:, :-1], out=steps.view(np.int64)[:, 1:])
        closest = int(gaps.min(initial=self._apart + 1))
        joined = gaps <= self._apart if closest <= self._apart else None
        keys &= (1 << self._bits) - 1
        if joined is None:
            self._count(keys)
        else:
            self._share(keys, joined)

    def _sort(self, block: FloatArray, whole: FloatArray) -> IntArray:
        """Make sorted keys of priorities: the priority in whole units, then the feature's place; worst first."""
        np.multiply(block, 2.0 ** _resolution(self.features), out=whole)
        whole += _MAGIC
        keys = whole.view(np.int64)
        keys <<= self._bits
        keys |= self._places
        keys.sort(axis=1)
        return keys

    def result(self) -> RankShares:
        """Give the shares, best rank first."""
        self._flush()
        shape = (-1, self.features)
        tied = np.cumsum(self._steps.reshape(shape)[:-1], axis=0) / _UNIT
        shares = (self._whole.reshape(shape) + tied)[::-1].T / max(self._draws, 1)
        # Twice the places from the bottom, ties at their middle, so that they stay whole numbers.
        expected = self.features - self._ranks / 2 / max(self._draws, 1)
        return RankShares(shares=np.ascontiguousarray(shares), expected=expected)

    def _count(self, features: IntArray) -> None:
        """Count draws without a tie."""
        if self.kept < self.features:
            places = np.broadcast_to(2 * np.arange(self.features), features.shape)
            self._ranks += _sum_at(features.ravel(), places.ravel(), self.features)
        for start in range(0, len(features), self._rows):
            part = features[start : start + self._rows, self.features - self.kept :]
            room = self._room(part.size).reshape(part.shape)
            np.add(part, self._offsets, out=room)

    def _room(self, size: int) -> IntArray:
        """Give a place for so many (rank, feature) pairs; they are counted together, once there are enough of them."""
        if self._size + size > len(self._waiting):
            self._flush()
        self._size += size
        return self._waiting[self._size - size : self._size]

    def _flush(self) -> None:
        if not self._size:
            return
        counts = np.bincount(self._waiting[: self._size], minlength=self.kept * self.features)
        self._whole += counts
        if self.kept == self.features:
            self._ranks += 2 * self._places @ counts.reshape(self.kept, self.features)
        self._size = 0

    def _share(self, features: IntArray, joined: npt.NDArray[np.bool_]) -> None:
        """Count draws some of whose features tie: the untied as they are, the tied by what they share."""
        first = np.ones(features.shape, dtype=np.bool_)
        np.logical_not(joined, out=first[:, 1:])
        starts = np.flatnonzero(first)
        sizes = np.diff(starts, append=features.size)
        flat = features.ravel()
        alone = starts[sizes == 1]
        self._count_some(flat[alone], alone % self.features)
        starts, sizes = starts[sizes > 1], sizes[sizes > 1]
        members = np.repeat(starts, sizes) + _count_up(sizes)
        lowest = np.repeat(starts % self.features, sizes)
        size = np.repeat(sizes, sizes)
        np.add.at(self._ranks, flat[members], 2 * lowest + size - 1)
        cut = self.features - self.kept
        begin, end = np.maximum(lowest - cut, 0), np.maximum(lowest + size - cut, 0)
        part = np.rint(_UNIT / size).astype(np.int64)
        np.add.at(self._steps, begin * self.features + flat[members], part)
        np.subtract.at(self._steps, end * self.features + flat[members], part)

    def _count_some(self, features: IntArray, places: IntArray) -> None:
        cut = self.features - self.kept
        if cut:
            self._ranks += _sum_at(features, 2 * places, self.features)
            inside = places >= cut
            features, places = features[inside], places[inside] - cut
        pairs = places * self.features + features
        for start in range(0, len(pairs), _WAITING):
            part = pairs[start : start + _WAITING]
            self._room(len(part))[:] = part


def _best(block: FloatArray, top: int) -> tuple[IntArray, IntArray, IntArray]:
    """Find who is among the best ``top`` of each draw: draws, features, and their share of a place in units."""
    floor = _floor(block, top) - SAME
    rows, columns = np.nonzero(block >= floor[:, None])
    counts = np.bincount(rows, minlength=len(block))
    places = _count_up(counts)
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
    part = np.rint(_UNIT * (top - begin) / (end - begin)).astype(np.int64)[rows]
    units = np.where(values > border, _UNIT, np.where(values >= last, part, 0))
    return rows, columns, units


def _floor(block: FloatArray, top: int) -> FloatArray:
    """Give a number that the ``top`` best of each draw reach: the ``top``-th best of the groups' best."""
    features = block.shape[1]
    groups = min(features, max(4 * top, 32))
    deep = features // groups
    best = block[:, : deep * groups].reshape(len(block), deep, groups).max(axis=1)
    best.partition(groups - top, axis=1)
    return np.asarray(best[:, groups - top])


def _count_up(sizes: IntArray) -> IntArray:
    """Count up from 0 within each group."""
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - sizes, sizes)


def _sum_at(places: IntArray, numbers: IntArray, count: int) -> IntArray:
    """Add whole numbers up by place; exact, because they are far below 2⁵³."""
    return np.bincount(places, weights=numbers, minlength=count).astype(np.int64)
