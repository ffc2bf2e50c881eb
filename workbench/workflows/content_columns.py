"""A feature's contents column by column, as two backlogs are compared and merged."""

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.model import ABOUT_FIELDS, Backlog, Decision, Evidence, Feature, Score

CellValue = Score | Decision | str | tuple[Evidence, ...] | None
"""A cell's content; None where a score, a decision, an earlier conclusion or a carried cell is absent."""

TEXT_FIELDS: tuple[str, ...] = (
    "key", "title", "note", "problem", "who", "proposal", "good_enough", "success_metric", "risk", "evidence",
    *ABOUT_FIELDS,
)  # fmt: skip
"""The fields of a feature that are columns of their own; its id never changes."""

SCORE = "score:"
"""Begins the name of a dimension's column: 'score:user_impact'."""
DECISION = "decision"
"""The column of decisions; one cell holds a whole decision."""


def find_columns(*backlogs: Backlog) -> tuple[str, ...]:
    """List every column of some backlogs, each once.

    Returns
    -------
    'title', 'status' …; 'decision'; 'score:' and a dimension's key; 'given:' and an earlier conclusion; 'carried:' and
    a header.
    """
    names = [*TEXT_FIELDS, DECISION]
    names += [f"{SCORE}{key}" for one in backlogs for key in one.framework.keys]
    names += [f"{SCORE}{key}" for one in backlogs for feature in one.features for key in feature.scores]
    names += [f"given:{key}" for one in backlogs for feature in one.features for key in feature.given]
    names += [f"carried:{header}" for one in backlogs for header in one.carried_headers]
    names += [f"carried:{key}" for one in backlogs for feature in one.features for key in feature.carried]
    return tuple(dict.fromkeys(names))


def cell(feature: Feature, column: str) -> CellValue:
    """Give what a feature has in a column."""
    group, colon, key = column.partition(":")
    if not colon:
        value: CellValue = getattr(feature, column)
        return value
    if group == "score":
        return feature.scores.get(key)
    return (feature.given if group == "given" else feature.carried).get(key)


def is_judgement(column: str) -> bool:
    """Whether a column holds what people judged: scores and decisions are never overwritten unasked."""
    return column.startswith(SCORE) or column == DECISION


def is_empty(value: CellValue) -> bool:
    """Whether a cell shows nothing: no text, no evidence, no number."""
    return value.is_missing if isinstance(value, Score) else not value


def is_same(old: CellValue, new: CellValue) -> bool:
    """Whether two cells show the same.

    A score's note counts only where the kept score has none; how a decision turned out and what was drafted for it
    never do.
    """
    if isinstance(old, Score) or isinstance(new, Score):
        before, after = _as_score(old), _as_score(new)
        return before.numbers == after.numbers and (not after.note or bool(before.note))
    return _without_rest(old or "") == _without_rest(new or "")


def with_cells(feature: Feature, cells: Mapping[str, CellValue]) -> Feature:
    """Copy a feature with other contents in some columns.

    The note on a kept score stays, what other scorers gave beside it too, and so does how a decision turned out.
    """
    groups: dict[str, dict[str, Any]] = {name: dict(getattr(feature, name)) for name in ("scores", "given", "carried")}
    fields: dict[str, Any] = {}
    for column, value in cells.items():
        group, colon, key = column.partition(":")
        if not colon:
            fields[column] = _with_old_rest(feature.decision, value) if column == DECISION else value
            continue
        inside = groups["scores" if group == "score" else group]
        filled = _with_old_beside(inside.get(key), value) if group == "score" else value
        if filled is None:
            inside.pop(key, None)
        else:
            inside[key] = filled
    return feature.model_copy(update={**fields, **groups})


def with_others(feature: Feature, scores: Mapping[str, Score]) -> Feature:
    """Copy a feature with what another scorer gave beside some of its scores, which are there, by column."""
    beside = {
        key: feature.scores[key].beside(score)
        for column, score in scores.items()
        for key in [column.removeprefix(SCORE)]
    }
    return feature.model_copy(update={"scores": feature.scores | beside})


def filled_columns(backlog: Backlog, columns: Sequence[str]) -> set[str]:
    """Find the columns in which some feature shows something."""
    return {column for column in columns if any(not is_empty(cell(one, column)) for one in backlog.features)}


def _as_score(value: CellValue) -> Score:
    return value if isinstance(value, Score) else Score()


def _with_old_beside(old: Score | None, new: CellValue) -> Score | None:
    score = new.instead_of(old) if isinstance(new, Score) else None
    if old is None or not old.note:
        return score
    return (score or Score()).model_copy(update={"note": old.note})


def _without_rest(value: CellValue) -> CellValue:
    """Take off what a decision has beside what its cells show."""
    return value.model_copy(update={"drafted": {}, "outcome": None}) if isinstance(value, Decision) else value


def _with_old_rest(old: Decision | None, new: CellValue) -> CellValue:
    if old is None or not isinstance(new, Decision):
        return new
    return new.model_copy(update={"drafted": new.drafted or old.drafted, "outcome": new.outcome or old.outcome})
