"""A chart drawn still: every chart of the package, every word of it, its places typed in, and nothing left out."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from functools import cache
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import plotly.graph_objects as go
import pytest

from sample_data import load_harbour_assist, read_sample
from workbench import charts
from workbench.charts.capacity_curve import capacity_curve_figure
from workbench.charts.rank_heat_map import heat_map_figure
from workbench.charts.still_axes import choose_ticks
from workbench.charts.still_light import in_light
from workbench.charts.still_reading import UndrawnPart
from workbench.charts.still_svg import figure_svg
from workbench.charts.theme import Palette, palette, start_figure
from workbench.charts.tornado import tornado_figure
from workbench.model import Backlog, Choice, Decision, Evaluation, Outcome
from workbench.workflows import (
    compare,
    effect_of_weights,
    evaluate,
    explain,
    find_ends,
    find_first_axes,
    trade_off,
)
from workbench.workflows.calibrating import calibrate
from workbench.workflows.plan_curve import CapacityCurve, CurveStep, Jump
from workbench.workflows.robustness import check_robustness
from workbench.workflows.tipping import find_tipping_points
from workbench.workspace.files import understand_file

SVG = "{http://www.w3.org/2000/svg}"
NOT_CHARTS = {"start_figure", "step_figure", "read_figure"}
"""The bare figure, the drawing behind two charts, and the reader of figures."""


class Scene:
    """A backlog with its evaluation, and the colours to draw in."""

    def __init__(self, backlog: Backlog, colours: Palette, *, phone: bool) -> None:
        self.backlog, self.colours, self.phone = backlog, colours, phone
        self.evaluation: Evaluation = evaluate(backlog)
        self.ids = [self.evaluation.feature_ids[place] for place in self.evaluation.ranked]


def draw_trade_off(scene: Scene) -> list[go.Figure]:
    found = find_first_axes(scene.evaluation)
    assert found is not None
    x, y, size = scene.evaluation.dimensions[:3]
    pairs: list[tuple[str, str, str | None]] = [(*found, None), (x, y, size)]
    return [
        charts.trade_off_figure(
            trade_off(scene.backlog, scene.evaluation, x=x, y=y, size=size), scene.colours, phone=scene.phone
        )
        for x, y, size in pairs
    ]


def draw_summary(scene: Scene) -> list[go.Figure]:
    found = find_first_axes(scene.evaluation)
    assert found is not None
    best, worst = find_ends(scene.evaluation, best=5, worst=3)
    trade_offs = trade_off(scene.backlog, scene.evaluation, x=found[0], y=found[1])
    return [charts.summary_figure(trade_offs, scene.colours, funded=best, declined=worst, phone=scene.phone)]


def draw_parallel(scene: Scene) -> list[go.Figure]:
    ids = [*scene.ids[:4], *scene.ids[-4:]]
    return [charts.parallel_figure(scene.backlog, scene.evaluation, ids, scene.colours, phone=scene.phone)]


def draw_working(scene: Scene) -> list[go.Figure]:
    ranged = [one for one in scene.ids if scene.evaluation.standing(one).is_ranged][:3]
    return [
        charts.working_figure(explain(scene.backlog, scene.evaluation, one), scene.colours)
        for one in (scene.ids[0], *ranged)
    ]


def draw_comparison(scene: Scene) -> list[go.Figure]:
    comparison = compare(scene.backlog, scene.evaluation, scene.ids[0], scene.ids[-1])
    return [charts.comparison_figure(comparison, scene.colours)]


def draw_slope(scene: Scene) -> list[go.Figure]:
    first = scene.backlog.framework.keys[0]
    weights = {key: 6.0 if key == first else 1.0 for key in scene.backlog.framework.keys}
    weighed = scene.backlog.model_copy(update={"framework": scene.backlog.framework.with_weights(weights)})
    return [charts.slope_figure(effect_of_weights(weighed, evaluate(weighed)), scene.colours, phone=scene.phone)]


def draw_heat_map(scene: Scene) -> list[go.Figure]:
    robustness = check_robustness(scene.backlog, scene.evaluation, rng=np.random.default_rng(0), draws=200)
    return [heat_map_figure(scene.backlog, robustness, scene.colours, phone=scene.phone)]


def draw_tornado(scene: Scene) -> list[go.Figure]:
    tipping = find_tipping_points(scene.backlog, scene.evaluation)
    keys = scene.evaluation.framework.keys
    return [tornado_figure(tipping, scene.colours, keys=keys, phone=scene.phone)]


def draw_calibration(scene: Scene) -> list[go.Figure]:
    outcome = Outcome(scores={"user_impact": 3.0, "business_value": 2.0})
    told = [
        one.model_copy(update={"decision": Decision(choice=Choice.NOW, outcome=outcome)})
        for one in scene.backlog.features[:12]
    ]
    backlog = scene.backlog.model_copy(update={"features": (*told, *scene.backlog.features[12:])})
    return [charts.calibration_figure(calibrate(backlog), scene.colours, phone=scene.phone)]


def draw_capacity_curve(scene: Scene) -> list[go.Figure]:
    steps = tuple(
        CurveStep(capacity=capacity, value=value, chosen=tuple(scene.ids[:1]))
        for capacity, value in ((3, 0.8), (9, 1.5), (21, 2.9))
    )
    curve = CapacityCurve(
        unit="weeks",
        capacity=12,
        end=24,
        steps=steps,
        next_jump=Jump(more=9, gain=1.4, enters=("a",), leaves=()),
        one_more=0.1,
    )
    return [
        capacity_curve_figure(curve, scene.colours, is_ratio=is_ratio, phone=scene.phone) for is_ratio in (False, True)
    ]


DRAWN: dict[str, Callable[[Scene], list[go.Figure]]] = {
    "trade_off_figure": draw_trade_off,
    "summary_figure": draw_summary,
    "parallel_figure": draw_parallel,
    "working_figure": draw_working,
    "comparison_figure": draw_comparison,
    "slope_figure": draw_slope,
    "heat_map_figure": draw_heat_map,
    "tornado_figure": draw_tornado,
    "calibration_figure": draw_calibration,
    "capacity_curve_figure": draw_capacity_curve,
}


@cache
def scene_of(kind: str) -> Scene:
    if kind == "thousand":
        read = understand_file("thousand_features.csv", read_sample("thousand_features.csv"))
        return Scene(read.backlog, palette(dark=False), phone=False)
    return Scene(load_harbour_assist(), palette(dark=kind == "dark"), phone=kind == "phone")


def test_every_chart_of_the_package_is_drawn_here() -> None:
    modules = [importlib.import_module(f"workbench.charts.{one.name}") for one in pkgutil.iter_modules(charts.__path__)]
    found = {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.endswith("_figure") and not name.startswith("_") and function.__module__ == module.__name__
    }
    assert found - NOT_CHARTS == set(DRAWN)


@pytest.mark.parametrize("kind", ["light", "dark", "phone", "thousand"])
@pytest.mark.parametrize("name", sorted(DRAWN))
def test_every_word_and_every_mark_of_a_chart_is_in_its_picture(name: str, kind: str) -> None:
    for figure in DRAWN[name](scene_of(kind)):
        picture = ET.fromstring(figure_svg(figure, title="A <chart>", description="What & why"))  # noqa: S314 - ours
        assert picture.findtext(f"{SVG}title") == "A <chart>"
        assert picture.findtext(f"{SVG}desc") == "What & why"
        words = {"".join(one.itertext()) for one in picture.iter(f"{SVG}text")}
        for line in lines_of(figure):
            assert line in words
        assert len(list(picture.iter(f"{SVG}circle"))) == count_circles(figure)


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_chart_of_a_dark_page_leaves_in_light_colours(name: str) -> None:
    for dark, light in zip(DRAWN[name](scene_of("dark")), DRAWN[name](scene_of("light")), strict=True):
        assert looks_of(figure_svg(in_light(dark), title="t")) == looks_of(figure_svg(light, title="t"))
        assert in_light(light) == light


def looks_of(svg: str) -> list[tuple[str, str]]:
    """List the parts of a picture with all they say; numbers in cells by their place alone.

    A dark page turns the numbers of its strong cells to another colour a little later than a light one.
    """
    parts = [(one.tag, "".join(one.itertext()), dict(one.attrib)) for one in ET.fromstring(svg).iter()]  # noqa: S314 - ours
    for tag, text, said in parts:
        if tag == f"{SVG}text" and text.isdigit():
            said.pop("fill")
    return sorted((tag, repr(said)) for tag, _, said in parts)


def lines_of(figure: go.Figure) -> list[str]:
    """List the lines of every label, without Plotly's markup."""
    labels = [note.text for note in figure.layout.annotations]
    labels += [text for axis in (figure.layout.xaxis, figure.layout.yaxis) for text in axis.ticktext or ()]
    return [line for label in labels for text in label.split("<br>") if (line := unescape(_bare(text)))]


