"""The slide of one funded feature: why, its scores against the middle, its cost, how sure, what would change it."""

import numpy as np
import numpy.typing as npt

from workbench.charts.theme import hue, palette
from workbench.methods.values import map_values
from workbench.model import Draft, Feature
from workbench.reports.names import about_of, plain_name, quoted, two_figures
from workbench.reports.phrases import find_points, why_here
from workbench.reports.slides_deck import Bars, Grid, Series, Slide, Words
from workbench.reports.slides_story import priority_text
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_decision import cost_text
from workbench.reports.summary_rows import draft_funded
from workbench.reports.summary_sureness import sure_heading
from workbench.workflows.confidence_headline import of_hundred
from workbench.workflows.finding_out import FindingOut
from workbench.workflows.wording import count_of, count_word, score_text

FloatArray = npt.NDArray[np.float64]

MOST_FEATURES = 12
"""Funded features with a slide of their own: a deck beyond two dozen slides is not shown to the end."""
_BARS = (
    "Bars: each score as a value from 0, the worst of its scale, to 100, the best; cost and time count from their dear "
    "end, so longer is always better. The middle is the median of the features that have a score."
)
_READ_ALONE = "0 is the worst of a scale and 100 the best, so longer is always better, for cost and time too."
_READ = f"Colour: this feature. Grey: the middle of the backlog. {_READ_ALONE}"
_WORDS = 17.0
"""Points of the words beside the bars, where there is room."""
_COLUMNS, _ROWS = 3, 16


def tell_feature(basis: Basis, feature: Feature, values: FloatArray, found: FindingOut | None) -> Slide:
    """Tell about one funded feature.

    Parameters
    ----------
    basis
        What the deck rests on.
    feature
        One that is funded.
    values
        As ``find_values`` gives them.
    found
        The open scores worth finding out; None where nothing competes.
    """
    row = draft_funded(basis, feature)
    points = find_points(feature, basis.evaluation)
    standing = basis.evaluation.standing(feature.id)
    ranked = len(basis.evaluation.ranked)
    rank = "It has no rank yet." if standing.rank is None else f"Rank {standing.rank:,} of {ranked:,}"
    priority = "" if standing.rank is None else f" with {priority_text(basis, feature.id)}{_of(basis)}."
    decision = feature.decision
    is_reasoned = decision is not None and decision.is_own(Draft.REASON) and bool(decision.reason.strip())
    why = f"{row.why}." if points.is_scored or is_reasoned else "Nobody has scored it yet."
    said = (
        ("Why.", f"{why} {rank}{priority}"),
        ("Who gains.", row.who_gains),
        ("Cost.", "not known" if row.cost == "–" else row.cost),
        ("First release.", "" if row.release == "–" else row.release),
        _sureness(basis, feature, row.how_sure),
        ("What would change it.", _what_would_change(basis, feature, found)),
    )
    words = Words(tuple((lead, _sentence(text)) for lead, text in said if text), most=_WORDS)
    return Slide(
        title=f"{plain_name(feature.title)}: {why_here(points)}",
        parts=(_scores(basis, feature, values), words),
        notes=(
            _BARS,
            *(f"{name}: {score}" for name, score in _as_scored(basis, feature)),
        ),
        split=0.56,
        foot=_READ if len(basis.backlog.features) > 1 else _READ_ALONE,
    )


