"""Features: what could be built, for whom, and what we know about it."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import islice, repeat
from typing import Any, Self

from pydantic import BaseModel, Field

from workbench.model.decision import Decision
from workbench.model.record import Record
from workbench.model.score import Score

_BLOCK = 1000
"""Features made at a time, few enough for their fields to stay in the processor's cache."""

_SLOTS = [
    vars(BaseModel)[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
]
"""Fill in what pydantic itself fills in when it makes an object: fields, names of those given, nothing, nothing."""


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

    @classmethod
    def from_checked_columns(cls, columns: Mapping[str, Iterable[Any]]) -> list[Self]:
        """Make many features at once of what is known to be valid, without checking it again.

        Parameters
        ----------
        columns
            Field → its values, one for each feature, in order; all of the same length. Ids and titles are among them
            and not blank, and every value is of its field's type exactly as validation would leave it. Values may be
            shared, since nothing changes them.

        Returns
        -------
        The same features as validation would make of the same values, with every field marked as given.

        Raises
        ------
        ValueError
            When a column is shorter than that of the ids: the calling code is wrong.

        Notes
        -----
        Copies of the fields of one feature share their names, which takes a third of the memory of dictionaries that
        are made one by one, and a good deal of the time.
        """
        copy_fields = cls._unfilled().copy
        given = set(cls.model_fields)
        others = {name: iter(column) for name, column in columns.items()}
        ids = others.pop("id")
        features: list[Self] = []
        while block := list(islice(ids, _BLOCK)):
            made = [copy_fields() for _ in block]
            for name, column in (("id", block), *others.items()):
                for fields, value in zip(made, islice(column, len(made)), strict=True):
                    fields[name] = value
            bare = list(map(cls.__new__, repeat(cls, len(made))))
            contents: tuple[Iterable[Any], ...] = (made, repeat(given), repeat(None), repeat(None))
            for put, values in zip(_SLOTS, contents, strict=True):
                deque(map(put, bare, values), maxlen=0)
            features += bare
        return features

    @classmethod
    def _unfilled(cls) -> dict[str, Any]:
        """Give the default of each field, None for those that have none, in the dictionary of an object."""
        feature = cls.__new__(cls)
        for name, field in cls.model_fields.items():
            default = None if field.is_required() else field.get_default(call_default_factory=True, validated_data={})
            object.__setattr__(feature, name, default)
        return feature.__dict__


ABOUT_FIELDS: tuple[str, ...] = ("description", "status", "kind", "parent", "labels", "owner", "link")
"""The fields that a tracker's export fills, in the order in which they are shown."""
