from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.charts import Palette, parallel_figure
from workbench.charts.parallel import MOST, spread_evenly
from workbench.charts.parallel_words import end_words
from workbench.errors import InvalidChoice
from workbench.model import Backlog, Dimension, Direction, Evaluation, NumericScale, built_in_framework, five_dimensions
from workbench.workflows import evaluate


def trace(figure: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in figure["data"] if one["name"] == name)
    return found


def texts(figure: dict[str, Any]) -> list[str]:
    return [one["text"].replace("\u2068", "").replace("\u2069", "") for one in figure["layout"]["annotations"]]


def test_a_line_runs_through_the_values_of_every_dimension(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    line = trace(parallel_figure(harbour, judged, ["citations"], light).to_dict(), "citations")
    assert list(line["x"]) == [0, 1, 2, 3, 4]
    assert list(line["y"]) == [1, 1, 1, 0.75, 0.25]
    assert set(line["customdata"]) == {"citations"}


def test_lines_on_the_same_value_run_beside_each_other_around_it(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    figure = parallel_figure(harbour, judged, ["citations", "labels", "handoff"], light).to_dict()
    times = [trace(figure, name)["y"][3] for name in ("citations", "labels", "handoff")]
    assert times == [pytest.approx(0.759), pytest.approx(0.741), 0.5]


def test_a_missing_score_leaves_a_gap_and_a_dotted_line_over_everything(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    figure = parallel_figure(harbour, judged, ["voice"], light).to_dict()
    assert list(trace(figure, "voice")["y"]) == [0.5, None, 0.25, 0, 0]
    assert trace(figure, "voice")["connectgaps"] is False
    missing = trace(figure, "missing")
    assert list(missing["y"]) == [0, 1, None]
    assert missing["x"][0] == missing["x"][1] == pytest.approx(1, abs=0.1)
    assert "px" in missing["line"]["dash"]


def test_a_ratio_frameworks_scores_are_drawn_on_their_scales(reach: Backlog, light: Palette) -> None:
    figure = parallel_figure(reach, evaluate(reach), ["beta"], light).to_dict()
    # Reach 500 of 10,000; impact 1 between 0.25 and 3; confidence 1 of 0.5 to 1; effort 1 to 5 of 24 to 0.
    expected = [0.05, 0.75 / 2.75, 1, 21 / 24]
    assert list(trace(figure, "beta")["y"]) == [pytest.approx(value) for value in expected]
    whisker = trace(figure, "range")
    assert sorted(one for one in whisker["y"] if one is not None) == [pytest.approx(19 / 24), pytest.approx(23 / 24)]


def test_hue_stays_with_the_dimensions_and_lines_differ_by_ink_dash_and_mark(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    figure = parallel_figure(harbour, judged, list(judged.feature_ids), light).to_dict()
    lines = [trace(figure, name) for name in judged.feature_ids]
    looks = {(one["line"]["color"], one["line"]["dash"], one["marker"]["symbol"]) for one in lines}
    assert len(looks) == 6
    assert {colour for colour, _, _ in looks} == {light.ink, light.second_mark}
    names = [one for one in texts(figure) if "■</span> " in one][: len(light.hues)]
    assert [one.partition('"color:')[2][:7] for one in names] == list(light.hues)


def test_each_end_is_named_in_the_dimensions_own_words(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    words = texts(parallel_figure(harbour, judged, ["citations"], light).to_dict())
    for end in ("Everyone, every day", "Few people, rarely", "2 weeks", "26 weeks", "1 person-week", "20 person-weeks"):
        assert end in words
    assert [one for one in words if one.endswith("●</span> Answers with their sources shown")]


def test_on_a_phone_names_are_short(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    words = texts(parallel_figure(harbour, judged, ["citations"], light, phone=True).to_dict())
    assert [one for one in words if one in {"Impact", "Value", "Align", "Time", "Cost"}] == [
        "Impact", "Value", "Align", "Time", "Cost"
    ]  # fmt: skip
    assert (words.count("best"), words.count("worst")) == (1, 1)


def test_more_than_eight_are_left_out_and_a_stranger_is_an_error(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    figure = parallel_figure(harbour, judged, ["citations", *["labels"] * 9], light).to_dict()
    assert len([one for one in figure["data"] if one["name"] in judged.feature_ids]) == MOST
    with pytest.raises(InvalidChoice) as problem:
        parallel_figure(harbour, judged, ["nobody"], light)
    assert problem.value.found == "nobody"


def test_no_feature_leaves_the_bare_axes(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    figure = parallel_figure(harbour, judged, [], light).to_dict()
    assert not figure.get("data")
    assert len(figure["layout"]["shapes"]) == 5


def test_the_words_of_an_end_are_an_amount_a_label_or_the_first_part_of_its_sentence() -> None:
    five, rice = five_dimensions(), built_in_framework("rice")
    assert end_words(five.dimension("engineering_cost"), 5) == "20 person-weeks"
    assert end_words(five.dimension("user_impact"), 1) == "Few people, rarely"
    assert end_words(rice.dimension("impact"), 3) == "Massive"
    assert end_words(rice.dimension("reach"), 10_000) == "10,000 people"
    share = Dimension(
        key="share",
        name="Share",
        direction=Direction.HIGHER_IS_BETTER,
        scale=NumericScale(kind="percent", worst=0, best=1),
    )
    assert end_words(share, 1) == "100\u202f%"


def test_places_too_near_move_apart_in_order() -> None:
    assert spread_evenly([10, 12, 100], step=18, length=200) == [10, 28, 100]
    assert spread_evenly([195, 10, 190], step=18, length=200) == [200, 10, 182]
    assert spread_evenly([], step=18, length=200) == []


@given(st.lists(st.floats(0, 300), max_size=8))
def test_spread_places_keep_their_distance_and_stay_inside(wanted: list[float]) -> None:
    at = spread_evenly(wanted, step=18, length=300)
    ordered = sorted(at)
    assert all(after - before >= 18 - 1e-9 for before, after in pairwise(ordered))
    assert all(-1e-9 <= place <= 300 + 1e-9 for place in at)
    assert all((wanted[a] < wanted[b]) <= (at[a] < at[b]) for a in range(len(at)) for b in range(len(at)))
