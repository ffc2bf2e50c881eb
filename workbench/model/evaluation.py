"""The result of judging a backlog, with its working."""

from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt
from pydantic import ConfigDict, Field, model_validator

from workbench.model.framework import Framework
from workbench.model.note import Note
from workbench.model.record import Record

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


class Part(Record):
    """What one dimension does for one feature."""

    dimension: str
    weight: float | None = Field(description="The share that counted, 0 to 1; None in a ratio framework.")
    is_missing: bool
    low: float | None = Field(description="Value 0 to 1 (weighted sum) or score (ratio) at its worst; None if unknown.")
    point: float | None = Field(description="The one number used for the order; None where the score is missing.")
    high: float | None = Field(description="At its best; not below low.")
    contribution: float = Field(
        description="weight × value, 0 to 1, summing to the priority; a missing score stands at the middle of its "
        "range. 0 in a ratio framework."
    )


class Standing(Record):
    """Where one feature stands, and of what its priority is made."""

    feature_id: str
    rank: int | None = Field(description="1 is best; equal priorities share a rank; None when unranked.")
    priority: float | None = Field(description="0 to 1 in a weighted sum, a plain number in a ratio framework.")
    low: float | None = Field(description="Priority with every unknown at its worst.")
    high: float | None = Field(description="Priority with every unknown at its best.")
    best_rank: int | None = Field(description="The rank at its high end while every other stands at its low end.")
    worst_rank: int | None = Field(description="The rank at its low end while every other stands at its high end.")
    provisional: bool = Field(description="Whether a score that counts is missing.")
    why_no_priority: str | None = Field(description="A sentence when unranked; else None.")
    parts: tuple[Part, ...] = Field(description="One for each dimension that is not set aside, in their order.")

    @property
    def is_ranged(self) -> bool:
        """Whether the priority is a range: something is missing or was given as a range."""
        return self.low != self.high


class Evaluation(Record):
    """Every feature's priority and rank, with the values they were made from.

    Rows are features in backlog order; columns are ``dimensions`` in order. Arrays are read-only.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    feature_ids: tuple[str, ...]
    framework: Framework = Field(description="As declared, set-aside dimensions included.")
    dimensions: tuple[str, ...] = Field(description="Keys of the dimensions that count: all but those set aside.")
    set_aside: tuple[str, ...] = Field(description="Keys of dimensions without a score on any feature.")
    weights: dict[str, float] = Field(description="The shares that counted; sum to 1; empty in a ratio framework.")
    low: FloatArray = Field(
        description="(features × dimensions) value or score at its worst; NaN unknown (ratio only)."
    )
    point: FloatArray = Field(description="(features × dimensions) the number used for the order; NaN where missing.")
    high: FloatArray = Field(description="(features × dimensions) at its best.")
    priority_low: FloatArray = Field(description="(features,) NaN when unranked.")
    priority: FloatArray = Field(description="(features,) NaN when unranked.")
    priority_high: FloatArray = Field(description="(features,) NaN when unranked.")
    rank: IntArray = Field(description="(features,) 1 is best; 0 when unranked.")
    best_rank: IntArray = Field(description="(features,) 0 when unranked.")
    worst_rank: IntArray = Field(description="(features,) 0 when unranked.")
    provisional: BoolArray = Field(description="(features,) whether a score that counts is missing.")
    reasons: dict[str, str] = Field(description="Feature id → why it has no priority.")
    order: IntArray = Field(
        description="(features,) positions: ranked first, best first; the unranked in backlog order."
    )
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _shapes_agree(self) -> Self:
        rows, columns = len(self.feature_ids), len(self.dimensions)
        for name in ("low", "point", "high"):
            assert getattr(self, name).shape == (rows, columns), name
        for name in ("priority_low", "priority", "priority_high", "rank", "best_rank", "worst_rank", "order"):
            assert getattr(self, name).shape == (rows,), name
        for name in type(self).model_fields:
            if isinstance(array := getattr(self, name), np.ndarray):
                array.flags.writeable = False
        return self

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {feature_id: position for position, feature_id in enumerate(self.feature_ids)}

    @cached_property
    def contributions(self) -> FloatArray:
        """(features × dimensions); weight × value, a missing value at 0.5; zeros in a ratio framework."""
        if not self.weights:
            return np.zeros_like(self.point)
        shares = np.array([self.weights[key] for key in self.dimensions])
        return shares * np.where(np.isnan(self.point), (self.low + self.high) / 2, self.point)

    @property
    def ranked(self) -> tuple[int, ...]:
        """Positions of the ranked features, best first."""
        return tuple(int(position) for position in self.order if self.rank[position] > 0)

    @property
    def unranked(self) -> tuple[int, ...]:
        """Positions of the features without a rank, in backlog order."""
        return tuple(int(position) for position in self.order if self.rank[position] == 0)

    def standing(self, feature_id: str) -> Standing:
        """Give one feature's standing; its id must be among ``feature_ids``."""
        return self.standing_at(self._positions[feature_id])

    def standing_at(self, position: int) -> Standing:
        """Give the standing of the feature at a position of the backlog, from 0."""
        feature_id = self.feature_ids[position]
        ranked = bool(self.rank[position] > 0)
        parts = tuple(self._part(position, column) for column in range(len(self.dimensions)))
        return Standing(
            feature_id=feature_id,
            rank=int(self.rank[position]) if ranked else None,
            priority=float(self.priority[position]) if ranked else None,
            low=float(self.priority_low[position]) if ranked else None,
            high=float(self.priority_high[position]) if ranked else None,
            best_rank=int(self.best_rank[position]) if ranked else None,
            worst_rank=int(self.worst_rank[position]) if ranked else None,
            provisional=bool(self.provisional[position]),
            why_no_priority=self.reasons.get(feature_id),
            parts=parts,
        )

    def _part(self, position: int, column: int) -> Part:
        key = self.dimensions[column]
        low, point, high = (
            None if np.isnan(array[position, column]) else float(array[position, column])
            for array in (self.low, self.point, self.high)
        )
        return Part(
            dimension=key,
            weight=self.weights.get(key),
            is_missing=point is None,
            low=low,
            point=point,
            high=high,
            contribution=float(self.contributions[position, column]),
        )
