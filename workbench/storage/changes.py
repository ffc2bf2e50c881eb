"""The elementary changes of which every edit is made; each knows what stood there before and how to take itself back.

They are what the event log keeps, as JSON, and so what undo and redo work from.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from workbench.model import Backlog, Decision, Evidence, Feature, Framework, PlanRules, Record, Score, SummaryEdits

FieldValue = str | tuple[Evidence, ...] | dict[str, str]

CHANGEABLE_FIELDS: tuple[str, ...] = tuple(
    field for field in Feature.model_fields if field not in {"id", "scores", "decision"}
)
"""Fields of a feature that a ``FieldsChange`` may name."""


class ScoreChange(Record):
    """A score was set, replaced or cleared."""

    what: Literal["score"] = "score"
    feature_id: str
    dimension: str
    old: Score | None = Field(description="What stood there; None where nothing did.")
    new: Score | None = Field(description="What stands there now; None clears it.")

    def inverse(self) -> "ScoreChange":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class DecisionChange(Record):
    """What is decided about a feature changed."""

    what: Literal["decision"] = "decision"
    feature_id: str
    old: Decision | None = Field(description="What stood there; None where nothing did.")
    new: Decision | None = Field(description="What stands there now; None leaves it undecided.")

    def inverse(self) -> "DecisionChange":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class FieldsChange(Record):
    """Fields of one feature were changed."""

    what: Literal["fields"] = "fields"
    feature_id: str
    old: dict[str, FieldValue] = Field(description="Field → what stood there; the same fields as ``new``.")
    new: dict[str, FieldValue] = Field(description="Field → what stands there now.")

    @model_validator(mode="after")
    def _fits_a_feature(self) -> Self:
        if self.old.keys() != self.new.keys() or not self.new.keys() <= set(CHANGEABLE_FIELDS):
            raise ValueError("old and new must name the same changeable fields")
        for side in (self.old, self.new):
            Feature.model_validate({"id": self.feature_id, "title": "-", **side})
        return self

    def inverse(self) -> "FieldsChange":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class FeatureAdded(Record):
    """A feature came in; those from its position on moved one down."""

    what: Literal["added"] = "added"
    position: int = Field(ge=0, description="From 0, in the backlog's own order.")
    feature: Feature

    def inverse(self) -> "FeatureRemoved":
        """Give the change that takes this one back."""
        return FeatureRemoved(position=self.position, feature=self.feature)


class FeatureRemoved(Record):
    """A feature went, with its scores; those after it moved one up."""

    what: Literal["removed"] = "removed"
    position: int = Field(ge=0, description="From 0, in the backlog's own order.")
    feature: Feature

    def inverse(self) -> FeatureAdded:
        """Give the change that takes this one back."""
        return FeatureAdded(position=self.position, feature=self.feature)


class FrameworkReplaced(Record):
    """The framework, or its weights, changed; every score stays."""

    what: Literal["framework"] = "framework"
    old: Framework
    new: Framework

    def inverse(self) -> "FrameworkReplaced":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class PlanReplaced(Record):
    """What the plan must keep to changed."""

    what: Literal["plan"] = "plan"
    old: PlanRules
    new: PlanRules

    def inverse(self) -> "PlanReplaced":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class SummaryReplaced(Record):
    """What a person has made of the summary changed."""

    what: Literal["summary"] = "summary"
    old: SummaryEdits
    new: SummaryEdits

    def inverse(self) -> "SummaryReplaced":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class BacklogRenamed(Record):
    """The backlog has another name."""

    what: Literal["renamed"] = "renamed"
    old: str = Field(min_length=1)
    new: str = Field(min_length=1)

    def inverse(self) -> "BacklogRenamed":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


class ContentsReplaced(Record):
    """Everything in the backlog, its name included, gave way to other contents."""

    what: Literal["contents"] = "contents"
    old: Backlog
    new: Backlog

    def inverse(self) -> "ContentsReplaced":
        """Give the change that takes this one back."""
        return self.model_copy(update={"old": self.new, "new": self.old})


Change = (
    ScoreChange
    | DecisionChange
    | FieldsChange
    | FeatureAdded
    | FeatureRemoved
    | FrameworkReplaced
    | PlanReplaced
    | SummaryReplaced
    | BacklogRenamed
    | ContentsReplaced
)

_CHANGES: TypeAdapter[tuple[Change, ...]] = TypeAdapter(tuple[Annotated[Change, Field(discriminator="what")], ...])


def invert_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give the changes that take these back: each one's inverse, the last one first."""
    return tuple(change.inverse() for change in reversed(changes))


def write_changes(changes: Sequence[Change]) -> str:
    """Write changes as one JSON document, which ``read_changes`` reads back to equal ones."""
    return _CHANGES.dump_json(tuple(changes)).decode()


def read_changes(text: str) -> tuple[Change, ...]:
    """Read what ``write_changes`` wrote; pydantic's ``ValidationError`` means that the text was tampered with."""
    return _CHANGES.validate_json(text)
