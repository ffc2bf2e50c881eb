"""Ways out when the rules of a plan clash: which one to lift, or how much more capacity it takes."""

import math
from dataclasses import dataclass

import numpy as np

from workbench.errors import NoFeasiblePlan, WorkbenchError
from workbench.methods.best_set import choose_best_set
from workbench.model import Backlog, Capacity, Evaluation, PlanRules
from workbench.workflows.plan_limits import Limit, find_limits
from workbench.workflows.plan_rule_list import ListedRule, list_rules
from workbench.workflows.plan_variants import Variants, find_variants
from workbench.workflows.planning import Plan, choose_plan


@dataclass(frozen=True)
class WayOut:
    """One rule of a clash, and the plan once it is lifted or the capacity raised.

    Attributes
    ----------
    limit
        What clashes.
    rule
        The person's rule behind it; None for a capacity, and for what is unknown about a feature.
    capacities
        The capacities that just suffice; None where the limit is no capacity.
    plan
        The best set then; None where other rules still clash, or there is nothing to lift.
    """

    limit: Limit
    rule: ListedRule | None
    capacities: tuple[Capacity, ...] | None
    plan: Plan | None


def find_ways_out(backlog: Backlog, evaluation: Evaluation, clash: NoFeasiblePlan) -> tuple[WayOut, ...]:
    """Give a way out for every part of a clash about which something can be done.

    Parameters
    ----------
    backlog, evaluation
        The backlog whose rules clash, and its evaluation.
    clash
        As planning it was refused.

    Returns
    -------
    The way to the most value first; those after which there is still no plan last. Left out: one of several
    capacities, because no single number would do, and that a feature is built one way only.
    """
    variants = find_variants(backlog, evaluation)
    listed, ways = list_rules(backlog), []
    for limit in find_limits(variants):
        if limit.constraint.name not in clash.constraints:
            continue
        rule = next((one for one in listed if one.is_behind(limit)), None)
        capacities = _enough(variants) if limit.kind == "capacity" else None
        rules = None if rule is None else rule.without
        if capacities is not None:
            rules = backlog.plan.model_copy(update={"capacities": capacities})
        if rules is not None or limit.kind == "unknown":
            plan = None if rules is None else _planned(backlog, evaluation, rules)
            ways.append(WayOut(limit, rule, capacities, plan))
    return tuple(sorted(ways, key=lambda one: -one.plan.value if one.plan else math.inf))


def _enough(variants: Variants) -> tuple[Capacity, ...] | None:
    """Find the least capacity with which all other rules can be kept; None with several, or where none suffices."""
    capacities = variants.rules.capacities
    if len(capacities) != 1:
        return None
    others = [one.constraint for one in find_limits(variants) if one.kind != "capacity"]
    costs = np.where(variants.missing, 0.0, variants.costs)
    try:
        cheapest = choose_best_set(-costs, others)
    except NoFeasiblePlan:
        return None
    return (capacities[0].model_copy(update={"amount": float(costs[cheapest.taken].sum())}),)


def _planned(backlog: Backlog, evaluation: Evaluation, rules: PlanRules) -> Plan | None:
    try:
        return choose_plan(backlog.model_copy(update={"plan": rules}), evaluation)
    except WorkbenchError:
        return None
