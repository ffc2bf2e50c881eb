import json

import pytest

from workbench.errors import InvalidChoice, InvalidFramework
from workbench.model import (
    BUILT_IN,
    Combination,
    Dimension,
    Direction,
    Framework,
    NumericScale,
    built_in_framework,
    five_dimensions,
    parse_framework,
)

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
REACH = Dimension(key="reach", name="Reach", direction=UP, scale=NumericScale(worst=0, best=100))
COST = Dimension(key="cost", name="Cost", direction=DOWN, scale=NumericScale(worst=10, best=0))


def make(
    weights: dict[str, float], *, combine: Combination = Combination.WEIGHTED_SUM, dimensions: tuple[Dimension, ...]
) -> Framework:
    """Make a framework of the given dimensions."""
    return Framework(key="mine", name="Mine", combine=combine, dimensions=dimensions, weights=weights)


@pytest.mark.parametrize(
    "weights,place",
    [
        ({"reach": 0.5, "cost": 0.4}, ""),
        ({"reach": 1.5, "cost": -0.5}, "cost"),
        ({"reach": 1.0}, "cost"),
        ({"reach": 0.5, "cost": 0.5, "risk": 0.0}, "risk"),
        ({}, "reach"),
    ],
)
def test_weights_that_do_not_fit_the_dimensions_are_refused_with_their_place(
    weights: dict[str, float], place: str
) -> None:
    with pytest.raises(InvalidFramework) as caught:
        make(weights, dimensions=(REACH, COST))
    assert caught.value.place == place


def test_a_dimension_may_not_stand_twice() -> None:
    with pytest.raises(InvalidFramework, match="stands twice") as caught:
        make({"reach": 1.0}, dimensions=(REACH, REACH))
    assert caught.value.place == "reach"


def test_a_ratio_framework_may_not_have_weights() -> None:
    with pytest.raises(InvalidFramework, match="no weights"):
        make({"reach": 0.5, "cost": 0.5}, combine=Combination.SUM_OVER_COST, dimensions=(REACH, COST))


def test_a_ratio_framework_needs_something_to_divide() -> None:
    with pytest.raises(InvalidFramework, match="higher is better"):
        make({}, combine=Combination.SUM_OVER_COST, dimensions=(COST,))


def test_new_weights_are_rescaled_and_those_left_out_are_0() -> None:
    assert five_dimensions().with_weights({"user_impact": 30, "engineering_cost": 10}).weights == {
        "user_impact": 0.75,
        "business_value": 0.0,
        "strategic_alignment": 0.0,
        "time_to_market": 0.0,
        "engineering_cost": 0.25,
    }


@pytest.mark.parametrize(
    "weights,place",
    [({"user_impact": -1.0, "business_value": 2.0}, "user_impact"), ({"user_impact": 0.0}, ""), ({}, "")],
)
def test_weights_that_are_negative_or_all_0_are_refused(weights: dict[str, float], place: str) -> None:
    with pytest.raises(InvalidFramework) as caught:
        five_dimensions().with_weights(weights)
    assert caught.value.place == place


def test_a_weight_for_no_dimension_is_refused_with_the_near_ones() -> None:
    with pytest.raises(InvalidChoice) as caught:
        five_dimensions().with_weights({"userimpact": 1.0})
    assert (caught.value.found, caught.value.near[0]) == ("userimpact", "user_impact")


def test_a_ratio_framework_takes_no_new_weights() -> None:
    with pytest.raises(InvalidFramework, match="formula is fixed"):
        built_in_framework("wsjf").with_weights({"job_size": 1.0})


def test_a_dimension_is_replaced_by_another_of_the_same_key() -> None:
    wider = COST.model_copy(update={"scale": NumericScale(worst=20, best=0)})
    framework = make({"reach": 0.5, "cost": 0.5}, dimensions=(REACH, COST)).with_dimension(wider)
    assert framework.dimension("cost").scale.worst == 20
    assert framework.keys == ("reach", "cost")


def test_a_dimension_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(InvalidChoice) as caught:
        make({"reach": 1.0}, dimensions=(REACH,)).with_dimension(COST)
    assert (caught.value.found, caught.value.possible) == ("cost", ("reach",))


def test_the_five_dimensions_weigh_the_same() -> None:
    framework = five_dimensions()
    assert framework.keys == (
        "user_impact",
        "business_value",
        "strategic_alignment",
        "time_to_market",
        "engineering_cost",
    )
    assert set(framework.weights.values()) == {0.2}
    assert [one.key for one in framework.costs] == ["time_to_market", "engineering_cost"]


@pytest.mark.parametrize("key", sorted(BUILT_IN))
def test_a_built_in_framework_comes_back_equal_from_its_file(key: str) -> None:
    framework = built_in_framework(key)
    assert framework.key == key
    assert parse_framework(framework.to_json()) == framework


def test_an_unknown_framework_is_refused_with_the_near_one() -> None:
    with pytest.raises(InvalidChoice) as caught:
        built_in_framework("wsfj")
    assert caught.value.near == ("wsjf",)


@pytest.mark.parametrize(
    "text,place",
    [
        ("not json", "the file"),
        (b"\xff\xfe", "the file"),
        ("[]", "the file"),
        ('{"key": "mine", "name": "Mine"}', "dimensions"),
        (json.dumps({**json.loads(five_dimensions().to_json()), "colour": "red"}), "colour"),
    ],
)
def test_a_file_that_holds_no_framework_is_refused_with_the_field_at_fault(text: str | bytes, place: str) -> None:
    with pytest.raises(InvalidFramework) as caught:
        parse_framework(text)
    assert caught.value.place == place


def test_a_file_with_contradicting_weights_is_refused_as_the_framework_would_be() -> None:
    changed = json.loads(five_dimensions().to_json())
    changed["weights"]["user_impact"] = 0.9
    with pytest.raises(InvalidFramework, match=r"sum to 1\.7, not to 1"):
        parse_framework(json.dumps(changed))
