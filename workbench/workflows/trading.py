"""Set two dimensions against each other, to see what is given up for what."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from pydantic import Field

from workbench.errors import InvalidChoice
from workbench.methods.pareto import count_dominated, find_dominators
from workbench.methods.values import map_values
from workbench.methods.weighting import equal_weights
from workbench.model import BUILD_COSTS, Backlog, Dimension, Direction, Evaluation, Feature, LevelScale, Record
from workbench.workflows.score_arrays import lay_out_scores

FloatArray = npt.NDArray[np.float64]

BENEFITS = "benefits"
"""The axis that joins the benefit dimensions: their values, weighted, 0 to 1."""
_DIGITS = 12


class Axis(Record):
    """One side of the trade-off chart."""

    key: str = Field(description="A dimension's key, or 'benefits'.")
    name: str
    worst: float
    best: float
    unit: str = ""
    ticks: tuple[tuple[float, str], ...] = Field(
        default=(), description="For levels: number and name of each, in rising order of the number; else empty."
    )
    is_percent: bool = Field(default=False, description="Whether the numbers are proportions, to be said in percent.")

    @property
    def rises(self) -> bool:
        """Whether higher is better."""
        return self.best > self.worst


class Mark(Record):
    """One feature on the chart; numbers are in the axes' own units."""

    feature_id: str
    title: str
    rank: int | None
    x_low: float
    x: float
    x_high: float
    y_low: float
    y: float
    y_high: float
    size: float | None = Field(description="Value 0 to 1 of the third dimension; None where missing or not asked for.")
    on_front: bool = Field(description="Whether no other feature is certainly better on these two axes.")
    dominated_by: str | None = Field(description="Id of a feature certainly better on these two axes.")


class TradeOffs(Record):
    """Two axes, the features on them, and which of them give the most for what they take."""

    x: Axis
    y: Axis
    size_by: str | None
    marks: tuple[Mark, ...] = Field(description="In backlog order; only features with a number on both axes.")
    left_out: tuple[str, ...] = Field(description="Ids of features without a number on one of the axes.")
    front: tuple[str, ...] = Field(description="Ids on the front, best x last.")
    worst_bargain: str | None = Field(description="Id of the feature beaten by most others; None when none is beaten.")
    beaten_by: int = Field(description="How many features beat the worst bargain on both axes.")


def find_axes(evaluation: Evaluation) -> dict[str, str]:
    """List the axes that can be shown: key → name; the joined benefits first, where there are several."""
    framework = evaluation.framework
    kept = [one for one in framework.dimensions if one.key in evaluation.dimensions]
    benefits = [one for one in kept if one.direction is Direction.HIGHER_IS_BETTER]
    axes = {one.key: one.name for one in kept}
    if len(benefits) > 1:
        return {BENEFITS: f"Value of the {_number_word(len(benefits))} benefits"} | axes
    return axes


def find_first_axes(evaluation: Evaluation) -> tuple[str, str] | None:
    """Give the axes to begin with, a cost and the joined benefits where there are; None without two dimensions."""
    axes = list(find_axes(evaluation))
    costs = [one.key for one in evaluation.framework.costs if one.key in axes]
    others = [key for key in axes[1:] if key != BENEFITS]
    if not others:
        return None
    falling = [key for key in costs if key != axes[0]]
    usual = [key for key in falling if key in BUILD_COSTS]
    return (usual or falling or others)[0], axes[0]


