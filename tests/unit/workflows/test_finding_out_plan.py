"""What to find out next for the plan, against trying every answer and every set."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.weighted_scores import scores, weighted_dimensions
from workbench.errors import InvalidBacklog, NoFeasiblePlan
from workbench.model import Backlog, Capacity, Feature, Framework, LevelScale, PlanRules, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.finding_out_plan import (
    MOST_PLANS,
    FindingOutForPlan,
    find_out_for_plan,
    first_plan_question,
    plan_finding_headline,
)
from workbench.workflows.plan_amounts import plan_costs, plan_values
from workbench.workflows.planning import choose_plan

KEYS = weighted_dimensions().keys
COST = "engineering_cost"
STEPS = 60


def _backlog(
    rows: Sequence[dict[str, Score]], capacity: float, framework: Framework | None = None, **rules: object
) -> Backlog:
    features = tuple(Feature(id=f"f{row}", title=f"Feature {row}", scores=given) for row, given in enumerate(rows))
    plan = PlanRules.model_validate({"capacities": (Capacity(amount=capacity),), **rules})
    return Backlog(name="Rows", framework=framework or weighted_dimensions(), features=features, plan=plan)


def _find(backlog: Backlog, most: int = MOST_PLANS) -> FindingOutForPlan:
    return find_out_for_plan(backlog, evaluate(backlog), most=most)


def _sets(backlog: Backlog) -> dict[tuple[bool, ...], float]:
    """Give every set that fits and what it is worth."""
    values = plan_values(evaluate(backlog), backlog.plan.objective)
    costs = plan_costs(backlog)
    room = backlog.plan.capacities[0].amount
    found = {}
    for taken in product([False, True], repeat=len(values)):
        marks = np.array(taken)
        cost = costs[marks].sum()
        if cost <= room + 1e-9 and not np.isnan(values[marks]).any():
            found[taken] = float(values[marks].sum())
    return found


def _by_trying(backlog: Backlog, feature_id: str, key: str) -> float:
    """Give the score many numbers in turn and count how often the plan is no longer a best set."""
    position = backlog.position(feature_id)
    feature, scale = backlog.features[position], backlog.framework.dimension(key).scale
    score = feature.score(key)
    if score is None and key == COST and isinstance(scale, LevelScale):
        numbers, heights = np.array([one.number for one in scale.levels]), np.ones(len(scale.levels))
    else:
        low, high = (scale.worst, scale.best) if score is None else (score.low or 0.0, score.high or 0.0)
        start, end = sorted((low, high))
        numbers = start + (np.arange(STEPS) + 0.5) / STEPS * (end - start)
        heights = np.ones(STEPS)
        if score is not None and score.point is not None:
            point = score.point
            rising = (numbers - start) / (point - start) if point > start else np.ones(STEPS)
            falling = (end - numbers) / (end - point) if end > point else np.ones(STEPS)
            heights = np.where(numbers < point, rising, falling)
    chosen = choose_plan(backlog).chosen
    present = tuple(one.id in chosen for one in backlog.features)
    changed = 0.0
    for number, height in zip(numbers, heights, strict=True):
        known = feature.model_copy(update={"scores": feature.scores | {key: Score.exactly(float(number))}})
        features = (*backlog.features[:position], known, *backlog.features[position + 1 :])
        then = _sets(backlog.model_copy(update={"features": features}))
        changed += float(height) * (then.get(present, -1.0) < max(then.values()) - 1e-7)
    return changed / float(heights.sum())


def test_a_missing_benefit_has_the_chance_worked_out_by_hand() -> None:
    # Room for one of the two. Of the benefits' 90: 30 + 12.5 + 10 + 7.5 = 60 against 25 + 10 + 7.5 and 0 to 30 more.
    backlog = _backlog([scores(5, 3, 3, 3, 3), scores(None, 5, 3, 3, 3)], 6)
    (question,) = _find(backlog).questions
    assert question.chance == pytest.approx(12.5 / 30)
    assert (question.feature_id, question.dimension) == ("f1", "user_impact")
    assert (question.is_missing, question.is_inside, question.moves_itself) == (True, False, True)
    found = _find(backlog)
    assert found.plans == 2
    assert plan_finding_headline(found) == "One open score could change the plan."
    assert first_plan_question(backlog, found).endswith("In 42 of 100 cases the answer would bring it into the plan.")


def test_a_missing_cost_lets_a_feature_in_on_the_levels_at_which_it_fits() -> None:
    # The other takes 6 of 9 weeks: an equal one fits beside it at levels 1 and 2, and is no better instead of it above.
    backlog = _backlog([scores(3, 3, 3, 3, 3), scores(3, 3, 3, 3, None)], 9)
    (question,) = _find(backlog).questions
    assert (question.feature_id, question.dimension, question.chance) == ("f1", COST, 0.4)
    assert not question.is_inside
    assert question.moves_itself


def test_a_planned_feature_that_turns_out_dearer_falls_out() -> None:
    # From level 2 to 5, 3.5 or 9 weeks likeliest, 12 weeks to spend: it no longer fits above level 4.
    alone = _backlog([scores(5, 5, 5, 5, 3) | {COST: Score(low=2, high=5)}], 12)
    (question,) = _find(alone).questions
    assert question.chance == pytest.approx(1 / (3 * 1.5), abs=0.05)
    assert (question.is_inside, question.moves_itself, question.is_missing) == (True, True, False)
    assert question.chance == pytest.approx(_by_trying(alone, "f0", COST), abs=0.05)


def test_a_planned_feature_that_turns_out_cheaper_makes_room_for_others() -> None:
    # 6 weeks of 9 now; the other, worth less, takes 6: it comes in once the first one takes 3 or less, at level 2.
    backlog = _backlog([scores(5, 5, 5, 5, 3) | {COST: Score(low=1, likely=3, high=3)}, scores(3, 3, 3, 3, 3)], 9)
    (question,) = _find(backlog).questions
    assert question.chance == pytest.approx(1 / 4, abs=0.05)
    assert (question.is_inside, question.moves_itself) == (True, False)
    assert first_plan_question(backlog, _find(backlog)).endswith("the answer would change what else is in the plan.")


LEVELS = st.one_of(
    st.none(),
    st.integers(1, 5).map(Score.exactly),
    st.lists(st.integers(1, 5), min_size=3, max_size=3).map(
        lambda drawn: Score(low=min(drawn), likely=sorted(drawn)[1], high=max(drawn))
    ),
)


@settings(max_examples=8)
@given(st.lists(st.lists(LEVELS, min_size=5, max_size=5), min_size=1, max_size=3), st.integers(2, 9))
def test_the_chance_is_what_trying_every_answer_and_every_set_gives(
    drawn: list[list[Score | None]], capacity: int
) -> None:
    rows = [{key: one for key, one in zip(KEYS, row, strict=True) if one is not None} for row in drawn]
    backlog = _backlog([*rows, scores(3, 2, 4, 3, 2)], capacity)
    found = _find(backlog)
    for question in found.questions[:2]:
        tried = _by_trying(backlog, question.feature_id, question.dimension)
        off = 0.1 if question.dimension == COST else 0.03
        assert question.chance == pytest.approx(tried, abs=off)


@pytest.mark.parametrize("key", ["value-effort", "wsjf", "rice"])
def test_a_ratio_framework_is_served(key: str) -> None:
    framework = built_in_framework(key)
    benefit, last = framework.keys[0], framework.keys[-1]
    exact = {one: Score.exactly(2) for one in framework.keys}
    rows = [
        exact | {benefit: Score.exactly(3)},
        exact | {benefit: Score(low=1, likely=2, high=5)},
        {one: score for one, score in exact.items() if one != last},
    ]
    questions = _find(_backlog(rows, 2, framework)).questions
    chances = {(one.feature_id, one.dimension): one.chance for one in questions}
    # Above 3 of 1 to 5 with 2 likeliest: 2² ÷ (4 · 3).
    assert chances["f1", benefit] == pytest.approx(1 / 3)


def test_a_cost_by_team_is_known_whatever_the_score() -> None:
    rows = [scores(3, 3, 3, 3, 3), scores(3, 3, 3, 3, None)]
    backlog = _backlog(rows, 5, costs={"f1": {"": 4.0}})
    assert _find(backlog).questions == ()


def test_an_option_of_a_feature_is_planned_anew_with_each_answer() -> None:
    rows = [scores(5, 5, 5, 5, 5), scores(None, 3, 3, 3, 5)]
    options = [{"feature_id": "f1", "name": "small", "scores": {COST: Score.exactly(1)}}]
    found = _find(_backlog(rows, 6, options=options))
    # The plan as it stands, and one for each of the five levels of the missing score.
    assert found.plans == 6


def test_beyond_the_most_plans_the_rest_is_counted_as_untried() -> None:
    rows = [scores(None if one else 3, one % 5 + 1, 3, 3, one % 4 + 1) for one in range(12)]
    found = _find(_backlog(rows, 9), most=5)
    assert found.plans <= 5
    assert len(found.questions) + found.idle + found.untried == 11
    assert found.untried > 0


def test_told_progress_rises_to_the_end() -> None:
    backlog = _backlog([scores(None if one else 3, one % 5 + 1, 3, 3, 3) for one in range(6)], 9)
    told: list[tuple[int, int]] = []
    find_out_for_plan(backlog, evaluate(backlog), progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize(
    "rows,says",
    [
        ([], "Nothing is ranked yet: any first score is worth finding out."),
        ([{}, {}], "Nothing is ranked yet: any first score is worth finding out."),
        ([scores(3, 3, 3, 3, 3)] * 2, "Every score is known exactly: there is nothing left to find out."),
        ([scores(None, 3, 3, 3, 1), scores(3, 3, 3, 3, 1)], "No single open score could change the plan."),
    ],
)
def test_nothing_to_ask_is_told(rows: list[dict[str, Score]], says: str) -> None:
    backlog = _backlog(rows, 9)
    found = _find(backlog)
    assert plan_finding_headline(found) == says
    assert first_plan_question(backlog, found) == ""


def test_without_a_capacity_or_with_rules_that_clash_it_says_so() -> None:
    backlog = _backlog([scores(3, 3, 3, 3, 3)], 1)
    with pytest.raises(InvalidBacklog):
        _find(backlog.model_copy(update={"plan": PlanRules()}))
    with pytest.raises(NoFeasiblePlan):
        _find(_backlog([scores(3, 3, 3, 3, 3)], 1, must=("f0",)))
