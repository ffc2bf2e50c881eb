"""Draw what a plan's features could be worth and take, within the ranges of their scores."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from workbench.errors import InvalidChoice
from workbench.methods.limit_matrix import BoolArray, FloatArray
from workbench.methods.ratio import quotients
from workbench.methods.score_draws import sample_open, sample_values
from workbench.methods.weight_draws import VARY, Vary, sample_weights
from workbench.model import Combination, LevelScale, PlanObjective, Scale
from workbench.workflows.plan_amounts import find_cost, has_amounts
from workbench.workflows.plan_variants import Variants

_BLOCK = 16
"""Worlds drawn together, so that a few thousand features fit the memory."""


@dataclass(frozen=True)
class RangedCosts:
    """The costs that are ranges.

    Attributes
    ----------
    positions
        (ranged,) variants whose cost is a range, rising.
    low, likely, high
        (ranged,) the cost's score in its own unit; low < high.
    scale
        What turns the score into an amount.
    """

    positions: tuple[int, ...]
    low: FloatArray
    likely: FloatArray
    high: FloatArray
    scale: Scale

    def draw(self, draws: int, rng: np.random.Generator) -> FloatArray:
        """Draw amounts: (draws × ranged), each score triangular from low over likely to high."""
        return amounts_of(self.scale, sample_open(self.low, self.likely, self.high, draws, rng))

    def among(self, taken: BoolArray) -> "RangedCosts":
        """Give those of a set alone."""
        is_in = taken[list(self.positions)]
        kept = tuple(one for one, keeps in zip(self.positions, is_in.tolist(), strict=True) if keeps)
        return RangedCosts(kept, self.low[is_in], self.likely[is_in], self.high[is_in], self.scale)

    def highest(self) -> FloatArray:
        """Give the most that each could take; (ranged,)."""
        return np.maximum(amounts_of(self.scale, self.low), amounts_of(self.scale, self.high))


def find_ranged_costs(variants: Variants) -> RangedCosts:
    """Find the ways to build whose cost is a range; costs by team are amounts, not ranges."""
    backlog = variants.backlog
    cost = find_cost(backlog.framework)
    found: list[tuple[int, float, float, float]] = []
    for variant, feature in enumerate(variants.features):
        score = feature.score(cost.key)
        if score is None or score.low is None or score.high is None or score.point is None:
            continue
        option = variant - len(backlog.features)
        own = option >= 0 and cost.key in backlog.plan.options[option].scores
        is_scored = bool(variants.is_shared[variant]) or own
        if is_scored and score.low < score.high and not variants.missing[variant]:
            found.append((variant, score.low, score.point, score.high))
    low, likely, high = (np.array([one[at] for one in found], dtype=np.float64) for at in (1, 2, 3))
    return RangedCosts(tuple(one[0] for one in found), low, likely, high, cost.scale)


def amounts_of(scale: Scale, scores: FloatArray) -> FloatArray:
    """Turn scores of the cost into amounts, on the straight line between levels; the scores where there are none."""
    if not isinstance(scale, LevelScale) or not has_amounts(scale):
        return scores
    levels = sorted((level.number, level.amount or 0.0) for level in scale.levels)
    return np.asarray(np.interp(scores, [one[0] for one in levels], [one[1] for one in levels]))


def with_costs(variants: Variants, positions: tuple[int, ...], amounts: FloatArray) -> Variants:
    """Give the variants with other costs at some positions; what each takes of the teams grows in proportion."""
    at = list(positions)
    if not at:
        return variants
    before, costs = variants.costs[at], variants.costs.copy()
    costs[at] = amounts
    factor = np.divide(amounts, before, out=np.ones(len(at)), where=before > 0)
    by_team = {}
    for team, taken in variants.by_team.items():
        by_team[team] = taken.copy()
        by_team[team][at] *= factor
    return replace(variants, costs=costs, by_team=by_team)


@dataclass(frozen=True)
class World:
    """What everything is worth and takes in one draw.

    Attributes
    ----------
    values
        (variants,) 0 where unknown.
    costs
        (ranged,) the drawn amounts of the ranged costs.
    """

    values: FloatArray
    costs: FloatArray


def draw_worlds(
    variants: Variants, draws: int, rng: np.random.Generator, *, vary: Vary, looseness: float
) -> Iterator[World]:
    """Draw worlds: weights as somebody could reasonably have stated them, scores within their ranges.

    Parameters
    ----------
    variants
        What a plan chooses from.
    draws
        How many, ≥ 1.
    rng
        Where the randomness comes from; the same state gives the same worlds.
    vary, looseness
        As for ``sample_weights``; a ratio framework has no weights.

    Raises
    ------
    InvalidChoice
        When ``vary`` is unknown, ``draws`` below 1, or ``looseness`` outside 0 … 1.

    Notes
    -----
    A range is triangular, a missing benefit uniform over its scale. An option shares each score that is not its own
    with its feature. Where the objective is the full priority the drawn cost counts in it.
    """
    if vary not in VARY:
        raise InvalidChoice("way to vary weights", vary, VARY)
    if draws < 1:
        raise InvalidChoice("number of draws", str(draws), ("1 or more",))
    if not 0 <= looseness <= 1:
        raise InvalidChoice("looseness", str(looseness), ("0 to 1",))
    judged = variants.judged
    stated = np.array([judged.weights.get(key, 1.0) for key in judged.dimensions])
    weights = sample_weights(stated / (stated.sum() or 1.0), draws, vary=vary, looseness=looseness, rng=rng)
    return _worlds(variants, weights, rng)


def _worlds(variants: Variants, weights: FloatArray, rng: np.random.Generator) -> Iterator[World]:
    judged, ranged = variants.judged, find_ranged_costs(variants)
    is_ratio = judged.framework.is_ratio
    low, point = np.minimum(judged.low, judged.high), judged.point
    ends = low, point, np.maximum(judged.low, judged.high)
    inherits = _inherited(variants)
    for start in range(0, len(weights), _BLOCK):
        part = weights[start : start + _BLOCK]
        scores = sample_values(*ends, len(part), rng)
        if inherits is not None:
            scores = np.where(inherits[None], scores[:, list(variants.owner)], scores)
        if is_ratio:
            scores[:, np.isnan(point)] = np.nan
        costs = sample_open(ranged.low, ranged.likely, ranged.high, len(part), rng)
        _put_costs(variants, ranged, scores, costs)
        amounts = amounts_of(ranged.scale, costs)
        for row, share in enumerate(part):
            values = _worth(variants, scores[row], share)
            yield World(np.where(variants.missing | np.isnan(values), 0.0, values), amounts[row])


def _inherited(variants: Variants) -> BoolArray | None:
    """Tell which scores an option has from its feature; None where there are no options."""
    backlog = variants.backlog
    if not backlog.plan.options:
        return None
    keys = variants.judged.dimensions
    full = np.zeros((len(backlog.features), len(keys)), dtype=bool)
    own = np.array([[key not in option.scores for key in keys] for option in backlog.plan.options], dtype=bool)
    return np.vstack([full, own.reshape(-1, len(keys))])


def _put_costs(variants: Variants, ranged: RangedCosts, scores: FloatArray, costs: FloatArray) -> None:
    """Let the drawn cost be the same in the priority as in the capacity."""
    judged = variants.judged
    cost = find_cost(judged.framework)
    if cost.key not in judged.dimensions or not ranged.positions:
        return
    column = judged.dimensions.index(cost.key)
    worst, best = cost.scale.worst, cost.scale.best
    shown = costs if judged.framework.is_ratio else np.clip((costs - worst) / (best - worst), 0.0, 1.0)
    scores[:, list(ranged.positions), column] = shown


def _worth(variants: Variants, scores: FloatArray, weights: FloatArray) -> FloatArray:
    """Give what each variant is worth in one world, as ``plan_values`` does for the stated one."""
    judged = variants.judged
    framework, cost = judged.framework, find_cost(judged.framework).key
    counts_cost = variants.backlog.plan.objective is PlanObjective.PRIORITY
    if framework.is_ratio:
        join: Literal["sum", "product"] = "sum" if framework.combine is Combination.SUM_OVER_COST else "product"
        if counts_cost:
            rises = np.array([one in framework.benefits for one in framework.dimensions])
            return quotients(scores[:, rises], scores[:, ~rises], join)
        return quotients(scores[:, [key != cost for key in judged.dimensions]], scores[:, :0], join)
    shares = weights if counts_cost else weights * [key != cost for key in judged.dimensions]
    total = float(shares.sum())
    return np.asarray(scores @ (shares / total)) if total > 0 else np.zeros(len(scores))
