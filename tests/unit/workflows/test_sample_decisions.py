"""The sample backlog decided on: the plan for 40 person-weeks, the line, and what three edits moved; worked by hand."""

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest

from sample_data import load_harbour_assist
from workbench.model import Backlog, Capacity, PlanObjective, PlanRules, Score
from workbench.workflows import evaluate
from workbench.workflows.comparing import MovedFeature, compare_states
from workbench.workflows.comparison_words import causes_text, comparison_headline, points_text
from workbench.workflows.edits_near_line import find_edits_near_line
from workbench.workflows.plan_amounts import plan_costs, plan_values
from workbench.workflows.planning import Plan, choose_plan

CHOSEN = {
    "Hand-off to a person, with context": 6, "Ticket summaries": 3, "Bulk import of help articles": 6,
    "Answer feedback from agents": 3, "Weekly quality report": 6, "Single sign-on": 6, "Glossary of company terms": 3,
    "Guided set-up": 3, "Custom tone of voice": 3, "Keyboard shortcuts": 1,
}  # fmt: skip
LEADER = "Answers with their sources shown"


@pytest.fixture(scope="module")
def sample() -> Backlog:
    return load_harbour_assist()


def _id(backlog: Backlog, title: str) -> str:
    return next(one.id for one in backlog.features if one.title == title)


def _plan(backlog: Backlog, **rules: object) -> Plan:
    asked = PlanRules.model_validate({"capacities": (Capacity(amount=40),), **rules})
    return choose_plan(backlog.model_copy(update={"plan": asked}))


def _costs(backlog: Backlog, plan: Plan) -> dict[str, float]:
    return {backlog.feature(one).title: amount for one, amount in plan.costs.items()}


def test_the_best_set_for_forty_person_weeks(sample: Backlog) -> None:
    plan = _plan(sample)
    assert _costs(sample, plan) == CHOSEN
    assert sum(CHOSEN.values()) == plan.used == 40
    # Impact, value, alignment and time each weigh a quarter: 24.375 quarters over the ten features.
    assert plan.value == pytest.approx(6.09375, abs=1e-12)
    assert plan.optimal


def test_no_set_is_better_as_counting_up_the_weeks_shows(sample: Backlog) -> None:
    costs, values = plan_costs(sample), plan_values(evaluate(sample), PlanObjective.BENEFIT)
    best = np.zeros(40 * 4 + 1)
    for cost, value in zip(costs, values, strict=True):
        if not (np.isnan(cost) or np.isnan(value)):
            quarters = round(cost * 4)
            best[quarters:] = np.maximum(best[quarters:], best[: len(best) - quarters] + value)
    assert best[-1] == pytest.approx(_plan(sample).value, abs=1e-12)


def test_keeping_the_leader_in_costs_two_features_of_six_weeks(sample: Backlog) -> None:
    free, forced = _plan(sample), _plan(sample, must=(_id(sample, LEADER),))
    out = {sample.feature(one).title for one in set(free.chosen) - set(forced.chosen)}
    assert out == {"Weekly quality report", "Single sign-on"}
    assert set(forced.chosen) - set(free.chosen) == {_id(sample, LEADER)}
    # 0.6875 each against 0.9375.
    assert free.value - forced.value == pytest.approx(2 * 0.6875 - 0.9375, abs=1e-12)


def _with_weights(backlog: Backlog) -> Backlog:
    weights = dict.fromkeys(backlog.framework.keys, 15.0) | {"user_impact": 40.0}
    return backlog.model_copy(update={"framework": backlog.framework.with_weights(weights)})


def _with_score(title: str, key: str, number: float) -> Callable[[Backlog], Backlog]:
    def edit(backlog: Backlog) -> Backlog:
        features = tuple(
            one.model_copy(update={"scores": one.scores | {key: Score.exactly(number)}}) if one.title == title else one
            for one in backlog.features
        )
        return backlog.model_copy(update={"features": features})

    return edit


