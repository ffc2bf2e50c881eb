"""The slide of one funded feature: why, its scores against the middle, its cost, how sure, what would change it."""

import numpy as np
import numpy.typing as npt

from workbench.charts.theme import hue, palette
from workbench.methods.values import map_values
from workbench.model import Feature
from workbench.reports.names import about_of, plain_name, quoted, two_figures
from workbench.reports.phrases import find_points, why_here
from workbench.reports.slides_deck import Bars, Grid, Series, Slide, Words
from workbench.reports.slides_story import priority_text
from workbench.reports.summary_basis import Basis
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
_COLUMNS, _ROWS = 3, 18


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
    rank = "It has no rank yet." if standing.rank is None else f"Rank {standing.rank} of {len(basis.evaluation.ranked)}"
    priority = "" if standing.rank is None else f" with {priority_text(basis, feature.id)}{_of(basis)}."
    said = (
        ("Why.", f"{row.why}. {rank}{priority}"),
        ("Who gains.", row.who_gains),
        ("Cost.", "not known" if row.cost == "–" else row.cost),
        ("First release.", "" if row.release == "–" else row.release),
        (f"{sure_heading(basis)}.", row.how_sure),
        ("What would change it.", _what_would_change(basis, feature, found)),
    )
    words = Words(tuple((lead, _sentence(text)) for lead, text in said if text))
    return Slide(
        title=f"{plain_name(feature.title)}: {why_here(points)}",
        parts=(_scores(basis, feature, values), words),
        notes=(
            _BARS,
            *(f"{name}: {score}" for name, score in _as_scored(basis, feature)),
        ),
        split=0.56,
    )


def tell_the_others(basis: Basis) -> Slide:
    """Tell which funded features have no slide of their own."""
    rest = basis.funded[MOST_FEATURES:]
    titles = [plain_name(basis.backlog.feature(one).title) for one in rest]
    most = _COLUMNS * _ROWS
    shown = titles if len(titles) <= most else [*titles[: most - 1], f"and {about_of(len(titles) - most + 1, 'other')}"]
    height = -(-len(shown) // _COLUMNS)
    columns = [shown[start : start + height] for start in range(0, height * _COLUMNS, height)]
    rows = tuple(tuple(column[row] if row < len(column) else "" for column in columns) for row in range(height))
    whose = "has no slide of its own" if len(rest) == 1 else "have no slide of their own"
    return Slide(
        title=f"{count_of(len(rest), 'funded feature', start=True)} {whose}",
        parts=(
            Grid(("Best ranked first", "", ""), rows, (1 / 3, 1 / 3, 1 / 3), alt="Funded features without a slide"),
        ),
        notes=(f"The first {MOST_FEATURES} of the funded have a slide each; the spreadsheet holds all of them.",),
    )


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
    )


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
    outside = [one for one in evaluation.ranked if evaluation.feature_ids[one] not in basis.funded]
    if standing.priority is None or not outside:
        return ""
    first_out = evaluation.standing_at(outside[0])
    title = quoted(basis.backlog.feature(first_out.feature_id).title)
    if (first_out.rank or 0) <= (standing.rank or 0):
        return f"{title} ranks no lower and is not funded: it is here for another reason than its priority."
    if evaluation.framework.is_ratio:
        factor = standing.priority / first_out.priority if first_out.priority else 0.0
        return f"{title} would need {two_figures(factor)} times its number to pass it." if factor else ""
    lead = (standing.priority - (first_out.priority or 0.0)) * 100
    return f"If it lost {_points(lead)}, {title}, the first that is not funded, would pass it."


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
