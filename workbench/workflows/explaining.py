"""Say why a feature is where it is, and why one is ahead of another."""

import numpy as np
from pydantic import Field

from workbench.errors import InvalidChoice
from workbench.methods.rounding import round_to_total
from workbench.model import Backlog, Combination, Dimension, Evaluation, Feature, LevelScale, Part, Record, Standing
from workbench.workflows.wording import (
    join_names,
    plain_number,
    points,
    quote,
    range_text,
    rank_range,
    round_half_up,
    score_text,
    signed,
)

_NO_FACTOR = "–"


class Line(Record):
    """What one dimension does for a feature."""

    dimension: str
    name: str
    score: str = Field(description="The score as people read it; '–' where missing.")
    sentence: str = Field(description="What the score means: its level's sentence, or what a gap leaves open.")
    points: int = Field(
        description="Whole points of 100; the lines sum to the rounded priority. 0 in a ratio framework and for a "
        "feature without a rank."
    )
    most: int = Field(description="Whole points that a best score would give; 0 in a ratio framework.")
    contribution: float = Field(description="0 to 1; sums to the priority exactly. 0 in a ratio framework.")
    is_missing: bool


class Explanation(Record):
    """A feature's working in words."""

    feature_id: str
    title: str
    standing: Standing
    headline: str = Field(description="Where it stands, in one or two sentences.")
    lines: tuple[Line, ...] = Field(description="In the dimensions' own order.")


class Difference(Record):
    """What one dimension adds to the distance between two features."""

    dimension: str = Field(description="Key of the dimension; 'benefits' for the summed benefits of a ratio framework.")
    name: str
    amount: float = Field(
        description="Weighted sum: the difference of the contributions, −1 to 1, summing to the whole difference. "
        "Ratio: the factor by which it multiplies the quotient, the factors' product being the whole factor; 1 where "
        "there is none, because one of the two is 0 or less."
    )
    text: str = Field(description="As people read it: '+5', '−6', '× 1.5'.")


class Comparison(Record):
    """Why one feature is ahead of another, dimension by dimension."""

    ahead: str = Field(description="Feature id.")
    behind: str = Field(description="Feature id.")
    is_tie: bool
    is_factor: bool = Field(description="Whether amounts are factors (ratio framework) instead of differences.")
    total: float = Field(description="Sum of the differences, or product of the factors.")
    text: str = Field(description="The total as people read it; '–' where no factor tells the whole.")
    headline: str
    caution: str = Field(description="What the unknowns leave open; empty when nothing.")
    differences: tuple[Difference, ...] = Field(description="What speaks for the one ahead first.")


def explain(backlog: Backlog, evaluation: Evaluation, feature_id: str) -> Explanation:
    """Say why a feature has its priority.

    Raises
    ------
    InvalidChoice
        When there is no such feature.
    """
    feature, standing = backlog.feature(feature_id), evaluation.standing(feature_id)
    counts = 0 if standing.rank is None else 100
    rounded = round_to_total(np.array([part.contribution for part in standing.parts]) * counts)
    lines = tuple(
        _line(feature, evaluation.framework.dimension(part.dimension), part, int(whole))
        for part, whole in zip(standing.parts, rounded, strict=True)
    )
    return Explanation(
        feature_id=feature_id,
        title=feature.title,
        standing=standing,
        headline=_headline(evaluation, standing, lines),
        lines=lines,
    )


def compare(backlog: Backlog, evaluation: Evaluation, one: str, other: str) -> Comparison:
    """Say why one of two ranked features is ahead of the other.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    one, other
        Feature ids, in any order.

    Raises
    ------
    InvalidChoice
        When a feature does not exist or is not ranked.
    """
    ranked = [evaluation.feature_ids[position] for position in evaluation.ranked]
    for feature_id in (one, other):
        backlog.feature(feature_id)
        if feature_id not in ranked:
            titles = tuple(backlog.feature(one).title for one in ranked)
            raise InvalidChoice("ranked feature", backlog.feature(feature_id).title, titles)
    ahead, behind = sorted((one, other), key=ranked.index)
    first, second = evaluation.standing(ahead), evaluation.standing(behind)
    is_factor = evaluation.framework.is_ratio
    differences, total, text = (
        _factors(evaluation, first, second) if is_factor else _differences(evaluation, first, second)
    )
    return Comparison(
        ahead=ahead,
        behind=behind,
        is_tie=first.rank == second.rank,
        is_factor=is_factor,
        total=total,
        text=text,
        headline=_comparison_headline(text, differences, is_tie=first.rank == second.rank, is_factor=is_factor),
        caution=_caution(backlog, first, second),
        differences=differences,
    )


def _line(feature: Feature, dimension: Dimension, part: Part, whole: int) -> Line:
    score = feature.score(dimension.key)
    return Line(
        dimension=dimension.key,
        name=dimension.name,
        score=score_text(dimension, score),
        sentence=_meaning(feature, dimension, part),
        points=whole,
        most=round_half_up((part.weight or 0) * 100),
        contribution=part.contribution,
        is_missing=part.is_missing,
    )


