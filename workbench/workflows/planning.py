"""What to build within the capacity: the best set, and why the rest is out."""

import numpy as np
from pydantic import Field

from workbench.methods.best_set import BestSet
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.evaluating import evaluate
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_limits import capacity_by_team
from workbench.workflows.plan_problem import PlanProblem, find_problem
from workbench.workflows.plan_reasons import Reasons, why_left_out


class LeftOut(Record):
    """A feature that is not in the plan."""

    feature_id: str
    why: str = Field(description="One sentence.")


class TeamUse(Record):
    """What the plan takes of one team."""

    team: str
    capacity: float = Field(description="In the unit, over all periods.")
    used: float = Field(description="In the unit; costs that are not known by team left out.")


class Plan(Record):
    """The best set that fits."""

    capacity: float = Field(description="In the unit; of all teams and periods together.")
    unit: str
    used: float = Field(description="In the unit; not above the capacity.")
    value: float = Field(description="Sum of what the chosen are worth: 0 to 1 each in a weighted framework.")
    bound: float = Field(description="What no set can exceed, as the solver proved it.")
    optimal: bool = Field(description="Whether it is proved that no set is better.")
    chosen: tuple[str, ...] = Field(description="Feature ids, best ranked first.")
    costs: dict[str, float] = Field(description="Id of each chosen feature → what it takes as chosen, in the unit.")
    values: dict[str, float] = Field(description="Id of each chosen feature → what it is worth as chosen.")
    options: dict[str, str] = Field(description="Id of each feature chosen in a smaller way → that option's name.")
    teams: tuple[TeamUse, ...] = Field(description="In the order of the capacities; empty where no team is named.")
    left_out: tuple[LeftOut, ...] = Field(description="Best ranked first.")
    on_a_guess: tuple[str, ...] = Field(description="Ids of chosen features with a score missing.")


def choose_plan(backlog: Backlog, evaluation: Evaluation | None = None) -> Plan:
    """Choose the features worth most together that fit the capacity and keep to the backlog's plan rules.

    Parameters
    ----------
    backlog
        With at least one capacity among its rules.
    evaluation
        Its evaluation; worked out where None.

    Raises
    ------
    InvalidBacklog
        When there is no capacity, only some capacities name a team, or a team has costs and no capacity.
    InvalidFramework
        When the framework has no cost.
    NoFeasiblePlan
        When the rules clash.
    PlanNotSolved
        When the solver stopped without an answer.

    Notes
    -----
    A team's capacities add up over its periods. A cost that is not known by team may be shared among the teams.
    """
    judged = evaluate(backlog) if evaluation is None else evaluation
    problem = find_problem(backlog, judged)
    return read_plan(problem, judged, problem.best())


def read_plan(problem: PlanProblem, evaluation: Evaluation, found: BestSet, *, has_chance: bool = False) -> Plan:
    """Put a set that was found into words and figures.

    Parameters
    ----------
    problem
        What was chosen from, with the limits that the set keeps to.
    evaluation
        The backlog's.
    found
        The set.
    has_chance
        Whether it keeps to a chance of exceeding the capacity, so that nothing more fits even where room is left.
    """
    variants, backlog = problem.variants, problem.backlog
    totals = capacity_by_team(backlog.plan)
    taken = {variants.owner[one]: int(one) for one in np.flatnonzero(found.taken)}
    reasons = Reasons(variants, problem.limits, found.taken, is_proved=found.is_optimal, has_chance=has_chance)
    order = problem.order
    ids = [feature.id for feature in backlog.features]
    return Plan(
        capacity=problem.capacity,
        unit=plan_unit(backlog),
        used=float(variants.costs[found.taken].sum()),
        value=found.value,
        bound=found.bound,
        optimal=found.is_optimal,
        chosen=tuple(ids[one] for one in order if one in taken),
        costs={ids[one]: float(variants.costs[way]) for one, way in taken.items()},
        values={ids[one]: float(variants.values[way]) for one, way in taken.items()},
        options={ids[one]: variants.names[way] for one, way in taken.items() if variants.names[way]},
        teams=tuple(
            TeamUse(team=team, capacity=most, used=float(variants.by_team[team][found.taken].sum()))
            for team, most in totals.items()
            if team
        ),
        left_out=tuple(
            LeftOut(feature_id=ids[one], why=why_left_out(reasons, one)) for one in order if one not in taken
        ),
        on_a_guess=tuple(ids[one] for one in order if one in taken and evaluation.provisional[one]),
    )
