"""Choose one after the other, as people do: each that fits beside those taken before."""

from collections.abc import Sequence

import numpy as np

from workbench.methods.limit_matrix import SLACK, BoolArray, LimitMatrix


class GreedyChoice:
    """A set that grows; no upper limit is ever passed.

    Parameters
    ----------
    limits
        Lower ends do not count while choosing.
    """

    def __init__(self, limits: LimitMatrix) -> None:
        self.taken: BoolArray = np.zeros(limits.amounts.shape[1], dtype=bool)
        self._amounts = limits.amounts
        self._totals = np.zeros(len(limits.names))
        self._most = limits.high + 2 * SLACK * limits.largest

    def take(self, together: Sequence[Sequence[int]]) -> bool:
        """Take one way of each, all together or none.

        Parameters
        ----------
        together
            For each that is wanted its ways, the preferred first; one with a way taken already is passed over.

        Returns
        -------
        Whether they fit.

        Notes
        -----
        The preferred way of all is tried first; then, one after the other from the first wanted on, the next way.
        """
        wanted = [ways for ways in together if not any(self.taken[one] for one in ways)]
        picks = [0] * len(wanted)
        while True:
            if self._add([ways[pick] for ways, pick in zip(wanted, picks, strict=True)]):
                return True
            place = next((at for at, ways in enumerate(wanted) if picks[at] + 1 < len(ways)), None)
            if place is None:
                return False
            picks[place] += 1

    def _add(self, candidates: Sequence[int]) -> bool:
        totals = self._totals.copy()
        rows: list[int] = []
        for one in candidates:
            span = slice(self._amounts.indptr[one], self._amounts.indptr[one + 1])
            at = self._amounts.indices[span]
            totals[at] += self._amounts.data[span]
            rows += at.tolist()
        if (totals[rows] > self._most[rows]).any():
            return False
        self._totals = totals
        self.taken[list(candidates)] = True
        return True
