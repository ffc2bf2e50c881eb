"""What to find out next: the open scores that are likeliest to change who is among the best."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pydantic import Field

from workbench.errors import InvalidChoice
from workbench.methods.ratio import quotients
from workbench.methods.score_draws import is_uncertain
from workbench.methods.value_of_knowing import chance_above, change_chances, find_bars
from workbench.model import Backlog, Combination, Evaluation, Record
from workbench.workflows.confidence_headline import of_hundred
from workbench.workflows.wording import count_of, count_word, isolate, quote

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


NEVER = 1e-9
"""Chances up to it are none: a score that draws level only at the very end of its scale changes nothing."""


class OpenQuestion(Record):
    """One score that is missing or a range, and what knowing it could change."""

    feature_id: str
    dimension: str
    name: str = Field(description="The dimension's name.")
    question: str = Field(description="What to ask, in the dimension's own words; may be empty.")
    is_missing: bool = Field(description="Whether there is no score at all; else it is a range.")
    is_inside: bool = Field(description="Whether the feature is among the best now.")
    chance: float = Field(description="0 to 1; that knowing it changes who is among the best.")


class FindingOut(Record):
    """The open scores of a backlog, those worth finding out first."""

    places: int = Field(description="How many are among the best.")
    ranked: int = Field(description="Features with a rank.")
    questions: tuple[OpenQuestion, ...] = Field(description="Likeliest to change something first; chances above 0.")
    idle: int = Field(description="Open scores that cannot change who is among the best.")
    idle_unranked: int = Field(description="How many of these are of features without a rank.")
    needed: tuple[tuple[str, tuple[str, ...]], ...] = Field(
        description="Ratio framework: feature id → names of the dimensions without which it has no rank; else empty."
    )
    set_aside: tuple[str, ...] = Field(description="Names of dimensions without any score, which are not asked about.")


def find_out(evaluation: Evaluation, *, places: int = 10) -> FindingOut:
    """Find the scores whose knowledge is likeliest to change who is among the best.

    Parameters
    ----------
    evaluation
        The backlog's evaluation.
    places
        How many are among the best, ≥ 1.

    Raises
    ------
    InvalidChoice
        When ``places`` is below 1.

    Notes
    -----
    One score at a time becomes known while all others stand at their point, a missing one at 0.5. The feature then
    changes sides at one number of that score, so the chance is exact: a missing score is equally likely anywhere on its
    whole scale, a range triangular around its likely score. The best are the first so many in shown order: a tie at the
    line is settled by the backlog's own order. A feature that has no rank yet is outside.

    In a ratio framework a feature with a missing score has no rank at all, so only ranges have a chance.
    """
    if places < 1:
        raise InvalidChoice("number of places", str(places), ("1 or more",))
    order = np.array(evaluation.ranked, dtype=np.int64)
    opened = _open_ratio(evaluation) if evaluation.framework.is_ratio else _open_sum(evaluation)
    chances = np.zeros(len(opened.rows))
    inside = np.isin(opened.rows, order[:places])
    if len(order):
        bars = find_bars(evaluation.priority, order, places)[opened.rows]
        cut = _find_cuts(opened, bars)
        above = chance_above(cut, opened.low, opened.point, opened.high)
        chances = change_chances(above, inside, rises=opened.rises)
    best_first = np.argsort(-chances, kind="stable")
    worth = [int(one) for one in best_first if chances[one] > NEVER]
    return FindingOut(
        places=places,
        ranked=len(order),
        questions=tuple(
            _question(evaluation, opened, one, float(chances[one]), is_inside=bool(inside[one])) for one in worth
        ),
        idle=len(chances) - len(worth),
        idle_unranked=int(((chances <= NEVER) & (evaluation.rank[opened.rows] == 0)).sum()),
        needed=_needed(evaluation) if evaluation.framework.is_ratio else (),
        set_aside=tuple(evaluation.framework.dimension(key).name for key in evaluation.set_aside),
    )


def finding_out_headline(found: FindingOut) -> str:
    """Say how many open scores could change who is among the best."""
    top = f"top {count_word(found.places)}"
    if not found.ranked:
        return "Nothing is ranked yet: any first score is worth finding out."
    if found.questions:
        scores = count_of(len(found.questions), "open score", start=True)
        return f"{scores} could change the {top}."
    if found.idle and found.ranked <= found.places:
        return f"All ranked features fit into the {top}, whatever the open scores turn out to be."
    if found.idle:
        return f"No single open score could change the {top}."
    if found.needed:
        return (
            f"Every score of the ranked is known; {count_of(len(found.needed), 'feature lacks', 'features lack')} some."
        )
    return "Every score is known exactly: there is nothing left to find out."


def first_question(backlog: Backlog, found: FindingOut) -> str:
    """Say which question to ask first, and what it could change; empty where none could change anything."""
    if not found.questions:
        return ""
    first = found.questions[0]
    side = "take it out of" if first.is_inside else "bring it into"
    return say_question(backlog, first, f"{side} the top {count_word(found.places)}")


def say_question(backlog: Backlog, question: OpenQuestion, would: str) -> str:
    """Say what to ask first, and how likely the answer would do something: 'take it out of the plan'."""
    title = quote(backlog.feature(question.feature_id).title)
    ask = f"{isolate(question.question)} " if question.question else ""
    return (
        f"Ask first about {isolate(question.name.lower())} of {title}: {ask}"
        f"In {of_hundred(question.chance)} of 100 cases the answer would {would}."
    )


@dataclass(frozen=True)
class _Open:
    """Open scores, one a row: where they stand, between which ends, and the priority at those ends."""

    rows: IntArray
    columns: IntArray
    low: FloatArray
    point: FloatArray
    high: FloatArray
    at_low: FloatArray
    at_high: FloatArray
    divides: BoolArray

    @property
    def rises(self) -> BoolArray:
        """Whether a higher score makes the priority higher."""
        return np.asarray(self.at_high >= self.at_low)


def _open_sum(evaluation: Evaluation) -> _Open:
    weights = np.array([evaluation.weights[key] for key in evaluation.dimensions])
    open_ = is_uncertain(evaluation.low, evaluation.point, evaluation.high) & (weights > 0)
    rows, columns = np.nonzero(open_)
    low, point, high = (array[rows, columns] for array in (evaluation.low, evaluation.point, evaluation.high))
    others = evaluation.contributions.sum(axis=1)[rows] - evaluation.contributions[rows, columns]
    share = weights[columns]
    divides = np.zeros(len(rows), dtype=np.bool_)
    return _Open(rows, columns, low, point, high, others + share * low, others + share * high, divides)


def _open_ratio(evaluation: Evaluation) -> _Open:
    """Lay out the ranges of the ranked features; the evaluation's low end is the worse one, which may be higher."""
    framework = evaluation.framework
    low, high = np.minimum(evaluation.low, evaluation.high), np.maximum(evaluation.low, evaluation.high)
    rows, columns = np.nonzero((high > low) & (evaluation.rank > 0)[:, None])
    costs = np.array([one in framework.costs for one in framework.dimensions])
    ends = (low[rows, columns], high[rows, columns])
    at_low, at_high = (_quotients_at(evaluation, rows, columns, one, costs) for one in ends)
    return _Open(rows, columns, ends[0], evaluation.point[rows, columns], ends[1], at_low, at_high, costs[columns])


