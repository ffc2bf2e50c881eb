"""Counting who takes which place by keys of 32 bits: quick, and open about whom it cannot tell apart."""

import numpy as np
import numpy.typing as npt

from workbench.methods.twin_columns import Twins, are_twins, find_twins

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
ShortArray = npt.NDArray[np.int32]

_BITS = 32
_CROWDED = 16
"""One doubtful pair of so many, and short keys are given up: settling the doubt would cost more than they save."""
_LOT = 50_000
"""Doubtful priorities that are worth settling together."""
_ONE = np.int32(1)


def count_up(sizes: IntArray) -> IntArray:
    """Count up from 0 within each of some groups.

    Parameters
    ----------
    sizes
        (groups,); each ≥ 0.

    Returns
    -------
    (sum of the sizes,); the groups one after another.

    Examples
    --------
    >>> count_up(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - sizes, sizes)


class ShortKeys:
    """Counts of (place, feature) from the bottom, save for chains of neighbours that are too close to tell.

    Notes
    -----
    Of 32 bits, those that the feature's place does not need hold the priority. Two whose numbers differ by 2 or more
    are in the right order and more than a tie apart; the others are kept, with their priorities, to be settled. Twins
    are sorted as one and take as many places as they are.
    """

    def __init__(self, features: int) -> None:
        self.features = features
        self._bits = max(1, (features - 1).bit_length())
        self._half = 2.0 ** (_BITS - 1 - self._bits)
        self._is_open = True
        self._twins: Twins | None = None
        self._counts = np.zeros(0, dtype=np.int32)
        self._work, self._keys, self._room = np.empty(0), np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int64)
        self._doubtful: list[tuple[IntArray, IntArray, IntArray, FloatArray]] = []
        self._waiting = 0

    @property
    def is_full(self) -> bool:
        """Whether enough is in doubt to settle it."""
        return self._waiting > _LOT

    def count(self, block: FloatArray) -> bool:
        """Count draws, (draws × features); tell whether it could be done: else nothing has been counted."""
        if not self._is_open:
            return False
        if self._twins is None:
            self._twins = find_twins(block)
            self._counts = np.zeros(self.features * self._twins.groups + 1, dtype=np.int32)
        self._is_open = are_twins(block, self._twins)
        if not self._is_open:
            return False
        keys = self._sort(block, self._twins)
        close = self._find_close(keys)
        self._is_open = len(close) * _CROWDED <= keys.size
        if self._is_open:
            self._count_sorted(block, keys, close, self._twins)
        return self._is_open

    def take_doubtful(self) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
        """Give the chains in doubt, and forget them.

        Returns
        -------
        The chain of each member, from 0, rising; the lowest place of each chain; the feature and the priority of each
        member.
        """
        lots, self._doubtful, self._waiting = self._doubtful, [], 0
        if not lots:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        sizes, begins, features, priorities = (np.concatenate(part) for part in zip(*lots, strict=True))
        return np.repeat(np.arange(len(sizes)), sizes), begins, features, priorities

    @property
    def twins(self) -> Twins | None:
        """Which features were counted as one; None before the first draw."""
        return self._twins

    def counted(self) -> ShortArray:
        """Give what has been counted, (places × groups of twins); the lowest place that a group takes."""
        groups = self._twins.groups if self._twins else self.features
        return self._counts[:-1].reshape(-1, groups)

    def _sort(self, block: FloatArray, twins: Twins) -> ShortArray:
        """Make sorted keys of priorities, (draws × groups): the priority, then the group; worst first."""
        size = len(block) * twins.groups
        # Fresh memory for every step would cost more than the steps.
        if self._work.size < size:
            self._work, self._keys = np.empty(size), np.empty(size, dtype=np.int32)
            self._room = np.empty(size, dtype=np.int64)
        shape = len(block), twins.groups
        work, keys = self._work[:size].reshape(shape), self._keys[:size].reshape(shape)
        alone = twins.groups == self.features
        chosen = block if alone else np.take(block, twins.first, axis=1, out=work, mode="clip")
        np.multiply(chosen, 2 * self._half - 2, out=work)
        work -= self._half
        keys[...] = work
        keys <<= self._bits
        keys |= np.arange(twins.groups, dtype=np.int32)
        keys.sort(axis=1)
        return keys

    def _find_close(self, keys: ShortArray) -> IntArray:
        """Find the neighbours that are too close to tell; places in (draws × groups − 1), flat."""
        gaps = self._work.view(np.int32)[: len(keys) * (keys.shape[1] - 1)].reshape(len(keys), -1)
        np.subtract(keys[:, 1:], keys[:, :-1], out=gaps)
        # Seen without a sign, a gap that did not fit the 32 bits is the large one that it is.
        return np.flatnonzero(gaps.view(np.uint32) < 2 << self._bits)

    def _count_sorted(self, block: FloatArray, keys: ShortArray, close: IntArray, twins: Twins) -> None:
        keys &= (1 << self._bits) - 1
        room = self._room[: keys.size].reshape(keys.shape)
        if twins.groups == self.features:
            np.add(keys, np.arange(self.features) * self.features, out=room)
        else:
            taken = (twins.sizes * twins.groups)[keys]
            np.cumsum(taken, axis=1, out=room)
            room -= taken
            room += keys
        flat = room.ravel()
        if len(close):
            self._put_aside(block, keys, close + close // (keys.shape[1] - 1), flat, twins)
        np.add.at(self._counts, flat, _ONE)

    def _put_aside(self, block: FloatArray, groups: ShortArray, at: IntArray, room: IntArray, twins: Twins) -> None:
        """Keep the chains in doubt, and take them out of the counts: those at ``at`` are too close to the next."""
        opens = np.flatnonzero(np.diff(at, prepend=-2) != 1)
        sizes = np.diff(opens, append=len(at)) + 1
        inside = np.repeat(at[opens], sizes) + count_up(sizes)
        begins = room[at[opens]] // twins.groups
        room[inside] = len(self._counts) - 1
        features, rows = groups.ravel()[inside].astype(np.int64), inside // groups.shape[1]
        if twins.groups < self.features:
            many = twins.sizes[features]
            sizes = np.add.reduceat(many, np.cumsum(sizes) - sizes)
            features = twins.members[np.repeat(twins.starts[features], many) + count_up(many)]
            rows = np.repeat(rows, many)
        self._doubtful.append((sizes, begins, features, block[rows, features]))
        self._waiting += len(features)