def _bare(text: str) -> str:
    return "".join(piece.partition(">")[2] if place else piece for place, piece in enumerate(text.split("<")))


def count_circles(figure: go.Figure) -> int:
    return sum(
        sum(
            x is not None and min(figure.layout.xaxis.range) <= x <= max(figure.layout.xaxis.range)
            for x, y in zip(trace.x, trace.y, strict=True)
            if y is not None
        )
        for trace in figure.data
        if trace.type == "scatter" and "markers" in trace.mode and trace.marker.symbol in {None, "circle"}
    )


@pytest.fixture
def bare() -> go.Figure:
    """100 × 50 pixels of plot, 20 from the left and 10 from the top; x from 0 to 10, y from 0 at the top to 5."""
    figure = start_figure(palette(dark=False), width=150, height=90, margin=(20, 10, 30, 30))
    return figure.update_layout(xaxis={"range": [0, 10]}, yaxis={"range": [5, 0]})


def draw(figure: go.Figure) -> str:
    return figure_svg(figure, title="t")


def test_marks_stand_at_their_place_in_their_size_and_colours(bare: go.Figure) -> None:
    marker = {"size": 8, "color": ["#111111", "#222222"], "line": {"color": "#333333", "width": 2}}
    bare.add_trace(go.Scatter(x=[0, 5], y=[0, 5], mode="markers", marker=marker, cliponaxis=False))
    edge = 'stroke="#333333" stroke-width="2"'
    assert f'<circle cx="20.0" cy="10.0" r="4" fill="#111111" {edge}/>' in draw(bare)
    assert f'<circle cx="70.0" cy="60.0" r="4" fill="#222222" {edge}/>' in draw(bare)


