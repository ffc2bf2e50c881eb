"""Words for what speaks for a feature and what speaks against it."""

from dataclasses import dataclass

from workbench.model import Dimension, Direction, Evaluation, Feature
from workbench.reports.names import in_sentence
from workbench.workflows.score_arrays import value_of
from workbench.workflows.wording import join_names

STRONG = 0.7
"""From this value of 0 to 1 on, a dimension speaks for a feature."""
WEAK = 0.3
"""Up to this value it speaks against it."""

_PHRASES: dict[str, tuple[str, str]] = {
    "user_impact": ("high user impact", "low user impact"),
    "business_value": ("high business value", "low business value"),
    "strategic_alignment": ("close to the strategy", "far from the strategy"),
    "time_to_market": ("quick to market", "slow to market"),
    "engineering_cost": ("cheap to build", "costly to build"),
    "reach": ("wide reach", "narrow reach"),
    "impact": ("high impact", "low impact"),
    "confidence": ("well supported", "little more than a guess"),
    "effort": ("little effort", "much effort"),
    "ease": ("easy to try", "hard to try"),
    "job_size": ("a small job", "a large job"),
    "time_criticality": ("urgent", "not urgent"),
    "risk_reduction": ("lowers risk", "lowers little risk"),
}
"""Dimension key → what is said of a feature at its good end, and at its bad one."""


_SHARED = ("high ", "low ")


@dataclass(frozen=True)
class Points:
    """What speaks for a feature and against it, the weightiest first; a missing score says nothing."""

    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    is_scored: bool = True


def find_points(feature: Feature, evaluation: Evaluation) -> Points:
    """Find what speaks for and against a feature.

    Parameters
    ----------
    feature
        One of the evaluation's features.
    evaluation
        Its weights decide what comes first; in a ratio framework every dimension weighs the same.
    """
    judged = []
    for key in evaluation.dimensions:
        dimension, score = evaluation.framework.dimension(key), feature.score(key)
        weight = evaluation.weights.get(key, 1.0)
        if score is not None and score.point is not None and weight > 0:
            judged.append((dimension, weight, value_of(dimension, score.point)))
    strong = sorted((one for one in judged if one[2] >= STRONG), key=lambda one: -one[1] * one[2])
    weak = sorted((one for one in judged if one[2] <= WEAK), key=lambda one: -one[1] * (1 - one[2]))
    return Points(
        tuple(_phrase(dimension, is_good=True) for dimension, _, _ in strong),
        tuple(_phrase(dimension, is_good=False) for dimension, _, _ in weak),
        is_scored=bool(judged),
    )


def why_here(points: Points) -> str:
    """Say in a few words why a feature is where it is: its two strengths, and the weightiest thing against it."""
    if not points.is_scored:
        return "not scored yet"
    if points.strengths:
        strong = join_points(points.strengths[:2])
        return f"{strong}, but {points.weaknesses[0]}" if points.weaknesses else strong
    return f"no strength stands out; {points.weaknesses[0]}" if points.weaknesses else "middling throughout"


def why_low(points: Points) -> str:
    """Say in a few words why a feature is at the bottom."""
    if not points.is_scored:
        return "not scored yet"
    return join_points(points.weaknesses[:2]) if points.weaknesses else "nothing speaks strongly for it"


def join_points(phrases: tuple[str, ...]) -> str:
    """Join phrases; a word that begins both stands once: 'high reach and impact'."""
    first, *rest = phrases
    shared = first.split(" ", 1)[0] + " "
    return join_names([first, *(one.removeprefix(shared) if shared in _SHARED else one for one in rest)])


def _phrase(dimension: Dimension, *, is_good: bool) -> str:
    if dimension.key in _PHRASES:
        good, bad = _PHRASES[dimension.key]
        return good if is_good else bad
    rises = dimension.direction is Direction.HIGHER_IS_BETTER
    return f"{'high' if rises == is_good else 'low'} {in_sentence(dimension.name)}"
