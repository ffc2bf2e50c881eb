"""What would have to be true for a feature to pass another one, or all of them."""

import math
from typing import Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from workbench.errors import InvalidChoice
from workbench.methods.score_swap import level_quotient_score, level_values, next_better
from workbench.methods.smallest_weight_change import make_first, pass_each
from workbench.methods.weight_swap import swap_weights
from workbench.model import Backlog, Combination, Dimension, Evaluation, LevelScale, Record, Score
from workbench.workflows.tipping import middle_values, say_provisional, say_share
from workbench.workflows.wording import join_names, percent, quote, score_text

FloatArray = npt.NDArray[np.float64]

_SHOWN, _STEPS = 44, 100
_FEWEST, _NOISE = 4, 1e-9
"""Steps that a scale has at least, and how far a number may be off a step."""
_LITTLE = 0.005
"""Changes of a weight below half a percent are not listed."""


class ScoreChange(Record):
    """The smallest change of one score that is enough on its own."""

    dimension: str
    name: str
    before: str = Field(description="The score as people read it; '–' where missing.")
    after: float | None = Field(
        description="In the dimension's unit; None where its scale has no score that is enough."
    )
    after_text: str = Field(description="As people read it; 'not on this scale' where there is none.")


class Passing(Record):
    """What would put a feature ahead."""

    feature_id: str
    against: str | None = Field(description="The rival's id; None where all are meant.")
    swaps: dict[str, float] = Field(
        description="Dimension key → the weight at which the two swap, 0 to 1, the others keeping their proportions; "
        "only those that have one; empty against all."
    )
    moved: float | None = Field(
        description="Weight that changes hands in the smallest change, 0 to 1; None: no weights."
    )
    weights: dict[str, float] = Field(description="The weights after it; empty where there are none.")
    in_the_way: tuple[str, ...] = Field(description="Ids of those that no weights pass; empty where some do.")
    scores: tuple[ScoreChange, ...] = Field(
        description="One for each dimension that counts; empty where ahead already."
    )
    sentences: tuple[str, ...] = Field(description="The same in words, weights first.")


def what_would_make(backlog: Backlog, evaluation: Evaluation, feature_id: str, *, against: str | None) -> Passing:
    """Say what would have to be true for a feature to be ahead of another one, or first.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    feature_id
        The feature that would have to pass.
    against
        The rival's id; None for all ranked features together.

    Returns
    -------
    Weights of single dimensions, the smallest change of all weights, and single scores. Scores are measured against the
    rival, or against the leader where all are meant. In a ratio framework there are scores alone.

    Raises
    ------
    InvalidChoice
        When there is no such feature, or the rival is the feature itself.
    """
    position = backlog.position(feature_id)
    if against == feature_id:
        raise InvalidChoice("rival", against, [one.id for one in backlog.features if one.id != feature_id])
    rival = backlog.position(against) if against is not None else _first(evaluation)
    empty = Passing(
        feature_id=feature_id, against=against, swaps={}, moved=None, weights={}, in_the_way=(), scores=(), sentences=()
    )
    for one in (position, rival):
        if evaluation.rank[one] == 0:
            text = f"{_name(backlog, one)} is not ranked yet. {evaluation.reasons[evaluation.feature_ids[one]]}"
            return empty.model_copy(update={"sentences": (text,)})
    if position == rival or evaluation.rank[position] < evaluation.rank[rival]:
        ahead = "first" if against is None else f"ahead of {_name(backlog, rival)}"
        sentence = f"{_name(backlog, position)} is already {ahead}."
        return empty.model_copy(update={"moved": 0.0, "weights": dict(evaluation.weights), "sentences": (sentence,)})
    scores = _score_changes(backlog, evaluation, position, rival)
    told = empty.model_copy(update={"scores": scores})
    if evaluation.framework.is_ratio:
        text = f"{evaluation.framework.name} has no weights: only scores can change the order."
        return told.model_copy(update={"sentences": (text, _score_sentence(told))})
    by_weight = _against_all if against is None else _against_one
    told = by_weight(backlog, evaluation, told, (position, rival))
    caution = say_provisional(backlog, evaluation, (feature_id, evaluation.feature_ids[rival]))
    sentences = (*told.sentences, _score_sentence(told), *((caution,) if caution else ()))
    return told.model_copy(update={"sentences": sentences})