def test_a_mark_outside_the_axes_is_not_drawn_as_on_the_page(bare: go.Figure) -> None:
    bare.add_trace(go.Scatter(x=[11], y=[1], mode="markers", marker={"size": 8, "color": "#111111"}, cliponaxis=False))
    assert "<circle" not in draw(bare)


def test_a_line_breaks_where_a_number_is_missing_and_steps_where_it_should(bare: go.Figure) -> None:
    line = {"color": "#111111", "width": 1.5, "dash": "3px,2px"}
    bare.add_trace(go.Scatter(x=[0, 1, None, 2, 3], y=[0, 1, None, 2, float("nan")], mode="lines", line=line))
    look = 'fill="none" stroke="#111111" stroke-width="1.5" stroke-dasharray="3 2"'
    assert f'<path d="M20.0 10.0L30.0 20.0" stroke-miterlimit="2" {look}/>' in draw(bare)
    bare.update_traces(x=[0, 1], y=[0, 1], line={"shape": "hv"})
    assert "M20.0 10.0L30.0 10.0L30.0 20.0" in draw(bare)


def test_a_bar_lies_from_its_base_around_its_row(bare: go.Figure) -> None:
    bare.add_trace(go.Bar(x=[4, -2], base=[1, 9], y=[1, 2], width=0.5, orientation="h", marker={"color": "#111111"}))
    assert '<rect x="30.0" y="17.5" width="40.0" height="5.0" fill="#111111"/>' in draw(bare)
    assert '<rect x="90.0" y="27.5" width="20.0" height="5.0" fill="#111111"/>' in draw(bare)


def test_a_cell_is_shaded_by_its_number_and_leaves_its_gap(bare: go.Figure) -> None:
    bare.update_layout(xaxis={"range": [-0.5, 1.5]}, yaxis={"range": [0.5, -0.5]})
    scale = ((0.0, "#FFFFFF"), (1.0, "#000000"))
    bare.add_trace(
        go.Heatmap(z=np.array([[0.0, 50.0]]), zmin=0, zmax=100, colorscale=scale, showscale=False, xgap=2, ygap=2)
    )
    assert '<rect x="21.0" y="11.0" width="48.0" height="48.0" fill="#FFFFFF"/>' in draw(bare)
    assert '<rect x="71.0" y="11.0" width="48.0" height="48.0" fill="#808080"/>' in draw(bare)


def test_words_held_at_an_edge_stand_there_and_are_text(bare: go.Figure) -> None:
    font = {"size": 10, "color": "#111111"}
    note = {"x": 5, "y": 0, "xanchor": "right", "xshift": -4, "yanchor": "bottom", "yshift": 3, "font": font}
    bare.update_layout(annotations=[note | {"text": "a &lt;b&gt; <b>strong</b>"}])
    drawn = draw(bare)
    assert '<text x="66.0" y="4.3" font-size="10" fill="#111111" text-anchor="end"' in drawn
    assert 'a &lt;b&gt; <tspan font-weight="700">strong</tspan></text>' in drawn


