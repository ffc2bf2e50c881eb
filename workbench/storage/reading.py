"""Questions to the database; each runs in a transaction that somebody else opened."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Column, ColumnElement, Connection, Row, func, select

from workbench.errors import NotKept, StorageError, WorkbenchError
from workbench.model import Backlog, Feature, Framework, PlanRules, Score, SummaryEdits, parse_framework
from workbench.storage.records import BacklogCard, BacklogState
from workbench.storage.rows import read_backlog, read_feature, read_score, read_time
from workbench.storage.schema import backlogs, features, scores

ASK_FOR_ALL = 200
"""From this many features on, all of a backlog's are read rather than each named in the question."""


def load_row(connection: Connection, backlog_id: str, *, for_change: bool = False) -> Row[Any]:
    """Give the row of a backlog, held against others until the transaction ends where it is to be changed.

    Raises
    ------
    NotKept
        When there is none.
    """
    question = select(backlogs).where(backlogs.c.id == backlog_id)
    row = connection.execute(question.with_for_update() if for_change else question).first()
    if row is None:
        raise NotKept(
            f"There is no backlog '{backlog_id}' here. It may have been deleted, or the link may be cut short. "
            "Choose one from the list of backlogs."
        )
    return row


def load_contents(connection: Connection, row: Row[Any]) -> Backlog:
    """Give everything in the backlog of a row of ``backlogs``."""
    of_backlog = features.c.backlog_id == row.id
    rows = connection.execute(select(features).where(of_backlog).order_by(features.c.position)).mappings()
    with legible(row):
        kept_scores = find_scores(connection, row.id)
        framework = parse_framework(row.framework)
        kept = tuple(read_feature(one, _in_order(kept_scores.get(one["id"], {}), framework)) for one in rows)
        return read_backlog(row, framework, kept)


def load_framework(row: Row[Any]) -> Framework:
    """Give the framework of a row of ``backlogs``."""
    with legible(row):
        return parse_framework(row.framework)


def load_plan(row: Row[Any]) -> PlanRules:
    """Give what the plan of a row of ``backlogs`` must keep to."""
    with legible(row):
        return PlanRules.model_validate_json(row.plan)


def load_summary(row: Row[Any]) -> SummaryEdits:
    """Give what a person has made of the summary of a row of ``backlogs``."""
    with legible(row):
        return SummaryEdits.model_validate_json(row.summary)


def find_features(
    connection: Connection, row: Row[Any], feature_ids: Collection[str]
) -> dict[str, tuple[int, Feature]]:
    """Give the features of these ids with their positions; an id that is not kept is left out."""
    found = connection.execute(select(features).where(_among(features.c.id, row.id, feature_ids)))
    wanted = set(feature_ids)
    with legible(row):
        kept = find_scores(connection, row.id, feature_ids)
        return {
            one["id"]: (one["position"], read_feature(one, kept.get(one["id"], {})))
            for one in found.mappings()
            if one["id"] in wanted
        }


def count_features(connection: Connection, backlog_id: str) -> int:
    """Give how many features a backlog has."""
    count = select(func.count()).select_from(features).where(features.c.backlog_id == backlog_id)
    return connection.execute(count).scalar_one()


def find_titles(connection: Connection, backlog_id: str, feature_ids: Collection[str]) -> dict[str, str]:
    """Give the titles of those of these features that are kept, perhaps among others: feature id → title."""
    chosen = _among(features.c.id, backlog_id, feature_ids)
    return {row.id: row.title for row in connection.execute(select(features.c.id, features.c.title).where(chosen))}


def find_scores(
    connection: Connection, backlog_id: str, feature_ids: Collection[str] | None = None
) -> dict[str, dict[str, Score]]:
    """Give the scores of these features, perhaps among others, or of all: feature id → dimension → score."""
    chosen = _among(scores.c.feature_id, backlog_id, feature_ids)
    found: dict[str, dict[str, Score]] = {}
    made: dict[tuple[Any, ...], Score] = {}  # a large backlog has few different ones
    for row in connection.execute(select(scores).where(chosen).order_by(scores.c.dimension)):
        _, feature_id, dimension, *facts = row
        score = made.get(tuple(facts))
        if score is None:
            score = made[tuple(facts)] = read_score(row)
        found.setdefault(feature_id, {})[dimension] = score
    return found


def find_cards(connection: Connection, state: BacklogState) -> tuple[BacklogCard, ...]:
    """Give the backlogs of a state, the one changed last first."""
    chosen = backlogs.c.state == state
    ordered = select(backlogs).where(chosen).order_by(backlogs.c.changed.desc(), backlogs.c.name, backlogs.c.id)
    sizes = (
        select(features.c.backlog_id, func.count().label("size"))
        .join(backlogs)
        .where(chosen)
        .group_by(features.c.backlog_id)
    )
    filled = (
        select(scores.c.backlog_id, scores.c.dimension, func.count())
        .join(backlogs, backlogs.c.id == scores.c.backlog_id)
        .where(chosen, scores.c.low.is_not(None))
        .group_by(scores.c.backlog_id, scores.c.dimension)
    )
    size_of = {row.backlog_id: row.size for row in connection.execute(sizes)}
    filled_of: dict[str, dict[str, int]] = {}
    for backlog_id, dimension, count in connection.execute(filled):
        filled_of.setdefault(backlog_id, {})[dimension] = count
    return tuple(_card(row, size_of.get(row.id, 0), filled_of.get(row.id, {})) for row in connection.execute(ordered))


@contextmanager
def legible(row: Row[Any]) -> Iterator[None]:
    """Tell what cannot be understood in the database as a fault of the database."""
    try:
        yield
    except (WorkbenchError, ValueError) as problem:
        raise StorageError(
            f"The kept backlog '{row.name}' holds something that cannot be read: {_first_fault(problem)}. It may have "
            "been written by a newer version of the workbench, or the database may be damaged. Update the workbench, "
            "or bring back a backup of the database."
        ) from problem


def _card(row: Row[Any], size: int, filled: dict[str, int]) -> BacklogCard:
    with legible(row):
        keys = parse_framework(row.framework).keys
        return BacklogCard(
            id=row.id,
            name=row.name,
            state=row.state,
            revision=row.revision,
            features=size,
            dimensions=len(keys),
            scores_filled=sum(filled.get(key, 0) for key in keys),
            created=read_time(row.created),
            changed=read_time(row.changed),
        )


def _among(column: Column[str], backlog_id: str, feature_ids: Collection[str] | None) -> ColumnElement[bool]:
    """Choose a backlog's rows, those of these features only where they are few enough to be named."""
    of_backlog = column.table.c.backlog_id == backlog_id
    if feature_ids is None or len(feature_ids) >= ASK_FOR_ALL:
        return of_backlog
    return of_backlog & column.in_(feature_ids)


def _in_order(kept: dict[str, Score], framework: Framework) -> dict[str, Score]:
    """Put scores in the order of the framework's dimensions, those of other dimensions after them by name."""
    first = {key: kept[key] for key in framework.keys if key in kept}
    return first | kept


def _first_fault(problem: Exception) -> str:
    if isinstance(problem, ValidationError):
        fault = problem.errors()[0]
        return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
    return str(problem).rstrip(".")
