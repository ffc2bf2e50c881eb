"""A table as far as it is understood before its scores are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.kept_rows import KeptRows
from workbench.exchange.recognition.layout import Layout
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.role_book import Roles
from workbench.exchange.recognition.trackers import Tracker
from workbench.model import Framework


@dataclass(frozen=True)
class TableReading:
    """What is known about a table.

    Attributes
    ----------
    layout
        Where it stands.
    columns
        From left to right.
    tracker
        Whose export it is; None where that is not known.
    framework
        What to judge by, before anything is pinned.
    roles
        Which column holds which role.
    kept
        The rows that become features.
    notes
        Where notes go.
    """

    layout: Layout
    columns: Sequence[Column]
    tracker: Tracker | None
    framework: Framework
    roles: Roles
    kept: KeptRows
    notes: NoteBook
