"""One judgement: a feature on a dimension."""

from typing import Self

from pydantic import Field, model_validator

from workbench.errors import InvalidScore
from workbench.model.record import Record


def scorer_key(scorer: str) -> str:
    """Give the same text for names of scorers that differ in case and blanks only; '' for nobody."""
    return " ".join(scorer.split()).casefold()


class Score(Record):
    """One judgement in the dimension's own unit: a single number, a low–likely–high range, or a reasoned gap.

    A missing score is normally no ``Score`` at all. A ``Score`` without numbers but with a note is a gap that somebody
    explained ("ask security"); it counts as missing everywhere.

    Raises
    ------
    InvalidScore
        When low, likely and high are out of order, only one end of a range is given, or a score that stands beside this
        one is missing, is nobody's, or is a second one of the same scorer.

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
    others: tuple["Score", ...] = Field(
        default=(), description="What other scorers gave instead, one each, the latest first; kept, counted in nothing."
    )

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

    @model_validator(mode="after")
    def _others_are_somebody_elses(self) -> Self:
        if not self.others:
            return self
        if self.is_missing:
            raise InvalidScore("A missing score has no other beside it. Give it its numbers first.")
        scorers = {scorer_key(self.scorer)}
        for other in self.others:
            if other.is_missing or not scorer_key(other.scorer) or other.others:
                raise InvalidScore("A score beside another needs its numbers and its scorer's name.")
            if scorer_key(other.scorer) in scorers:
                raise InvalidScore(f"{other.scorer} has two scores in one cell. Keep the one that holds.")
            scorers.add(scorer_key(other.scorer))
        return self

    def instead_of(self, old: "Score | None") -> "Score":
        """Give this score as it takes a cell over: what other scorers gave before stays beside it.

        Parameters
        ----------
        old
            What stood in the cell; None where it was missing.

        Notes
        -----
        The score replaced stays beside this one where it is a named scorer's, and this one another named scorer's;
        nobody else can tell it from a correction. Whoever scores again has their earlier score replaced.
        """
        if self.is_missing or old is None:
            return self
        alone = old.model_copy(update={"others": (), "note": ""})
        mine = scorer_key(self.scorer)
        replaced = (alone,) if mine and scorer_key(old.scorer) and not old.is_missing else ()
        others = tuple(one for one in (*replaced, *old.others) if scorer_key(one.scorer) != mine)
        return self.model_copy(update={"others": others})

    def beside(self, other: "Score") -> "Score":
        """Give this score with what another scorer gave beside it, in place of what they gave before.

        Parameters
        ----------
        other
            With numbers, and of a named scorer who is not this score's.
        """
        alone = other.model_copy(update={"others": (), "note": ""})
        theirs = scorer_key(other.scorer)
        others = (alone, *(one for one in self.others if scorer_key(one.scorer) != theirs))
        return self.model_copy(update={"others": others})

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