def _first(evaluation: Evaluation) -> int:
    return evaluation.ranked[0] if evaluation.ranked else 0


def _name(backlog: Backlog, position: int) -> str:
    return quote(backlog.features[position].title, _SHOWN)


def _stated(evaluation: Evaluation) -> FloatArray:
    return np.array([evaluation.weights[key] for key in evaluation.dimensions])


def _against_one(backlog: Backlog, evaluation: Evaluation, told: Passing, pair: tuple[int, int]) -> Passing:
    values, weights = middle_values(evaluation), _stated(evaluation)
    leads = (values[pair[0]] - values[pair[1]])[None, :]
    found = pass_each(leads, weights)
    if math.isnan(found.moved[0]):
        rival = _name(backlog, pair[1])
        text = f"No weights are enough: {rival} is at least as good on everything that counts."
        return told.model_copy(update={"in_the_way": (evaluation.feature_ids[pair[1]],), "sentences": (text,)})
    roots = swap_weights(leads, weights)[0]
    swaps = {key: float(root) for key, root in zip(evaluation.dimensions, roots, strict=True) if not math.isnan(root)}
    changed = told.model_copy(
        update={
            "swaps": swaps,
            "moved": float(found.moved[0]),
            "weights": dict(zip(evaluation.dimensions, found.weights[0].tolist(), strict=True)),
        }
    )
    return changed.model_copy(
        update={"sentences": (*_swap_sentence(evaluation, changed, leads[0]), _moved(evaluation, changed))}
    )


def _against_all(backlog: Backlog, evaluation: Evaluation, told: Passing, pair: tuple[int, int]) -> Passing:
    rows = np.array(evaluation.ranked, dtype=np.int64)
    found = make_first(middle_values(evaluation)[rows], _stated(evaluation), int(np.flatnonzero(rows == pair[0])[0]))
    if found.weights is not None:
        weights = dict(zip(evaluation.dimensions, found.weights.tolist(), strict=True))
        changed = told.model_copy(update={"moved": found.moved, "weights": weights})
        return changed.model_copy(update={"sentences": (_moved(evaluation, changed),)})
    blocking = [int(rows[row]) for row in found.dominators or found.blockers]
    names = join_names([_name(backlog, row) for row in blocking], 3)
    if found.dominators:
        verb = "is" if len(blocking) == 1 else "are"
        text = f"No weights make it first: {names} {verb} at least as good on everything that counts."
    else:
        text = f"No weights make it first: whatever counts most, one of {names} is ahead."
    ids = tuple(evaluation.feature_ids[row] for row in blocking)
    return told.model_copy(update={"in_the_way": ids, "sentences": (text,)})


def _swap_sentence(evaluation: Evaluation, told: Passing, leads: FloatArray) -> tuple[str, ...]:
    """Name the single weights that are enough; none where no single one is."""
    parts = []
    for column, key in enumerate(evaluation.dimensions):
        if key not in told.swaps:
            continue
        share, stated = told.swaps[key], evaluation.weights[key]
        # The feature gains with the weight of a dimension on which it is better than it is overall, and it is behind.
        word = "above" if leads[column] > float(leads @ _stated(evaluation)) else "below"
        name = evaluation.framework.dimension(key).name
        parts.append(f"{name} {word} {say_share(share, stated)} (now {percent(stated)})")
    if not parts:
        return ("No single weight is enough while the others keep their proportions.",)
    return (f"One weight is enough, the others in proportion: {'; or '.join(parts)}.",)


