"""Find the columns of judgements: the inputs of the framework, and those that only other frameworks use."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.exchange.recognition.accepted_meanings import (
    ACCEPTED,
    COST_LIKE,
    DOUBTFUL,
    URGENCY_QUESTION,
    Fit,
    find_fits,
)
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.header_words import HeaderMeaning, unwrap
from workbench.exchange.recognition.role_book import Held, Known, Roles, find_free
from workbench.model import Framework

_MOSTLY = 0.5
_NEEDS_PROOF = frozenset({"size", "duration", "audience", "revenue", "importance", "time_to_impact"})
"""Meanings whose words also stand above plain text."""


@dataclass(frozen=True)
class _Candidate:
    column: Column
    fit: Fit
    name: HeaderMeaning | None

    @property
    def order(self) -> tuple[bool, int, int, bool, int]:
        grade, is_plain = (self.name.grade, self.name.is_plain) if self.name else (0, True)
        return self.column.is_empty, self.fit.cost, grade, not is_plain, self.column.index


def assign_inputs(
    columns: Sequence[Column], known: Known, framework: Framework, roles: Roles, *, only_certain: bool = False
) -> None:
    """Give each dimension of a framework its column: the best name, then the leftmost."""
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


def assign_spare_inputs(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    """Read inputs that only other frameworks use, such as a confidence, so that they are there when one is chosen."""
    contested = {loser for loser, _, _ in roles.contested}
    for key in ACCEPTED:
        for column, name in find_free(columns, known, key, roles):
            fit = Fit(key, key, 0)
            free = column.index not in contested and roles.holder(key) is None
            if free and name.grade < 2 and not column.is_empty and _is_eligible(column, fit, name, Roles()):  # noqa: PLR2004
                roles.take(column.index, Held(key, key))
