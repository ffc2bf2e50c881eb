"""How good scores were, against outcomes typed by hand."""

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Choice, Decision, Feature, Outcome, Score
from workbench.workflows.calibrating import calibrate


def _launched(number: int, impact: float, actual: float, cost: float | None = None) -> Feature:
    outcome = Outcome(cost=cost, scores={"user_impact": actual})
    decision = Decision(choice=Choice.NOW, outcome=outcome)
    return Feature(id=f"f{number}", title=f"Feature {number}", scores=scores(impact, 3, 3, 3, 3), decision=decision)


def _backlog(*features: Feature) -> Backlog:
    return Backlog(name="Launched", framework=weighted_dimensions(), features=features)


def test_before_any_launch_nobody_knows() -> None:
    calibration = calibrate(_backlog(Feature(id="a", title="A", scores=scores(3, 3, 3, 3, 3))))
    assert calibration.headline == "Nothing has been launched yet, so nobody knows how good the scores were."
    assert (calibration.launched, calibration.cost_ratio) == (0, None)


def test_four_outcomes_are_too_few_to_say() -> None:
    calibration = calibrate(_backlog(*(_launched(number, 5, 3) for number in range(4))))
    assert calibration.headline == "Four outcomes so far: too few to say how good the scores were."


def test_five_outcomes_show_how_far_a_dimension_is_off_on_average() -> None:
    # Levels 5 → 3 are values 1 → 0.5, and 3 → 4 are 0.5 → 0.75.
    features = [_launched(number, 5, 3) for number in range(4)] + [_launched(4, 3, 4)]
    calibration = calibrate(_backlog(*features))
    impact = calibration.dimensions[0]
    assert impact.bias == pytest.approx((4 * -0.5 + 0.25) / 5)
    assert impact.spread == pytest.approx((4 * 0.5 + 0.25) / 5)
    assert calibration.headline == "User impact turns out 35 points worse than scored, on average."


def test_an_actual_cost_is_set_against_the_levels_amount() -> None:
    # Level 3 stands for 6 person-weeks; 9 lies half-way to the 12 of level 4: values 0.5 → 0.375.
    calibration = calibrate(_backlog(_launched(0, 3, 3, cost=9), _launched(1, 3, 3, cost=6)))
    assert calibration.cost_ratio == pytest.approx((1.5 + 1) / 2)
    assert calibration.cost_pairs == 2
    cost = calibration.dimensions[-1]
    assert [one.turned_out for one in cost.turnouts] == pytest.approx([0.375, 0.5])


def _scored_by(scorer: str, number: int, impact: float, actual: float) -> Feature:
    launched = _launched(number, impact, actual)
    score = Score.exactly(impact).model_copy(update={"scorer": scorer})
    return launched.model_copy(update={"scores": {**launched.scores, "user_impact": score}})


def test_scorers_are_told_apart_and_those_nobody_named_come_last() -> None:
    # Sales: four times 5 → 3 and once 3 → 4; engineering: twice 3 → 3; nobody: six times 1 → 2.
    sales = [_scored_by("Sales", number, 5, 3) for number in range(4)] + [_scored_by("Sales", 4, 3, 4)]
    engineering = [_scored_by("Engineering", number, 3, 3) for number in (5, 6)]
    nobody = [_launched(number, 1, 2) for number in range(7, 13)]
    found = calibrate(_backlog(*nobody, *engineering, *sales)).scorers
    assert [(one.scorer, len(one.turnouts), one.enough) for one in found] == [
        ("Sales", 5, True),
        ("Engineering", 2, False),
        ("", 6, True),
    ]
    assert [one.bias for one in found] == pytest.approx([-0.35, 0, 0.25])
    assert [one.spread for one in found] == pytest.approx([0.45, 0, 0.25])


def test_what_another_scorer_gave_is_judged_as_theirs_and_counts_for_no_dimension() -> None:
    # Sales' 5 counts and turns out 3 (values 1 → 0.5); engineering had given 2 (0.25 → 0.5).
    launched = _scored_by("Sales", 0, 5, 3)
    other = Score(low=2, likely=2, high=2, scorer="Engineering")
    score = launched.scores["user_impact"].model_copy(update={"others": (other,)})
    calibration = calibrate(_backlog(launched.model_copy(update={"scores": {"user_impact": score}})))
    assert {one.scorer: one.bias for one in calibration.scorers} == {"Sales": -0.5, "Engineering": 0.25}
    assert len(calibration.dimensions[0].turnouts) == 1
