"""Everything that changes what is kept: open, import, edit a score, weigh, undo. Each function takes the store first.

Everything raises ``NotKept`` for an unknown backlog and ``StorageError`` for a database in trouble; whatever changes a
backlog's contents refuses an archived one with ``StorageError``.
"""

from workbench.storage import (
    BacklogCard,
    BacklogState,
    Event,
    OpenBacklog,
    Snapshot,
    SnapshotCard,
    Store,
    database_location,
    open_store,
)
from workbench.workspace.backlogs import (
    archive_backlog,
    create_backlog,
    delete_backlog,
    duplicate_backlog,
    find_backlogs,
    first_backlog,
    keep_backlog,
    open_backlog,
    rename_backlog,
    replace_contents,
    restore_backlog,
    revision_of,
)
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.deciding import decide
from workbench.workspace.features import add_feature, edit_feature, remove_feature
from workbench.workspace.history import history, redo, undo
from workbench.workspace.planning import set_plan_rules
from workbench.workspace.scoring import edit_score, edit_scores
from workbench.workspace.snapshots import delete_snapshot, find_snapshots, freeze, open_snapshot
from workbench.workspace.weighting import edit_weights, replace_framework

__all__ = [
    "BacklogCard",
    "BacklogState",
    "Clock",
    "Event",
    "OpenBacklog",
    "Snapshot",
    "SnapshotCard",
    "Store",
    "add_feature",
    "archive_backlog",
    "create_backlog",
    "database_location",
    "decide",
    "delete_backlog",
    "delete_snapshot",
    "duplicate_backlog",
    "edit_feature",
    "edit_score",
    "edit_scores",
    "edit_weights",
    "find_backlogs",
    "find_snapshots",
    "first_backlog",
    "freeze",
    "history",
    "keep_backlog",
    "open_backlog",
    "open_snapshot",
    "open_store",
    "redo",
    "remove_feature",
    "rename_backlog",
    "replace_contents",
    "replace_framework",
    "restore_backlog",
    "revision_of",
    "set_plan_rules",
    "undo",
    "utc_now",
]
