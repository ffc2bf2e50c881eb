"""What more capacity, or less, would buy: the best set's value at every capacity."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from pydantic import Field

from workbench.errors import InvalidChoice
from workbench.methods.least_capacity import find_least_capacity
from workbench.methods.limit_matrix import SLACK, BoolArray
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.evaluating import evaluate
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_problem import PlanProblem, find_problem

POINTS = 40
"""Capacities at which the best set is worked out, unless somebody asks for another number."""


class CurveStep(Record):
    """The best set from one capacity on, up to the next step."""

    capacity: float = Field(description="In the unit; of all teams together; the least at which this set fits.")
    value: float = Field(description="What the set is worth, as in a plan; no set is worth more at this capacity.")
    chosen: tuple[str, ...] = Field(description="Feature ids, best ranked first.")


class Jump(Record):
    """The next better set, and how much more capacity it needs."""

    more: float = Field(description="Capacity beyond today's, in the unit; > 0; with any less, no set is better.")
    gain: float = Field(
        description="How much more the best set there is worth; ≥ 0, and 0 only where there is no plan today."
    )
    enters: tuple[str, ...] = Field(description="Ids of features that come in, best ranked first.")
    leaves: tuple[str, ...] = Field(description="Ids of features that drop out, best ranked first; may be empty.")


class CapacityCurve(Record):
    """The value of the best set by capacity."""

    unit: str
    capacity: float = Field(description="Today's, in the unit; of all teams and periods together.")
    end: float = Field(description="The largest capacity looked at, in the unit; never below today's.")
    steps: tuple[CurveStep, ...] = Field(
        description="Rising in capacity and value; from the least capacity at which the rules can be kept."
    )
    next_jump: Jump | None = Field(description="None where no capacity, however large, allows a better set.")
    one_more: float = Field(description="What one more unit is worth at today's capacity; ≥ 0.")


@dataclass(frozen=True)
class _Step:
    """A best set, and the least capacity at which it fits."""

    least: float
    value: float
    taken: BoolArray


def capacity_curve(
    backlog: Backlog,
    evaluation: Evaluation | None = None,
    *,
    points: int = POINTS,
    progress: Callable[[int, int], None] | None = None,
) -> CapacityCurve:
    """Work out what the best set is worth at capacities from 0 to what takes everything, at most twice today's.

    Parameters
    ----------
    backlog
        With at least one capacity among its rules.
    evaluation
        Its evaluation; worked out where None.
    points
        At how many capacities, evenly spread, ≥ 2; today's comes on top.
    progress
        Told after each capacity how many are done, and of how many.

    Returns
    -------
    The steps found, today's among them. Each is exact: at its capacity no set is worth more, and below it this set does
    not fit. Between two steps others may lie, none worth more than the upper of the two.

    Raises
    ------
    InvalidBacklog, InvalidFramework, PlanNotSolved
        As planning does.
    InvalidChoice
        When ``points`` is below 2.
    NoFeasiblePlan
        When the rules clash at any capacity.

    Notes
    -----
    f(c) = max value of a set that fits capacity c. Teams' capacities are scaled together, in proportion to today's;
    where all of them are 0, alike. A best set at c that fits c' < c is a best set at every capacity from c' to c.
    """
    if points < 2:  # noqa: PLR2004 - the two ends
        raise InvalidChoice("number of capacities", str(points), ("2 or more",))
    problem = find_problem(backlog, evaluate(backlog) if evaluation is None else evaluation)
    first = _least_step(problem)
    if first is None:
        problem.best()  # raises, naming the clash
        return _without_steps(problem)
    end = _find_end(problem, first)
    grid = sorted({*np.linspace(0.0, end, points).tolist(), problem.capacity, problem.capacity + 1}, reverse=True)
    steps = _descend(problem, grid, first, progress)
    now = _step_at(steps, problem.capacity)
    more = _step_at(steps, problem.capacity + 1)
    return CapacityCurve(
        unit=plan_unit(backlog),
        capacity=problem.capacity,
        end=end,
        steps=tuple(
            CurveStep(capacity=one.least, value=one.value, chosen=problem.chosen(one.taken))
            for one in steps
            if one.least <= end + SLACK * max(1.0, end)
        ),
        next_jump=_find_jump(problem, now, first),
        one_more=max(0.0, more.value - (now.value if now else 0.0)) if more else 0.0,
    )


def _find_end(problem: PlanProblem, first: _Step) -> float:
    """Give the largest capacity to look at."""
    variants = problem.variants
    dearest = [max((float(problem.costs[one]) for one in ways), default=0.0) for ways in variants.of_feature]
    everything = sum(dearest)
    if problem.capacity > 0:
        everything = min(everything, 2 * problem.capacity)
    return max(everything, problem.capacity, first.least)


def _descend(
    problem: PlanProblem, grid: list[float], first: _Step, progress: Callable[[int, int], None] | None
) -> list[_Step]:
    """Solve from the largest capacity down; a capacity at which the last best set still fits needs no solving."""
    thrifty = -problem.costs / (float(problem.costs.max(initial=0.0)) or 1.0)
    found: list[_Step] = []
    for done, capacity in enumerate(grid, start=1):
        fits = bool(found) and capacity >= found[-1].least - _room(found[-1].least)
        if not fits and capacity >= first.least - _room(first.least):
            best = problem.best_at(capacity, favour=thrifty)
            if best is not None:
                step = _Step(min(problem.least_capacity(best.taken), capacity), best.value, best.taken)
                if found and step.value >= found[-1].value - problem.least_told:
                    found.pop()
                found.append(step)
        if progress is not None:
            progress(done, len(grid))
    if not found or first.least < found[-1].least - _room(first.least):
        found.append(first)
    return found[::-1]


def _room(capacity: float) -> float:
    return 1e-9 * max(1.0, capacity)


def _step_at(steps: list[_Step], capacity: float) -> _Step | None:
    """Give the best set at one of the capacities that were solved; None where the rules clash there."""
    below = [one for one in steps if one.least <= capacity + _room(capacity)]
    return below[-1] if below else None


def _least_step(problem: PlanProblem) -> _Step | None:
    """Give the best set at the least capacity at which the rules can be kept; None where there is no such capacity."""
    taken = find_least_capacity(problem.values, problem.matrix, problem.capacity_rows, problem.shares)
    if taken is None:
        return None
    least = problem.least_capacity(taken)
    best = problem.best_at(least)
    return _Step(least, best.value if best else 0.0, best.taken if best else taken)


def _find_jump(problem: PlanProblem, now: _Step | None, first: _Step) -> Jump | None:
    """Find the least capacity beyond today's at which a better set fits, and the best set there."""
    if now is None:
        return Jump(
            more=first.least - problem.capacity, gain=first.value, enters=problem.chosen(first.taken), leaves=()
        )
    taken = find_least_capacity(
        problem.values, problem.matrix, problem.capacity_rows, problem.shares, worth=now.value + problem.least_told
    )
    if taken is None or not problem.values.size:
        return None
    least = problem.least_capacity(taken)
    best = problem.best_at(least, favour=problem.closeness(now.taken))
    reached = taken if best is None else best.taken
    before, after = problem.chosen(now.taken), problem.chosen(reached)
    return Jump(
        more=least - problem.capacity,
        gain=float(problem.values[reached].sum()) - now.value,
        enters=tuple(one for one in after if one not in before),
        leaves=tuple(one for one in before if one not in after),
    )


def _without_steps(problem: PlanProblem) -> CapacityCurve:
    return CapacityCurve(
        unit=plan_unit(problem.backlog), capacity=problem.capacity, end=problem.capacity, steps=(), next_jump=None,
        one_more=0.0,
    )  # fmt: skip