def _meaning(feature: Feature, dimension: Dimension, part: Part) -> str:
    score = feature.score(dimension.key)
    if score is None:
        if part.weight is None:
            return "Missing, so there is no priority yet."
        return f"Missing: anything from 0 to {points(part.weight)} points."
    if score.is_range:
        return (
            "A range; the middle counts."
            if score.likely is None
            else f"A range; {plain_number(score.likely)} is likely."
        )
    if isinstance(dimension.scale, LevelScale):
        sentences = {level.number: level.sentence for level in dimension.scale.levels}
        return sentences.get(score.low or 0.0, "")
    return ""


def _headline(evaluation: Evaluation, standing: Standing, lines: tuple[Line, ...]) -> str:
    if standing.rank is None or standing.priority is None or standing.low is None or standing.high is None:
        return standing.why_no_priority or ""
    is_ratio = evaluation.framework.is_ratio
    shown = range_text(standing.low, standing.high, is_ratio=is_ratio)
    place = f"Rank {standing.rank} of {len(evaluation.ranked):,}"
    if not standing.is_ranged:
        whole = "" if is_ratio else " of 100 points"
        return f"{place} with {shown}{whole}."
    missing = [line.name for line in lines if line.is_missing]
    possible = rank_range(standing.best_rank or 0, standing.worst_rank or 0)
    why = (
        f"{join_names(missing)} {'is' if len(missing) == 1 else 'are'} missing" if missing else "some scores are ranges"
    )
    return f"{place} for now, with {shown}: {why}. It could be {possible}."


def _differences(
    evaluation: Evaluation, first: Standing, second: Standing
) -> tuple[tuple[Difference, ...], float, str]:
    amounts = np.array(
        [mine.contribution - theirs.contribution for mine, theirs in zip(first.parts, second.parts, strict=True)]
    )
    rounded = round_to_total(amounts * 100)
    lines = [
        Difference(
            dimension=part.dimension,
            name=evaluation.framework.dimension(part.dimension).name,
            amount=float(amount),
            text=signed(int(whole)),
        )
        for part, amount, whole in zip(first.parts, amounts, rounded, strict=True)
    ]
    total = float(amounts.sum())
    ordered = tuple(sorted(lines, key=lambda line: -line.amount))
    return ordered, total, signed(int(rounded.sum()))


def _factors(evaluation: Evaluation, first: Standing, second: Standing) -> tuple[tuple[Difference, ...], float, str]:
    framework = evaluation.framework
    mine = {part.dimension: part.point or 0.0 for part in first.parts}
    theirs = {part.dimension: part.point or 0.0 for part in second.parts}
    pairs = [(one.key, one.name, mine[one.key], theirs[one.key]) for one in framework.benefits]
    if framework.combine is Combination.SUM_OVER_COST and len(pairs) > 1:
        name = join_names([one.name for one in framework.benefits])
        pairs = [("benefits", name, sum(pair[2] for pair in pairs), sum(pair[3] for pair in pairs))]
    pairs += [(one.key, one.name, theirs[one.key], mine[one.key]) for one in framework.costs]
    lines = []
    for key, name, upper, lower in pairs:
        has_factor = upper > 0 and lower > 0
        factor = upper / lower if has_factor else 1.0
        text = f"× {plain_number(factor)}" if has_factor else "not comparable: one of them is 0 or less"
        lines.append(Difference(dimension=key, name=name, amount=factor, text=text))
    total = float(np.prod([line.amount for line in lines]))
    has_total = all(upper > 0 and lower > 0 for *_, upper, lower in pairs)
    ordered = tuple(sorted(lines, key=lambda line: -line.amount))
    return ordered, total, f"× {plain_number(total)}" if has_total else _NO_FACTOR


def _comparison_headline(text: str, lines: tuple[Difference, ...], *, is_tie: bool, is_factor: bool) -> str:
    neutral = 1.0 if is_factor else 0.0
    gains = [line for line in lines if line.amount > neutral + 1e-12]
    losses = [line.name.lower() for line in lines if line.amount < neutral - 1e-12]
    if is_tie:
        return "They are level. Their strengths differ." if gains or losses else "They are level, with the same scores."
    if text == _NO_FACTOR:
        return "Ahead, but not by a factor: a score of 0 or less decides."
    lead = f"{text.removeprefix('× ')} times as good." if is_factor else _lead(text.removeprefix("+"))
    but = f"; it loses on {join_names(losses, 3)}" if losses else ""
    return f"{lead} {_reason(gains)}{but}." if gains else lead


def _reason(gains: list[Difference]) -> str:
    """Name what speaks most for the one ahead, and all of it where several read the same."""
    names = [line.name.lower() for line in gains]
    if len(gains) == 1:
        return f"{names[0].capitalize()} alone"
    level = sum(line.text == gains[0].text for line in gains)
    if level == 1:
        return f"Mostly {names[0]}"
    if level == len(gains):
        return f"{join_names(names).capitalize()} in equal parts"
    return f"{join_names(names[:level]).capitalize()} most, in equal parts"


def _lead(distance: str) -> str:
    return (
        "Less than a point ahead."
        if distance == "0"
        else f"{distance} {'point' if distance == '1' else 'points'} ahead."
    )


def _caution(backlog: Backlog, first: Standing, second: Standing) -> str:
    unsure = [backlog.feature(one.feature_id).title for one in (first, second) if one.is_ranged]
    if not unsure or (first.low or 0) > (second.high or 0):
        return ""
    names = join_names([quote(title, 40) for title in unsure])
    verb = "has" if len(unsure) == 1 else "have"
    return f"The order could turn: {names} {verb} scores that are missing or uncertain."
