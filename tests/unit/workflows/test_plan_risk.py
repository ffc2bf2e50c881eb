"""Costs that are ranges: how often a plan takes too much, and plans that seldom do."""

from itertools import combinations

import numpy as np
import pytest

from tests.planned_by_hand import backlog, feature
from workbench.errors import InvalidChoice, NoFeasiblePlan
from workbench.methods.score_draws import sample_open
from workbench.model import Backlog, Capacity, PlanOption, Score
from workbench.workflows import evaluate
from workbench.workflows.plan_risk import Overrun, overrun_chance, plan_within_chance
from workbench.workflows.planning import Plan, choose_plan


def _overrun(asked: Backlog, plan: Plan | None = None) -> Overrun:
    evaluation = evaluate(asked)
    return overrun_chance(asked, evaluation, plan or choose_plan(asked, evaluation), rng=np.random.default_rng(0))


def _within(asked: Backlog, chance: float) -> Plan:
    return plan_within_chance(asked, evaluate(asked), chance=chance, rng=np.random.default_rng(5))


def test_a_cost_that_is_as_likely_above_the_capacity_as_below_overruns_half_the_time() -> None:
    found = _overrun(backlog(feature("Plum", 8, 8, (0, 5, 10)), capacity=5))
    assert found.chance == pytest.approx(0.5, abs=0.02)
    assert found.expected_used == pytest.approx(5, abs=0.1)
    # Nine tenths of the triangle lie below 10 − √(0.1 · 10 · 5).
    assert found.p90_used == pytest.approx(10 - 5**0.5, abs=0.1)
    assert found.ranged == ("plum",)
    assert found.draws == 10_000


def test_exact_costs_never_overrun_and_use_what_the_plan_says() -> None:
    found = _overrun(backlog(feature("Plum", 8, 8, 4), feature("Fig", 8, 8, 6)))
    assert (found.chance, found.expected_used, found.p90_used, found.ranged) == (0, 10, 10, ())


def test_ranges_of_what_is_left_out_do_not_count() -> None:
    found = _overrun(backlog(feature("Plum", 8, 8, 10), feature("Fig", 1, 1, (1, 5, 20))))
    assert (found.chance, found.ranged) == (0, ())


def test_what_teams_take_by_name_stays_and_what_they_share_is_drawn() -> None:
    teams = (Capacity(team="Search", amount=4), Capacity(team="Voice", amount=6))
    plum, fig = feature("Plum", 8, 8, (9, 9.5, 20)), feature("Fig", 8, 8, (4, 5, 6))
    found = _overrun(backlog(plum, fig, capacity=teams, costs={"plum": {"Search": 4}}))
    assert found.ranged == ("fig",)
    assert found.expected_used == pytest.approx(9, abs=0.05)
    assert found.chance == 0
    tight = _overrun(backlog(plum, fig, capacity=(teams[0], Capacity(team="Voice", amount=5)),
                             costs={"plum": {"Search": 4}}))  # fmt: skip
    assert tight.chance == pytest.approx(0.5, abs=0.02)


def test_an_option_with_a_range_of_its_own_draws_on_its_feature_s_team() -> None:
    small = PlanOption(feature_id="plum", name="Small", scores={"effort": Score(low=0, likely=2, high=4)})
    teams = (Capacity(team="Search", amount=2), Capacity(team="Voice", amount=50))
    found = _overrun(backlog(feature("Plum", 8, 8, 9), capacity=teams, costs={"plum": {"Search": 9}}, options=(small,)))
    assert found.ranged == ("plum",)
    assert found.chance == pytest.approx(0.5, abs=0.02)


FRUIT = (
    feature("Plum", 8, 8, (3, 4, 9)),
    feature("Fig", 6, 6, (3, 3, 4)),
    feature("Pear", 5, 4, (1, 3, 8)),
    feature("Apple", 4, 4, 3),
    feature("Quince", 3, 3, (2, 2, 3)),
    feature("Cherry", 2, 3, (0.5, 2, 5)),
)
WORTH = {"plum": 1.0, "fig": 0.75, "pear": 0.5625, "apple": 0.5, "quince": 0.375, "cherry": 0.3125}


def _by_trying(chance: float) -> float:
    """Try every set on two hundred thousand draws."""
    rng = np.random.default_rng(99)
    ends = [(score.low, score.likely, score.high) for score in (one.scores["effort"] for one in FRUIT)]
    low, likely, high = np.array(ends, dtype=np.float64).T
    costs = sample_open(low, likely, high, 200_000, rng)
    best = 0.0
    for size in range(1, 7):
        for picked in combinations(range(6), size):
            at = list(picked)
            if likely[at].sum() <= 10 and (costs[:, at].sum(axis=1) > 10).mean() <= chance:
                best = max(best, sum(WORTH[FRUIT[one].id] for one in at))
    return best


@pytest.mark.parametrize("chance", [0.05, 0.2, 0.4, 0.7])
def test_the_plan_within_a_chance_is_the_one_found_by_trying_every_set(chance: float) -> None:
    asked = backlog(*FRUIT)
    plan = _within(asked, chance)
    assert _overrun(asked, plan).chance <= chance + 0.01
    assert _by_trying(chance - 0.03) - 1e-9 <= plan.value <= _by_trying(chance + 0.03) + 1e-9
    assert plan.optimal
    assert sum(WORTH[one] for one in plan.chosen) == pytest.approx(plan.value)


def test_no_chance_at_all_leaves_room_for_every_cost_at_its_highest() -> None:
    plan = _within(backlog(*FRUIT), 0.0)
    highest = {one.id: one.scores["effort"].high or 0.0 for one in FRUIT}
    assert sum(highest[one] for one in plan.chosen) <= 10
    assert all("within the chance" in one.why or "is worth" in one.why for one in plan.left_out)


def test_any_chance_accepted_gives_the_plan_itself() -> None:
    asked = backlog(*FRUIT)
    assert _within(asked, 1.0).chosen == choose_plan(asked).chosen


def test_a_forced_feature_that_overruns_too_often_clashes_with_the_chance() -> None:
    with pytest.raises(NoFeasiblePlan) as caught:
        _within(backlog(feature("Plum", 8, 8, (0, 9, 20)), must=("plum",)), 0.1)
    names = [one.replace("\u2068", "").replace("\u2069", "") for one in caught.value.constraints]
    assert names == ["“Plum” must be in", "the capacity of 10 weeks in all but 10 of 100 cases"]


@pytest.mark.parametrize("chance", [-0.1, 1.5])
def test_a_chance_outside_nought_to_one_is_refused(chance: float) -> None:
    with pytest.raises(InvalidChoice):
        _within(backlog(*FRUIT), chance)


def test_the_same_seed_gives_the_same_plan_and_the_same_chance() -> None:
    asked = backlog(*FRUIT)
    assert _within(asked, 0.2) == _within(asked, 0.2)
    assert _overrun(asked) == _overrun(asked)


def test_without_features_nothing_overruns() -> None:
    assert _overrun(backlog()).chance == 0
    assert _within(backlog(), 0.1).chosen == ()
