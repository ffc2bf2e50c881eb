"""Features one by one: add, edit, remove."""

from collections.abc import Collection, Mapping

from pydantic import ValidationError

from workbench.errors import InvalidBacklog, InvalidChoice
from workbench.model import Feature
from workbench.storage import (
    CHANGEABLE_FIELDS,
    FIELD_NAMES,
    Change,
    FeatureAdded,
    FeatureRemoved,
    FieldsChange,
    PlanReplaced,
    Store,
    describe_title,
    removed_meanwhile,
)
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.identifiers import new_id
from workbench.workspace.labels import label_fields
from workbench.workspace.scales import check_on_scale


def add_feature(store: Store, backlog_id: str, fields: Mapping[str, object], *, now: Clock = utc_now) -> str:
    """Add a feature at the end of a backlog.

    Parameters
    ----------
    store
        Where it is kept.
    backlog_id
        An active backlog.
    fields
        Field → value; ``title`` at least, and ``scores`` (dimension → score) where there are some already.
    now
        The clock.

    Returns
    -------
    The feature's id.

    Raises
    ------
    InvalidBacklog
        When the title is blank, or a value does not fit its field.
    InvalidChoice
        When there is no such field or dimension.
    InvalidScore
        When a score lies outside its scale.
    """
    feature = _checked({"id": new_id(), "title": ""}, fields, possible=(*CHANGEABLE_FIELDS, "scores"))
    framework = store.load_framework(backlog_id)
    for key, score in feature.scores.items():
        check_on_scale(framework.dimension(key), score)
    added = FeatureAdded(position=store.count_features(backlog_id), feature=feature)
    store.apply_changes(backlog_id, [added], label=f"Added {describe_title(feature.title)}", at=now())
    return feature.id


def edit_feature(
    store: Store, backlog_id: str, feature_id: str, fields: Mapping[str, object], *, now: Clock = utc_now
) -> int:
    """Change fields of a feature, as one change.

    Parameters
    ----------
    store
        Where it is kept.
    backlog_id
        An active backlog.
    feature_id
        One of its features.
    fields
        Field → value, of any fields but ``id`` and ``scores``; the others stay as they are.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where every value is what it was.

    Raises
    ------
    InvalidBacklog
        When the title is blank, or a value does not fit its field.
    InvalidChoice
        When there is no such field.
    EditConflict
        When somebody else has removed the feature, or changed the same field at the same moment.
    """
    _, feature = load_features(store, backlog_id, [feature_id])[feature_id]
    edited = _checked(dict(feature), fields, possible=CHANGEABLE_FIELDS)
    differing = [field for field in fields if getattr(edited, field) != getattr(feature, field)]
    if not differing:
        return store.load_revision(backlog_id)
    old, new = ({field: getattr(side, field) for field in differing} for side in (feature, edited))
    change = FieldsChange(feature_id=feature_id, old=old, new=new)
    return store.apply_changes(backlog_id, [change], label=label_fields(feature.title, change), at=now())


def remove_feature(store: Store, backlog_id: str, feature_id: str, *, now: Clock = utc_now) -> int:
    """Remove a feature with its scores, and from the plan's rules; return the revision that results.

    Undo brings it back to its place, with the rules.

    Raises
    ------
    EditConflict
        When somebody else has removed it, or changed it at the same moment.
    """
    position, feature = load_features(store, backlog_id, [feature_id])[feature_id]
    rules = store.load_plan(backlog_id)
    without = PlanReplaced(old=rules, new=rules.without([feature_id]))
    removed = FeatureRemoved(position=position, feature=feature)
    changes: list[Change] = [removed] if without.new == rules else [without, removed]
    return store.apply_changes(backlog_id, changes, label=f"Removed {describe_title(feature.title)}", at=now())


def load_features(store: Store, backlog_id: str, feature_ids: Collection[str]) -> dict[str, tuple[int, Feature]]:
    """Give features with their positions.

    Raises
    ------
    EditConflict
        When one of them is no longer in the backlog.
    """
    found = store.find_features(backlog_id, feature_ids)
    if any(feature_id not in found for feature_id in feature_ids):
        raise removed_meanwhile()
    return found


def _checked(known: Mapping[str, object], fields: Mapping[str, object], *, possible: tuple[str, ...]) -> Feature:
    """Make a feature of what is known and what was typed."""
    for field in fields:
        if field not in possible:
            raise InvalidChoice("field", field, possible)
    wanted = {**known, **fields}
    title = wanted["title"]
    if isinstance(title, str):
        wanted["title"] = title.strip()
    if not wanted["title"]:
        raise InvalidBacklog("A feature needs a title. Type one.", place="title")
    try:
        return Feature.model_validate(wanted)
    except ValidationError as problem:
        fault = problem.errors()[0]
        field = str(fault["loc"][0])
        raise InvalidBacklog(
            f"What was typed as {FIELD_NAMES.get(field, field)} does not fit: {fault['msg']}. Change it and try again.",
            place=field,
        ) from problem
