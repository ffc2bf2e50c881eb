"""A backlog: features, the framework that judges them, and what was noted on the way in."""

from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from workbench.errors import InvalidBacklog, InvalidChoice
from workbench.model.feature import Feature
from workbench.model.framework import Framework
from workbench.model.note import Note
from workbench.model.record import Record


class Backlog(Record):
    """Features in their own order, with the framework that judges them.

    Raises
    ------
    InvalidBacklog
        When two features share an id.
    """

    name: str = Field(min_length=1)
    framework: Framework
    features: tuple[Feature, ...] = Field(default=(), description="In the backlog's own order, which also breaks ties.")
    carried_headers: tuple[str, ...] = Field(
        default=(), description="Headers of the carried columns, in the order in which they came; each once."
    )
    notes: tuple[Note, ...] = Field(default=(), description="What was noted when it was imported.")

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        seen: set[str] = set()
        for feature in self.features:
            if feature.id in seen:
                raise InvalidBacklog(f"Two features have the id '{feature.id}'.", place=feature.id)
            seen.add(feature.id)
        return self

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
