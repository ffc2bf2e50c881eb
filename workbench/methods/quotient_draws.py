"""Draw every feature's priority in a ratio framework, where scores alone vary."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.methods.priority_draws import BLOCK
from workbench.methods.ratio import quotient_range, quotients
from workbench.methods.score_draws import is_uncertain, sample_values

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class QuotientDraws:
    """Priorities of a ratio framework to be drawn, again and again the same.

    Attributes
    ----------
    low, point, high
        (features × dimensions); scores in their own units; low ≤ point ≤ high; no missing, no divisor that could be 0.
    rises
        (dimensions,); whether the dimension is a benefit.
    join
        Whether the benefits are added or multiplied.
    draws
        How many.
    rng
        Where drawn scores come from; it is copied before each use.
    """

    low: FloatArray
    point: FloatArray
    high: FloatArray
    rises: BoolArray
    join: Literal["sum", "product"]
    draws: int
    rng: np.random.Generator

    @property
    def features(self) -> int:
        """How many features there are."""
        return len(self.point)

    def blocks(self) -> Iterator[FloatArray]:
        """Give the priorities block by block, moved and stretched to 0 … 1.

        Returns
        -------
        (up to ``BLOCK`` draws × features) each; 0 the lowest priority that any score within its range gives, 1 the
        highest. The array is used again for the next block.

        Notes
        -----
        The framework's own formula on scores drawn from their ranges. Stretching changes no rank.
        """
        rng = copy.deepcopy(self.rng)
        open_ = np.flatnonzero(is_uncertain(self.low, self.point, self.high).any(axis=1))
        ends = quotient_range(*self._sides(self.low, self.high), self.join)
        least, most = float(ends[0].min()), float(ends[1].max())
        span = most - least if most > least else 1.0
        block = np.empty((BLOCK, self.features))
        block[:] = (self._quotients(self.point) - least) / span
        for start in range(0, self.draws, BLOCK):
            size = min(BLOCK, self.draws - start)
            if len(open_):
                drawn = sample_values(self.low[open_], self.point[open_], self.high[open_], size, rng)
                flat = self._quotients(drawn.reshape(-1, drawn.shape[2]))
                block[:size, open_] = np.clip((flat.reshape(size, -1) - least) / span, 0.0, 1.0)
            yield block[:size]

    def _quotients(self, scores: FloatArray) -> FloatArray:
        return quotients(scores[:, self.rises], scores[:, ~self.rises], self.join)

    def _sides(
        self, low: FloatArray, high: FloatArray
    ) -> tuple[tuple[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]:
        return (low[:, self.rises], high[:, self.rises]), (low[:, ~self.rises], high[:, ~self.rises])
