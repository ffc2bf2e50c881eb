"""The best set beside two ways in which people choose without a computer."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import Field

from workbench.methods.greedy_set import GreedyChoice
from workbench.methods.limit_matrix import BoolArray
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_problem import PlanProblem, find_problem
from workbench.workflows.planning import Plan

_NAMES: dict[Literal["best", "list", "ratio"], str] = {
    "best": "The best set",
    "list": "Down the list until full",
    "ratio": "Best value per cost first",
}


class WayTaken(Record):
    """One way to choose, and what it takes."""

    key: Literal["best", "list", "ratio"]
    name: str = Field(description="'The best set', 'Down the list until full', 'Best value per cost first'.")
    chosen: tuple[str, ...] = Field(description="Feature ids, best ranked first.")
    value: float = Field(description="As in a plan.")
    used: float = Field(description="In the unit.")
    behind: float = Field(
        description="Value less than the best set's; 0 for the best set itself; below 0 only where rules are not kept."
    )
    gains: tuple[str, ...] = Field(description="Ids of features it takes and the best set does not, best ranked first.")
    leaves: tuple[str, ...] = Field(description="Ids of features the best set takes and it does not.")
    unkept: tuple[str, ...] = Field(description="Names of rules that it could not keep.")


class WaysCompared(Record):
    """The best set, down the list, and best value per cost, in that order."""

    unit: str
    capacity: float = Field(description="In the unit; of all teams and periods together.")
    ways: tuple[WayTaken, ...]


def compare_ways(backlog: Backlog, evaluation: Evaluation, plan: Plan) -> WaysCompared:
    """Choose in the two simple ways under the same rules and set them beside the best set.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    plan
        Its best set.

    Raises
    ------
    InvalidBacklog, InvalidFramework
        As planning does.

    Notes
    -----
    Both start from the features that must be in, best ranked first. Down the list: every further feature in the order
    of the ranking is taken if it fits beside those taken before, and passed over if not; the unranked are not looked
    at. Value per cost: the same in the order of value ÷ cost, what costs nothing first, equal ones in the order of the
    ranking. A feature comes with all that it requires, or not at all; it comes in full if that fits, else in the first
    of its smaller ways that does. What is worth nothing is passed over. Upper limits and requirements are kept
    throughout; a lower bound of a theme is met only by luck, and what is not kept is named.
    """
    problem = find_problem(backlog, evaluation)
    best = problem.taken(plan.chosen, plan.options)
    ranked = [position for position in problem.order if evaluation.rank[position] > 0]
    lists = {"list": ranked, "ratio": _by_ratio(problem)}
    ways = [_way(problem, "best", best, best)]
    ways += [_way(problem, key, _down(problem, lists[key]), best) for key in ("list", "ratio")]
    return WaysCompared(unit=plan_unit(backlog), capacity=problem.capacity, ways=tuple(ways))


def _by_ratio(problem: PlanProblem) -> list[int]:
    """Order the features by value per cost, best first."""
    count = len(problem.backlog.features)
    values, costs = problem.values[:count], problem.costs[:count]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(values > 0, values / costs, -np.inf)
    return sorted(problem.order, key=lambda position: -float(ratio[position]))


def _down(problem: PlanProblem, order: Sequence[int]) -> BoolArray:
    """Take features in an order, each with what it requires, as long as they fit."""
    backlog, ways = problem.backlog, problem.variants.of_feature
    needed: dict[int, list[int]] = {}
    for first, second in backlog.plan.requires:
        needed.setdefault(backlog.position(first), []).append(backlog.position(second))
    choice = GreedyChoice(problem.matrix)
    forced = {backlog.position(one) for one in backlog.plan.must}
    for position in [*(one for one in problem.order if one in forced), *order]:
        is_worth = any(problem.values[one] > 0 and not problem.variants.missing[one] for one in ways[position])
        if position in forced or is_worth:
            choice.take([ways[one] for one in _with_needed(position, needed)])
    return choice.taken


def _with_needed(position: int, needed: dict[int, list[int]]) -> list[int]:
    """Give a feature and all that it requires, directly or not."""
    found = [position]
    for one in found:
        found += [other for other in needed.get(one, ()) if other not in found]
    return found


def _way(problem: PlanProblem, key: Literal["best", "list", "ratio"], taken: BoolArray, best: BoolArray) -> WayTaken:
    chosen, of_best = problem.chosen(taken), problem.chosen(best)
    value = float(problem.values[taken].sum())
    is_best = set(chosen) == set(of_best) and bool((taken == best).all())
    return WayTaken(
        key=key,
        name=_NAMES[key],
        chosen=chosen,
        value=value,
        used=float(problem.costs[taken].sum()),
        behind=0.0 if is_best else float(problem.values[best].sum()) - value,
        gains=tuple(one for one in chosen if one not in of_best),
        leaves=tuple(one for one in of_best if one not in chosen),
        unkept=problem.matrix.find_broken(taken),
    )
