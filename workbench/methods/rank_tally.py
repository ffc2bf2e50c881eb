"""Counting who takes which rank, exactly, with ties shared: the machinery behind the chances of ranks."""

import numpy as np
import numpy.typing as npt

from workbench.methods.short_keys import ShortKeys, count_up
from workbench.methods.twin_columns import Twins

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
ShortArray = npt.NDArray[np.int32]

SAME = 1e-11
"""Priorities of 0 to 1 no further apart are equal: 1e-9 of the hundred that is shown."""
UNIT = 2**40
"""A whole draw, so that a rank shared by several is counted in whole numbers and no order of adding can matter."""
_CELLS = 2_000_000
"""Counts kept at once: beyond it the last ranks are not told apart."""
_MAGIC = 1.5 * 2.0**52
"""Added to a number below 2⁵¹ it leaves the number, rounded, in the last bits of the sum."""
_AT_ONCE = 65_536
"""Priorities worked on together, so that what is made of them stays in the processor's nearer memory."""
_ONE = np.int32(1)


def ranks_kept(features: int) -> int:
    """Say how many ranks are told apart: all of them up to 1,414 features, then fewer, 200 of 10,000."""
    return features if features * features <= _CELLS else max(1, _CELLS // features)


class RankTally:
    """Counts of (rank, feature) over draws, worst rank first while counting.

    Notes
    -----
    Each priority becomes a whole number of at least 48 bits with the feature's place behind it; sorting those long keys
    sorts the features along, and counting (rank, feature) pairs is one pass. Short keys settle the order of all but
    the closest neighbours in half the time, and long ones that of the rest; where too many are close, or there are too
    many features, long keys do it all. It changes no count.
    """

    def __init__(self, features: int) -> None:
        self.features, self.kept, self.draws = features, ranks_kept(features), 0
        self._bits = max(1, (features - 1).bit_length())
        self._scale = 2.0 ** min(50, 61 - self._bits)
        self._apart = (int(SAME * self._scale) << self._bits) + (1 << self._bits) - 1
        self._places = np.arange(features)
        self._whole = np.zeros(self.kept * features, dtype=np.int32)
        # What a tie adds from a rank on, and takes away behind it, in units.
        self._steps = np.zeros((self.kept + 1) * features, dtype=np.int64)
        # Twice the places from the bottom, ties at their middle, so that they stay whole numbers.
        self._ranks = np.zeros(features, dtype=np.int64)
        self._work = np.empty(0)
        self._short = ShortKeys(features) if self.kept == features > 1 else None

    def add(self, block: FloatArray) -> None:
        """Count a block of draws, (draws × features)."""
        self.draws += len(block)
        rows = max(1, _AT_ONCE // self.features)
        for start in range(0, len(block), rows):
            part = block[start : start + rows]
            if not (self._short and self._short.count(part)):
                self._count_exactly(part)
            if self._short and self._short.is_full:
                self._settle(self._short)

    def shares(self) -> tuple[FloatArray, FloatArray]:
        """Give what has been counted.

        Returns
        -------
        (features × ranks kept), 0 to 1, best rank first; and (features,), the mean rank, 1 to features.
        """
        if self._short:
            self._settle(self._short)
        shape, draws = (-1, self.features), max(self.draws, 1)
        whole, steps, ranks = self._whole.reshape(shape), self._steps.reshape(shape), self._ranks
        if self._short and self._short.twins:
            whole, steps, ranks = _with_twins(self._short.counted(), self._short.twins, whole, steps, ranks)
        if self.kept == self.features:
            ranks = ranks + 2 * self._places @ whole
        counted = whole[::-1].T.astype(np.float64, order="C")
        if steps.any():
            counted += (np.cumsum(steps[:-1], axis=0) / UNIT)[::-1].T
        counted /= draws
        return counted, self.features - ranks / 2 / draws

    def _settle(self, short: ShortKeys) -> None:
        """Count by long keys the neighbours that short ones leave in doubt."""
        chain, begins, features, priorities = short.take_doubtful()
        if not len(chain):
            return
        keys = self._long_keys(priorities, features)
        order = np.lexsort((keys, chain))
        keys, features = keys[order], features[order]
        joined = (np.diff(keys) <= self._apart) & (np.diff(chain) == 0)
        self._share(features, begins[chain] + count_up(np.bincount(chain)), np.concatenate(([True], ~joined)))

    def _long_keys(self, priorities: FloatArray, features: IntArray) -> IntArray:
        """Make keys of priorities: the priority in whole units, then the feature's place."""
        # Fresh memory for every step would cost more than the steps.
        if self._work.size < priorities.size:
            self._work = np.empty(priorities.size)
        whole = self._work[: priorities.size].reshape(priorities.shape)
        np.multiply(priorities, self._scale, out=whole)
        whole += _MAGIC
        keys = whole.view(np.int64)
        keys <<= self._bits
        keys |= features
        return keys

    def _count_exactly(self, block: FloatArray) -> None:
        """Count draws by long keys alone."""
        keys = self._long_keys(block, self._places)
        keys.sort(axis=1)
        joined = keys[:, 1:] - keys[:, :-1] <= self._apart
        keys &= (1 << self._bits) - 1
        places = np.broadcast_to(self._places, keys.shape)
        if joined.any():
            first = np.ones(keys.shape, dtype=np.bool_)
            np.logical_not(joined, out=first[:, 1:])
            self._share(keys.ravel(), places.ravel(), first.ravel())
        elif self.kept == self.features:
            self._count_alone(keys.ravel(), places.ravel())
        else:
            self._add_ranks(keys.ravel(), places.ravel())
            cut = self.features - self.kept
            pairs = keys[:, cut:] + np.arange(self.kept) * self.features
            np.add.at(self._whole, pairs.ravel(), _ONE)

    def _share(self, features: IntArray, places: IntArray, first: BoolArray) -> None:
        """Count features some of which tie: the untied as they are, the tied by what they share.

        ``first`` marks those that do not tie with the one before; places go up within a tie.
        """
        starts = np.flatnonzero(first)
        sizes = np.diff(starts, append=len(features))
        alone = starts[sizes == 1]
        self._count_alone(features[alone], places[alone])
        starts, sizes = starts[sizes > 1], sizes[sizes > 1]
        tied = features[np.repeat(starts, sizes) + count_up(sizes)]
        lowest, size = np.repeat(places[starts], sizes), np.repeat(sizes, sizes)
        np.add.at(self._ranks, tied, 2 * lowest + size - 1)
        cut = self.features - self.kept
        begin, end = np.maximum(lowest - cut, 0), np.maximum(lowest + size - cut, 0)
        part = np.rint(UNIT / size).astype(np.int64)
        np.add.at(self._steps, begin * self.features + tied, part)
        np.subtract.at(self._steps, end * self.features + tied, part)

    def _count_alone(self, features: IntArray, places: IntArray) -> None:
        cut = self.features - self.kept
        if cut:
            self._add_ranks(features, places)
            inside = places >= cut
            features, places = features[inside], places[inside] - cut
        np.add.at(self._whole, places * self.features + features, _ONE)

    def _add_ranks(self, features: IntArray, places: IntArray) -> None:
        # Exact, because the sums are far below 2⁵³.
        self._ranks += np.bincount(features, weights=2 * places, minlength=self.features).astype(np.int64)


def _with_twins(
    counts: ShortArray, twins: Twins, whole: ShortArray, steps: IntArray, ranks: IntArray
) -> tuple[ShortArray, IntArray, IntArray]:
    """Add what short keys have counted, (lowest place × groups); twins share the places that they take."""
    if twins.groups == len(twins.members):
        return whole + counts, steps, ranks
    whole, steps, ranks = whole.copy(), steps.copy(), ranks.copy()
    for size in np.unique(twins.sizes):
        groups = np.flatnonzero(twins.sizes == size)
        chosen = counts[:, groups]
        if size == 1:
            whole[:, twins.first[groups]] += chosen
            continue
        part = chosen * np.int64(round(UNIT / size))
        middle = (2 * np.arange(len(counts)) + size - 1) @ chosen
        for turn in range(size):
            members = twins.members[twins.starts[groups] + turn]
            steps[:-1, members] += part
            steps[size:, members] -= part[: len(steps) - size]
            ranks[members] += middle
    return whole, steps, ranks