def tell_the_others(basis: Basis) -> Slide:
    """Tell which funded features have no slide of their own, and what they take."""
    rest = basis.funded[MOST_FEATURES:]
    shown = [_with_cost(basis, one) for one in rest]
    most = _COLUMNS * _ROWS
    if len(shown) > most:
        shown = [*shown[: most - 1], (f"and {about_of(len(shown) - most + 1, 'other')}", "")]
    height = -(-len(shown) // _COLUMNS)
    columns = [shown[start : start + height] for start in range(0, height * _COLUMNS, height)]
    lines = [[column[row] if row < len(column) else ("", "") for column in columns] for row in range(height)]
    rows = tuple(tuple(cell for pair in line for cell in pair[: 2 if basis.unit else 1]) for line in lines)
    headings = ("Feature", "Cost") if basis.unit else ("Feature",)
    widths = (0.24, 1 / 3 - 0.24) if basis.unit else (1 / 3,)
    known = [basis.costs[one] for one in rest if one in basis.costs]
    is_one = len(rest) == 1
    takes = f"; {'it takes' if is_one else 'together they take'} {cost_text(sum(known), basis.unit)}"
    is_told = bool(basis.unit) and len(known) == len(rest)
    funded = {"decided": "is funded", "planned": "is in the plan", "ranked": "is among the first"}[basis.kind]
    funded = funded if is_one else funded.replace("is ", "are ", 1)
    return Slide(
        title=f"{count_of(len(rest), 'more feature', start=True)} {funded}{takes if is_told else ''}",
        parts=(Grid(headings * _COLUMNS, rows, widths * _COLUMNS, alt="Funded features without a slide"),),
        notes=(f"The first {MOST_FEATURES} of the funded have a slide each; the spreadsheet holds all of them.",),
        foot="Best ranked first, down the columns.",
    )


def _with_cost(basis: Basis, feature_id: str) -> tuple[str, str]:
    cost = basis.costs.get(feature_id)
    said = "–" if cost is None else cost_text(cost, basis.unit.removeprefix("person-"))
    return plain_name(basis.backlog.feature(feature_id).title), said


def find_values(basis: Basis) -> FloatArray:
    """Give every feature's scores as values.

    Returns
    -------
    (features × dimensions of the evaluation); 0 worst to 1 best; missing NaN; features in backlog order.
    """
    evaluation = basis.evaluation
    if not evaluation.framework.is_ratio:
        return evaluation.point
    scales = [evaluation.framework.dimension(key).scale for key in evaluation.dimensions]
    worst, best = (np.array([getattr(one, end) for one in scales]) for end in ("worst", "best"))
    return np.clip(map_values(evaluation.point, worst, best), 0.0, 1.0)


def _scores(basis: Basis, feature: Feature, values: FloatArray) -> Bars:
    evaluation, light = basis.evaluation, palette(dark=False)
    own = values[basis.backlog.position(feature.id)]
    known = [column[~np.isnan(column)] for column in values.T]
    middle = tuple(round(float(np.median(one)) * 100, 1) if len(one) else None for one in known)
    names = []
    for key, value in zip(evaluation.dimensions, own, strict=True):
        name = plain_name(evaluation.framework.dimension(key).name)
        names.append(f"{name} (not scored)" if np.isnan(value) else name)
    keys = evaluation.framework.keys
    colours = tuple(hue(light, key, keys.index(key)) for key in evaluation.dimensions)
    numbers = tuple(None if np.isnan(value) else round(float(value) * 100, 1) for value in own)
    said = "; ".join(
        f"{name} {'–' if number is None else f'{number:g}'}, middle {'–' if half is None else f'{half:g}'}"
        for name, number, half in zip(names, numbers, middle, strict=True)
    )
    series = [Series("This feature", numbers, colours)]
    if len(basis.backlog.features) > 1:
        series.append(Series("Middle of the backlog", middle, (light.second_mark,)))
    return Bars(
        tuple(names),
        tuple(series),
        alt=f"Scores as values from 0 to 100: {said}.",
        most=110,
        shows_numbers=True,
        has_legend=False,
    )


def _sureness(basis: Basis, feature: Feature, how: str) -> tuple[str, str]:
    """Say how sure it is; of one that its rank alone would not bring in, what does."""
    rank = basis.evaluation.standing(feature.id).rank
    if rank is None or rank <= len(basis.funded) or not how.startswith("rank "):
        return f"{sure_heading(basis)}.", how
    does = {
        "decided": "the decision does",
        "planned": "what it gives for its cost does",
        "ranked": "others ahead of it have been put off",
    }
    return "How sure.", f"Its rank alone would not bring it in; {does[basis.kind]}."


def _what_would_change(basis: Basis, feature: Feature, found: FindingOut | None) -> str:
    """Say which answer would take the feature out, else by how much it is ahead of the first one outside."""
    questions = found.questions if found else ()
    open_ = next((one for one in questions if one.is_inside and one.feature_id == feature.id), None)
    if open_ is not None and found is not None:
        state = "is not known" if open_.is_missing else "is known only roughly"
        top = f"the first {count_word(found.places)}" if found.places > 1 else "first place"
        name = plain_name(open_.name)
        return f"{name} {state}: in {of_hundred(open_.chance)} of 100 cases the answer takes it out of {top}."
    return _distance(basis, feature)


def _distance(basis: Basis, feature: Feature) -> str:
    evaluation = basis.evaluation
    standing = evaluation.standing(feature.id)
    room = _room(basis, feature)
    if basis.kind == "planned" and room:
        return room
    outside = [one for one in evaluation.ranked if evaluation.feature_ids[one] not in basis.funded]
    if standing.priority is None or not outside:
        return room
    first_out = evaluation.standing_at(outside[0])
    title = quoted(basis.backlog.feature(first_out.feature_id).title)
    if (first_out.rank or 0) <= (standing.rank or 0):
        as_high = "as high" if first_out.rank == standing.rank else "higher"
        return f"{title} ranks {as_high} but is not funded: this one is here for more than its rank."
    if evaluation.framework.is_ratio:
        factor = standing.priority / first_out.priority if first_out.priority else 0.0
        return f"{title} would need {two_figures(factor)} times its number to pass it." if factor else ""
    lead = (standing.priority - (first_out.priority or 0.0)) * 100
    return f"If it lost {_points(lead)}, {title}, the first that is not funded, would pass it."


def _room(basis: Basis, feature: Feature) -> str:
    """Say how much more it may take before the plan no longer fits; '' where that is not known."""
    cost = basis.costs.get(feature.id)
    if cost is None or basis.capacity is None or basis.used > basis.capacity:
        return ""
    most = cost_text(cost + basis.capacity - basis.used, basis.unit)
    return f"If it takes more than {most}, something else has to go: the capacity is {_whole(basis)}."


def _whole(basis: Basis) -> str:
    return cost_text(basis.capacity or 0.0, basis.unit)


def _points(lead: float) -> str:
    return "less than a point" if lead < 1 else count_of(round(lead), "point")


def _sentence(text: str) -> str:
    """Begin with a capital and end with a stop."""
    closed = text if text.rstrip("\u2069").endswith((".", "!", "?", "…")) else f"{text}."
    return closed[:1].upper() + closed[1:]


def _of(basis: Basis) -> str:
    return "" if basis.evaluation.framework.is_ratio else " of 100 points"


def _as_scored(basis: Basis, feature: Feature) -> list[tuple[str, str]]:
    framework = basis.evaluation.framework
    keys = basis.evaluation.dimensions
    return [
        (plain_name(framework.dimension(key).name), score_text(framework.dimension(key), feature.score(key)))
        for key in keys
    ]