def find_ends(evaluation: Evaluation, *, best: int, worst: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ids of the best ranked and of the worst ranked features; none of them is in both."""
    ranked = [evaluation.feature_ids[position] for position in evaluation.ranked]
    return tuple(ranked[:best]), tuple(ranked[best:][-worst:]) if worst else ()


def trade_off(backlog: Backlog, evaluation: Evaluation, *, x: str, y: str, size: str | None = None) -> TradeOffs:
    """Set two axes against each other.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    x, y
        Keys of the axes, as ``find_axes`` lists them.
    size
        Key of a third dimension that sets the marks' size; None for equal sizes.

    Raises
    ------
    InvalidChoice
        When an axis is not among them.

    Notes
    -----
    A feature is on the front when no other is certainly better on both axes (see ``methods.pareto``), unknown parts of
    the joined benefits at their worst or best. A feature without any number on an axis is left out and listed.
    """
    axis_x, axis_y = _axis(evaluation, x), _axis(evaluation, y)
    columns = [_column(backlog, evaluation, key) for key in (x, y)]
    shown = np.flatnonzero(~np.isnan(columns[0][1]) & ~np.isnan(columns[1][1]))
    oriented = [_orient(column, axis, shown) for column, axis in zip(columns, (axis_x, axis_y), strict=True)]
    low, high = (np.stack([pair[end] for pair in oriented], axis=1) for end in (0, 1))
    dominators = find_dominators(low, high)
    sizes = _values(backlog, evaluation, size) if size else np.full(len(backlog.features), np.nan)
    marks = tuple(
        _mark(
            backlog.features[row],
            int(evaluation.rank[row]),
            ([float(end[row]) for end in columns[0]], [float(end[row]) for end in columns[1]]),
            float(sizes[row]),
            None if by < 0 else backlog.features[shown[by]].id,
        )
        for row, by in zip(shown.tolist(), dominators.tolist(), strict=True)
    )
    beaten = _count_beaten(low, high)
    worst = int(np.argmax(beaten)) if len(beaten) and beaten.max() else None
    front = [mark for mark in marks if mark.on_front]
    return TradeOffs(
        x=axis_x,
        y=axis_y,
        size_by=size,
        marks=marks,
        left_out=tuple(backlog.features[row].id for row in np.setdiff1d(np.arange(len(sizes)), shown).tolist()),
        front=tuple(one.feature_id for one in sorted(front, key=lambda mark: mark.x, reverse=not axis_x.rises)),
        worst_bargain=None if worst is None else marks[worst].feature_id,
        beaten_by=0 if worst is None else int(beaten[worst]),
    )


def thin_marks(trade_offs: TradeOffs, most: int, *, also: Iterable[str] = ()) -> TradeOffs:
    """Leave marks out where there are more than can be drawn; all else stays, counts and front over all features.

    Parameters
    ----------
    trade_offs
        The whole.
    most
        Marks that can be drawn, ≥ 1.
    also
        Ids of features whose marks always stay.

    Returns
    -------
    The same where they are few enough. Else, in backlog order, the worst bargain and what ``also`` names, which always
    stay, then the front and the best ranked, as many as can be drawn.
    """
    if len(trade_offs.marks) <= most:
        return trade_offs
    marks, named = trade_offs.marks, {trade_offs.worst_bargain, *also}
    stays = {place for place, mark in enumerate(marks) if mark.feature_id in named}
    others = sorted(
        (place for place in range(len(marks)) if place not in stays),
        key=lambda place: (not marks[place].on_front, marks[place].rank or len(marks) + 1),
    )
    kept = sorted([*stays, *others[: max(0, most - len(stays))]])
    return trade_offs.model_copy(update={"marks": tuple(marks[place] for place in kept)})


def find_dominated(evaluation: Evaluation, dimensions: tuple[str, ...] = ()) -> dict[str, str]:
    """Find the features that another beats for certain on a set of dimensions.

    Parameters
    ----------
    evaluation
        The backlog's evaluation.
    dimensions
        Keys of the dimensions compared; all that count where empty.

    Returns
    -------
    Id of a dominated feature → id of one that dominates it, itself undominated. Features without a rank are left out.
    """
    keys = dimensions or evaluation.dimensions
    columns = [evaluation.dimensions.index(key) for key in keys]
    ranked = np.array(evaluation.ranked, dtype=np.int64)
    low, high = (array[ranked][:, columns] for array in (evaluation.low, evaluation.high))
    if evaluation.framework.is_ratio:
        falls = [evaluation.framework.dimension(key).direction is Direction.LOWER_IS_BETTER for key in keys]
        low, high = np.where(falls, -low, low), np.where(falls, -high, high)
    ids = evaluation.feature_ids
    return {
        ids[ranked[place]]: ids[ranked[by]] for place, by in enumerate(find_dominators(low, high).tolist()) if by >= 0
    }


def _count_beaten(low: FloatArray, high: FloatArray) -> npt.NDArray[np.int64]:
    """Count, for each row, the rows that dominate it: dominance read backwards."""
    return count_dominated(-high, -low)


def _axis(evaluation: Evaluation, key: str) -> Axis:
    if key == BENEFITS:
        axes = find_axes(evaluation)
        if BENEFITS not in axes:
            raise InvalidChoice("axis", key, tuple(axes))
        return Axis(key=BENEFITS, name=axes[BENEFITS], worst=0.0, best=1.0)
    dimension = evaluation.framework.dimension(key)
    scale = dimension.scale
    ticks: tuple[tuple[float, str], ...] = ()
    if isinstance(scale, LevelScale):
        ordered = sorted(scale.levels, key=lambda level: level.number)
        ticks = tuple((level.number, _tick(level.label, level.amount, scale.unit)) for level in ordered)
    return Axis(
        key=key,
        name=dimension.name,
        worst=scale.worst,
        best=scale.best,
        unit=scale.unit,
        ticks=ticks,
        is_percent=scale.kind == "percent",
    )


def _tick(label: str, amount: float | None, unit: str) -> str:
    if amount is None:
        return label
    short = unit.removeprefix("person-")
    return f"about {amount:g} {short.removesuffix('s') if amount == 1 else short}"


def _column(backlog: Backlog, evaluation: Evaluation, key: str) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give (low, point, high), each (features,), in the axis' own unit; NaN where there is no number."""
    if key != BENEFITS:
        scores = lay_out_scores(backlog, (key,))
        return scores.low[:, 0], scores.point[:, 0], scores.high[:, 0]
    keys = [one.key for one in evaluation.framework.benefits if one.key in evaluation.dimensions]
    ends = [_value_ends(backlog, evaluation, one) for one in keys]
    low, point, high = (np.stack([one[place] for one in ends], axis=1) for place in range(3))
    raw = np.array([evaluation.weights.get(one, 0.0) for one in keys])
    weights = raw / raw.sum() if raw.sum() > 0 else equal_weights(len(keys))
    unknown = np.isnan(point).all(axis=1)
    middle = np.where(np.isnan(point), (low + high) / 2, point)
    # Rounded, so that sums which are equal but for their last digits neither dominate nor miss each other.
    lowest, likely, highest = (
        np.where(unknown, np.nan, np.round(one @ weights, _DIGITS)) for one in (low, middle, high)
    )
    return lowest, likely, highest


def _value_ends(backlog: Backlog, evaluation: Evaluation, key: str) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give one dimension's values 0 to 1 at their worst, point and best; missing: 0, NaN, 1."""
    dimension = evaluation.framework.dimension(key)
    low, point, high = (_to_value(dimension, column) for column in _column(backlog, evaluation, key))
    return np.nan_to_num(np.minimum(low, high), nan=0.0), point, np.nan_to_num(np.maximum(low, high), nan=1.0)


def _values(backlog: Backlog, evaluation: Evaluation, key: str) -> FloatArray:
    dimension = evaluation.framework.dimension(key)
    return _to_value(dimension, _column(backlog, evaluation, key)[1])


def _to_value(dimension: Dimension, scores: FloatArray) -> FloatArray:
    return map_values(scores, np.array(dimension.scale.worst), np.array(dimension.scale.best))


def _orient(
    column: tuple[FloatArray, FloatArray, FloatArray], axis: Axis, shown: npt.NDArray[np.int64]
) -> tuple[FloatArray, FloatArray]:
    low, high = column[0][shown], column[2][shown]
    return (low, high) if axis.rises else (-high, -low)


def _mark(
    feature: Feature, rank: int, ends: tuple[list[float], list[float]], size: float, dominator: str | None
) -> Mark:
    (x_low, x, x_high), (y_low, y, y_high) = ends
    return Mark(
        feature_id=feature.id,
        title=feature.title,
        rank=rank or None,
        x_low=x_low,
        x=x,
        x_high=x_high,
        y_low=y_low,
        y=y,
        y_high=y_high,
        size=None if np.isnan(size) else size,
        on_front=dominator is None,
        dominated_by=dominator,
    )


def _number_word(count: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))
