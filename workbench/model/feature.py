"""Features: what could be built, for whom, and what we know about it."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from workbench.model.decision import Decision
from workbench.model.record import Record
from workbench.model.score import Score


class EvidenceKind(StrEnum):
    """What a claim rests on."""

    INTERVIEW = "interview"
    USAGE_DATA = "usage data"
    SUPPORT = "support"
    EXPERIMENT = "experiment"
    MARKET = "market"
    GUESS = "guess"


class Evidence(Record):
    """One thing that was learnt."""

    kind: EvidenceKind
    sentence: str = Field(default="", description="What was learnt, in one sentence.")
    count: int | None = Field(default=None, ge=0, description="How many people, tickets or sessions it rests on.")
    when: dt.date | None = Field(default=None, description="When it was learnt.")


class Feature(Record):
    """Something that could be built."""

    id: str = Field(min_length=1, description="Made by the machine; never changes; unique in the backlog.")
    title: str = Field(min_length=1, description="For people; as written in the source, any script.")
    key: str = Field(default="", description="What the person's tracker calls it ('PM-92'); need not be unique.")
    note: str = Field(default="", description="A remark beside the scores.")
    description: str = Field(default="", description="The tracker's description.")
    problem: str = Field(default="", description="The problem, in the words of those who have it.")
    who: str = Field(default="", description="Who has the problem.")
    proposal: str = Field(default="", description="What would be built.")
    good_enough: str = Field(default="", description="The smaller option that would do.")
    success_metric: str = Field(default="", description="How we will know that it worked.")
    risk: str = Field(default="", description="What could go wrong.")
    evidence: tuple[Evidence, ...] = ()
    status: str = Field(default="", description="The tracker's status, as written.")
    kind: str = Field(default="", description="Epic, story, bug …, as written.")
    parent: str = Field(default="", description="Key or title of the parent, as written.")
    labels: str = Field(default="", description="Labels, as written; repeated columns joined by ', '.")
    owner: str = Field(default="", description="Who holds it in the tracker, as written.")
    link: str = Field(default="", description="Where it lives in the tracker.")
    scores: dict[str, Score] = Field(
        default_factory=dict, description="Dimension key → score; a missing key is missing."
    )
    given: dict[str, str] = Field(
        default_factory=dict,
        description="Somebody's earlier conclusions, as written: 'given_priority', 'given_rank', 'derived'.",
    )
    carried: dict[str, str] = Field(
        default_factory=dict, description="Header → cell, as written, of columns that mean nothing to the workbench."
    )
    decision: Decision | None = Field(default=None, description="What was decided; None while nothing is.")

    def score(self, dimension: str) -> Score | None:
        """Give the score on a dimension; None when it is missing or only a note."""
        found = self.scores.get(dimension)
        return None if found is None or found.is_missing else found


ABOUT_FIELDS: tuple[str, ...] = ("description", "status", "kind", "parent", "labels", "owner", "link")
"""The fields that a tracker's export fills, in the order in which they are shown."""
