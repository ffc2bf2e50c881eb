"""What a rule on one feature costs: the plan with it beside the plan without it."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import Field

from workbench.errors import NoFeasiblePlan
from workbench.methods.best_set import BestSet, choose_best_set
from workbench.methods.limit_matrix import BoolArray, Constraint
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.plan_amounts import worth_text
from workbench.workflows.plan_limits import Limit
from workbench.workflows.plan_problem import PlanProblem, find_problem
from workbench.workflows.planning import Plan
from workbench.workflows.wording import join_names, quote

_TITLE = 45
_NAMED = 3


class ForcedPrice(Record):
    """What it costs to keep one feature in, or out."""

    feature_id: str
    rule: Literal["must", "must_not", "taking"] = Field(
        description="Forced in by a rule, kept out by a rule, or not forced at all: what taking it would cost."
    )
    price: float | None = Field(description="Value lost, as in a plan; ≥ 0; None where no plan can keep to it.")
    leaves: tuple[str, ...] = Field(description="Ids of features that are in only without it, best ranked first.")
    enters: tuple[str, ...] = Field(description="Ids of features that are in only with it, itself among them.")
    clash: tuple[str, ...] = Field(default=(), description="What cannot all be kept; empty where there is a plan.")
    sentence: str
    about_it: str = Field(description="The same sentence with 'it' in place of the feature's title.")


def forced_prices(backlog: Backlog, evaluation: Evaluation, plan: Plan) -> tuple[ForcedPrice, ...]:
    """Say for every feature forced in or kept out by a rule what the rule costs, by planning without it.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    plan
        Its best set under all its rules.

    Returns
    -------
    Those forced in first, in the order of the rules; then those kept out. Where the plan is a best set without the rule
    as well, the rule costs nothing and moves nothing.

    Raises
    ------
    InvalidBacklog, InvalidFramework, PlanNotSolved
        As planning does.

    Notes
    -----
    price = max value without this one rule − max value with it, each solved exactly. Of several best sets without the
    rule the one most like the plan is meant.
    """
    if not (backlog.plan.must or backlog.plan.must_not):
        return ()
    problem = find_problem(backlog, evaluation)
    taken = problem.taken(plan.chosen, plan.options)
    favour = problem.closeness(taken)
    rules = {(one.kind, one.feature_ids): one for one in problem.limits if one.kind in {"must", "must not"}}
    prices = []
    for rule, limit in rules.items():
        rest = [row for row, one in enumerate(problem.limits) if (one.kind, one.feature_ids) != rule]
        free = choose_best_set(problem.values, problem.matrix.part(rest), favour=favour)
        prices.append(_forced(problem, limit, taken, free))
    return tuple(prices)


def price_of_taking(backlog: Backlog, evaluation: Evaluation, plan: Plan, feature_id: str) -> ForcedPrice:
    """Say what taking a feature that is left out would cost, by planning with it.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    plan
        Its best set.
    feature_id
        The feature; a rule that keeps it out is set aside.

    Returns
    -------
    The price, with None and the clash where no plan has it; 0 where a rule that keeps it out costs the plan something.

    Raises
    ------
    InvalidBacklog, InvalidFramework, PlanNotSolved
        As planning does.
    """
    problem = find_problem(backlog, evaluation)
    if feature_id in plan.chosen:
        return _unmoved(problem, feature_id, 0.0, "{it} is in the plan.")
    ways = problem.variants.of_feature[backlog.position(feature_id)]
    if all(problem.variants.missing[one] for one in ways):
        what = "cost" if np.isnan(problem.variants.costs[ways[0]]) else "value"
        return _unmoved(problem, feature_id, None, f"{{it}} cannot be taken: there is no {what} for it.")
    taken = problem.taken(plan.chosen, plan.options)
    ours = Constraint("the feature itself", dict.fromkeys(ways, 1.0), low=1)
    rest = [one for one in problem.limits if (one.kind, one.feature_ids) != ("must not", (feature_id,))]
    with_it = problem.with_limits([*rest, Limit("must", ours, (feature_id,))])
    try:
        found = with_it.best(favour=problem.closeness(taken))
    except NoFeasiblePlan as clash:
        others = tuple(one for one in clash.constraints if one != ours.name)
        said = f"{{it}} cannot be taken beside {'this' if len(others) == 1 else 'all of these'}: {'; '.join(others)}."
        return _unmoved(problem, feature_id, None, said, clash=others)
    leaves, enters = _difference(problem, taken, found.taken)
    loss = plan.value - found.value
    said = _taking_sentence(problem, leaves, [one for one in enters if one != feature_id], loss)
    return _said(problem, feature_id, "taking", _told(problem, loss), (leaves, enters), said)


def _forced(problem: PlanProblem, limit: Limit, taken: BoolArray, free: BestSet) -> ForcedPrice:
    """Set the plan beside the best set without one rule."""
    feature_id = limit.feature_ids[0]
    rule: Literal["must", "must_not"] = "must" if limit.kind == "must" else "must_not"
    price = _told(problem, free.value - float(problem.values[taken].sum()))
    leaves, enters = _difference(problem, free.taken, taken) if price else ((), ())
    others = [one for one in leaves if one != feature_id], [one for one in enters if one != feature_id]
    if not price:
        is_in = problem.backlog.position(feature_id) in {problem.variants.owner[one] for one in free.taken.nonzero()[0]}
        said = "{it} would " + ("be in" if rule == "must" else "stay out") + " anyway."
        if is_in != (rule == "must"):
            place = "in" if rule == "must" else "out"
            said = f"Keeping {{it}} {place} costs nothing: a plan without the rule is worth as much."
    elif rule == "must":
        moved = _moved(problem, *others)
        said = f"Keeping {{it}} in costs {moved}{'; the plan loses ' if moved else ''}{_worth(problem, price)}."
    else:
        instead = _names(problem, others[1])
        tail = f"; {instead} {'is' if len(others[1]) == 1 else 'are'} in instead" if instead else ""
        said = f"Keeping {{it}} out costs {_worth(problem, price)}{tail}."
    return _said(problem, feature_id, rule, price, (leaves, enters), said)


def _taking_sentence(problem: PlanProblem, leaves: Sequence[str], enters: Sequence[str], loss: float) -> str:
    """Say what taking '{it}' would cost; where a rule that keeps it out is set aside, it may gain."""
    price = _told(problem, loss)
    if not price:
        beside = f" with {_names(problem, enters)}" if enters else ""
        instead = f" instead of {_names(problem, leaves)}" if leaves else ""
        gain = _told(problem, -loss)
        return f"Taking {{it}}{beside}{instead} would {f'gain {_worth(problem, gain)}' if gain else 'cost nothing'}."
    moved = _moved(problem, leaves, enters)
    return f"Taking {{it}} would cost {moved}{'; the plan would lose ' if moved else ''}{_worth(problem, price)}."


def _moved(problem: PlanProblem, leaves: Sequence[str], enters: Sequence[str]) -> str:
    """Say what leaves and what comes in beside the feature itself; '' where nothing leaves."""
    if not leaves:
        return ""
    return _names(problem, leaves) + (f" and bring in {_names(problem, enters)}" if enters else "")


def _said(  # noqa: PLR0913, PLR0917 - the fields of the record
    problem: PlanProblem,
    feature_id: str,
    rule: Literal["must", "must_not", "taking"],
    price: float | None,
    moves: tuple[tuple[str, ...], tuple[str, ...]],
    said: str,
    clash: tuple[str, ...] = (),
) -> ForcedPrice:
    """Put a sentence about '{it}' into both its forms."""
    name = quote(problem.backlog.feature(feature_id).title, _TITLE)
    # The feature is named before any other, whose titles may hold anything.
    before, after = said.split("{it}", 1)
    return ForcedPrice(
        feature_id=feature_id, rule=rule, price=price, leaves=moves[0], enters=moves[1], clash=clash,
        sentence=f"{before}{name}{after}", about_it=f"{before}{'it' if before else 'It'}{after}",
    )  # fmt: skip


def _unmoved(
    problem: PlanProblem, feature_id: str, price: float | None, said: str, *, clash: tuple[str, ...] = ()
) -> ForcedPrice:
    """Give a price of taking that moves nothing."""
    return _said(problem, feature_id, "taking", price, ((), ()), said, clash)


def _told(problem: PlanProblem, price: float) -> float:
    """Give a price; 0 where it is rounding."""
    return price if price > problem.least_told else 0.0


def _difference(problem: PlanProblem, before: BoolArray, after: BoolArray) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the features that leave and that enter between two sets."""
    first, second = problem.chosen(before), problem.chosen(after)
    return tuple(one for one in first if one not in second), tuple(one for one in second if one not in first)


def _names(problem: PlanProblem, ids: Sequence[str]) -> str:
    return join_names([quote(problem.backlog.feature(one).title, _TITLE) for one in ids], _NAMED)


def _worth(problem: PlanProblem, price: float) -> str:
    return worth_text(price, is_ratio=problem.backlog.framework.is_ratio)
