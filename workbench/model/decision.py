"""What was decided about a feature, why, and how it turned out."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from workbench.model.record import Record


class Choice(StrEnum):
    """What becomes of a feature."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"
    NO = "no"


class DeclineForm(StrEnum):
    """The three honest forms of a no."""

    NOT_NOW = "not now"
    NOT_US = "not us"
    NOT_EVER = "not ever"


class Draft(StrEnum):
    """The texts of a decision that the workbench can draft."""

    REASON = "reason"
    REOPEN = "reopen"
    SENTENCE = "sentence"


class Outcome(Record):
    """How a feature turned out after its launch."""

    cost: float | None = Field(default=None, ge=0, description="What it cost; in the unit of the costs' amounts.")
    scores: dict[str, float] = Field(
        default_factory=dict, description="Dimension key → the score as it turned out; a key left out is unknown."
    )
    note: str = Field(default="", description="What was learnt.")


class Decision(Record):
    """Now, next, later or no, with a reason.

    ``form`` and ``sentence`` count only for a no; they are kept when the choice changes, so that changing it back loses
    nothing.
    """

    choice: Choice
    reason: str = Field(default="", description="Why, in words that can be shown to anybody.")
    decided_by: str = Field(default="", description="The role or name of whoever decides, as typed.")
    reopen: str = Field(default="", description="What would have to happen for this to be decided anew.")
    look_again: dt.date | None = Field(default=None, description="When to look at it again.")
    form: DeclineForm | None = Field(default=None, description="Which no it is; None while nobody has said.")
    sentence: str = Field(default="", description="What to say to whoever asked for it; never sent by the workbench.")
    drafted: dict[Draft, str] = Field(
        default_factory=dict,
        description="What the workbench drafted last. A text that differs is a person's own; drafting anew leaves it.",
    )
    outcome: Outcome | None = Field(default=None, description="After launch; None before.")

    def is_own(self, text: Draft) -> bool:
        """Whether a text is in a person's own words, an emptied draft included."""
        found: str = getattr(self, text.value)
        return found != self.drafted.get(text, "")
