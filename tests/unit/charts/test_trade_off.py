from typing import Any

import pytest

from workbench.charts import Palette, trade_off_figure
from workbench.charts.trade_off import MOST_NAMED
from workbench.model import Backlog, Evaluation, Feature, Score
from workbench.workflows import TradeOffs, evaluate, trade_off

COST, VALUE = "engineering_cost", "benefits"


@pytest.fixture
def trade_offs(harbour: Backlog, judged: Evaluation) -> TradeOffs:
    return trade_off(harbour, judged, x=COST, y=VALUE)


def crowd(harbour: Backlog, count: int) -> Backlog:
    """Many features with scores that repeat every few; every ninth lacks its value."""
    keys = harbour.framework.keys
    features = []
    for number in range(count):
        levels = [1 + (number * factor) % 5 for factor in (1, 2, 3, 4, 7)]
        scores = {key: Score.exactly(level) for key, level in zip(keys, levels, strict=True)}
        if number % 9 == 0:
            del scores["business_value"]
        features.append(Feature(id=str(number), title=f"Feature {number}", scores=scores))
    return harbour.model_copy(update={"features": tuple(features)})


def trace(figure: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in figure["data"] if one["name"] == name)
    return found


def texts(figure: dict[str, Any]) -> list[str]:
    return [one["text"].replace("\u2068", "").replace("\u2069", "") for one in figure["layout"]["annotations"]]


def test_every_mark_stands_in_its_band_at_its_value_with_its_id(trade_offs: TradeOffs, light: Palette) -> None:
    features = trace(trade_off_figure(trade_offs, light).to_dict(), "features")
    # The front is drawn last.
    assert list(features["customdata"]) == ["labels", "voice", "mobile", "citations", "handoff", "shortcuts"]
    assert [round(x) for x in features["x"]] == [2, 4, 4, 3, 2, 0]
    # Voice stands in the middle of 17.5 and 42.5.
    expected = [points / 70 for points in (57.5, 30, 35, 70, 58.75, 6.25)]
    assert list(features["y"]) == [pytest.approx(value) for value in expected]


def test_the_front_is_ink_the_others_grey_and_the_uncertain_hollow(harbour: Backlog, light: Palette) -> None:
    scored = [
        one.model_copy(update={"scores": one.scores | {COST: Score.exactly(2)}}) if one.id == "voice" else one
        for one in harbour.features
    ]
    backlog = harbour.model_copy(update={"features": tuple(scored)})
    trade_offs = trade_off(backlog, evaluate(backlog), x=COST, y=VALUE)
    features = trace(trade_off_figure(trade_offs, light).to_dict(), "features")
    fills = dict(zip(features["customdata"], features["marker"]["color"], strict=True))
    edges = dict(zip(features["customdata"], features["marker"]["line"]["color"], strict=True))
    assert fills == {
        "citations": light.ink, "labels": light.second_mark, "handoff": light.ink, "shortcuts": light.ink,
        "voice": light.background, "mobile": light.second_mark,
    }  # fmt: skip
    # Voice could be worth 25 to 60.7 for level 2: nothing certainly beats it.
    assert edges["voice"] == light.ink


def test_levels_are_named_under_their_bands(trade_offs: TradeOffs, light: Palette) -> None:
    layout = trade_off_figure(trade_offs, light).to_dict()["layout"]
    assert list(layout["xaxis"]["tickvals"]) == [0, 1, 2, 3, 4]
    names = ["about 1 week", "about 3 weeks", "about 6 weeks", "about 12 weeks", "about 20 weeks"]
    assert [one.strip("\u2068\u2069") for one in layout["xaxis"]["ticktext"]] == names
    assert list(layout["xaxis"]["range"]) == [-0.5, 4.5]
    assert [(one["x0"], one["x1"]) for one in layout["shapes"]] == [(-0.5, 0.5), (1.5, 2.5), (3.5, 4.5)]
    assert [one.strip("\u2068\u2069") for one in layout["yaxis"]["ticktext"]] == ["0", "25", "50", "75", "100"]
    assert layout["yaxis"]["range"][0] < 0
    assert layout["yaxis"]["range"][1] > 1


def test_the_line_and_the_corners_of_value_against_cost_have_their_names(trade_offs: TradeOffs, light: Palette) -> None:
    words = texts(trade_off_figure(trade_offs, light).to_dict())
    for name in ("best value for the cost", "Quick wins", "Big bets", "Fill-ins", "Think twice"):
        assert words.count(name) == 1


