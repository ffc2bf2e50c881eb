"""The value–capacity curve, by its data."""

from typing import Any

from workbench.charts import palette
from workbench.charts.capacity_curve import capacity_curve_figure, describe_capacity_curve
from workbench.workflows.plan_curve import CapacityCurve, CurveStep, Jump

CURVE = CapacityCurve(
    unit="weeks",
    capacity=5,
    end=10,
    steps=(
        CurveStep(capacity=0, value=0, chosen=()),
        CurveStep(capacity=3, value=0.75, chosen=("fig",)),
        CurveStep(capacity=6, value=1.25, chosen=("fig", "kiwi")),
    ),
    next_jump=Jump(more=1, gain=0.5, enters=("kiwi",), leaves=()),
    one_more=0.5,
)


def _words(figure: dict[str, Any]) -> list[str]:
    return [one["text"].replace("\u2068", "").replace("\u2069", "") for one in figure["layout"]["annotations"]]


def test_the_line_steps_at_every_capacity_and_runs_on_to_the_end() -> None:
    line, today, following = capacity_curve_figure(CURVE, palette(dark=False)).to_dict()["data"]
    assert (list(line["x"]), list(line["y"])) == ([0, 3, 6, 10.2], [0, 75, 125, 125])
    assert line["line"]["shape"] == "hv"
    assert (list(today["x"]), list(today["y"])) == ([5], [75])
    assert (list(following["x"]), list(following["y"])) == ([6], [125])


def test_today_and_the_next_jump_are_named_at_their_places() -> None:
    words = _words(capacity_curve_figure(CURVE, palette(dark=True), phone=True).to_dict())
    assert words == ["Capacity, weeks", "Worth together, points", "today 5", "+1 week: 50 points<br>more"]


def test_without_a_better_set_nothing_is_named_beside_today() -> None:
    full = CURVE.model_copy(update={"capacity": 9.0, "next_jump": None, "one_more": 0.0})
    figure = capacity_curve_figure(full, palette(dark=False)).to_dict()
    assert [one["name"] for one in figure["data"]] == ["value", "today"]
    assert _words(figure)[2:] == ["today 9"]
    assert describe_capacity_curve(full) == (
        "At 9 weeks the best set is worth 125 points. No capacity, however large, allows a better set."
    )


def test_a_ratio_framework_is_drawn_in_its_own_numbers() -> None:
    line = capacity_curve_figure(CURVE, palette(dark=False), is_ratio=True).to_dict()["data"][0]
    assert list(line["y"]) == [0, 0.75, 1.25, 1.25]


def test_the_description_says_today_the_end_and_the_next_jump() -> None:
    assert describe_capacity_curve(CURVE) == (
        "At 5 weeks the best set is worth 75 points. At 6 weeks it would be worth 125 points. "
        "The next better set needs 1 week more and is worth 50 points more."
    )


def test_where_the_rules_cannot_be_kept_at_any_capacity_nothing_is_drawn() -> None:
    none = CURVE.model_copy(update={"steps": (), "next_jump": None, "one_more": 0.0})
    assert list(capacity_curve_figure(none, palette(dark=False)).to_dict()["data"][0]["x"]) == []
    assert describe_capacity_curve(none) == "No capacity up to the end of the chart allows a plan."
