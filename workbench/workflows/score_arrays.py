"""Lay the scores of a backlog out as arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.methods.values import map_values
from workbench.model import Backlog, Dimension

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ScoreArrays:
    """Scores as (features × dimensions) arrays in backlog and framework order, each column in its own unit.

    Attributes
    ----------
    low, high
        The ends of each score's range; equal where it is one number; NaN where missing.
    likely
        The likely score where one was stated; NaN elsewhere.
    """

    low: FloatArray
    likely: FloatArray
    high: FloatArray

    @property
    def known(self) -> BoolArray:
        """(features × dimensions); whether there is a score."""
        return np.asarray(~np.isnan(self.low))

    @property
    def point(self) -> FloatArray:
        """(features × dimensions); the likely score, else the middle of the range; NaN where missing."""
        return np.where(np.isnan(self.likely), (self.low + self.high) / 2, self.likely)


def lay_out_scores(backlog: Backlog, dimensions: tuple[str, ...]) -> ScoreArrays:
    """Lay out the scores on the given dimensions.

    Parameters
    ----------
    backlog
        The features and their scores.
    dimensions
        Keys, in the order of the columns.
    """
    shape = (len(backlog.features), len(dimensions))
    low, likely, high = (np.full(shape, np.nan) for _ in range(3))
    for row, feature in enumerate(backlog.features):
        for column, key in enumerate(dimensions):
            score = feature.score(key)
            if score is not None:
                low[row, column], high[row, column] = score.low, score.high
                if score.likely is not None:
                    likely[row, column] = score.likely
    return ScoreArrays(low=low, likely=likely, high=high)


def value_of(dimension: Dimension, number: float) -> float:
    """Give the value, 0 to 1, of one number on a dimension's scale."""
    return float(map_values(np.array(number), np.array(dimension.scale.worst), np.array(dimension.scale.best)))
