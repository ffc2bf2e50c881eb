"""Which features stay in the best set under other weights and scores, with chances that can be worked out."""

from collections.abc import Callable
from typing import TypedDict, Unpack

import numpy as np
import pytest

from tests.planned_by_hand import backlog, feature
from workbench.errors import InvalidChoice
from workbench.methods.weight_draws import Vary
from workbench.model import Backlog, Capacity, Feature, PlanObjective, PlanRules, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.plan_firmness import PlanFirmness, PlanStanding, plan_firmness
from workbench.workflows.planning import choose_plan


class Choices(TypedDict, total=False):
    """What a test may choose."""

    draws: int
    vary: Vary
    looseness: float
    progress: Callable[[int, int], None]


def _firmness(asked: Backlog, **choices: Unpack[Choices]) -> PlanFirmness:
    choices.setdefault("draws", 400)
    return plan_firmness(asked, evaluate(asked), rng=np.random.default_rng(3), **choices)


def test_exact_scores_and_exact_weights_leave_one_world() -> None:
    asked = backlog(feature("Plum", 8, 8, 6), feature("Fig", 4, 4, 5), feature("Pear", 5, 5, 5))
    found = _firmness(asked, looseness=0.0, draws=20)
    assert found.share == {"plum": 0, "pear": 1, "fig": 1}
    assert set(choose_plan(asked).chosen) == {"pear", "fig"}
    assert list(found.standing.values()) == [PlanStanding.OUT, PlanStanding.CORE, PlanStanding.CORE]
    assert (found.draws, found.planned) == (20, 20)


def test_any_weights_give_a_feature_its_part_of_all_weightings() -> None:
    # Plum wins where w₁ > w₂ ÷ 2, which is two thirds of all weightings.
    found = _firmness(backlog(feature("Plum", 8, 0, 6), feature("Fig", 0, 4, 6)), vary="any", draws=400)
    assert found.share["plum"] == pytest.approx(2 / 3, abs=0.07)
    assert found.share["fig"] == pytest.approx(1 / 3, abs=0.07)
    assert set(found.standing.values()) == {PlanStanding.BORDERLINE}


def test_a_missing_benefit_is_drawn_from_its_whole_scale() -> None:
    # Plum is worth between a half and one, Fig five eighths: Plum wins in three quarters of the worlds.
    asked = backlog(feature("Plum", 8, None, 6), feature("Fig", 5, 5, 6))
    assert _firmness(asked, looseness=0.0, draws=400).share["plum"] == pytest.approx(0.75, abs=0.07)


def test_a_cost_that_is_a_range_is_drawn_as_well() -> None:
    asked = backlog(feature("Plum", 8, 8, (4, 6, 8)), feature("Fig", 1, 1, 6), capacity=6)
    found = _firmness(asked, looseness=0.0, draws=400)
    assert found.share["plum"] == pytest.approx(0.5, abs=0.07)
    assert found.share["fig"] == pytest.approx(0.5, abs=0.07)


def test_worlds_in_which_the_rules_clash_are_counted_apart() -> None:
    found = _firmness(backlog(feature("Plum", 8, 8, (4, 6, 8)), capacity=6, must=("plum",)), draws=200)
    assert found.planned == pytest.approx(100, abs=20)
    assert found.share["plum"] == 1
    never = _firmness(backlog(feature("Plum", 8, 8, 7), capacity=6, must=("plum",)), draws=5)
    assert (never.planned, never.share) == (0, {"plum": 0})


def test_the_drawn_cost_counts_in_the_full_priority_too() -> None:
    # Fig is worth a half. Plum at n weeks is worth (20 − n) ÷ 20, so it wins under ten weeks: half the triangle.
    weights = {"gain": 0.0, "reach_out": 0.0, "effort": 1.0}
    plum, fig = feature("Plum", 8, 8, (5, 10, 15)), feature("Fig", 8, 8, 10)
    asked = backlog(plum, fig, capacity=15, objective=PlanObjective.PRIORITY)
    asked = asked.model_copy(update={"framework": asked.framework.with_weights(weights)})
    found = _firmness(asked, looseness=0.0, draws=400)
    assert found.share["plum"] == pytest.approx(0.5, abs=0.07)


def _rice(reach: Score, effort: Score) -> Backlog:
    sure = {"impact": Score.exactly(1), "confidence": Score.exactly(1)}
    features = (
        Feature(id="plum", title="Plum", scores={**sure, "reach": reach, "effort": effort}),
        Feature(id="fig", title="Fig", scores={**sure, "reach": Score.exactly(100), "effort": Score.exactly(2)}),
        Feature(id="pear", title="Pear", scores={**sure, "reach": Score.exactly(900)}),
    )
    rules = PlanRules(capacities=(Capacity(amount=2),))
    return Backlog(name="Fruit", framework=built_in_framework("rice"), features=features, plan=rules)


def test_in_a_ratio_framework_scores_alone_vary() -> None:
    found = _firmness(_rice(Score(low=50, likely=100, high=150), Score.exactly(2)), draws=400)
    assert found.only_scores
    assert found.share["plum"] == pytest.approx(0.5, abs=0.07)
    assert found.share["pear"] == 0


def test_the_same_seed_gives_the_same_shares_and_progress_is_told() -> None:
    asked, told = backlog(feature("Plum", 8, 0, 6), feature("Fig", 0, 7, 6)), []
    first = _firmness(asked, draws=30, progress=lambda done, whole: told.append((done, whole)))
    assert first == _firmness(asked, draws=30)
    assert told == [(number, 30) for number in range(1, 31)]


@pytest.mark.parametrize("choice", [{"draws": 0}, {"vary": "sideways"}, {"looseness": 2.0}])
def test_choices_that_cannot_be_are_refused(choice: Choices) -> None:
    with pytest.raises(InvalidChoice):
        _firmness(backlog(feature("Plum", 8, 8, 6)), **choice)


def test_without_features_there_are_no_shares() -> None:
    assert _firmness(backlog(), draws=3).share == {}
