"""What the slides before the features say: the decision, the ranking, the plan, the noes and the chances."""

import numpy as np

from workbench.charts.theme import hue, palette
from workbench.model import Dimension, LevelScale
from workbench.reports.names import about_of, plain_name
from workbench.reports.slides_deck import Bars, Grid, Part, Series, Slide, Words
from workbench.reports.slides_text import fit_lines
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_record import Summary
from workbench.reports.summary_rows import draft_funded
from workbench.workflows.confidence_headline import confidence_headline
from workbench.workflows.headlines import ranking_headline
from workbench.workflows.wording import amount_text, isolate, number_text, range_text, round_half_up

RANKED_SHOWN = 10
"""Bars on the ranking's slide: more would not be read from the back of a room."""
NAME_SIZE = 14.0
"""Points of the names of bars."""
_FUNDED = 10
"""Rows beside the decision."""
_NAME_WIDTH = 290.0
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
        parts.append(_funded_table(summary, basis))
    elif basis.backlog.features and not basis.evaluation.ranked:
        parts.append(_to_score(basis))
    return Slide(
        title=summary.title.text or summary.meta,
        parts=tuple(parts),
        notes=(
            "The sentences are those of the one-page summary: drafted from the numbers, or somebody's own words.",
            how_told(basis),
        ),
        split=0.52 if summary.funded else 0.38,
    )


def tell_ranking(basis: Basis) -> Slide:
    """Tell who comes first, and of what each priority is made."""
    evaluation = basis.evaluation
    shown = [evaluation.standing_at(place) for place in evaluation.ranked[:RANKED_SHOWN]]
    titles = [plain_name(basis.backlog.feature(one.feature_id).title) for one in shown]
    is_ratio = evaluation.framework.is_ratio
    numbers = [range_text(one.low or 0.0, one.high or 0.0, is_ratio=is_ratio) for one in shown]
    names = tuple(
        f"{one.rank}. {isolate(fit_lines(title, _NAME_WIDTH, NAME_SIZE, most=1)[0])} · {number}"
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
        notes=(how_told(basis), "The chart's sheet holds the numbers of the bars."),
        foot=f"{foot} {about_of(rest, 'other', start=True)} below." if rest else foot,
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
            how_told(basis),
        ),
        foot="A cell says how many of 100 draws put the feature in that place; under 5 is blank.",
    )


def priority_text(basis: Basis, feature_id: str) -> str:
    """Say a feature's priority, or its range; '–' where it has none."""
    standing = basis.evaluation.standing(feature_id)
    if standing.low is None or standing.high is None:
        return "–"
    return range_text(standing.low, standing.high, is_ratio=basis.evaluation.framework.is_ratio)


def how_told(basis: Basis) -> str:
    """Say how a priority comes about, for the notes."""
    framework = basis.evaluation.framework
    if framework.is_ratio:
        return f"Priority by {plain_name(framework.name)}: its formula on the scores as given."
    return "Priority: the sum of weight × value over the dimensions, each value 0 at its worst and 1 at its best."


def _funded_table(summary: Summary, basis: Basis) -> Grid:
    """List more of the funded than the one-page summary has room for; of a single one tell more."""
    if len(basis.funded) == 1:
        only = summary.funded[0]
        said = zip(summary.funded_columns, summary.cells(only), strict=True)
        pairs = tuple((heading, cell) for (_, heading), cell in said if cell not in {"", "–"})
        return Grid((summary.funded_heading, only.draft.title), pairs, (0.36, 0.64), alt=summary.funded_heading)
    columns = [one for one in summary.funded_columns if one[0] in {"cost", "how_sure"}]
    drafts = [draft_funded(basis, feature) for feature in basis.features(basis.funded[:_FUNDED])]
    rows = tuple((one.title, *(str(getattr(one, field)) for field, _ in columns)) for one in drafts)
    widths = {0: (1.0,), 1: (0.6, 0.4), 2: (0.42, 0.21, 0.37)}[len(columns)]
    return Grid(
        (summary.funded_heading, *(heading for _, heading in columns)),
        rows,
        widths,
        beyond=len(basis.funded) - len(rows),
        least=11.0,
        alt=summary.funded_heading,
    )


def _to_score(basis: Basis) -> Grid:
    """List what the features wait to be scored on, with both ends of each scale."""
    framework = basis.evaluation.framework
    rows = []
    for dimension in framework.dimensions:
        ends = (_end(dimension, end) for end in (dimension.scale.worst, dimension.scale.best))
        rows.append((plain_name(dimension.name), *ends))
    return Grid(("Score each feature on", "At worst", "At best"), tuple(rows), (0.4, 0.3, 0.3))


def _end(dimension: Dimension, end: float) -> str:
    """Say what an end of a scale means: in the sentence of its level, as an amount, or as its number."""
    scale = dimension.scale
    level = next((one for one in scale.levels if one.number == end), None) if isinstance(scale, LevelScale) else None
    if level is not None and (level.sentence or level.amount is None):
        return isolate(level.sentence or level.label)
    if level is not None and level.amount is not None:
        return amount_text(level.amount, scale.unit)
    return f"{number_text(dimension, end)} {scale.unit}".strip()


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


def _chance(share: float) -> str:
    return "" if share < _LEAST_CHANCE else str(round_half_up(share * 100))
