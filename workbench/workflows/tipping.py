"""Tipping points: between which weights the leader stays first, and who takes over beyond them."""

import numpy as np
import numpy.typing as npt
from pydantic import Field

from workbench.methods.weight_swap import NOBODY, stability_interval
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.headlines import LONGEST
from workbench.workflows.wording import NARROW_SPACE, join_names, percent, plain_number, quote

FloatArray = npt.NDArray[np.float64]

_SHOWN, _LEAST_SHOWN = 44, 16
_NOISE = 1e-9


class TippingPoint(Record):
    """What the weight of one dimension does to first place, the others keeping their proportions."""

    dimension: str
    name: str
    weight: float = Field(description="The share that counted, 0 to 1.")
    low: float = Field(description="The least share with which the leader is first, 0 to 1.")
    high: float = Field(description="The largest such share; not below the weight.")
    below: str | None = Field(description="Id of the feature that leads just below; None where none does.")
    above: str | None = Field(description="Id of the feature that leads just above; None where none does.")
    sentence: str

    @property
    def distance(self) -> float | None:
        """How far the nearer end is from the weight, 0 to 1; None where no weight tips it."""
        ends = [self.weight - self.low] * (self.below is not None) + [self.high - self.weight] * (
            self.above is not None
        )
        return min(ends, default=None)


class TippingPoints(Record):
    """What it would take for another feature to be first."""

    leader: str | None = Field(description="Id of the feature in first place; None where nothing is ranked.")
    headline: str
    points: tuple[TippingPoint, ...] = Field(
        description="One for each dimension that counts, in their order; empty in a ratio framework or without a rival."
    )
    caution: str = Field(description="What is taken for granted about missing scores; empty where nothing is.")


def find_tipping_points(backlog: Backlog, evaluation: Evaluation) -> TippingPoints:
    """Find between which weights the leader stays first.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation under the stated weights.

    Returns
    -------
    One point for each dimension that counts. Of several in first place the first named is the leader; it is then level
    with the others, and some change however small lets one of them take over. Features without a rank are nobody's
    rivals.

    Notes
    -----
    A missing score counts as the middle of its scale, as for the order.
    """
    ranked = evaluation.ranked
    if not ranked:
        return TippingPoints(leader=None, headline="Nothing is ranked yet, so nothing can tip.", points=(), caution="")
    leader = evaluation.feature_ids[ranked[0]]
    if evaluation.framework.is_ratio:
        text = f"{evaluation.framework.name} has no weights, so only other scores can change first place."
        return TippingPoints(leader=leader, headline=text, points=(), caution="")
    if len(ranked) == 1:
        text = "Only one feature is ranked: nothing can overtake it yet."
        return TippingPoints(leader=leader, headline=text, points=(), caution="")
    points = _points(backlog, evaluation)
    return TippingPoints(
        leader=leader,
        headline=_headline(backlog, evaluation, points),
        points=points,
        caution=say_provisional(backlog, evaluation, _concerned(leader, points)),
    )


def say_points(backlog: Backlog, tipping: TippingPoints) -> tuple[str, ...]:
    """Say every tipping point, the nearest first; the dimensions that tip nothing share one sentence at the end."""
    open_ = [one for one in tipping.points if one.distance is not None]
    told = [one.sentence for one in sorted(open_, key=lambda one: one.distance or 0.0)]
    never = [one.name.lower() for one in tipping.points if one.distance is None]
    if never and tipping.leader is not None:
        first = quote(backlog.feature(tipping.leader).title, _SHOWN)
        verb = "weighs" if len(never) == 1 else "weigh, one at a time"
        told.append(f"{first} stays first whatever {join_names(never)} {verb}.")
    return tuple(told)


def middle_values(evaluation: Evaluation) -> FloatArray:
    """Give every feature's values with a missing one at the middle of its range, as the order counts it.

    Parameters
    ----------
    evaluation
        Of a weighted framework.

    Returns
    -------
    (features × dimensions that count); 0 to 1; features in backlog order.
    """
    return np.where(np.isnan(evaluation.point), (evaluation.low + evaluation.high) / 2, evaluation.point)


