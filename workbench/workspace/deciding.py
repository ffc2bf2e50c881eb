"""What is decided about features: one decision, or many as one change."""

from collections.abc import Mapping, Sequence

from workbench.model import Decision
from workbench.storage import DecisionChange, Store, changed_meanwhile, describe_decision, describe_title
from workbench.workflows.wording import count_of
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.features import load_features


def decide(
    store: Store,
    backlog_id: str,
    decisions: Mapping[str, Decision | None],
    *,
    seen: Mapping[str, Decision | None] | None = None,
    now: Clock = utc_now,
) -> int:
    """Decide about features, as one change.

    Parameters
    ----------
    store
        Where it is kept.
    backlog_id
        An active backlog.
    decisions
        Feature id → what is decided now; None leaves it undecided.
    seen
        Feature id → what was decided when the person began; one left out gives way, whatever is kept there.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where every decision is what it was.

    Raises
    ------
    EditConflict
        When somebody else has removed a feature, or decided about one since it was seen.
    """
    features = load_features(store, backlog_id, decisions.keys())
    changes: list[DecisionChange] = []
    for feature_id, decision in decisions.items():
        _, feature = features[feature_id]
        if seen is not None and feature_id in seen and seen[feature_id] != feature.decision:
            raise changed_meanwhile(
                f"The decision about {describe_title(feature.title)}",
                theirs=describe_decision(feature.decision),
                yours=describe_decision(decision),
            )
        if decision != feature.decision:
            changes.append(DecisionChange(feature_id=feature_id, old=feature.decision, new=decision))
    titles = {feature_id: feature.title for feature_id, (_, feature) in features.items()}
    label = _label(titles, changes) if changes else ""
    return store.apply_changes(backlog_id, changes, label=label, at=now())


def _label(titles: Mapping[str, str], changes: Sequence[DecisionChange]) -> str:
    """Say what was decided: '“Dark mode” later → no', or 'Decisions about three features'."""
    if len(changes) > 1:
        return f"Decisions about {count_of(len(changes), 'feature')}"
    (change,) = changes
    before, after = describe_decision(change.old), describe_decision(change.new)
    of_what = describe_title(titles[change.feature_id])
    return f"Decision about {of_what} edited" if before == after else f"{of_what} {before} → {after}"
