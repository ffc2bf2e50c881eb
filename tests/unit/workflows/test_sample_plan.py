"""The sample backlog's plan for 40 person-weeks: its curve, a forced item's price and the simple ways, by hand."""

import numpy as np
import pytest

from sample_data import load_harbour_assist
from workbench.model import Backlog, Capacity, Evaluation, PlanObjective, PlanRules
from workbench.workflows import evaluate
from workbench.workflows.plan_amounts import plan_costs, plan_values
from workbench.workflows.plan_comparison import compare_ways
from workbench.workflows.plan_curve import capacity_curve
from workbench.workflows.plan_firmness import PlanStanding, plan_firmness
from workbench.workflows.plan_headline import leader_note, plan_headline
from workbench.workflows.plan_prices import forced_prices
from workbench.workflows.plan_risk import overrun_chance
from workbench.workflows.planning import Plan, choose_plan

LEADER = "Answers with their sources shown"


@pytest.fixture(scope="module")
def sample() -> Backlog:
    rules = PlanRules(capacities=(Capacity(amount=40),))
    return load_harbour_assist().model_copy(update={"plan": rules})


@pytest.fixture(scope="module")
def evaluation(sample: Backlog) -> Evaluation:
    return evaluate(sample)


@pytest.fixture(scope="module")
def plan(sample: Backlog, evaluation: Evaluation) -> Plan:
    return choose_plan(sample, evaluation)


def _id(backlog: Backlog, title: str) -> str:
    return next(one.id for one in backlog.features if one.title == title)


def _titles(backlog: Backlog, ids: tuple[str, ...]) -> set[str]:
    return {backlog.feature(one).title for one in ids}


def _said(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_the_curve_agrees_with_counting_up_the_weeks_at_every_step(sample: Backlog, evaluation: Evaluation) -> None:
    costs, values = plan_costs(sample), plan_values(evaluation, PlanObjective.BENEFIT)
    best = np.zeros(80 * 4 + 1)
    for cost, value in zip(costs, values, strict=True):
        if not (np.isnan(cost) or np.isnan(value)):
            quarters = round(cost * 4)
            best[quarters:] = np.maximum(best[quarters:], best[: len(best) - quarters] + value)
    curve = capacity_curve(sample, evaluation)
    assert (curve.capacity, curve.end, curve.unit) == (40, 80, "person-weeks")
    for one in curve.steps:
        assert one.value == pytest.approx(best[round(one.capacity * 4)], abs=1e-9)
        if one.capacity:
            assert best[round(one.capacity * 4) - 1] < one.value - 1e-9


def test_one_more_week_buys_dark_mode(sample: Backlog, evaluation: Evaluation) -> None:
    curve = capacity_curve(sample, evaluation)
    now = next(one for one in curve.steps if one.capacity == 40)
    assert now.value == pytest.approx(6.09375)
    # Dark mode takes one week and is worth 0.3125.
    assert curve.one_more == pytest.approx(0.3125)
    assert curve.next_jump is not None
    assert (curve.next_jump.more, curve.next_jump.leaves) == (1, ())
    assert curve.next_jump.gain == pytest.approx(0.3125)
    assert _titles(sample, curve.next_jump.enters) == {"Dark mode"}


def test_the_forced_leader_costs_two_features_of_six_weeks(sample: Backlog) -> None:
    rules = sample.plan.model_copy(update={"must": (_id(sample, LEADER),)})
    forced = sample.model_copy(update={"plan": rules})
    [price] = forced_prices(forced, evaluate(forced), choose_plan(forced))
    # 0.6875 each against 0.9375.
    assert price.price == pytest.approx(2 * 0.6875 - 0.9375)
    assert _titles(sample, price.leaves) == {"Weekly quality report", "Single sign-on"}
    assert price.enters == (_id(sample, LEADER),)
    assert _said(price.sentence) == (
        f"Keeping “{LEADER}” in costs “Weekly quality report” and “Single sign-on”; the plan loses 44 points."
    )


def test_the_headline_and_the_note_on_the_leader(sample: Backlog, evaluation: Evaluation, plan: Plan) -> None:
    assert plan_headline(sample, evaluation, plan) == "Ten features fit, taking 40 of 40 person-weeks."
    note = leader_note(sample, evaluation, plan)
    assert note is not None
    assert _said(note.sentence) == (
        f"“{LEADER}” ranks first but is left out. "
        "Taking it would cost “Weekly quality report” and “Single sign-on”; the plan would lose 44 points."
    )
    assert _titles(sample, note.also) == {"Redaction of personal data"}


def test_down_the_list_spends_as_much_on_six_features(sample: Backlog, evaluation: Evaluation, plan: Plan) -> None:
    best, down, ratio = compare_ways(sample, evaluation, plan).ways
    assert (len(best.chosen), best.used, best.value) == (10, 40, 6.09375)
    # 12 + 6 + 12 + 3 + 6 weeks down to the fifth rank, then the one of a week that still fits.
    assert _titles(sample, down.chosen) == {
        LEADER, "Hand-off to a person, with context", "Redaction of personal data", "Ticket summaries",
        "Bulk import of help articles", "Keyboard shortcuts",
    }  # fmt: skip
    assert (down.used, down.value) == (40, 4.28125)
    assert (ratio.used, ratio.value) == (35, 5.71875)
    assert (down.behind, ratio.behind) == (6.09375 - 4.28125, 6.09375 - 5.71875)


def test_six_or_more_of_the_ten_are_in_whatever_the_weights(
    sample: Backlog, evaluation: Evaluation, plan: Plan
) -> None:
    found = plan_firmness(sample, evaluation, rng=np.random.default_rng(0), draws=40)
    core = {one for one, standing in found.standing.items() if standing is PlanStanding.CORE}
    assert core < set(plan.chosen)
    assert len(core) >= 6
    assert found.standing[_id(sample, LEADER)] is PlanStanding.OUT
    assert list(found.share) == [evaluation.feature_ids[place] for place in evaluation.order]


def test_the_chosen_have_exact_costs_and_never_overrun(sample: Backlog, evaluation: Evaluation, plan: Plan) -> None:
    found = overrun_chance(sample, evaluation, plan, rng=np.random.default_rng(0))
    assert (found.chance, found.expected_used, found.ranged) == (0, 40, ())