def test_other_axes_say_plainly_what_is_high_and_low(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    words = texts(trade_off_figure(trade_off(harbour, judged, x="user_impact", y="business_value"), light).to_dict())
    assert "nothing is better on both" in words
    assert "high business value, low user impact" in words
    assert "Quick wins" not in words


def test_all_of_a_few_features_are_named_the_front_in_bold(trade_offs: TradeOffs, light: Palette) -> None:
    figure = trade_off_figure(trade_offs, light).to_dict()
    weights = {
        one["text"].strip("\u2068\u2069"): one["font"]["weight"]
        for one in figure["layout"]["annotations"]
        if "weight" in one["font"]
    }
    assert weights == {
        "Answers with their sources shown": 600,
        "Confidence label on each answer": "normal",
        "Hand-off to a person, with context": 600,
        "Keyboard shortcuts": 600,
        "إجابات صوتية": "normal",
        "Mobile app for agents": "normal",
    }


def test_a_feature_asked_for_is_named_in_bold(trade_offs: TradeOffs, light: Palette) -> None:
    figure = trade_off_figure(trade_offs, light, names=["mobile"]).to_dict()
    mobile = next(one for one in figure["layout"]["annotations"] if "Mobile app" in one["text"])
    assert mobile["font"]["weight"] == 600


def test_a_phone_names_the_front_only_and_numbers_the_bands(trade_offs: TradeOffs, light: Palette) -> None:
    figure = trade_off_figure(trade_offs, light, phone=True).to_dict()
    words = texts(figure)
    assert "Keyboard shortcuts" in words
    assert not [one for one in words if one.startswith(("Confidence", "Mobile", "Quick"))]
    assert [one.strip("\u2068\u2069") for one in figure["layout"]["xaxis"]["ticktext"]] == [
        "1",
        "3",
        "6",
        "12",
        "20 weeks",
    ]
    assert figure["layout"]["width"] == 358


def test_hovering_tells_the_title_the_rank_and_both_numbers(trade_offs: TradeOffs, light: Palette) -> None:
    features = trace(trade_off_figure(trade_offs, light).to_dict(), "features")
    hover = features["hovertext"][2].replace("\u2068", "").replace("\u2069", "")
    assert hover == (
        "<b>Mobile app for agents</b><br>Rank 4<br>Value of the three benefits: 50 of 100"
        "<br>Engineering cost: about 20 weeks<br>Beaten on both by <b>Hand-off to a person, with context</b>"
    )
    assert features["hoverinfo"] == "text"


def test_a_range_is_a_whisker_and_is_told_in_words(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    figure = trade_off_figure(trade_off(harbour, judged, x="time_to_market", y=VALUE), light).to_dict()
    ranges = trace(figure, "ranges")
    assert list(ranges["x"]) == [4, 4, None]
    assert [one if one is None else round(one, 4) for one in ranges["y"]] == [0.6071, 0.25, None]
    features = trace(figure, "features")
    assert "25–61 of 100" in features["hovertext"][list(features["customdata"]).index("voice")]
    assert any("not\N{NO-BREAK SPACE}sure" in one for one in texts(figure))


def test_a_crowd_is_faint_dots_with_at_most_fifteen_names(harbour: Backlog, light: Palette) -> None:
    backlog = crowd(harbour, 400)
    trade_offs = trade_off(backlog, evaluate(backlog), x=COST, y=VALUE)
    figure = trade_off_figure(trade_offs, light, names=["7"]).to_dict()
    features = trace(figure, "features")
    assert len(features["customdata"]) == 400
    faint = [
        size
        for size, opacity in zip(features["marker"]["size"], features["marker"]["opacity"], strict=True)
        if opacity < 1
    ]
    assert len(faint) >= 400 - MOST_NAMED
    assert set(faint) == {4}
    named = [one for one in texts(figure) if one.startswith("Feature ")]
    assert 1 <= len(named) <= MOST_NAMED
    assert "Feature 7" in named


def test_marks_in_a_band_do_not_cover_each_other(harbour: Backlog, light: Palette) -> None:
    backlog = crowd(harbour, 36)
    trade_offs = trade_off(backlog, evaluate(backlog), x="user_impact", y="strategic_alignment")
    figure = trade_off_figure(trade_offs, light).to_dict()
    features, layout = trace(figure, "features"), figure["layout"]
    wide = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    high = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    x_span, y_span = (layout[axis]["range"][1] - layout[axis]["range"][0] for axis in ("xaxis", "yaxis"))
    pixels = [(x / x_span * wide, y / y_span * high) for x, y in zip(features["x"], features["y"], strict=True)]
    size = features["marker"]["size"][0]
    for place, (x, y) in enumerate(pixels):
        assert all(max(abs(x - to_x), abs(y - to_y)) >= size for to_x, to_y in pixels[:place])
        assert abs(features["x"][place] - round(features["x"][place])) < 0.5


def test_plain_axes_are_halved_by_lines_and_have_round_ticks(reach: Backlog, light: Palette) -> None:
    trade_offs = trade_off(reach, evaluate(reach), x="effort", y="reach")
    layout = trade_off_figure(trade_offs, light).to_dict()["layout"]
    assert [(one["type"], one["x0"], one["y0"]) for one in layout["shapes"]] == [("line", 12, 0), ("line", 0, 5000)]
    assert list(layout["yaxis"]["tickvals"]) == [0, 2500, 5000, 7500, 10_000]
    words = texts(trade_off_figure(trade_offs, light).to_dict())
    assert "Reach, people" in words
    assert "Effort, person-months; less is better" in words


def test_without_a_single_mark_the_axes_still_stand(harbour: Backlog, light: Palette) -> None:
    empty = harbour.model_copy(update={"features": harbour.features[:1]})
    trade_offs = trade_off(empty, evaluate(empty), x=COST, y=VALUE).model_copy(update={"marks": (), "front": ()})
    figure = trade_off_figure(trade_offs, light).to_dict()
    assert list(trace(figure, "features")["x"]) == []
    assert len(figure["layout"]["xaxis"]["ticktext"]) == 5


def test_the_key_names_the_third_dimension_that_sets_the_size(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    trade_offs = trade_off(harbour, judged, x=COST, y=VALUE, size="time_to_market")
    figure = trade_off_figure(trade_offs, light).to_dict()
    assert any("time\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}market" in one for one in texts(figure))
    assert len(set(trace(figure, "features")["marker"]["size"])) > 1
