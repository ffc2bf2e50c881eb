"""Plans against trying every way to build every feature, under random rules of every kind."""

import pytest
from hypothesis import given, settings

from tests.planned_by_trying import Way, backlogs, best_by_trying, is_kept, ways_to_build
from workbench.errors import NoFeasiblePlan
from workbench.model import Backlog
from workbench.workflows.planning import Plan, choose_plan


@given(backlogs())
@settings(max_examples=60)
def test_the_plan_is_worth_what_trying_everything_finds(backlog: Backlog) -> None:
    best = best_by_trying(backlog)
    if best is None:
        with pytest.raises(NoFeasiblePlan):
            choose_plan(backlog)
        return
    plan = choose_plan(backlog)
    assert plan.value == pytest.approx(best, abs=1e-9)
    assert is_kept(backlog, {one: _way(backlog, plan, one) for one in plan.chosen})
    assert {*plan.chosen, *(one.feature_id for one in plan.left_out)} == {one.id for one in backlog.features}


def _way(backlog: Backlog, plan: Plan, feature_id: str) -> Way:
    ways = ways_to_build(backlog, backlog.feature(feature_id))
    found = ways[2] if feature_id in plan.options else ways[1]
    assert found is not None
    return found
