"""Draw every feature's priority, under drawn weights and drawn scores, in blocks that fit the memory."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from workbench.methods.score_draws import is_uncertain, sample_open

FloatArray = npt.NDArray[np.float64]
BLOCK = 64
"""Draws that are worked out together. A constant, and the last block is filled up, so that how the sum is arranged,
and with it the last bit, never depends on how many draws are asked for."""


@dataclass(frozen=True)
class PriorityDraws:
    """Priorities to be drawn, again and again the same.

    Attributes
    ----------
    weights
        (draws × dimensions); each row ≥ 0, summing to 1.
    low, point, high
        (features × dimensions); value 0 to 1; low ≤ point ≤ high; point NaN where missing.
    rng
        Where drawn scores come from; it is copied before each use.
    """

    weights: FloatArray
    low: FloatArray
    point: FloatArray
    high: FloatArray
    rng: np.random.Generator

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.weights)

    @property
    def features(self) -> int:
        """How many features there are."""
        return len(self.point)

    def blocks(self) -> Iterator[FloatArray]:
        """Give the priorities block by block.

        Returns
        -------
        (up to ``BLOCK`` draws × features) each; unitless; 0 to 1. The array is used again for the next block.

        Notes
        -----
        V(a) = Σ_d w_d v_d(a). Only uncertain scores are drawn; what the known ones give is one matrix product a block.
        """
        rng = copy.deepcopy(self.rng)
        open_ = is_uncertain(self.low, self.point, self.high)
        rows, columns = np.nonzero(open_)
        ends = self.low[rows, columns], self.point[rows, columns], self.high[rows, columns]
        known = np.ascontiguousarray(np.where(open_, 0.0, self.point).T)
        padded, block = np.zeros((BLOCK, self.weights.shape[1])), np.empty((BLOCK, self.features))
        for start in range(0, self.draws, BLOCK):
            part = self.weights[start : start + BLOCK]
            padded[: len(part)] = part
            np.matmul(padded, known, out=block)
            if len(rows):
                drawn = sample_open(*ends, len(part), rng)
                _add_drawn(block[: len(part)], drawn, part, (rows, columns))
            yield block[: len(part)]


def _add_drawn(
    block: FloatArray, drawn: FloatArray, weights: FloatArray, places: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
) -> None:
    """Add what the drawn scores give; a feature stands once a dimension, so plain indexing counts each."""
    rows, columns = places
    for column in range(weights.shape[1]):
        here = columns == column
        block[:, rows[here]] += weights[:, column, None] * drawn[:, here]


class Draws(Protocol):
    """Anything that draws priorities."""

    @property
    def features(self) -> int:
        """How many features there are."""

    @property
    def draws(self) -> int:
        """How many draws there are."""

    def blocks(self) -> Iterator[FloatArray]:
        """Give (draws × features) priorities, 0 to 1, block by block."""


def draw_all(source: Draws, draws: int) -> FloatArray:
    """Give the first so many draws at once.

    Parameters
    ----------
    source
        What to draw.
    draws
        How many; at most all of the source's.

    Returns
    -------
    (draws × features); unitless; 0 to 1.
    """
    count = min(draws, source.draws)
    whole = np.empty((count, source.features))
    done = 0
    for block in source.blocks():
        if done == count:
            break
        taken = block[: count - done]
        whole[done : done + len(taken)] = taken
        done += len(taken)
    return whole
