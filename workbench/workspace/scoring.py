"""Edit scores: one cell, or many as one change."""

from collections.abc import Mapping, Sequence

from workbench.errors import InvalidScore
from workbench.model import Feature, Framework, Score
from workbench.storage import ScoreChange, Store, changed_meanwhile, describe_score, describe_title
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.features import load_features
from workbench.workspace.labels import label_scores
from workbench.workspace.scales import check_on_scale

Cell = tuple[str, str]
"""A feature's id and a dimension's key."""


def edit_score(store: Store, backlog_id: str, feature_id: str, dimension: str, score: Score | None) -> int:
    """Set or clear one score, whatever stood there; as ``edit_scores`` otherwise.

    Returns
    -------
    The revision that results; unchanged where the score is what it was.
    """
    return edit_scores(store, backlog_id, {(feature_id, dimension): score})


def edit_scores(
    store: Store,
    backlog_id: str,
    scores: Mapping[Cell, Score | None],
    *,
    seen: Mapping[Cell, Score | None] | None = None,
    now: Clock = utc_now,
) -> int:
    """Set or clear scores, as one change.

    Parameters
    ----------
    store
        Where they are kept.
    backlog_id
        An active backlog.
    scores
        (feature id, dimension key) → the whole score, its note included; None clears the cell.
    seen
        (feature id, dimension key) → what stood in the cell when the person began; a cell left out gives way, whatever
        is kept there.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where every score is what it was.

    Raises
    ------
    InvalidChoice
        When the framework has no such dimension.
    InvalidScore
        When numbers lie outside their scale; all of them are told. Numbers that stay as they are may lie there.
    EditConflict
        When somebody else has removed a feature, or scored a cell since it was seen.
    """
    framework = store.load_framework(backlog_id)
    features = load_features(store, backlog_id, {feature_id for feature_id, _ in scores})
    changes: list[ScoreChange] = []
    for (feature_id, dimension), score in scores.items():
        _, feature = features[feature_id]
        kept = feature.scores.get(framework.dimension(dimension).key)
        if _filled(score) == _filled(kept):
            continue
        change = ScoreChange(feature_id=feature_id, dimension=dimension, old=kept, new=_filled(score))
        if seen is not None and (feature_id, dimension) in seen:
            _check_seen(framework, feature, change, seen[feature_id, dimension])
        changes.append(change)
    titles = {feature_id: feature.title for feature_id, (_, feature) in features.items()}
    _check_numbers(framework, titles, changes)
    label = label_scores(framework, titles, changes) if changes else ""
    return store.apply_changes(backlog_id, changes, label=label, at=now())


def _check_seen(framework: Framework, feature: Feature, change: ScoreChange, seen: Score | None) -> None:
    """Refuse a change to a cell that is no longer as the person saw it."""
    if _filled(seen) != _filled(change.old):
        raise changed_meanwhile(
            f"{framework.dimension(change.dimension).name} of {describe_title(feature.title)}",
            theirs=describe_score(framework, change.dimension, change.old),
            yours=describe_score(framework, change.dimension, change.new),
        )


def _filled(score: Score | None) -> Score | None:
    """Take a score without numbers and without a note for none at all."""
    return None if score == Score() else score


def _check_numbers(framework: Framework, titles: Mapping[str, str], changes: Sequence[ScoreChange]) -> None:
    """Refuse numbers outside their scales, all at once."""
    faults: list[str] = []
    for change in changes:
        if change.new is None or change.new.numbers == (change.old or Score()).numbers:
            continue
        try:
            check_on_scale(framework.dimension(change.dimension), change.new)
        except InvalidScore as fault:
            place = f"{describe_title(titles[change.feature_id])}: " if len(changes) > 1 else ""
            faults.append(f"{place}{fault}")
    if faults:
        raise InvalidScore("\n".join(faults))
