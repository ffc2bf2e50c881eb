"""What is given up for what: every feature on two axes, with the line that nothing is better than."""

from collections.abc import Collection, Sequence

import plotly.graph_objects as go

from workbench.charts.naming import Style, name_annotation, name_spots
from workbench.charts.scene import MANY, Scene, front_line, lay_scene, line_boxes
from workbench.charts.theme import FONT_SIZE, Palette, start_figure
from workbench.charts.trade_off_ground import AIR, Ground, ground_margin
from workbench.charts.trade_off_words import hover_texts
from workbench.workflows import TradeOffs

WIDTH, PHONE_WIDTH = 1130, 358
"""Pixels that the page gives the chart; names are placed for this width."""
MOST_NAMED = 15
"""Names on a chart of many features."""
_SOME = 60
_RADII = (7.0, 5.0, 2.0)
"""Of an ordinary mark among few, some and many features."""
_NAMED_DOT_RADIUS = 4.5
_FAINT, _UNSELECTED = 0.55, 0.45
"""Opacity: of dots among very many, and of marks while others are picked."""
_DESK = Style(size=FONT_SIZE, width=210)
_PHONE = Style(size=FONT_SIZE - 1, width=150)


def trade_off_figure(
    trade_offs: TradeOffs, colours: Palette, *, names: Collection[str] = (), height: int = 460, phone: bool = False
) -> go.Figure:
    """Draw a trade-off.

    Parameters
    ----------
    trade_offs
        Axes and marks.
    colours
        The theme's colours.
    names
        Ids of the features to name in any case, beside those on the front.
    height
        Pixels.
    phone
        Whether it is drawn for a narrow screen, where only the front and ``names`` are named.

    Returns
    -------
    A figure whose trace 'features' has one point a mark with the feature's id as ``customdata``; the front comes last,
    so that nothing covers it.

    Notes
    -----
    Levels make bands; the place inside a band means nothing. On plain axes only marks on the same spot are moved apart.
    """
    style = _PHONE if phone else _DESK
    width = PHONE_WIDTH if phone else WIDTH
    left, top, right, bottom = margin = ground_margin(trade_offs, int(style.size), phone=phone)
    strong, others = _order(trade_offs, set(names), phone=phone)
    scene = lay_scene(
        trade_offs,
        width - left - right,
        height - top - bottom,
        radius=_ordinary_radius(len(trade_offs.marks), phone=phone),
        prominent=dict.fromkeys([*strong, *others], _NAMED_DOT_RADIUS) if len(trade_offs.marks) > MANY else None,
    )
    ground = Ground(trade_offs, scene, colours, int(style.size), phone)
    corners = front_line(trade_offs, scene)
    words, taken = ground.words(corners)
    spots = {spot.mark.feature_id: spot for spot in scene.spots}
    named = name_spots(
        scene,
        [spots[one] for one in strong],
        [spots[one] for one in others],
        taken=[*line_boxes(corners), *scene.whiskers(), *taken],
        style=style,
    )
    figure = start_figure(colours, width=width, height=height, margin=margin)
    figure.add_traces([*_lines(scene, corners, colours), _marks(trade_offs, scene, colours)])
    figure.update_layout(
        xaxis=ground.axis(scene.x, scene.width / max(len(scene.x.ticks), 1) - AIR),
        yaxis=ground.axis(scene.y, left - AIR),
        shapes=ground.bands(),
        annotations=[*ground.titles(left), *words, *(name_annotation(scene, one, colours, style) for one in named)],
    )
    return figure


def _ordinary_radius(count: int, *, phone: bool) -> float:
    few, some, many = _RADII
    return some if _SOME < count <= MANY or (phone and count <= MANY) else few if count <= _SOME else many


def _order(trade_offs: TradeOffs, asked: set[str], *, phone: bool) -> tuple[list[str], list[str]]:
    """List the ids to name: first the front and those asked for, then the others by rank as far as there is room."""
    marks = sorted(trade_offs.marks, key=lambda mark: mark.rank or float("inf"))
    front = [mark.feature_id for mark in marks if mark.on_front]
    chosen = [mark.feature_id for mark in marks if mark.feature_id in asked and not mark.on_front]
    others = [] if phone else [one.feature_id for one in marks if not one.on_front and one.feature_id not in asked]
    if len(marks) <= MANY:
        return [*front, *chosen], others
    strong = [*chosen, *front][:MOST_NAMED]
    return strong, others[: MOST_NAMED - len(strong)]


def _lines(scene: Scene, corners: Sequence[tuple[float, float]], colours: Palette) -> list[go.Scatter]:
    across: list[float | None] = []
    up: list[float | None] = []
    for box in scene.whiskers():
        across += [scene.x_place(box.left), scene.x_place(box.right), None]
        up += [scene.y_place(box.top), scene.y_place(box.bottom), None]
    ranges = go.Scatter(
        name="ranges",
        x=across,
        y=up,
        mode="lines",
        hoverinfo="skip",
        line={"color": colours.second_mark, "width": 1.5},
    )
    front = go.Scatter(
        name="front",
        x=[scene.x_place(x) for x, _ in corners],
        y=[scene.y_place(y) for _, y in corners],
        mode="lines",
        hoverinfo="skip",
        line={"color": colours.ink, "width": 1.5, "dash": "8px,7px"},
    )
    return [ranges, front]


def _marks(trade_offs: TradeOffs, scene: Scene, colours: Palette) -> go.Scatter:
    """Draw the marks: ink on the front, grey elsewhere, hollow where uncertain; faint dots where there are many."""
    spots = sorted(scene.spots, key=lambda spot: (not spot.is_faint, spot.mark.on_front))
    many = len(spots) > MANY
    edges = [colours.ink if spot.mark.on_front else colours.second_mark for spot in spots]
    return go.Scatter(
        name="features",
        mode="markers",
        x=[scene.x_place(spot.x) for spot in spots],
        y=[scene.y_place(spot.y) for spot in spots],
        customdata=[spot.mark.feature_id for spot in spots],
        hovertext=hover_texts(trade_offs, [spot.mark for spot in spots]),
        hoverinfo="text",
        cliponaxis=False,
        marker={
            "size": [2 * spot.radius for spot in spots],
            "color": [colours.background if spot.is_open else edge for spot, edge in zip(spots, edges, strict=True)],
            "opacity": [_FAINT if spot.is_faint else 1.0 for spot in spots],
            "line": {"color": edges, "width": 1 if many else 1.5},
        },
        unselected={"marker": {"opacity": _UNSELECTED}},
    )
