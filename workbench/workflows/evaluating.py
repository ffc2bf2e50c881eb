"""Judge a backlog: values, priorities, ranks and what the unknowns leave possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.methods.ranking import TIE_TOLERANCE, order_by_rank, possible_ranks, rank_priorities
from workbench.methods.ratio import quotient_range, quotients
from workbench.methods.values import map_values
from workbench.methods.weighted_sum import priorities, priority_range
from workbench.methods.weighting import share_out
from workbench.model import Backlog, Combination, Dimension, Evaluation, Framework, Note
from workbench.workflows.score_arrays import ScoreArrays, lay_out_scores
from workbench.workflows.wording import join_names, quote

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


def evaluate(backlog: Backlog, framework: Framework | None = None) -> Evaluation:
    """Judge every feature of a backlog.

    Parameters
    ----------
    backlog
        The features and their scores.
    framework
        Judge by this one instead of the backlog's own, for instance with other weights.

    Returns
    -------
    Priorities, ranks and the ranges that missing and ranged scores leave, with the values they were made from.

    Notes
    -----
    Weighted sum: a missing score leaves the value anywhere from 0 to 1; the priority's range runs from every unknown at
    its worst to every unknown at its best; where one number is needed a missing score counts as the middle, 0.5, and a
    ranged one as its likely score, or the middle of its range where none is stated. A dimension without any score is
    set aside and its weight shared out. A feature without a score on any dimension that has weight is not ranked.

    Ratio frameworks: a missing score, or a divisor that is or could be 0, leaves the priority undefined and the feature
    unranked, with the reason.
    """
    chosen = backlog.framework if framework is None else framework
    scores = lay_out_scores(backlog, chosen.keys)
    judged = _judge_ratio(backlog, chosen, scores) if chosen.is_ratio else _judge_sum(backlog, chosen, scores)
    # The tolerance is meant on the priority as shown: 0–100 for a weighted sum.
    tolerance = TIE_TOLERANCE if chosen.is_ratio else TIE_TOLERANCE / 100
    rank, best, worst = (np.zeros(len(backlog.features), dtype=np.int64) for _ in range(3))
    ranked = ~np.isnan(judged.priority)
    rank[ranked] = rank_priorities(judged.priority[ranked], tolerance)
    best[ranked], worst[ranked] = possible_ranks(judged.lowest[ranked], judged.highest[ranked], tolerance)
    last = np.where(ranked, rank, len(rank) + 1)
    notes = [
        *judged.notes,
        *_find_idle_dimensions(chosen, judged.dimensions, scores),
        *([] if chosen.is_ratio else _find_beyond_scale(chosen, scores)),
    ]
    if not ranked.any():
        notes.append(_nothing_to_rank(backlog))
    return Evaluation(
        feature_ids=tuple(feature.id for feature in backlog.features),
        framework=chosen,
        dimensions=judged.dimensions,
        set_aside=tuple(key for key in chosen.keys if key not in judged.dimensions),
        weights=judged.weights,
        low=judged.low,
        point=judged.point,
        high=judged.high,
        priority_low=judged.lowest,
        priority=judged.priority,
        priority_high=judged.highest,
        rank=rank,
        best_rank=best,
        worst_rank=worst,
        provisional=judged.provisional,
        reasons=judged.reasons,
        order=order_by_rank(last),
        notes=tuple(notes),
    )


@dataclass(frozen=True)
class _Judged:
    dimensions: tuple[str, ...]
    weights: dict[str, float]
    low: FloatArray
    point: FloatArray
    high: FloatArray
    lowest: FloatArray
    priority: FloatArray
    highest: FloatArray
    provisional: BoolArray
    reasons: dict[str, str]
    notes: tuple[Note, ...]


def _judge_sum(backlog: Backlog, framework: Framework, scores: ScoreArrays) -> _Judged:
    keeps = np.asarray(scores.known.any(axis=0))
    kept = tuple(one for one, keep in zip(framework.dimensions, keeps, strict=True) if keep)
    weights = share_out(np.array([framework.weights[key] for key in framework.keys]), keeps)
    low, point, high = _value_ranges(scores, framework, keeps)
    known = ~np.isnan(point)
    rankable = np.asarray((known & (weights > 0)).any(axis=1))
    lowest, highest = priority_range(low, high, weights)
    middle = priorities(np.where(known, point, 0.5), weights)
    for array in (lowest, highest, middle):
        array[~rankable] = np.nan
    reasons = {
        feature.id: _why_unscored(weights)
        for feature, has_rank in zip(backlog.features, rankable, strict=True)
        if not has_rank
    }
    keys = tuple(one.key for one in kept)
    return _Judged(
        dimensions=keys,
        weights=dict(zip(keys, weights.tolist(), strict=True)),
        low=low,
        point=point,
        high=high,
        lowest=lowest,
        priority=middle,
        highest=highest,
        provisional=np.asarray((~known & (weights > 0)).any(axis=1)),
        reasons=reasons,
        notes=_set_aside_notes(framework, keeps, weights) if rankable.any() else (),
    )


def _value_ranges(
    scores: ScoreArrays, framework: Framework, keeps: BoolArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give each score's value at its worst, at its point and at its best; missing: 0, NaN, 1."""
    worst = np.array([one.scale.worst for one in framework.dimensions])[keeps]
    best = np.array([one.scale.best for one in framework.dimensions])[keeps]
    ends = [map_values(array[:, keeps], worst, best) for array in (scores.low, scores.high)]
    low, high = np.minimum(*ends), np.maximum(*ends)
    likely = map_values(scores.likely[:, keeps], worst, best)
    point = np.where(np.isnan(likely), (low + high) / 2, likely)
    return np.nan_to_num(low, nan=0.0), point, np.nan_to_num(high, nan=1.0)


