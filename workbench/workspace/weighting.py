"""How features are judged: the weights, or the whole framework."""

import math
from collections.abc import Mapping

from workbench.model import Framework
from workbench.storage import FrameworkReplaced, Store
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.labels import label_framework, label_weights

TOLERANCE = 1e-9
"""Shares that differ by no more than this are the same."""


def edit_weights(
    store: Store, backlog_id: str, weights: Mapping[str, float], *, label: str = "", now: Clock = utc_now
) -> int:
    """Change the weights.

    Parameters
    ----------
    store
        Where they are kept.
    backlog_id
        An active backlog.
    weights
        Dimension key → weight; any unit, ≥ 0, rescaled to sum to 1; a dimension left out weighs 0.
    label
        What the history calls the change; empty to name the weight that changed most.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where the shares are what they were.

    Raises
    ------
    InvalidFramework
        When a weight is negative or not finite, all are 0, or the framework has no weights.
    InvalidChoice
        When a weight names no dimension.
    EditConflict
        When somebody else changed the framework at the same moment.
    """
    old = store.load_framework(backlog_id)
    new = old.with_weights(dict(weights))
    if all(math.isclose(new.weights[key], old.weights[key], rel_tol=0, abs_tol=TOLERANCE) for key in old.keys):
        return store.load_revision(backlog_id)
    changes = [FrameworkReplaced(old=old, new=new)]
    return store.apply_changes(backlog_id, changes, label=label or label_weights(old, new), at=now())


def replace_framework(store: Store, backlog_id: str, framework: Framework, *, now: Clock = utc_now) -> int:
    """Judge the features by another framework, or by an edited one.

    Scores of dimensions that it does not have stay with their features, and count again once a framework has them.

    Returns
    -------
    The revision that results; unchanged where the framework is the same.

    Raises
    ------
    NotKept
        When there is no such backlog.
    EditConflict
        When somebody else changed the framework at the same moment.
    """
    old = store.load_framework(backlog_id)
    changes = [] if framework == old else [FrameworkReplaced(old=old, new=framework)]
    return store.apply_changes(backlog_id, changes, label=label_framework(old, framework), at=now())
