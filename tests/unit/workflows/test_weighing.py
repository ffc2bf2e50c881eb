import pytest

from workbench.errors import InvalidChoice, InvalidFramework
from workbench.model import Backlog, built_in_framework, five_dimensions
from workbench.workflows import (
    effect_of_weights,
    equal_shares,
    evaluate,
    find_presets,
    move_percent,
    weigh,
    whole_percents,
)


def test_percents_that_sum_to_100_become_weights_without_a_note(orchard: Backlog) -> None:
    framework, notes = weigh(orchard.framework, {"impact": 60, "value": 20, "cost": 20})
    assert framework.weights == pytest.approx({"impact": 0.6, "value": 0.2, "cost": 0.2})
    assert notes == ()


def test_other_sums_are_rescaled_and_told_and_a_dimension_left_out_weighs_0(orchard: Backlog) -> None:
    framework, notes = weigh(orchard.framework, {"impact": 3, "value": 1})
    assert framework.weights == {"impact": 0.75, "value": 0.25, "cost": 0.0}
    assert [(note.kind, note.found) for note in notes] == [("weights_rescaled", "4")]


def test_a_percent_for_no_dimension_is_refused(orchard: Backlog) -> None:
    with pytest.raises(InvalidChoice) as caught:
        weigh(orchard.framework, {"impct": 100})
    assert (caught.value.found, caught.value.near) == ("impct", ("impact",))


@pytest.mark.parametrize(
    "percents,place",
    [({"impact": 110, "cost": -10}, "cost"), ({"impact": 0}, ""), ({"impact": float("nan")}, "impact")],
)
def test_weights_that_cannot_be_are_refused(orchard: Backlog, percents: dict[str, float], place: str) -> None:
    with pytest.raises(InvalidFramework) as caught:
        weigh(orchard.framework, percents)
    assert caught.value.place == place


def test_a_ratio_framework_takes_no_weights() -> None:
    with pytest.raises(InvalidFramework, match="its formula is fixed"):
        weigh(built_in_framework("rice"), {"reach": 100})


def test_the_effect_of_weights_is_told_in_places_against_equal_ones(orchard: Backlog) -> None:
    """Under thirds: plum 83, fig 67, quince 58, lime 50, pear 42."""
    effect = effect_of_weights(orchard, evaluate(orchard))
    assert [(move.feature_id, move.before, move.after, move.places) for move in effect.moves] == [
        ("plum", 1, 1, 0),
        ("fig", 2, 2, 0),
        ("pear", 5, 3, 2),
        ("quince", 3, 4, -1),
        ("lime", 4, 4, 0),
    ]
    assert not effect.is_same_order
    assert effect.before == pytest.approx({"impact": 1 / 3, "value": 1 / 3, "cost": 1 / 3})


def test_against_themselves_weights_move_nothing(orchard: Backlog) -> None:
    effect = effect_of_weights(orchard, evaluate(orchard), against=orchard.framework.weights)
    assert effect.is_same_order


def test_a_feature_that_only_ranks_under_one_weighting_moves_no_places(orchard: Backlog) -> None:
    only_value = evaluate(orchard, orchard.framework.with_weights({"value": 1}))
    effect = effect_of_weights(orchard, evaluate(orchard), against={"value": 1.0})
    assert only_value.standing("pear").rank is None
    pear = next(move for move in effect.moves if move.feature_id == "pear")
    assert (pear.before, pear.after, pear.places) == (None, 3, 0)


def test_equal_shares_are_equal(orchard: Backlog) -> None:
    assert equal_shares(orchard.framework) == pytest.approx({"impact": 1 / 3, "value": 1 / 3, "cost": 1 / 3})


def test_thirds_are_shown_as_34_33_33() -> None:
    assert whole_percents({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}) == {"a": 34, "b": 33, "c": 33}


@pytest.mark.parametrize(
    "percent,expected",
    [
        (50, {"a": 50, "b": 30, "c": 20}),
        (0, {"a": 0, "b": 60, "c": 40}),
        (100, {"a": 100, "b": 0, "c": 0}),
        (75, {"a": 75, "b": 15, "c": 10}),
        (33, {"a": 33, "b": 40, "c": 27}),  # 40.2 and 26.8
    ],
)
def test_moving_one_percent_keeps_the_sum_and_the_others_proportions(percent: int, expected: dict[str, int]) -> None:
    assert move_percent({"a": 50, "b": 30, "c": 20}, "a", percent) == expected


def test_presets_fit_the_five_dimensions_and_sum_to_100() -> None:
    presets = find_presets(five_dimensions())
    assert len(presets) > 1
    assert [sum(preset.percents.values()) for preset in presets] == [100] * len(presets)


def test_there_are_no_presets_for_other_dimensions(orchard: Backlog) -> None:
    assert find_presets(orchard.framework) == ()
    assert find_presets(built_in_framework("rice")) == ()