def _judge_ratio(backlog: Backlog, framework: Framework, scores: ScoreArrays) -> _Judged:
    rises = np.array([one in framework.benefits for one in framework.dimensions])
    join: Literal["sum", "product"] = "product" if framework.combine is Combination.PRODUCT_OVER_COST else "sum"
    point = scores.point
    priority = quotients(point[:, rises], point[:, ~rises], join)
    low, high = scores.low, scores.high
    lowest, highest = quotient_range((low[:, rises], high[:, rises]), (low[:, ~rises], high[:, ~rises]), join)
    # Scores without ranges go through the same formula twice; only the rounding noise may differ.
    exact = np.asarray((low == high).all(axis=1))
    lowest, highest = np.where(exact, priority, lowest), np.where(exact, priority, highest)
    priority = np.where(np.isnan(lowest), np.nan, np.clip(priority, lowest, highest))
    undefined = np.flatnonzero(np.isnan(priority))
    reasons = {backlog.features[row].id: _why_undefined(framework, scores, int(row)) for row in undefined}
    return _Judged(
        dimensions=framework.keys,
        weights={},
        low=np.where(rises, low, high),
        point=point,
        high=np.where(rises, high, low),
        lowest=lowest,
        priority=priority,
        highest=highest,
        provisional=np.zeros(len(backlog.features), dtype=np.bool_),
        reasons=reasons,
        notes=tuple(_zero_notes(backlog, framework, scores)),
    )


def _why_unscored(weights: FloatArray) -> str:
    if len(weights) and not weights.any():
        return "Every dimension that has a weight is without scores. Score one of them, or give weight to a scored one."
    return "Not scored yet on any dimension that counts."


def _why_undefined(framework: Framework, scores: ScoreArrays, row: int) -> str:
    known = scores.known[row]
    missing = [one.name for one, has in zip(framework.dimensions, known, strict=True) if not has]
    if len(missing) == len(framework.dimensions):
        return "Not scored yet on any dimension."
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        return f"{join_names(missing)} {verb} missing, and {framework.name} needs every score."
    zeros = [one.name for one in _zero_divisors(framework, scores, row)]
    if not zeros:
        return "Its scores are too large or too small to be multiplied and divided. Check their units."
    certain = all(
        scores.low[row, column] == 0 == scores.high[row, column]
        for column, one in enumerate(framework.dimensions)
        if one.name in zeros
    )
    return f"{join_names(zeros)} {'is' if certain else 'could be'} 0, and dividing by 0 means nothing."


def _zero_divisors(framework: Framework, scores: ScoreArrays, row: int) -> list[Dimension]:
    return [
        one
        for column, one in enumerate(framework.dimensions)
        if one in framework.costs and scores.low[row, column] <= 0 <= scores.high[row, column]
    ]


def _zero_notes(backlog: Backlog, framework: Framework, scores: ScoreArrays) -> Sequence[Note]:
    return [
        Note(
            kind="zero_is_undefined",
            message=f"{quote(feature.title)}: {one.name} of 0 leaves the priority undefined. Give it a number above 0.",
            found="0",
            column=one.name,
            feature_id=feature.id,
        )
        for row, feature in enumerate(backlog.features)
        for one in _zero_divisors(framework, scores, row)
    ]


def _set_aside_notes(framework: Framework, keeps: BoolArray, weights: FloatArray) -> tuple[Note, ...]:
    idle = [one for one, keep in zip(framework.dimensions, keeps, strict=True) if not keep]
    if not idle:
        return ()
    shared = "its weight is" if len(idle) == 1 else "their weights are"
    verb = "has" if len(idle) == 1 else "have"
    rest = "the only other" if len(weights) == 1 else f"the other {len(weights)}"
    message = (
        f"{join_names([one.name for one in idle])} {verb} no score on any feature, so {shared} shared out among {rest}."
    )
    return (Note(kind="set_aside", message=message),)


def _find_idle_dimensions(framework: Framework, kept: tuple[str, ...], scores: ScoreArrays) -> list[Note]:
    """Find dimensions that are equal on every scored feature and so tell none apart."""
    notes = []
    for column, one in enumerate(framework.dimensions):
        low, high = (array[scores.known[:, column], column] for array in (scores.low, scores.high))
        several = len(low) > 1
        if several and one.key in kept and (low == low[0]).all() and (high == low[0]).all():
            message = f"{one.name} is {low[0]:g} on every feature that has a score, so it tells none of them apart."
            notes.append(Note(kind="does_not_discriminate", message=message, found=f"{low[0]:g}"))
    return notes


def _find_beyond_scale(framework: Framework, scores: ScoreArrays) -> list[Note]:
    """Find dimensions with scores outside their declared scale, for instance after a change of framework."""
    notes = []
    for column, one in enumerate(framework.dimensions):
        least, most = sorted((one.scale.worst, one.scale.best))
        beyond = int(np.sum((scores.low[:, column] < least) | (scores.high[:, column] > most)))
        if beyond:
            verb = "score lies" if beyond == 1 else "scores lie"
            message = (
                f"{one.name}: {beyond} {verb} outside the scale of {least:g} to {most:g}, counted as its nearest end. "
                "Widen the scale or correct them."
            )
            notes.append(Note(kind="out_of_scale", message=message, found=str(beyond)))
    return notes


def _nothing_to_rank(backlog: Backlog) -> Note:
    if not backlog.features:
        return Note(kind="nothing_to_rank", message="There are no features yet. Import a spreadsheet or add one.")
    return Note(
        kind="nothing_to_rank",
        message="No feature can be ranked yet. Score those that matter most; the ranking starts with the first.",
    )
