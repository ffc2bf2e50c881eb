"""What is kept between visits: backlogs, their scores and every change, in SQLite or PostgreSQL."""

from workbench.storage.changes import (
    CHANGEABLE_FIELDS,
    BacklogRenamed,
    Change,
    ContentsReplaced,
    DecisionChange,
    FeatureAdded,
    FeatureRemoved,
    FieldsChange,
    FieldValue,
    FrameworkReplaced,
    PlanReplaced,
    ScoreChange,
    SummaryReplaced,
)
from workbench.storage.conflicts import changed_meanwhile, removed_meanwhile
from workbench.storage.database import database_location
from workbench.storage.descriptions import (
    FIELD_NAMES,
    TITLE_LENGTH,
    describe_decision,
    describe_field,
    describe_score,
    describe_title,
)
from workbench.storage.records import BacklogCard, BacklogState, Event, OpenBacklog, Snapshot, SnapshotCard
from workbench.storage.store import Store, open_store

__all__ = [
    "CHANGEABLE_FIELDS",
    "FIELD_NAMES",
    "TITLE_LENGTH",
    "BacklogCard",
    "BacklogRenamed",
    "BacklogState",
    "Change",
    "ContentsReplaced",
    "DecisionChange",
    "Event",
    "FeatureAdded",
    "FeatureRemoved",
    "FieldValue",
    "FieldsChange",
    "FrameworkReplaced",
    "OpenBacklog",
    "PlanReplaced",
    "ScoreChange",
    "Snapshot",
    "SnapshotCard",
    "Store",
    "SummaryReplaced",
    "changed_meanwhile",
    "database_location",
    "describe_decision",
    "describe_field",
    "describe_score",
    "describe_title",
    "open_store",
    "removed_meanwhile",
]
