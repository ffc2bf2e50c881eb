"""Give the columns of a table their roles."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.exchange.recognition.accepted_meanings import (
    ACCEPTED,
    COST_LIKE,
    DOUBTFUL,
    URGENCY_QUESTION,
    Fit,
    find_fits,
)
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.header_words import HeaderMeaning, normalise, unwrap
from workbench.exchange.recognition.input_names import INPUT_NAMES
from workbench.exchange.recognition.title_columns import find_title
from workbench.exchange.recognition.trackers import Tracker
from workbench.model import ABOUT_FIELDS, Framework

CARRIED = "carried"
GIVEN: tuple[str, ...] = ("given_priority", "given_rank", "derived")
"""Somebody's earlier conclusions."""

_CONTRIBUTION = re.compile(r"\w, points$")
_QUOTIENT = re.compile(r"[/÷:]")
_MOST_PRIORITY = 10.0
"""A priority of plain numbers beyond this is computed; nobody tells apart so many classes."""

_MOSTLY = 0.5
_UNIQUE = 0.95
_FEW = 30
_TRUSTED_KEYS = 12
"""How many of the first names of a key need no proof by their cells."""

_NEEDS_PROOF = frozenset({"size", "duration", "audience", "revenue", "importance", "time_to_impact"})
"""Meanings whose words also stand above plain text."""


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


def meanings_here(column: Column, tracker: Tracker | None) -> tuple[HeaderMeaning, ...]:
    """Give what a header means in the export of a tracker; what it means anywhere where it is none."""
    if tracker is not None:
        own = tracker.meanings.get(normalise(unwrap(column.header)))
        if own is not None:
            return (HeaderMeaning(own, 0),)
    return _settle(column.header, column.meanings)


def assign_roles(
    columns: Sequence[Column],
    framework: Framework,
    tracker: Tracker | None,
    *,
    chosen: Mapping[int, str],
    leading: int | None = None,
) -> Roles:
    """Give every column its role.

    Parameters
    ----------
    columns
        From left to right.
    framework
        Its dimensions are the inputs to look for.
    tracker
        Whose export it is, where that is known.
    chosen
        Column index → the role that a person chose; nothing else takes these columns or roles.
    leading
        Index of the column that names the features of a table that was turned round; None otherwise.

    Notes
    -----
    A role is held by one column: the best name wins, then the leftmost; a column without any filled cell only where
    there is no other.
    """
    roles = Roles(leading=leading)
    for index, role in chosen.items():
        roles.take(index, Held(role))
    known = {column.index: meanings_here(column, tracker) for column in columns}
    _assign_given(columns, known, roles)
    _assign_inputs(columns, known, framework, roles)
    _assign_spare_inputs(columns, known, roles)
    _assign_title(columns, known, roles)
    _assign_about(columns, known, roles)
    return roles


def holds_every_input(columns: Sequence[Column], framework: Framework, tracker: Tracker | None) -> bool:
    """Whether every dimension of a framework has a column of its own whose name says so."""
    roles = Roles()
    known = {column.index: meanings_here(column, tracker) for column in columns}
    _assign_given(columns, known, roles)
    _assign_inputs(columns, known, framework, roles, only_certain=True)
    return all(roles.holder(key) is not None for key in framework.keys)


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


Known = Mapping[int, tuple[HeaderMeaning, ...]]


def _find(columns: Iterable[Column], known: Known, meaning: str, roles: Roles) -> list[tuple[Column, HeaderMeaning]]:
    """Find the free columns of a meaning, the best first."""
    found = [
        (column, one)
        for column in columns
        if column.index not in roles.held
        for one in known[column.index]
        if one.meaning == meaning
    ]
    return sorted(found, key=lambda pair: (pair[0].is_empty, pair[1].grade, pair[1].preference, pair[0].index))


