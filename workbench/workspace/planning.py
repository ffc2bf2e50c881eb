"""What the plan must keep to."""

from workbench.model import PlanRules
from workbench.storage import PlanReplaced, Store, changed_meanwhile, removed_meanwhile
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.labels import label_plan


def set_plan_rules(
    store: Store, backlog_id: str, rules: PlanRules, *, seen: PlanRules | None = None, now: Clock = utc_now
) -> int:
    """Let the plan keep to other rules.

    Parameters
    ----------
    store
        Where they are kept.
    backlog_id
        An active backlog.
    rules
        All of them, in place of those kept.
    seen
        The rules when the person began; None to give way, whatever is kept.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where the rules are what they were.

    Raises
    ------
    EditConflict
        When somebody else has changed the rules since, or removed a feature that a rule names.
    """
    old = store.load_plan(backlog_id)
    if seen is not None and seen != old:
        raise changed_meanwhile("What the plan keeps to", theirs="different", yours="the rules")
    found = store.find_features(backlog_id, rules.feature_ids)
    if any(one not in found for one in rules.feature_ids):
        raise removed_meanwhile()
    changes = [] if rules == old else [PlanReplaced(old=old, new=rules)]
    return store.apply_changes(backlog_id, changes, label=label_plan(old, rules), at=now())
