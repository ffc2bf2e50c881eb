"""One judgement: a feature on a dimension."""

from typing import Self

from pydantic import Field, model_validator

from workbench.errors import InvalidScore
from workbench.model.record import Record


class Score(Record):
    """One judgement in the dimension's own unit: a single number, a low–likely–high range, or a reasoned gap.

    A missing score is normally no ``Score`` at all. A ``Score`` without numbers but with a note is a gap that somebody
    explained ("ask security"); it counts as missing everywhere.

    Raises
    ------
    InvalidScore
        When low, likely and high are out of order, or only one end of a range is given.

    Examples
    --------
    >>> Score.exactly(3).likely
    3.0
    >>> Score(low=2, high=5).is_range
    True
    """

    low: float | None = Field(default=None, description="Lowest credible score; the dimension's unit; ≤ high.")
    likely: float | None = Field(default=None, description="Most likely score; between low and high; may be unstated.")
    high: float | None = Field(default=None, description="Highest credible score; the dimension's unit; ≥ low.")
    note: str = Field(default="", description="Why this score, in the scorer's words.")
    scorer: str = Field(default="", description="Who gave it, a role or a name as typed; empty where nobody said.")

    @classmethod
    def exactly(cls, number: float, note: str = "") -> Self:
        """Make a score of one number.

        Parameters
        ----------
        number
            In the dimension's unit.
        note
            Why this score.
        """
        return cls(low=number, likely=number, high=number, note=note)

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise InvalidScore("A range needs both its ends. Give a low and a high, or one number.")
        if self.low is None or self.high is None:
            if self.likely is not None:
                raise InvalidScore(f"A likely score of {self.likely:g} needs a low and a high beside it.")
            return self
        if self.low > self.high:
            raise InvalidScore(f"The low end, {self.low:g}, is above the high end, {self.high:g}. Swap them.")
        if self.likely is not None and not self.low <= self.likely <= self.high:
            raise InvalidScore(
                f"The likely score, {self.likely:g}, is outside its range from {self.low:g} to {self.high:g}."
            )
        return self

    @property
    def numbers(self) -> tuple[float | None, float | None, float | None]:
        """Low, likely and high."""
        return self.low, self.likely, self.high

    @property
    def is_missing(self) -> bool:
        """Whether there is no number, only a note."""
        return self.low is None

    @property
    def is_range(self) -> bool:
        """Whether low and high differ."""
        return self.low != self.high

    @property
    def point(self) -> float | None:
        """The one number used where one is needed: the likely score, else the middle of the range; None if missing."""
        if self.low is None or self.high is None:
            return None
        return (self.low + self.high) / 2 if self.likely is None else self.likely