def _assign_given(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    ranks: list[tuple[Column, HeaderMeaning]] = []
    computed: list[tuple[Column, HeaderMeaning]] = []
    for column, one in _find(columns, known, "priority", roles):
        if _is_rank(column):
            ranks.append((column, one))
        elif column.number_share == 1 and column.largest > _MOST_PRIORITY:
            computed.append((column, one))
        else:
            _take_given("given_priority", column, one, roles)
    named = [pair for pair in _find(columns, known, "rank", roles) if _is_rank(pair[0]) or pair[0].is_empty]
    whole = [pair for pair in _find(columns, known, "rank", roles) if pair[1].grade == 0 and pair[0].number_share == 1]
    for column, one in (*named, *ranks, *whole):
        if column.index not in roles.held:
            _take_given("given_rank", column, one, roles)
    for column, one in (*_find(columns, known, "derived", roles), *computed):
        if column.is_empty or column.number_share > _MOSTLY:
            _take_given("derived", column, one, roles)
    _guess_given(columns, known, roles)


def _take_given(role: str, column: Column, name: HeaderMeaning, roles: Roles) -> None:
    holder = roles.holder(role)
    if holder is None:
        roles.take(column.index, Held(role))
    elif not column.is_empty and name.grade < 2:  # noqa: PLR2004 - grades: see HeaderMeaning
        roles.contested.append((column.index, holder, role))


def _is_rank(column: Column) -> bool:
    return column.is_counter and len(column.sample) > 2  # noqa: PLR2004 - two numbers show no order


def _guess_given(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    """Take a column without a known name for a priority where its cells are words such as P0 or 'must have'."""
    if roles.holder("given_priority") is None:
        for column in columns:
            free = column.index not in roles.held and not known[column.index]
            if free and column.priority_share > 0.8 and sum(column.sample.values()) > 1:  # noqa: PLR2004 - nearly all
                roles.take(column.index, Held("given_priority"))
                return
    if roles.holder("derived") is None:
        for column in columns:
            free = column.index not in roles.held and not known[column.index]
            if free and column.is_formula and column.header.strip() and column.number_share > _MOSTLY:
                roles.take(column.index, Held("derived"))
                return


def _assign_spare_inputs(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    """Read inputs that only other frameworks use, such as a confidence, so that they are there when one is chosen."""
    contested = {loser for loser, _, _ in roles.contested}
    for key in ACCEPTED:
        for column, name in _find(columns, known, key, roles):
            fit = Fit(key, key, 0)
            free = column.index not in contested and roles.holder(key) is None
            if free and name.grade < 2 and not column.is_empty and _is_eligible(column, fit, name, Roles()):  # noqa: PLR2004
                roles.take(column.index, Held(key, key))


@dataclass(frozen=True)
class _Candidate:
    column: Column
    fit: Fit
    name: HeaderMeaning | None

    @property
    def order(self) -> tuple[bool, int, int, bool, int]:
        grade, is_plain = (self.name.grade, self.name.is_plain) if self.name else (0, True)
        return self.column.is_empty, self.fit.cost, grade, not is_plain, self.column.index


def _assign_inputs(
    columns: Sequence[Column], known: Known, framework: Framework, roles: Roles, *, only_certain: bool = False
) -> None:
    candidates = []
    for column in columns:
        if column.index in roles.held:
            continue
        meanings = tuple(one.meaning for one in known[column.index])
        for fit in find_fits(framework, unwrap(column.header), meanings, only_certain=only_certain):
            names = (one for one in known[column.index] if one.meaning == fit.meaning)
            name = None if fit.cost < 0 else next(names, None)
            if _is_eligible(column, fit, name, roles):
                candidates.append(_Candidate(column, fit, name))
    for one in sorted(candidates, key=lambda candidate: candidate.order):
        if one.column.index not in roles.held and roles.holder(one.fit.dimension) is None:
            roles.take(one.column.index, _hold(one, framework))
    for one in candidates:
        holder = roles.holder(one.fit.dimension)
        if one.column.index not in roles.held and holder is not None and not one.column.is_empty:
            roles.contested.append((one.column.index, holder, one.fit.dimension))


def _is_eligible(column: Column, fit: Fit, name: HeaderMeaning | None, roles: Roles) -> bool:
    """Whether a column's cells can be scores; where only its header says so, that is remembered."""
    if column.is_empty:
        return name is None or name.grade < 2 or name.is_plain  # noqa: PLR2004 - grades: see HeaderMeaning
    is_inside = name is not None and name.grade == 2  # noqa: PLR2004 - likewise
    is_plain = name is None or name.is_plain
    if column.date_share > _MOSTLY:
        if not is_inside:
            roles.dates.append((column.index, fit.dimension))
        return False
    if column.prose_share > _MOSTLY and column.score_share < _MOSTLY:
        if not is_inside:
            roles.prose.append((column.index, fit.dimension))
        return False
    if is_inside:
        return column.score_share >= _MOSTLY and (is_plain or fit.meaning in COST_LIKE)
    return fit.meaning not in _NEEDS_PROOF or column.score_share >= _MOSTLY


def _hold(one: _Candidate, framework: Framework) -> Held:
    dimension = framework.dimension(one.fit.dimension)
    if one.fit.cost < 0:
        return Held(dimension.key, one.fit.meaning)
    question = DOUBTFUL.get(one.fit.meaning, "") if one.fit.meaning != dimension.key else ""
    if one.fit.meaning == "size" and dimension.key == "job_size":
        question = ""
    if one.fit.meaning == "time_criticality" and dimension.key == "time_to_market":
        question = URGENCY_QUESTION
    if not question and one.name is not None and not one.name.is_plain:
        question = f"Does it say “{dimension.name.lower()}”?"
    return Held(dimension.key, one.fit.meaning, sure=not question, question=question)


def _assign_title(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    chosen = roles.holder("title")
    if chosen is not None:
        roles.titles = (chosen,)
        return
    found = find_title([column for column in columns if column.index not in roles.held], known, roles.leading)
    if found is None:
        return
    question = (
        "" if found.sure else "It was taken as the features' titles. If another column holds them, change it below."
    )
    roles.take(found.indexes[0], Held("title", sure=found.sure, question=question))
    roles.titles = found.indexes
    roles.contested += [(index, found.indexes[0], "title") for index in found.others]


def _assign_about(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    _assign_key(columns, known, roles)
    rest = [column for column in columns if column.index not in roles.titles]
    for role in ABOUT_FIELDS:
        if roles.holder(role) is not None:
            continue
        found = [pair for pair in _find(rest, known, role, roles) if _can_be(role, *pair)]
        if found:
            roles.take(found[0][0].index, Held(role))
            if role == "labels":
                first = normalise(found[0][0].header)
                roles.labels = tuple(column.index for column in columns if normalise(column.header) == first)


def _can_be(role: str, column: Column, name: HeaderMeaning) -> bool:
    if role == "kind":
        return len(column.sample) <= _FEW and (column.is_empty or column.number_share < _MOSTLY)
    if role == "description":
        return column.is_empty or column.number_share < _MOSTLY
    if role in {"status", "owner", "parent"} and name.grade == 2:  # noqa: PLR2004 - grades: see HeaderMeaning
        return column.prose_share < _MOSTLY
    return True


def _assign_key(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    if roles.holder("key") is not None:
        return
    rest = [column for column in columns if column.index not in roles.titles]
    for column, name in _find(rest, known, "key", roles):
        named = name.grade < 2 and name.preference < _TRUSTED_KEYS  # noqa: PLR2004 - grades: see HeaderMeaning
        trusted = named or (name.grade == 0 and column.distinct_share >= _MOSTLY and column.prose_share < _MOSTLY)
        unique = (
            column.distinct_share >= _UNIQUE and column.filled_share >= _UNIQUE and not column.prose_share > _MOSTLY
        )
        if trusted or unique:
            roles.take(column.index, Held("key"))
            return
    for column, _ in _find(rest, known, "title", roles):
        if column.id_share > 0.8 and column.distinct_share >= _UNIQUE:  # noqa: PLR2004 - nearly all
            roles.take(column.index, Held("key"))
            return