SIGN_ON, SUMMARIES = "Single sign-on", "Ticket summaries"
EDITS = (_with_weights, _with_score(SIGN_ON, "business_value", 2), _with_score(SUMMARIES, "user_impact", 5))


def _edited(backlog: Backlog) -> Backlog:
    for edit in EDITS:
        backlog = edit(backlog)
    return backlog


def _moved(backlog: Backlog, title: str) -> MovedFeature:
    return next(one for one in compare_states(backlog, _edited(backlog)).features if one.title == title)


def test_three_edits_since_the_snapshot_are_told_apart(sample: Backlog) -> None:
    one = _moved(sample, SIGN_ON)
    assert (one.rank_before, one.rank_after, one.places) == (7, 23, -16)
    # Values 0.25, 1, 0.75, 0.75, 0.5. Before: 0.65. Weights alone: 0.55. Value 2 alone: 0.50. Both: 0.4375.
    assert one.points == pytest.approx(0.4375 - 0.65)
    points = {part.cause: part.points for part in one.parts}
    assert points["weights"] == pytest.approx(((0.55 - 0.65) + (0.4375 - 0.50)) / 2)
    assert points["own"] == pytest.approx(((0.50 - 0.65) + (0.4375 - 0.55)) / 2)
    assert points["others"] == pytest.approx(0)
    assert causes_text(one) == "its own scores −9, the weights −7"
    assert points_text(one) == "−21"


def test_the_comparison_says_what_moved_furthest_and_lists_the_edits(sample: Backlog) -> None:
    comparison = compare_states(sample, _edited(sample))
    said = comparison_headline(comparison).replace("\u2068", "").replace("\u2069", "")
    assert said == "30 features moved, “Single sign-on” the furthest, 16 places down."
    texts = [one.text.replace("\u2068", "").replace("\u2069", "").replace("\u202f", " ") for one in comparison.edits]
    assert texts[0] == "Weight of User impact 20 % → 40 %"
    assert texts[-2:] == ["Business value of “Single sign-on” 5 → 2", "User impact of “Ticket summaries” 4 → 5"]


@pytest.mark.parametrize("title", [SIGN_ON, SUMMARIES, "Audit log", "Fine-tuned model per customer"])
def test_the_parts_are_what_each_group_adds_over_every_order(sample: Backlog, title: str) -> None:
    groups = {"weights": [0], "own": [], "others": []}
    for number, edited in ((1, SIGN_ON), (2, SUMMARIES)):
        groups["own" if edited == title else "others"].append(number)
    orders = list(permutations(name for name in groups if groups[name]))
    added = dict.fromkeys(groups, 0.0)
    for order in orders:
        state, rank = sample, _rank(sample, title)
        for name in order:
            for number in groups[name]:
                state = EDITS[number](state)
            added[name] += (rank - _rank(state, title)) / len(orders)
            rank = _rank(state, title)
    parts = {part.cause: part.places for part in _moved(sample, title).parts}
    assert parts == pytest.approx({name: places for name, places in added.items() if name in parts})
    assert sum(parts.values()) == pytest.approx(_moved(sample, title).places)


def _rank(backlog: Backlog, title: str) -> int:
    return evaluate(backlog).standing(_id(backlog, title)).rank or 0


def test_an_edit_that_carried_a_feature_out_of_the_best_ten_is_listed(sample: Backlog) -> None:
    lowered = _with_score(SIGN_ON, "business_value", 2)(sample)
    [crossing] = find_edits_near_line(sample, lowered, top=10)
    assert (crossing.title, crossing.inside, crossing.rank_without) == (SIGN_ON, False, 7)
    # At 50 points 17 are ahead: one of 80, three of 70, two of 67.5, three of 65, four of 60 and four of 55.
    assert crossing.rank == _rank(lowered, SIGN_ON) == 18
    assert find_edits_near_line(sample, _with_weights(sample), top=10) == ()
