"""A title is text: nothing in it is read as markup, as a formula or as a picture's structure."""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from workbench.charts import (
    CONFIG,
    Palette,
    comparison_figure,
    contribution_bars,
    parallel_figure,
    slope_figure,
    summary_figure,
    summary_svg,
    trade_off_figure,
    working_figure,
)
from workbench.model import Backlog, Dimension, Evaluation
from workbench.workflows import compare, effect_of_weights, evaluate, explain, trade_off

OWN_TAGS = re.compile(r'<(?:/?b|br|/span|span style="color:#[0-9A-F]{6}")>')


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a figure holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def renamed(backlog: Backlog) -> Backlog:
    """Give the dimensions dangerous names too."""
    framework = backlog.framework
    for one in framework.dimensions:
        fields = dict(one) | {"name": f"<i>{one.name}</i> & co", "short": "<s>x"}
        framework = framework.with_dimension(Dimension.model_validate(fields))
    return backlog.model_copy(update={"framework": framework})


@pytest.fixture
def figures(hostile: Backlog, light: Palette) -> dict[str, dict[str, Any]]:
    backlog = renamed(hostile)
    evaluation = evaluate(backlog)
    trade_offs = trade_off(backlog, evaluation, x="engineering_cost", y="user_impact")
    ids = list(evaluation.feature_ids)
    drawn = {
        "trade-off": trade_off_figure(trade_offs, light, names=ids),
        "phone": trade_off_figure(trade_offs, light, phone=True),
        "summary": summary_figure(trade_offs, light, funded=ids[:2], declined=ids[4:]),
        "working": working_figure(explain(backlog, evaluation, "voice"), light),
        "comparison": comparison_figure(compare(backlog, evaluation, "labels", "handoff"), light),
        "slope": slope_figure(effect_of_weights(backlog, evaluation), light),
        "parallel": parallel_figure(backlog, evaluation, ids, light),
    }
    return {name: figure.to_dict() for name, figure in drawn.items()}


def test_only_our_own_markup_is_left_in_a_figure(figures: dict[str, dict[str, Any]]) -> None:
    for name, figure in figures.items():
        for text in strings(figure):
            assert "<" not in OWN_TAGS.sub("", text), name
            assert not re.search(r"&(?!lt;|gt;|amp;)", text), name


def test_every_figure_shows_the_dangerous_title_or_name_escaped(figures: dict[str, dict[str, Any]]) -> None:
    for name, figure in figures.items():
        assert any("&lt;" in text for text in strings(figure)), name


def test_no_title_stands_in_a_template_that_plotly_fills_in(figures: dict[str, dict[str, Any]]) -> None:
    for figure in figures.values():
        for trace in figure["data"]:
            assert not {"texttemplate", "hovertemplate", "text"} & set(trace)
    assert CONFIG["typesetMath"] is False


def test_a_long_title_is_whole_when_hovered_and_short_on_the_chart(
    figures: dict[str, dict[str, Any]], hostile: Backlog
) -> None:
    figure = figures["trade-off"]
    hover = next(one for one in figure["data"] if one["name"] == "features")["hovertext"][0]
    shown = re.sub(r"<br>|</?b>|[\u2068\u2069 ]", "", hover.partition("Rank")[0])
    title = hostile.features[0].title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown == title.replace(" ", "")
    named = [one["text"] for one in figure["layout"]["annotations"] if "bold" in one["text"]]
    assert named
    assert all(one.endswith("…\u2069") and len(one) < 80 for one in named)


def test_the_pictures_stay_well_formed(hostile: Backlog, light: Palette) -> None:
    odd = [
        one.model_copy(update={"title": f"]]>\x00\x0b\ud800\"'{one.title}"}) if place % 2 else one
        for place, one in enumerate(hostile.features)
    ]
    backlog = hostile.model_copy(update={"features": tuple(odd)})
    evaluation = evaluate(backlog)
    trade_offs = trade_off(backlog, evaluation, x="engineering_cost", y="benefits")
    ids = list(evaluation.feature_ids)
    root = ET.fromstring(summary_svg(trade_offs, light, funded=ids[:3], declined=ids[3:]))  # noqa: S314 - our own
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags == {"svg", "title", "g", "rect", "path", "circle", "text"}
    for uri in contribution_bars(evaluation, light, 200):
        ET.fromstring(b64decode(uri.partition(",")[2]))  # noqa: S314 - our own


def test_titles_in_any_script_are_isolated(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    figure = slope_figure(effect_of_weights(harbour, judged), light).to_dict()
    texts = [one["text"] for one in figure["layout"]["annotations"] if "إجابات" in one["text"]]
    assert texts
    assert all("\u2068إجابات صوتية\u2069" in one for one in texts)
