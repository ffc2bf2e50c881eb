"""What the slides before the features say: the decision, the ranking, the plan, the noes and the chances."""

import numpy as np

from workbench.charts.theme import hue, palette
from workbench.reports.names import about_of, plain_name
from workbench.reports.slides_deck import Bars, Grid, Part, Series, Slide, Words
from workbench.reports.slides_text import fit_lines
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_decision import cost_text
from workbench.reports.summary_record import Summary
from workbench.reports.summary_rows import draft_declined
from workbench.reports.summary_sureness import how_sure, sure_heading
from workbench.workflows.confidence_headline import confidence_headline
from workbench.workflows.headlines import ranking_headline
from workbench.workflows.wording import count_of, plain_number, range_text, round_half_up

RANKED_SHOWN = 10
"""Bars on the ranking's slide: more would not be read from the back of a room."""
LISTED = 12
"""Rows of a table."""
_NAME_WIDTH, _NAME_SIZE = 250.0, 12.0
"""Points that a title may take before its bar."""
_CHANCES, _PLACES = 8, 8
_LEAST_CHANCE = 0.05
"""Chances below this leave their cell blank, as on the page."""
_LEADS = ("Bottom line.", "What we ask.", "Why now.", "How firm is this.", "Biggest risk.")
"""Paragraphs of the summary that a slide has room for."""


def tell_decision(summary: Summary, basis: Basis) -> Slide:
    """Tell the whole of it on one slide."""
    said = [one for one in (*summary.before, *summary.after) if one[0] in _LEADS]
    parts: list[Part] = [Words(tuple(said) or (("", summary.footer),))]
    if summary.funded:
        parts.append(_funded_table(summary))
    return Slide(
        title=summary.title.text or summary.meta,
        parts=tuple(parts),
        notes=(
            "The sentences are those of the one-page summary: drafted from the numbers, or somebody's own words.",
            _how(basis),
        ),
        split=0.55,
        foot=summary.meta,
    )


def tell_ranking(basis: Basis) -> Slide:
    """Tell who comes first, and of what each priority is made."""
    evaluation = basis.evaluation
    shown = [evaluation.standing_at(place) for place in evaluation.ranked[:RANKED_SHOWN]]
    titles = [plain_name(basis.backlog.feature(one.feature_id).title) for one in shown]
    is_ratio = evaluation.framework.is_ratio
    numbers = [range_text(one.low or 0.0, one.high or 0.0, is_ratio=is_ratio) for one in shown]
    names = tuple(
        f"{one.rank}. {fit_lines(title, _NAME_WIDTH, _NAME_SIZE, most=1)[0]} · {number}"
        for one, title, number in zip(shown, titles, numbers, strict=True)
    )
    if is_ratio:
        values = tuple(float(f"{one.priority or 0.0:.4g}") for one in shown)
        series: tuple[Series, ...] = (
            Series(plain_name(evaluation.framework.name), values, (palette(dark=False).ink,)),
        )
        foot = "Bar: the quotient. A range is what is left open by scores given as ranges."
    else:
        series = tuple(_contributions(basis, column) for column in range(len(evaluation.dimensions)))
        foot = "Bar: weight × value of each dimension, in points of 100; a missing score stands at the middle."
    rest = len(evaluation.ranked) - len(shown)
    return Slide(
        title=ranking_headline(basis.backlog, evaluation),
        parts=(Bars(names, series, _ranking_alt(names), is_stacked=True, most=None if is_ratio else 100),),
        notes=(_how(basis), "The chart's sheet holds the numbers of the bars."),
        foot=f"{foot} {about_of(rest, 'other', start=True)} below." if rest else foot,
    )


def tell_plan(basis: Basis) -> Slide:
    """Tell what is built, and what it takes."""
    has_cost = bool(basis.unit)
    framework = basis.evaluation.framework
    number = plain_name(framework.name) if framework.is_ratio else "Priority"
    headings = ("Feature", *(("Cost",) if has_cost else ()), number, sure_heading(basis))
    rows = []
    for feature in basis.features(basis.funded):
        cost = basis.costs.get(feature.id)
        said = "–" if cost is None else cost_text(cost, basis.unit.removeprefix("person-"))
        priority = priority_text(basis, feature.id)
        cells = ((said,) if has_cost else ()) + (priority, how_sure(basis, feature.id))
        rows.append((plain_name(feature.title), *cells))
    widths = (0.48, 0.14, 0.12, 0.26) if has_cost else (0.58, 0.14, 0.28)
    return Slide(
        title=_plan_title(basis),
        parts=(Grid(headings, _first(rows), widths, rest="and {} others", alt="What is built, with cost and chance"),),
        notes=(_where_from(basis), _how(basis)),
        foot=_more(len(rows)),
    )


def tell_declined(basis: Basis) -> Slide:
    """Tell what is not built, why not, and what would change that."""
    named = basis.features(basis.declined[:LISTED])
    rows = [(one.title, one.why) for one in (draft_declined(basis, feature) for feature in named)]
    count = len(basis.declined)
    title = {
        "no": f"We decline {count_of(count, 'feature')}, each for a reason that could change",
        "later": f"{count_of(count, 'feature waits', 'features wait', start=True)} for later",
        "left out": f"{count_of(count, 'feature does', 'features do', start=True)} not fit the plan",
        "lowest": f"{count_of(count, 'feature ranks', 'features rank', start=True)} last",
    }[basis.declined_as]
    heading = "Why not, and what would change that" if basis.declined_as != "lowest" else "Why"
    return Slide(
        title=title,
        parts=(Grid(("Feature", heading), tuple(rows), (0.32, 0.68), rest="and {} others", alt=title),),
        notes=(
            _where_from(basis),
            "Reasons are those somebody wrote; where nobody has, they are drawn from the numbers.",
        ),
        foot=_more(count),
    )


