"""The best set: what rules, costs by team and reasons add to the bare solver."""

import numpy as np

from scripts.benchmarks.measuring import Row, best_time, made_up_backlog
from workbench.methods.best_set import choose_best_set
from workbench.model import Backlog, Capacity, PlanGroup, PlanRules
from workbench.workflows import evaluate
from workbench.workflows.plan_limits import find_limits
from workbench.workflows.plan_variants import find_variants
from workbench.workflows.planning import choose_plan

_TEAMS = ("Search", "Voice", "Trust")
_REQUIREMENTS, _GROUPS, _MEMBERS = 200, 50, 4


def measure() -> list[Row]:
    """Give the lines of the report on this topic."""
    plain = made_up_backlog(5_000).model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=600),))})
    return [
        _against_the_solver("plan of 1,000 features, 200 requirements, 50 groups, 3 teams, with reasons", _ruled()),
        _against_the_solver("plan of 5,000 features, one capacity, with reasons", plain),
    ]


def _against_the_solver(what: str, backlog: Backlog) -> Row:
    evaluation = evaluate(backlog)
    variants = find_variants(backlog, evaluation)
    values = np.where(variants.missing, 0.0, variants.values)
    limits = [one.constraint for one in find_limits(variants)]
    ours = best_time(lambda: choose_plan(backlog, evaluation))
    return Row(what, "the solver on the same limits", ours, best_time(lambda: choose_best_set(values, limits)))


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
