import math
from typing import Any

import pytest

from workbench.charts import Palette, comparison_figure, working_figure
from workbench.model import Backlog, Evaluation, Feature, Score, built_in_framework
from workbench.workflows import compare, evaluate, explain


def trace(figure: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in figure["data"] if one["name"] == name)
    return found


def words(figure: dict[str, Any]) -> list[tuple[str, str]]:
    """Name and text of each row, from the top."""
    texts = [one["text"].replace("\u2068", "").replace("\u2069", "") for one in figure["layout"]["annotations"]]
    return list(zip(texts[::2], texts[1::2], strict=True))


def rounded(numbers: list[float | None]) -> list[float | None]:
    return [None if one is None else round(one, 9) for one in numbers]


def bars(figure: dict[str, Any]) -> list[tuple[float, float]]:
    """Start and length of each row's bar."""
    found = trace(figure, "bars")
    return [(round(base, 9), round(x, 9)) for base, x in zip(found["base"], found["x"], strict=True)]


def test_the_working_steps_from_0_to_the_priority(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    figure = working_figure(explain(harbour, judged, "handoff"), light).to_dict()
    # 25, 18.75, 15, 10 and 5 points; rounded by largest remainder to 74.
    assert bars(figure) == [(0, 25), (25, 18.75), (43.75, 15), (58.75, 10), (68.75, 5), (0, 73.75)]
    assert words(figure) == [
        ("User impact", "25 of 25"),
        ("Business value", "19 of 25"),
        ("Strategic alignment", "15 of 20"),
        ("Time-to-market", "10 of 20"),
        ("Engineering cost", "5 of 10"),
        ("Priority", "74"),
    ]
    assert list(trace(figure, "bars")["marker"]["color"]) == [*light.hues, light.ink]
    assert list(figure["layout"]["xaxis"]["range"]) == [0, 100]


def test_the_outline_is_the_most_that_a_dimension_could_give(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    most = trace(working_figure(explain(harbour, judged, "handoff"), light).to_dict(), "most")
    assert rounded(most["base"]) == [0, 25, 43.75, 58.75, 68.75]
    assert rounded(most["x"]) == [25, 25, 20, 20, 10]


def test_a_missing_score_is_hatched_over_all_it_could_give(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    figure = working_figure(explain(harbour, judged, "voice"), light).to_dict()
    # Impact 12.5; value anything from 0 to 25, the next step from its middle; alignment 5; time and cost nothing.
    assert bars(figure) == [(0, 12.5), (12.5, 25), (25, 5), (30, 0), (30, 0), (0, 30)]
    assert list(trace(figure, "bars")["marker"]["pattern"]["shape"]) == ["", "/", "", "", "", ""]
    assert words(figure)[1] == ("Business value", "0–25")
    assert words(figure)[-1] == ("Priority", "18–43")
    assert rounded(trace(figure, "range")["x"])[:3] == [17.5, 42.5, None]
    assert 1 not in trace(figure, "most")["y"]


def test_without_any_score_there_is_no_priority(harbour: Backlog, light: Palette) -> None:
    backlog = harbour.model_copy(update={"features": (*harbour.features, Feature(id="new", title="New"))})
    figure = working_figure(explain(backlog, evaluate(backlog), "new"), light).to_dict()
    assert words(figure)[-1] == ("Priority", "–")
    assert bars(figure)[-1] == (0, 0)


def test_a_dimension_without_weight_says_so(harbour: Backlog, light: Palette) -> None:
    backlog = harbour.model_copy(update={"framework": harbour.framework.with_weights({"user_impact": 1})})
    figure = working_figure(explain(backlog, evaluate(backlog), "labels"), light).to_dict()
    assert words(figure)[1] == ("Business value", "no weight")
    assert list(trace(figure, "most")["y"]) == [0]


def test_a_ratio_frameworks_working_is_its_scores_in_words(reach: Backlog, light: Palette) -> None:
    figure = working_figure(explain(reach, evaluate(reach), "beta"), light).to_dict()
    assert words(figure) == [
        ("Reach", "500 people"),
        ("Impact", "Medium"),
        ("Confidence", "High"),
        ("Effort", "1–5 person-months"),
        ("Priority", "100–500"),
    ]
    assert {length for _, length in bars(figure)} == {0}


def test_a_comparison_steps_from_what_speaks_for_the_leader_to_what_speaks_against(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    figure = comparison_figure(compare(harbour, judged, "labels", "handoff"), light).to_dict()
    # Alignment and time 5 points more each, impact 6.25 less: 3.75 in all.
    assert bars(figure) == [(0, 5), (5, 5), (10, 0), (10, 0), (10, -6.25), (0, 3.75)]
    assert words(figure) == [
        ("Strategic alignment", "+5"),
        ("Time-to-market", "+5"),
        ("Business value", "0"),
        ("Engineering cost", "0"),
        ("User impact", "−6"),
        ("Difference", "+4"),
    ]
    colours = trace(figure, "bars")["marker"]["color"]
    assert list(colours) == [light.violet, light.yellow, light.green, light.orange, light.blue, light.ink]


def test_dotted_lines_join_the_steps_through_rows_without_a_bar(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    steps = trace(comparison_figure(compare(harbour, judged, "labels", "handoff"), light).to_dict(), "steps")
    assert rounded(steps["x"]) == [5, 5, None, 10, 10, None, 3.75, 3.75, None]
    assert rounded(steps["y"]) == [0.3, 0.7, None, 1.3, 3.7, None, 4.3, 4.7, None]


def test_texts_stand_right_of_their_bars_and_the_total_is_bold(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    layout = comparison_figure(compare(harbour, judged, "labels", "handoff"), light).to_dict()["layout"]
    texts = layout["annotations"][1::2]
    assert rounded([one["x"] for one in texts]) == [5, 10, 10, 10, 10, 3.75]
    assert [one["font"]["weight"] for one in texts] == ["normal"] * 5 + [600]
    assert list(layout["yaxis"]["range"]) == [5.5, -0.5]


def test_factors_add_up_as_powers_of_ten(reach: Backlog, light: Palette) -> None:
    figure = comparison_figure(compare(reach, evaluate(reach), "alpha", "beta"), light).to_dict()
    # Alpha against beta: impact 2 ÷ 1, reach 1000 ÷ 500, confidence 0.8 ÷ 1, effort 3 ÷ 4; 400 ÷ 166.7 in all.
    starts = {name: bar for (name, _), bar in zip(words(figure), bars(figure), strict=True)}
    assert starts["Reach"] == pytest.approx((0, math.log10(2)))
    assert starts["Impact"] == pytest.approx((math.log10(2), math.log10(2)))
    assert starts["Confidence"] == pytest.approx((math.log10(4), math.log10(0.8)))
    assert starts["Effort"] == pytest.approx((math.log10(3.2), math.log10(0.75)))
    assert starts["Altogether"] == pytest.approx((0, math.log10(2.4)))
    assert dict(words(figure))["Altogether"] == "× 2.4"


def test_what_has_no_factor_has_only_its_words(light: Palette) -> None:
    keys = ("business_value", "time_criticality", "risk_reduction", "job_size")
    rows = {"a": (8, 5, 3, 2), "b": (0, 0, 0, 3)}
    features = tuple(
        Feature(id=name, title=name, scores=dict(zip(keys, map(Score.exactly, numbers), strict=True)))
        for name, numbers in rows.items()
    )
    jobs = Backlog(name="Jobs", framework=built_in_framework("wsjf"), features=features)
    figure = comparison_figure(compare(jobs, evaluate(jobs), "a", "b"), light).to_dict()
    assert [name for name, _ in words(figure)][-1] == "Altogether"
    assert words(figure)[-1][1] == "–"
    assert bars(figure)[-1] == (0, 0)
    assert "not comparable:" in words(figure)[1][1]


def test_the_keys_of_the_framework_keep_the_hue_of_a_dimension_of_ones_own(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    comparison = compare(harbour, judged, "labels", "handoff")
    renamed = comparison.differences[0].model_copy(update={"dimension": "wonder"})
    comparison = comparison.model_copy(update={"differences": (renamed, *comparison.differences[1:])})
    keys = ("magic", "luck", "grace", "wonder")
    figure = comparison_figure(comparison, light, keys=keys).to_dict()
    assert trace(figure, "bars")["marker"]["color"][0] == light.yellow
    explanation = explain(harbour, judged, "labels")
    lines = (explanation.lines[0].model_copy(update={"dimension": "wonder"}), *explanation.lines[1:])
    working = working_figure(explanation.model_copy(update={"lines": lines}), light, keys=keys).to_dict()
    assert trace(working, "bars")["marker"]["color"][0] == light.yellow