def tell_chances(basis: Basis) -> Slide:
    """Tell how often each of the best takes each place."""
    robustness = basis.robustness
    if robustness is None:
        raise ValueError("chances need at least two ranked features")
    shown = min(_CHANCES, len(robustness.feature_ids))
    apart = min(_PLACES, len(robustness.feature_ids), robustness.shares.shape[1])
    chances = robustness.shares[:shown, :apart]
    headings = [str(place + 1) for place in range(apart)]
    if apart < len(robustness.feature_ids):
        chances = np.hstack([chances, np.maximum(1 - chances.sum(axis=1, keepdims=True), 0.0)])
        headings.append(f"{apart + 1}+")
    rows = tuple(
        (plain_name(basis.backlog.feature(one).title), *(_chance(float(chance)) for chance in line))
        for one, line in zip(robustness.feature_ids, chances, strict=False)
    )
    across = chances.shape[1]
    shades = {(row, column + 1): float(chances[row, column]) for row in range(shown) for column in range(across)}
    widths = (0.36, *(0.64 / across for _ in range(across)))
    grid = Grid(
        ("Chance of place, of 100", *headings),
        rows,
        widths,
        numbers=tuple(range(1, across + 1)),
        shades=shades,
        alt="How often each of the best features takes each place, of 100 draws",
    )
    varied = "the open scores" if robustness.only_scores else "the weights around the stated ones and the open scores"
    return Slide(
        title=confidence_headline(robustness),
        parts=(grid,),
        notes=(
            f"{robustness.draws:,} draws of {varied}, each ranked anew; always the same draws for the same backlog.",
            "Source: Lahdelma, Salminen (2001), SMAA-2, Operations Research 49(3), 444–454.",
            _how(basis),
        ),
        foot="A cell says how many of 100 draws put the feature in that place; under 5 is blank.",
    )


def priority_text(basis: Basis, feature_id: str) -> str:
    """Say a feature's priority, or its range; '–' where it has none."""
    standing = basis.evaluation.standing(feature_id)
    if standing.low is None or standing.high is None:
        return "–"
    return range_text(standing.low, standing.high, is_ratio=basis.evaluation.framework.is_ratio)


def _funded_table(summary: Summary) -> Grid:
    columns = [place for place, (field, _) in enumerate(summary.funded_columns) if field in {"cost", "how_sure"}]
    headings = tuple(summary.funded_columns[place][1] for place in columns)
    rows = [(row.draft.title, *(summary.cells(row)[place] for place in columns)) for row in summary.funded]
    if summary.funded_note:
        rows.append((summary.funded_note, *("" for _ in columns)))
    widths = {0: (1.0,), 1: (0.62, 0.38), 2: (0.45, 0.19, 0.36)}[len(columns)]
    return Grid((summary.funded_heading, *headings), tuple(rows), widths, alt=summary.funded_heading)


def _contributions(basis: Basis, column: int) -> Series:
    evaluation = basis.evaluation
    key = evaluation.dimensions[column]
    values = tuple(
        round(evaluation.standing_at(place).parts[column].contribution * 100, 1)
        for place in evaluation.ranked[:RANKED_SHOWN]
    )
    colour = hue(palette(dark=False), key, evaluation.framework.keys.index(key))
    return Series(plain_name(evaluation.framework.dimension(key).name), values, (colour,))


def _ranking_alt(names: tuple[str, ...]) -> str:
    return f"Bars of the best {len(names)}, best first: {'; '.join(names[:3])}."


def _plan_title(basis: Basis) -> str:
    """Say what is built and what it takes of what there is."""
    count = len(basis.funded)
    who = {"decided": "We fund", "planned": "The plan takes", "ranked": "First in the ranking are"}[basis.kind]
    if basis.kind == "ranked" and count == 1:
        who = "First in the ranking is"
    known = [basis.costs[one] for one in basis.funded if one in basis.costs]
    if not basis.unit or not known:
        return f"{who} {count_of(count, 'feature')}"
    gap = f"; {count_of(count - len(known), 'cost is', 'costs are')} not known" if len(known) < count else ""
    if basis.capacity is None:
        return f"{who} {count_of(count, 'feature')} for {cost_text(basis.used, basis.unit)}{gap}"
    return (
        f"{who} {count_of(count, 'feature')} for {plain_number(basis.used, 6)} of "
        f"{cost_text(basis.capacity, basis.unit)}{gap}"
    )


def _where_from(basis: Basis) -> str:
    return {
        "decided": "Funded are the features decided for now.",
        "planned": "Nothing is decided: these are what the plan chooses within the capacity.",
        "ranked": "Nothing is decided and there is no plan: these are the first of the ranking.",
    }[basis.kind]


def _how(basis: Basis) -> str:
    framework = basis.evaluation.framework
    if framework.is_ratio:
        return f"Priority by {plain_name(framework.name)}: its formula on the scores as given."
    return "Priority: the sum of weight × value over the dimensions, each value 0 at its worst and 1 at its best."


def _chance(share: float) -> str:
    return "" if share < _LEAST_CHANCE else str(round_half_up(share * 100))


def _first(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(rows[:LISTED])


def _more(count: int) -> str:
    rest = count - LISTED
    return f"{count_of(rest, 'other is', 'others are', start=True)} not listed here." if rest > 0 else ""