def say_share(share: float, stated: float) -> str:
    """Say a weight in whole percent, with a decimal where it would otherwise read like the stated one."""
    if abs(share - stated) > _NOISE and percent(share) == percent(stated):
        return f"{plain_number(round(share * 100, 1), 4)}{NARROW_SPACE}%"
    return percent(share)


def say_provisional(backlog: Backlog, evaluation: Evaluation, ids: tuple[str, ...]) -> str:
    """Say which of these features have missing scores, and how those count; empty where none has."""
    waiting = [one for one in ids if evaluation.provisional[backlog.position(one)]]
    if not waiting:
        return ""
    names = " and ".join(quote(backlog.feature(one).title, _SHOWN) for one in waiting[:2])
    more = f" and {len(waiting) - 2} more" if len(waiting) > 2 else ""  # noqa: PLR2004 - two are named
    return f"{names}{more}: scores are missing, and count here as the middle of their scale."


def _points(backlog: Backlog, evaluation: Evaluation) -> tuple[TippingPoint, ...]:
    rows = np.array(evaluation.ranked, dtype=np.int64)
    weights = np.array([evaluation.weights[key] for key in evaluation.dimensions])
    found = stability_interval(middle_values(evaluation)[rows], weights, 0)
    ids = [evaluation.feature_ids[row] for row in rows]
    points = []
    for column, key in enumerate(evaluation.dimensions):
        point = TippingPoint(
            dimension=key,
            name=evaluation.framework.dimension(key).name,
            weight=float(weights[column]),
            low=float(found.low[column]),
            high=float(found.high[column]),
            below=None if found.below[column] == NOBODY else ids[found.below[column]],
            above=None if found.above[column] == NOBODY else ids[found.above[column]],
            sentence="",
        )
        points.append(point.model_copy(update={"sentence": _sentence(backlog, ids[0], point)}))
    return tuple(points)


def _sentence(backlog: Backlog, leader: str, point: TippingPoint) -> str:
    first = quote(backlog.feature(leader).title, _SHOWN)
    below, above = (None if one is None else quote(backlog.feature(one).title, _SHOWN) for one in _sides(point))
    low, high = (say_share(end, point.weight) for end in (point.low, point.high))
    if below and above:
        if point.below == point.above:
            return f"{first} leads while {point.name} weighs {low} to {high}; outside it {below} does."
        return f"{first} leads while {point.name} weighs {low} to {high}; below it {below} does, above it {above}."
    if below:
        return f"{first} leads while {point.name} weighs at least {low}; below it {below} does."
    if above:
        return f"{first} leads while {point.name} weighs at most {high}; above it {above} does."
    return f"{first} leads whatever {point.name} weighs."


def _sides(point: TippingPoint) -> tuple[str | None, str | None]:
    return point.below, point.above


def _headline(backlog: Backlog, evaluation: Evaluation, points: tuple[TippingPoint, ...]) -> str:
    leader = quote(backlog.features[evaluation.ranked[0]].title, _SHOWN)
    open_ = [one for one in points if one.distance is not None]
    is_shared = evaluation.rank[evaluation.ranked[1]] == 1
    if not open_ and is_shared:
        return "First place is shared, and no weight on its own decides it."
    if not open_:
        return f"No weight on its own takes first place from {leader}."
    if is_shared:
        return "First place is shared: the least change of a weight can decide it."
    nearest = min(open_, key=lambda one: one.distance or 0.0)
    is_low = nearest.below is not None and nearest.weight - nearest.low == nearest.distance
    heir = backlog.feature((nearest.below if is_low else nearest.above) or "").title
    end = say_share(nearest.low if is_low else nearest.high, nearest.weight)
    word = "below" if is_low else "above"
    now = percent(nearest.weight)
    start = f"Nearest to tipping: {nearest.name} {word} {end} (now {now}) puts "
    return f"{start}{quote(heir, max(_LEAST_SHOWN, LONGEST - len(start) - len('“” first.')))} first."


def _concerned(leader: str, points: tuple[TippingPoint, ...]) -> tuple[str, ...]:
    named = [leader, *(one for point in points for one in _sides(point) if one is not None)]
    return tuple(dict.fromkeys(named))
