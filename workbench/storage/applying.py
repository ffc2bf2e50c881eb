"""Write elementary changes into the tables, each only where what it replaces still stands there."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, islice

from sqlalchemy import Connection, bindparam, delete, insert, update

from workbench.errors import EditConflict
from workbench.model import Backlog, Decision, Feature, Score
from workbench.storage.changes import (
    BacklogRenamed,
    Change,
    ContentsReplaced,
    DecisionChange,
    FeatureAdded,
    FeatureRemoved,
    FieldsChange,
    FrameworkReplaced,
    PlanReplaced,
    ScoreChange,
    SummaryReplaced,
)
from workbench.storage.conflicts import changed_meanwhile, removed_meanwhile
from workbench.storage.descriptions import (
    FIELD_NAMES,
    describe_decision,
    describe_dimension,
    describe_field,
    describe_framework,
    describe_score,
    describe_title,
)
from workbench.storage.reading import (
    count_features,
    find_features,
    find_scores,
    find_titles,
    load_contents,
    load_framework,
    load_plan,
    load_row,
    load_summary,
)
from workbench.storage.rows import backlog_values, decision_text, feature_values, field_text, score_values
from workbench.storage.schema import backlogs, features, scores

_FEATURES_AT_ONCE = 5_000


def apply_to_rows(connection: Connection, backlog_id: str, changes: Sequence[Change]) -> None:
    """Write changes, one after the other.

    Parameters
    ----------
    connection
        In a transaction for writing that holds the backlog; to be rolled back when this raises.
    backlog_id
        A backlog that exists.
    changes
        In the order in which they happened.

    Raises
    ------
    EditConflict
        When what a change says was there is not what is kept.
    """
    for kind, run in groupby(changes, key=type):
        if kind is ScoreChange:
            _change_scores(connection, backlog_id, [one for one in run if isinstance(one, ScoreChange)])
        elif kind is DecisionChange:
            _change_decisions(connection, backlog_id, [one for one in run if isinstance(one, DecisionChange)])
        else:
            for change in run:
                _apply(connection, backlog_id, change)


def insert_features(
    connection: Connection,
    backlog_id: str,
    placed: Iterable[tuple[int, Feature]],
    tell: Callable[[int], None] | None = None,
) -> None:
    """Write new features at their positions, with their scores; some at a time, so that few rows are held twice.

    After each time it tells how many are written.
    """
    rest, done = iter(placed), 0
    while some := list(islice(rest, _FEATURES_AT_ONCE)):
        rows = [{"backlog_id": backlog_id, "position": place, **feature_values(feature)} for place, feature in some]
        connection.execute(insert(features), rows)
        kept = [
            _score_row(backlog_id, feature.id, key, score)
            for _, feature in some
            for key, score in feature.scores.items()
        ]
        if kept:
            connection.execute(insert(scores), kept)
        done += len(some)
        if tell is not None:
            tell(done)


def _apply(connection: Connection, backlog_id: str, change: Change) -> None:
    match change:
        case FieldsChange():
            _change_fields(connection, backlog_id, change)
        case FeatureAdded():
            _add_feature(connection, backlog_id, change)
        case FeatureRemoved():
            _remove_feature(connection, backlog_id, change)
        case FrameworkReplaced() | PlanReplaced() | SummaryReplaced() | BacklogRenamed():
            _replace_in_row(connection, backlog_id, change)
        case ContentsReplaced():
            _replace_contents(connection, backlog_id, change)
        case ScoreChange():
            _change_scores(connection, backlog_id, [change])
        case DecisionChange():
            _change_decisions(connection, backlog_id, [change])


def _change_scores(connection: Connection, backlog_id: str, changes: Sequence[ScoreChange]) -> None:
    feature_ids = {change.feature_id for change in changes}
    titles = find_titles(connection, backlog_id, feature_ids)
    kept = find_scores(connection, backlog_id, feature_ids)
    touched: dict[tuple[str, str], Score | None] = {}
    for change in changes:
        cell = (change.feature_id, change.dimension)
        found = touched[cell] if cell in touched else kept.get(change.feature_id, {}).get(change.dimension)
        if change.feature_id not in titles or found != change.old:
            raise _score_conflict(connection, backlog_id, change, title=titles.get(change.feature_id), theirs=found)
        touched[cell] = change.new
    this_cell = (scores.c.feature_id == bindparam("feature"), scores.c.dimension == bindparam("on"))
    cells = [{"feature": feature_id, "on": dimension} for feature_id, dimension in touched]
    connection.execute(delete(scores).where(scores.c.backlog_id == backlog_id, *this_cell), cells)
    rows = [_score_row(backlog_id, *cell, score) for cell, score in touched.items() if score is not None]
    if rows:
        connection.execute(insert(scores), rows)


def _score_conflict(
    connection: Connection, backlog_id: str, change: ScoreChange, *, title: str | None, theirs: Score | None
) -> EditConflict:
    framework = load_framework(load_row(connection, backlog_id))
    yours = describe_score(framework, change.dimension, change.new)
    if title is None:
        return removed_meanwhile()
    return changed_meanwhile(
        f"{describe_dimension(framework, change.dimension)} of {describe_title(title)}",
        theirs=describe_score(framework, change.dimension, theirs),
        yours=yours,
    )


def _score_row(backlog_id: str, feature_id: str, dimension: str, score: Score) -> dict[str, float | str | None]:
    return {"backlog_id": backlog_id, "feature_id": feature_id, "dimension": dimension, **score_values(score)}


def _change_decisions(connection: Connection, backlog_id: str, changes: Sequence[DecisionChange]) -> None:
    found = find_features(connection, load_row(connection, backlog_id), {change.feature_id for change in changes})
    touched: dict[str, Decision | None] = {}
    for change in changes:
        if change.feature_id not in found:
            raise removed_meanwhile()
        _, feature = found[change.feature_id]
        kept = touched.get(feature.id, feature.decision)
        if kept != change.old:
            what = f"The decision about {describe_title(feature.title)}"
            raise changed_meanwhile(what, theirs=describe_decision(kept), yours=describe_decision(change.new))
        touched[feature.id] = change.new
    this_one = (features.c.backlog_id == backlog_id, features.c.id == bindparam("feature"))
    written = [{"feature": feature_id, "decided": decision_text(one)} for feature_id, one in touched.items()]
    connection.execute(update(features).where(*this_one).values(decision=bindparam("decided")), written)


def _change_fields(connection: Connection, backlog_id: str, change: FieldsChange) -> None:
    found = find_features(connection, load_row(connection, backlog_id), [change.feature_id])
    if change.feature_id not in found:
        raise removed_meanwhile()
    _, kept = found[change.feature_id]
    for field, old in change.old.items():
        if getattr(kept, field) != old:
            name = FIELD_NAMES[field]
            raise changed_meanwhile(
                f"{name[0].upper()}{name[1:]} of {describe_title(kept.title)}",
                theirs=describe_field(field, getattr(kept, field)),
                yours=describe_field(field, change.new[field]),
            )
    written = {field: field_text(field, value) for field, value in change.new.items()}
    this_one = (features.c.backlog_id == backlog_id, features.c.id == change.feature_id)
    connection.execute(update(features).where(*this_one).values(written))


def _add_feature(connection: Connection, backlog_id: str, change: FeatureAdded) -> None:
    count = count_features(connection, backlog_id)
    feature = change.feature
    if find_titles(connection, backlog_id, [feature.id]) or change.position > count:
        raise changed_meanwhile("The list of features", theirs=f"{count} long", yours=describe_title(feature.title))
    _move(connection, backlog_id, change.position, by=1)
    insert_features(connection, backlog_id, [(change.position, feature)])


def _remove_feature(connection: Connection, backlog_id: str, change: FeatureRemoved) -> None:
    feature = change.feature
    found = find_features(connection, load_row(connection, backlog_id), [feature.id])
    if feature.id not in found:
        raise removed_meanwhile(feature.title)
    if found[feature.id] != (change.position, feature):
        raise changed_meanwhile(describe_title(feature.title), theirs="different", yours="remove it")
    connection.execute(delete(features).where(features.c.backlog_id == backlog_id, features.c.id == feature.id))
    _move(connection, backlog_id, change.position, by=-1)


def _move(connection: Connection, backlog_id: str, start: int, *, by: int) -> None:
    """Move the features from a position on."""
    moved = update(features).where(features.c.backlog_id == backlog_id, features.c.position >= start)
    connection.execute(moved.values(position=features.c.position + by))


def _replace_in_row(
    connection: Connection, backlog_id: str, change: FrameworkReplaced | PlanReplaced | SummaryReplaced | BacklogRenamed
) -> None:
    match change:
        case FrameworkReplaced():
            _replace_framework(connection, backlog_id, change)
        case PlanReplaced():
            _replace_plan(connection, backlog_id, change)
        case SummaryReplaced():
            _replace_summary(connection, backlog_id, change)
        case BacklogRenamed():
            _rename(connection, backlog_id, change)


def _replace_framework(connection: Connection, backlog_id: str, change: FrameworkReplaced) -> None:
    kept = load_framework(load_row(connection, backlog_id))
    if kept != change.old:
        theirs, yours = describe_framework(kept), describe_framework(change.new)
        raise changed_meanwhile("The framework", theirs=theirs, yours=yours)
    _update_row(connection, backlog_id, {"framework": change.new.model_dump_json()})


def _replace_plan(connection: Connection, backlog_id: str, change: PlanReplaced) -> None:
    if load_plan(load_row(connection, backlog_id)) != change.old:
        raise changed_meanwhile("What the plan keeps to", theirs="different", yours="the rules")
    _update_row(connection, backlog_id, {"plan": change.new.model_dump_json()})


def _replace_summary(connection: Connection, backlog_id: str, change: SummaryReplaced) -> None:
    if load_summary(load_row(connection, backlog_id)) != change.old:
        raise changed_meanwhile("The summary", theirs="different", yours="it")
    _update_row(connection, backlog_id, {"summary": change.new.model_dump_json()})


def _rename(connection: Connection, backlog_id: str, change: BacklogRenamed) -> None:
    kept = load_row(connection, backlog_id).name
    if kept != change.old:
        theirs, yours = describe_title(kept), describe_title(change.new)
        raise changed_meanwhile("The name of this backlog", theirs=theirs, yours=yours)
    _update_row(connection, backlog_id, {"name": change.new})


def _replace_contents(connection: Connection, backlog_id: str, change: ContentsReplaced) -> None:
    kept = load_contents(connection, load_row(connection, backlog_id))
    if kept != change.old:
        theirs, yours = _describe_contents(kept), _describe_contents(change.new)
        raise changed_meanwhile("This backlog", theirs=theirs, yours=yours)
    _update_row(connection, backlog_id, backlog_values(change.new))
    connection.execute(delete(features).where(features.c.backlog_id == backlog_id))
    insert_features(connection, backlog_id, enumerate(change.new.features))


def _describe_contents(backlog: Backlog) -> str:
    return f"{describe_title(backlog.name)} with {len(backlog.features)} features"


def _update_row(connection: Connection, backlog_id: str, values: dict[str, str]) -> None:
    connection.execute(update(backlogs).where(backlogs.c.id == backlog_id).values(values))
