"""What features are judged on: dimensions and their declared scales."""

from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workbench.errors import InvalidFramework
from workbench.model.record import Record


class Direction(StrEnum):
    """Which way a dimension points."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"


class Level(Record):
    """One step of an ordered scale."""

    number: float = Field(description="The score that this level stands for; unique on its scale.")
    label: str = Field(min_length=1, description="A short name, as typed in a grid: 'High', 'XL', '4'.")
    sentence: str = Field(default="", description="What a feature at this level is like.")
    amount: float | None = Field(
        default=None, ge=0, description="What the level costs or takes, in the scale's unit; None where none is meant."
    )


class NumericScale(Record):
    """Numbers between two pinned bounds.

    Raises
    ------
    InvalidFramework
        When worst and best are the same number.
    """

    kind: Literal["numeric", "percent"] = "numeric"
    worst: float = Field(description="The score whose value is 0; in the unit.")
    best: float = Field(description="The score whose value is 1; in the unit.")
    unit: str = Field(default="", description="'points', 'days', 'EUR' …; empty for plain numbers. Percents are 0–1.")

    @model_validator(mode="after")
    def _has_a_span(self) -> Self:
        if self.worst == self.best:
            raise InvalidFramework(f"A scale from {self.worst:g} to {self.best:g} tells nothing apart. Widen it.")
        return self

    def amount(self, score: float) -> float:
        """Give the amount that a score stands for: the score itself, in the scale's unit."""
        return score


class LevelScale(Record):
    """Ordered levels, worst first.

    Raises
    ------
    InvalidFramework
        When there are fewer than two levels, the numbers do not run steadily one way, or only some have amounts.
    """

    kind: Literal["levels"] = "levels"
    levels: tuple[Level, ...] = Field(description="Worst first; numbers strictly rising or strictly falling.")
    unit: str = Field(default="", description="The unit of the levels' amounts: 'person-weeks', 'weeks'; else empty.")

    @model_validator(mode="after")
    def _runs_one_way(self) -> Self:
        numbers = [level.number for level in self.levels]
        if len(numbers) < 2:  # noqa: PLR2004 - two ends make a scale
            raise InvalidFramework("A scale of levels needs at least two.")
        steps = [after - before for before, after in pairwise(numbers)]
        if not (all(step > 0 for step in steps) or all(step < 0 for step in steps)):
            raise InvalidFramework("The levels' numbers must run steadily from worst to best, each one different.")
        labels = [level.label.strip().casefold() for level in self.levels]
        if len(set(labels)) != len(labels):
            raise InvalidFramework("Two levels have the same label. Give each its own.")
        if len({level.amount is None for level in self.levels}) > 1:
            raise InvalidFramework("Give every level an amount, or none of them.")
        return self

    @property
    def worst(self) -> float:
        """The score whose value is 0."""
        return self.levels[0].number

    @property
    def best(self) -> float:
        """The score whose value is 1."""
        return self.levels[-1].number

    def amount(self, score: float) -> float | None:
        """Give the amount that a score stands for, in the unit; None where the levels have none.

        Between two levels the amount is read off the straight line that joins them.
        """
        ordered = sorted(self.levels, key=lambda level: level.number)
        below = [level for level in ordered if level.number <= score] or ordered[:1]
        above = [level for level in ordered if level.number >= score] or ordered[-1:]
        low, high = below[-1], above[0]
        if low.amount is None or high.amount is None:
            return None
        if low.number == high.number:
            return low.amount
        share = (score - low.number) / (high.number - low.number)
        return low.amount + share * (high.amount - low.amount)


Scale = Annotated[NumericScale | LevelScale, Field(discriminator="kind")]


class Dimension(Record):
    """What features are judged on.

    Raises
    ------
    InvalidFramework
        When the scale runs against the direction.
    """

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="The name in files and code; unique in a framework.")
    name: str = Field(min_length=1, description="The name for people.")
    short: str = Field(default="", description="A name for narrow columns; the name where empty.")
    question: str = Field(default="", description="What a scorer asks themselves.")
    direction: Direction
    scale: Scale
    rubric: str = Field(default="", description="How to score: what to look at, what not to mix in.")

    @model_validator(mode="after")
    def _scale_agrees_with_direction(self) -> Self:
        rises = self.scale.best > self.scale.worst
        if rises != (self.direction is Direction.HIGHER_IS_BETTER):
            word = "higher" if self.direction is Direction.HIGHER_IS_BETTER else "lower"
            raise InvalidFramework(
                f"'{self.name}': {word} is better, yet the scale runs from {self.scale.worst:g} (worst) to "
                f"{self.scale.best:g} (best). Turn the scale round or change the direction.",
                place=self.key,
            )
        return self

    @property
    def column(self) -> str:
        """The name to print above a narrow column."""
        return self.short or self.name
