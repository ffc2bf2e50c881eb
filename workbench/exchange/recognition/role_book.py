"""The roles that the columns of a table hold."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.exchange.recognition.accepted_meanings import COST_LIKE
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.header_words import HeaderMeaning, normalise, unwrap
from workbench.exchange.recognition.input_names import INPUT_NAMES
from workbench.exchange.recognition.trackers import Tracker
from workbench.model import ABOUT_FIELDS

CARRIED = "carried"
GIVEN: tuple[str, ...] = ("given_priority", "given_rank", "derived")
"""Somebody's earlier conclusions."""

Known = Mapping[int, tuple[HeaderMeaning, ...]]
"""Column index → what its header means."""

_CONTRIBUTION = re.compile(r"\w, points$")
_QUOTIENT = re.compile(r"[/÷:]")


@dataclass(frozen=True)
class Held:
    """A role that a column holds.

    Attributes
    ----------
    role
        A dimension's key or another role.
    meaning
        What the header means; '' where it means nothing known.
    sure
        Whether the role is no guess.
    question
        What to ask the person where it is one.
    """

    role: str
    meaning: str = ""
    sure: bool = True
    question: str = ""

    @property
    def is_input(self) -> bool:
        """Whether it is a judgement, of this framework or of another."""
        return self.role not in {"title", "key", CARRIED, *ABOUT_FIELDS, *GIVEN}


@dataclass
class Roles:
    """Which column holds which role.

    Attributes
    ----------
    held
        Column index → its role; columns that are not listed are carried.
    leading
        Index of the nameless column that names the features of a table that was turned round; None otherwise.
    titles
        Indexes of the columns that hold titles, the first filled one counting; () where there is none.
    labels
        Indexes of every column of labels.
    contested
        (loser, winner, dimension) by index: the loser could have held the role.
    dates
        Indexes of columns whose header names a score while their cells are dates.
    prose
        Likewise, whose cells are sentences.
    """

    held: dict[int, Held] = field(default_factory=dict)
    leading: int | None = None
    titles: tuple[int, ...] = ()
    labels: tuple[int, ...] = ()
    contested: list[tuple[int, int, str]] = field(default_factory=list)
    dates: list[tuple[int, str]] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)

    def holder(self, role: str) -> int | None:
        """Give the index of the column that holds a role; None where none does."""
        return next((index for index, one in self.held.items() if one.role == role), None)

    def take(self, index: int, held: Held) -> None:
        """Give a column a role."""
        self.held[index] = held


def find_free(
    columns: Iterable[Column], known: Known, meaning: str, roles: Roles
) -> list[tuple[Column, HeaderMeaning]]:
    """Find the free columns of a meaning, the best first."""
    found = [
        (column, one)
        for column in columns
        if column.index not in roles.held
        for one in known[column.index]
        if one.meaning == meaning
    ]
    return sorted(found, key=lambda pair: (pair[0].is_empty, pair[1].grade, pair[1].preference, pair[0].index))


def meanings_here(column: Column, tracker: Tracker | None) -> tuple[HeaderMeaning, ...]:
    """Give what a header means in the export of a tracker; what it means anywhere where it is none."""
    if tracker is not None:
        own = tracker.meanings.get(normalise(unwrap(column.header)))
        if own is not None:
            return (HeaderMeaning(own, 0),)
    return _settle(column.header, column.meanings)


def _settle(header: str, meanings: tuple[HeaderMeaning, ...]) -> tuple[HeaderMeaning, ...]:
    """Settle headers of two names: 'Benefit/Priority' is a priority, 'Value / Effort' a quotient.

    A contribution, as the workbench writes it beside each dimension, is somebody's earlier result: 'Effort, points'.
    """
    if _CONTRIBUTION.search(header):
        return (HeaderMeaning("derived", 2),)
    names = {one.meaning for one in meanings}
    for earlier in ("derived", "priority"):
        if earlier in names:
            return tuple(one for one in meanings if one.meaning == earlier)
    inputs = names & INPUT_NAMES.keys()
    has_both = bool(inputs & COST_LIKE) and bool(inputs - COST_LIKE - {"ease"})
    if has_both and _QUOTIENT.search(header) and meanings[0].grade == 1 and "title" not in names:
        return (HeaderMeaning("derived", 1),)
    return meanings
