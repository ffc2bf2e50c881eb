import pytest

from workbench.errors import InvalidChoice
from workbench.model import Backlog, Feature, Score, built_in_framework, five_dimensions
from workbench.workflows import BENEFITS, evaluate, find_axes, find_dominated, trade_off
from workbench.workflows.trading import thin_marks


def test_the_axes_are_the_joined_benefits_and_each_dimension(orchard: Backlog) -> None:
    assert find_axes(evaluate(orchard)) == {
        "benefits": "Value of the two benefits",
        "impact": "Impact",
        "value": "Value",
        "cost": "Cost",
    }


def test_the_front_of_impact_against_cost_by_hand(orchard: Backlog) -> None:
    """(cost, impact): pear 10, 4 · quince 2.5, 1 · plum 5, 5 · fig 0, 3 · lime 0, 2 to 4; kiwi has neither."""
    found = trade_off(orchard, evaluate(orchard), x="cost", y="impact")
    assert found.front == ("plum", "fig", "lime")
    assert {mark.feature_id: mark.dominated_by for mark in found.marks} == {
        "pear": "plum",
        "quince": "fig",
        "plum": None,
        "fig": None,
        "lime": None,
    }
    assert found.left_out == ("kiwi",)
    # Quince is beaten by fig and, even at its worst, by lime.
    assert (found.worst_bargain, found.beaten_by) == ("quince", 2)


def test_marks_stand_in_the_axes_own_units_with_the_ends_of_their_ranges(orchard: Backlog) -> None:
    found = trade_off(orchard, evaluate(orchard), x="cost", y="impact", size="value")
    marks = {mark.feature_id: mark for mark in found.marks}
    lime, pear = marks["lime"], marks["pear"]
    assert (lime.x, lime.y_low, lime.y, lime.y_high, lime.rank, lime.size) == (0, 2, 3, 4, 4, 0)
    assert (pear.x, pear.y, pear.size) == (10, 4, None)
    assert (found.x.unit, found.x.rises, found.y.rises) == ("days", False, True)


def test_the_joined_benefits_are_weighted_and_keep_their_unknowns(orchard: Backlog) -> None:
    """Impact and value weigh 5 to 3 among themselves."""
    found = trade_off(orchard, evaluate(orchard), x="cost", y=BENEFITS)
    marks = {mark.feature_id: (mark.y_low, mark.y, mark.y_high) for mark in found.marks}
    assert marks["plum"] == pytest.approx((1, 1, 1))
    assert marks["fig"] == pytest.approx((0.5, 0.5, 0.5))
    assert marks["quince"] == pytest.approx((0.375, 0.375, 0.375))
    assert marks["pear"] == pytest.approx((0.46875, 0.65625, 0.84375))
    assert marks["lime"] == pytest.approx((0.15625, 0.3125, 0.46875))


def test_benefits_that_are_equal_but_for_rounding_do_not_dominate_each_other() -> None:
    """Levels 5, 2, 2 and 3, 3, 3 both join to one half, which floating point adds up differently."""
    levels = {"a": (5, 2, 2), "b": (3, 3, 3), "c": (2, 2, 5), "d": (2, 5, 2), "e": (1, 5, 3), "f": (3, 1, 5)}
    keys = ("user_impact", "business_value", "strategic_alignment")
    features = tuple(
        Feature(
            id=name,
            title=name,
            scores={key: Score.exactly(one) for key, one in zip(keys, given, strict=True)}
            | {"engineering_cost": Score.exactly(3)},
        )
        for name, given in levels.items()
    )
    backlog = Backlog(name="Level", framework=five_dimensions(), features=features)
    found = trade_off(backlog, evaluate(backlog), x="engineering_cost", y=BENEFITS)
    assert [mark.dominated_by for mark in found.marks] == [None] * 6
    assert (found.worst_bargain, found.beaten_by) == (None, 0)


def test_levels_are_named_by_the_amount_they_stand_for() -> None:
    backlog = Backlog(name="Empty", framework=five_dimensions(), features=(scored("a", 4, 3), scored("b", 2, 5)))
    axis = trade_off(backlog, evaluate(backlog), x="engineering_cost", y="user_impact").x
    assert axis.ticks == (
        (1, "about 1 week"),
        (2, "about 3 weeks"),
        (3, "about 6 weeks"),
        (4, "about 12 weeks"),
        (5, "about 20 weeks"),
    )


def scored(name: str, impact: float, cost: float) -> Feature:
    """Make a feature with a score on user impact and engineering cost."""
    scores = {"user_impact": Score.exactly(impact), "engineering_cost": Score.exactly(cost)}
    return Feature(id=name, title=name, scores=scores)


@pytest.mark.parametrize("axis", ["weight", BENEFITS])
def test_an_axis_that_is_not_there_is_refused_with_those_that_are(axis: str) -> None:
    """With user impact as the only scored benefit, there is nothing to join."""
    backlog = Backlog(name="Two", framework=five_dimensions(), features=(scored("a", 4, 3), scored("b", 2, 5)))
    evaluation = evaluate(backlog)
    assert BENEFITS not in find_axes(evaluation)
    with pytest.raises(InvalidChoice) as caught:
        trade_off(backlog, evaluation, x="engineering_cost", y=axis)
    assert caught.value.found == axis
    assert "user_impact" in caught.value.possible


def test_the_only_feature_with_both_numbers_is_the_front(orchard: Backlog) -> None:
    two = orchard.model_copy(update={"features": (orchard.feature("plum"), orchard.feature("kiwi"))})
    found = trade_off(two, evaluate(two), x="cost", y="impact")
    assert (found.front, found.worst_bargain, found.left_out) == (("plum",), None, ("kiwi",))


def test_a_feature_is_dominated_only_where_its_best_is_not_enough(orchard: Backlog) -> None:
    """Plum beats pear whatever pear's value; nothing is sure to beat lime or quince."""
    assert find_dominated(evaluate(orchard)) == {"pear": "plum"}


def test_dominance_can_be_asked_of_some_dimensions_only(orchard: Backlog) -> None:
    assert find_dominated(evaluate(orchard), ("impact", "cost")) == {"pear": "plum", "quince": "fig"}


def test_in_a_ratio_framework_a_lower_cost_is_better_too() -> None:
    scores = {"a": (5, 2), "b": (5, 3), "c": (6, 4)}
    features = tuple(
        Feature(id=name, title=name, scores={"business_value": Score.exactly(value), "effort": Score.exactly(effort)})
        for name, (value, effort) in scores.items()
    )
    backlog = Backlog(name="Jobs", framework=built_in_framework("value-effort"), features=features)
    assert find_dominated(evaluate(backlog)) == {"b": "a"}


def test_of_too_many_marks_those_named_the_front_and_the_best_ranked_stay_and_the_counts_are_of_all(
    orchard: Backlog,
) -> None:
    found = trade_off(orchard, evaluate(orchard), x="cost", y="impact")
    thin = thin_marks(found, 3, also=("pear",))
    # Quince is the worst bargain; of the front, plum is ranked best.
    assert [mark.feature_id for mark in thin.marks] == ["pear", "quince", "plum"]
    assert (thin.front, thin.beaten_by, thin.left_out) == (("plum", "fig", "lime"), 2, ("kiwi",))
    assert thin_marks(found, 5) is found
