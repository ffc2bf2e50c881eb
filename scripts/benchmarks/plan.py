"""The best set and its curve over the capacities, against the bare solver."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from scripts.benchmarks.measuring import Row, best_time, made_up_backlog
from workbench.errors import PlanNotSolved
from workbench.model import Backlog, Capacity, Evaluation, PlanGroup, PlanRules
from workbench.workflows import evaluate
from workbench.workflows.plan_curve import capacity_curve
from workbench.workflows.plan_problem import find_problem
from workbench.workflows.planning import choose_plan

_TEAMS = ("Search", "Voice", "Trust")
_REQUIREMENTS, _GROUPS, _MEMBERS = 200, 50, 4
_POINTS = 40
_SPAN = 1e4
_SAME = 1e-6


def measure() -> list[Row]:
    """Give the lines of the report on this topic."""
    plain = made_up_backlog(5_000).model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=600),))})
    ruled = _ruled()
    return [
        _against_the_solver("plan of 1,000 features, 200 requirements, 50 groups, 3 teams, with reasons", ruled),
        _against_the_solver("plan of 5,000 features, one capacity, with reasons", plain),
        _curve_against_one_solve(ruled),
    ]


def _against_the_solver(what: str, backlog: Backlog) -> Row:
    evaluation = evaluate(backlog)
    plan = choose_plan(backlog, evaluation)
    gap = max(0.0, plan.bound - plan.value) / plan.value
    ours = best_time(lambda: choose_plan(backlog, evaluation))
    proof = "proved best" if plan.optimal else f"gap {gap:.2g}"
    return Row(f"{what}, {proof}", "scipy's solver on the same limits", ours, _bare_time(backlog, evaluation))


def _curve_against_one_solve(backlog: Backlog) -> Row:
    evaluation = evaluate(backlog)
    ours = best_time(lambda: capacity_curve(backlog, evaluation, points=_POINTS))
    what = f"curve of {_POINTS} capacities of the same 1,000 features, with the next jump"
    return Row(what, "scipy's solver, one capacity", ours, _bare_time(backlog, evaluation))


def _bare_time(backlog: Backlog, evaluation: Evaluation) -> float:
    """Time the solver alone, its matrix laid out beforehand."""
    problem = find_problem(backlog, evaluation)
    matrix = problem.matrix
    rows = LinearConstraint(csr_array(matrix.scaled), matrix.low / matrix.span, matrix.high / matrix.span)
    costs = -problem.values * (_SPAN / float(problem.values.max()))
    whole = np.ones(costs.size)
    solved = milp(costs, integrality=whole, bounds=Bounds(0, 1), constraints=rows, options={"mip_rel_gap": 0})
    if abs(float(problem.values @ np.round(solved.x)) - problem.best().value) > _SAME:
        raise PlanNotSolved("The two sides disagree on what is best.")
    return best_time(
        lambda: milp(costs, integrality=whole, bounds=Bounds(0, 1), constraints=rows, options={"mip_rel_gap": 0})
    )


def _ruled() -> Backlog:
    """Make a backlog with rules of every size; half of the costs are known by team."""
    backlog = made_up_backlog(1_000)
    rng = np.random.default_rng(1)
    ids = [feature.id for feature in backlog.features]

    def some(count: int) -> tuple[str, ...]:
        return tuple(ids[int(one)] for one in rng.choice(len(ids), count, replace=False))

    pairs = (some(2) for _ in range(_REQUIREMENTS))
    rules = PlanRules(
        capacities=tuple(Capacity(team=team, amount=200) for team in _TEAMS),
        costs={one: {_TEAMS[place % len(_TEAMS)]: float(rng.integers(1, 20))} for place, one in enumerate(ids[::2])},
        requires=tuple((one, other) for one, other in pairs),
        groups=tuple(PlanGroup(name=f"Group {number}", feature_ids=some(_MEMBERS)) for number in range(_GROUPS)),
    )
    return backlog.model_copy(update={"plan": rules})
