"""What was changed, for people: one line for the history and the undo button."""

from collections.abc import Iterable, Sequence

from workbench.model import Framework, PlanRules
from workbench.storage import (
    FIELD_NAMES,
    TITLE_LENGTH,
    FieldsChange,
    FieldValue,
    ScoreChange,
    describe_field,
    describe_score,
    describe_title,
)
from workbench.workflows.wording import count_of, isolate, join_names, percent, plain_number, shorten

SHORT_FIELDS = ("key", "status", "kind", "parent", "owner", "who")
"""Fields whose text is short enough to be shown before and after."""


def label_scores(framework: Framework, titles: dict[str, str], changes: Sequence[ScoreChange]) -> str:
    """Say which scores changed.

    Parameters
    ----------
    framework
        With the dimension of every change.
    titles
        Feature id → title, of the feature of every change.
    changes
        At least one.

    Returns
    -------
    'User impact of “Answer citations” 3 → 5', or for many 'Six scores of “Answer citations”'.
    """
    first = changes[0]
    name = framework.dimension(first.dimension).name
    if len(changes) == 1:
        of_what = f"{name} of {describe_title(titles[first.feature_id])}"
        before, after = (describe_score(framework, first.dimension, side) for side in (first.old, first.new))
        return f"{of_what}: note changed" if before == after else f"{of_what} {before} → {after}"
    features = {change.feature_id for change in changes}
    if len({change.dimension for change in changes}) == 1:
        return f"{name} of {count_of(len(features), 'feature')}"
    scores = count_of(len(changes), "score", start=True)
    if len(features) == 1:
        return f"{scores} of {describe_title(titles[first.feature_id])}"
    return f"{scores} of {count_of(len(features), 'feature')}"


def label_plan(old: PlanRules, new: PlanRules) -> str:
    """Say what the plan keeps to now: 'Capacity 30 → 40', or that several rules changed."""
    if old.model_copy(update={"capacities": new.capacities}) != new:
        return "What the plan keeps to"
    before, after = (" and ".join(plain_number(one.amount, 6) for one in side.capacities) for side in (old, new))
    return f"Capacity {before or 'none'} → {after or 'none'}"


def label_fields(title: str, change: FieldsChange) -> str:
    """Say which fields of a feature changed: 'Status of “Answer citations” Open → Done'."""
    (field, old), *others = change.old.items()
    if not others and field == "title":
        return f"Renamed {describe_title(title)} to {describe_field(field, change.new[field])}"
    names = _capital(join_names([FIELD_NAMES[name] for name in change.new]))
    of_what = f"{names} of {describe_title(title)}"
    if not others and field in SHORT_FIELDS:
        return f"{of_what} {_in_short(old)} → {_in_short(change.new[field])}"
    return f"{of_what} changed"


def label_weights(old: Framework, new: Framework) -> str:
    """Say which weights changed, the one that changed most by its numbers: 'Weight of User impact 20 % → 40 %, …'."""
    moved = sorted(_moved(old, new), key=lambda key: -abs(new.weights[key] - old.weights[key]))
    most = moved[0]
    before, after = percent(old.weights[most]), percent(new.weights[most])
    if before == after:
        return "Weights changed slightly"
    others = f", and {count_of(len(moved) - 1, 'other')}" if len(moved) > 1 else ""
    return f"Weight of {new.dimension(most).name} {before} → {after}{others}"


def label_framework(old: Framework, new: Framework) -> str:
    """Say which framework gave way to which, or that it was changed under its name."""
    if old.name == new.name:
        return f"Framework {describe_title(new.name)} changed"
    return f"Framework {describe_title(old.name)} → {describe_title(new.name)}"


def _in_short(text: FieldValue) -> str:
    return isolate(shorten(str(text), TITLE_LENGTH)) if text else "empty"


def _moved(old: Framework, new: Framework) -> Iterable[str]:
    return (key for key in new.keys if new.weights[key] != old.weights[key])


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