def _moved(evaluation: Evaluation, told: Passing) -> str:
    changes = [
        f"{evaluation.framework.dimension(key).name} {percent(evaluation.weights[key])} → "
        f"{say_share(share, evaluation.weights[key])}"
        for key, share in told.weights.items()
        if abs(share - evaluation.weights[key]) >= _LITTLE
    ]
    if not changes:
        return "The smallest change of the weights is under half a percent: the two are as good as level."
    return f"Smallest change of the weights, just over {percent(told.moved or 0.0)} in all: {', '.join(changes)}."


def _score_sentence(told: Passing) -> str:
    enough = [f"{one.name} from {one.before} to {one.after_text}" for one in told.scores if one.after is not None]
    if not enough:
        return "No single score is enough: none of the scales reaches far enough."
    return f"One score is enough: {'; or '.join(enough)}."


def _score_changes(backlog: Backlog, evaluation: Evaluation, position: int, rival: int) -> tuple[ScoreChange, ...]:
    levels = _level_scores(evaluation, position, rival)
    feature = backlog.features[position]
    changes = []
    for key, level in zip(evaluation.dimensions, levels, strict=True):
        dimension = evaluation.framework.dimension(key)
        step = _written_step(backlog, dimension)
        after = None if math.isnan(level) else _next_score(dimension, float(level), step)
        text = "not on this scale" if after is None else score_text(dimension, Score.exactly(after))
        before = score_text(dimension, feature.score(key))
        changes.append(ScoreChange(dimension=key, name=dimension.name, before=before, after=after, after_text=text))
    return tuple(changes)


def _level_scores(evaluation: Evaluation, position: int, rival: int) -> FloatArray:
    """Give the score of each dimension with which both are level; NaN where there is none."""
    dimensions = [evaluation.framework.dimension(key) for key in evaluation.dimensions]
    gap = float(evaluation.priority[rival] - evaluation.priority[position])
    if not evaluation.framework.is_ratio:
        values = level_values(middle_values(evaluation)[position], _stated(evaluation), max(0.0, gap))
        worst, best = (np.array([getattr(one.scale, end) for one in dimensions]) for end in ("worst", "best"))
        return np.asarray(worst + values * (best - worst))
    rises = np.array([one in evaluation.framework.benefits for one in dimensions])
    join: Literal["sum", "product"] = (
        "product" if evaluation.framework.combine is Combination.PRODUCT_OVER_COST else "sum"
    )
    target = float(evaluation.priority[rival])
    return np.array(
        [
            level_quotient_score(evaluation.point[position], column, target, rises=rises, join=join)
            for column in range(len(dimensions))
        ]
    )


def _written_step(backlog: Backlog, dimension: Dimension) -> float:
    """Give the step in which a dimension's scores are written: 1, a half or a tenth where all are; else 0."""
    scores = [one.score(dimension.key) for one in backlog.features]
    ends = [end for one in scores if one is not None for end in (one.low, one.likely, one.high) if end is not None]
    span = abs(dimension.scale.best - dimension.scale.worst)
    for parts in (1, 2, 10):
        if span * parts >= _FEWEST and all(abs(end * parts - round(end * parts)) < _NOISE for end in ends):
            return 1 / parts
    return 0.0


def _next_score(dimension: Dimension, level: float, step: float) -> float | None:
    """Give the next score that people would write, better than the one at which both are level."""
    scale = dimension.scale
    rises = scale.best > scale.worst
    if isinstance(scale, LevelScale):
        return next_better(level, [one.number for one in scale.levels], best=scale.best, rises=rises)
    # A hundredth of a span of 5,000 is written in tens: one significant digit below the hundredth.
    width = 10.0 ** math.floor(math.log10(abs(scale.best - scale.worst) / _STEPS) + 1e-9)
    # Nobody who scores in whole numbers would write 4.01.
    width = max(width, step)
    after = next_better(level, width, best=scale.best, rises=rises)
    # A divisor of 0 leaves the priority undefined.
    return None if after is not None and after <= 0 and not rises and scale.best == 0 else after