def test_a_line_leads_from_words_that_stand_apart_to_the_edge_of_their_mark(bare: go.Figure) -> None:
    font = {"size": 10, "color": "#111111"}
    note = {"x": 5, "y": 2.5, "ax": 20, "ay": 0, "xanchor": "left", "yanchor": "middle", "text": "far", "font": font}
    line = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": "#222222", "standoff": 5}
    bare.update_layout(annotations=[note | line])
    assert '<path d="M90.0 35.0L75.0 35.0" fill="none" stroke="#222222" stroke-width="1"/>' in draw(bare)


def test_ticks_are_chosen_as_the_page_chooses_them() -> None:
    assert choose_ticks(0, 24, 6) == [0, 5, 10, 15, 20]
    assert choose_ticks(0, 3.36, 5) == [0, 1, 2, 3]
    assert choose_ticks(0, 1, 6) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]


MARKER = {"size": 8, "color": "#111111"}
BAR = {"x": [1], "y": [1], "orientation": "h", "marker": {"color": "#111111"}}
NOTE: dict[str, Any] = {"x": 1, "y": 1, "text": "a"}
UNKNOWN: dict[str, Callable[[go.Figure], object]] = {
    "another kind of trace": lambda figure: figure.add_trace(go.Pie(values=[1])),
    "error bars": lambda figure: figure.add_trace(
        go.Scatter(x=[1], y=[1], mode="markers", marker=MARKER, error_x={"array": [1]})
    ),
    "an area": lambda figure: figure.add_trace(
        go.Scatter(x=[1], y=[1], mode="lines", fill="tozeroy", line={"color": "#111111", "width": 1})
    ),
    "another symbol": lambda figure: figure.add_trace(
        go.Scatter(x=[1], y=[1], mode="markers", marker=MARKER | {"symbol": "star"})
    ),
    "a colour scale of marks": lambda figure: figure.add_trace(
        go.Scatter(x=[1], y=[1], mode="markers", marker=MARKER | {"colorscale": "Viridis"})
    ),
    "a curve": lambda figure: figure.add_trace(
        go.Scatter(x=[1], y=[1], mode="lines", line={"color": "#111111", "width": 1, "shape": "spline"})
    ),
    "a dash with a name": lambda figure: figure.add_trace(
        go.Scatter(x=[1], y=[1], mode="lines", line={"color": "#111111", "width": 1, "dash": "dot"})
    ),
    "upright bars": lambda figure: figure.add_trace(go.Bar(BAR | {"orientation": "v"})),
    "another pattern": lambda figure: figure.add_trace(
        go.Bar(BAR | {"marker": {"color": "#111111", "pattern": {"shape": "x", "fgcolor": "#111111"}}})
    ),
    "a legend": lambda figure: figure.update_layout(showlegend=True),
    "a title": lambda figure: figure.update_layout(title="A"),
    "a title of an axis": lambda figure: figure.update_layout(xaxis={"title": "A"}),
    "a second axis": lambda figure: figure.update_layout(yaxis2={"range": [0, 1]}),
    "a logarithmic axis": lambda figure: figure.update_layout(xaxis={"type": "log"}),
    "an axis without a range": lambda figure: figure.update_layout(xaxis={"range": None}),
    "words that stand aslant": lambda figure: figure.update_layout(annotations=[NOTE | {"textangle": 30}]),
    "words on a ground": lambda figure: figure.update_layout(annotations=[NOTE | {"bgcolor": "#111111"}]),
    "another tag": lambda figure: figure.update_layout(annotations=[NOTE | {"text": "<i>a</i>"}]),
    "a circle": lambda figure: figure.update_layout(
        shapes=[{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1, "line": {"width": 1, "color": "#111111"}}]
    ),
    "a picture": lambda figure: figure.update_layout(images=[{"source": "x.png"}]),
}


@pytest.mark.parametrize("name", sorted(UNKNOWN))
def test_what_would_be_left_out_is_refused_instead(bare: go.Figure, name: str) -> None:
    UNKNOWN[name](bare)
    with pytest.raises(UndrawnPart):
        draw(bare)


def test_a_dangerous_title_is_text_in_every_place(hostile: Backlog) -> None:
    scene = Scene(hostile, palette(dark=False), phone=False)
    for make in DRAWN.values():
        for figure in make(scene):
            drawn = figure_svg(figure, title=hostile.features[0].title, description=hostile.features[0].title)
            picture = ET.fromstring(drawn)  # noqa: S314 - ours
            tags = {one.tag.removeprefix(SVG) for one in picture.iter()}
            assert tags <= {
                "svg", "title", "desc", "defs", "clipPath", "rect", "g", "path", "circle", "text", "tspan", "pattern",
            }  # fmt: skip
            assert not {
                name for one in picture.iter() for name in one.attrib if name.startswith("on") or "href" in name
            }