def _quotients_at(
    evaluation: Evaluation, rows: IntArray, columns: IntArray, numbers: FloatArray, costs: BoolArray
) -> FloatArray:
    scores = evaluation.point[rows].copy()
    scores[np.arange(len(rows)), columns] = numbers
    is_product = evaluation.framework.combine is Combination.PRODUCT_OVER_COST
    return quotients(scores[:, ~costs], scores[:, costs], "product" if is_product else "sum")


def _find_cuts(opened: _Open, bars: FloatArray) -> FloatArray:
    """Find the score at which each feature's priority meets its bar; infinite where it never does."""
    low, high, at_low, at_high = opened.low, opened.high, opened.at_low, opened.at_high
    least, most = np.minimum(at_low, at_high), np.maximum(at_low, at_high)
    meets = (bars > least) & (bars < most)
    safe = np.where(meets, bars, (least + most) / 2)
    span = np.where(at_high == at_low, 1.0, at_high - at_low)
    along = low + (safe - at_low) / span * (high - low)
    # Above a cost the priority is a constant divided by the score, so it is the reciprocal that runs straight.
    over = np.divide(at_low * low, safe, out=along.copy(), where=opened.divides & (safe != 0))
    cut = np.where(opened.divides, over, along)
    beaten = np.where(opened.rises, -np.inf, np.inf)
    return np.where(meets, cut, np.where(bars <= least, beaten, -beaten))


def _needed(evaluation: Evaluation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    missing = np.isnan(evaluation.point)
    names = [one.name for one in evaluation.framework.dimensions]
    return tuple(
        (evaluation.feature_ids[row], tuple(names[column] for column in np.flatnonzero(missing[row])))
        for row in np.flatnonzero(missing.any(axis=1))
    )


def _question(evaluation: Evaluation, opened: _Open, place: int, chance: float, *, is_inside: bool) -> OpenQuestion:
    key = evaluation.dimensions[opened.columns[place]]
    dimension = evaluation.framework.dimension(key)
    return OpenQuestion(
        feature_id=evaluation.feature_ids[opened.rows[place]],
        dimension=key,
        name=dimension.name,
        question=dimension.question,
        is_missing=bool(np.isnan(opened.point[place])),
        is_inside=is_inside,
        chance=chance,
    )
