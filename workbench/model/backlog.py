"""A backlog: features, the framework that judges them, and what was noted on the way in."""

from functools import cached_property
from operator import attrgetter
from typing import Self

from pydantic import Field, model_validator

from workbench.errors import InvalidBacklog, InvalidChoice
from workbench.model.feature import Feature
from workbench.model.framework import Framework
from workbench.model.note import Note
from workbench.model.plan import PlanRules
from workbench.model.record import Record
from workbench.model.summary import SummaryEdits


class Backlog(Record):
    """Features in their own order, with the framework that judges them.

    Raises
    ------
    InvalidBacklog
        When two features share an id, or a rule of the plan names a feature that is not here.
    """

    name: str = Field(min_length=1)
    framework: Framework
    features: tuple[Feature, ...] = Field(default=(), description="In the backlog's own order, which also breaks ties.")
    carried_headers: tuple[str, ...] = Field(
        default=(), description="Headers of the carried columns, in the order in which they came; each once."
    )
    notes: tuple[Note, ...] = Field(default=(), description="What was noted when it was imported.")
    plan: PlanRules = Field(default=PlanRules(), description="What the plan must keep to; empty until asked.")
    summary: SummaryEdits = Field(
        default=SummaryEdits(), description="What a person has made of the one-page summary; empty until edited."
    )

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        known = dict.fromkeys(map(attrgetter("id"), self.features))
        if len(known) < len(self.features):
            raise self._repeated_id()
        for feature_id in self.plan.feature_ids:
            if feature_id not in known:
                raise InvalidBacklog(
                    f"A rule of the plan names the feature '{feature_id}', which is not in this backlog. "
                    "Take it out of the rule.",
                    place=feature_id,
                )
        return self

    def _repeated_id(self) -> InvalidBacklog:
        ids = [feature.id for feature in self.features]
        first = {feature_id: place for place, feature_id in reversed(list(enumerate(ids)))}
        twice = next(feature_id for place, feature_id in enumerate(ids) if first[feature_id] < place)
        return InvalidBacklog(f"Two features have the id '{twice}'.", place=twice)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {feature.id: position for position, feature in enumerate(self.features)}

    def feature(self, feature_id: str) -> Feature:
        """Give the feature of that id.

        Raises
        ------
        InvalidChoice
            When there is none.
        """
        return self.features[self.position(feature_id)]

    def position(self, feature_id: str) -> int:
        """Give the place of a feature in the backlog's own order, from 0.

        Raises
        ------
        InvalidChoice
            When there is none of that id.
        """
        if feature_id not in self._positions:
            raise InvalidChoice("feature", feature_id, tuple(self._positions))
        return self._positions[feature_id]
