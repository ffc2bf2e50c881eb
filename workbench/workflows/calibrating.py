"""After launch: how good the scores were, dimension by dimension."""

import statistics

import numpy as np
from pydantic import Field

from workbench.model import Backlog, Dimension, Feature, Framework, LevelScale, Record, Score, scorer_key
from workbench.workflows.plan_amounts import has_amounts
from workbench.workflows.score_arrays import value_of
from workbench.workflows.wording import count_of, join_names, round_half_up

ENOUGH = 5
"""Features whose outcome is known before a pattern is more than chance."""
LEVEL = 10
"""Points that scores may be off on average and still be called fair."""


class Turnout(Record):
    """One score against what it turned out to be."""

    feature_id: str
    title: str
    scorer: str = Field(description="Who gave the score; '' where nobody said.")
    scored: float = Field(description="Value 0 to 1 of the score as given.")
    turned_out: float = Field(description="Value 0 to 1 of what it turned out to be; 1 is best in every dimension.")
    inside: bool | None = Field(description="Whether it lies in the range that was given; None where one number was.")

    @property
    def difference(self) -> float:
        """−1 to 1; above 0 it turned out better than scored."""
        return self.turned_out - self.scored


class Turnouts(Record):
    """How good some scores were."""

    turnouts: tuple[Turnout, ...]

    @property
    def enough(self) -> bool:
        """Whether there are enough outcomes to speak of a pattern."""
        return len(self.turnouts) >= ENOUGH

    @property
    def bias(self) -> float:
        """The mean difference, −1 to 1; above 0 things turn out better than scored. 0 without outcomes."""
        return statistics.fmean(one.difference for one in self.turnouts) if self.turnouts else 0.0

    @property
    def spread(self) -> float:
        """The mean distance between score and outcome, 0 to 1; 0 without outcomes."""
        return statistics.fmean(abs(one.difference) for one in self.turnouts) if self.turnouts else 0.0


class DimensionCalibration(Turnouts):
    """How good the scores of one dimension were."""

    dimension: str
    name: str


class ScorerCalibration(Turnouts):
    """How good the scores of one scorer were, over all dimensions."""

    scorer: str = Field(description="As typed; '' for the scores of which nobody said who gave them.")


class Calibration(Record):
    """How good this team's scores were."""

    dimensions: tuple[DimensionCalibration, ...] = Field(description="In the framework's order, with and without any.")
    scorers: tuple[ScorerCalibration, ...] = Field(
        description="Whoever gave a score whose outcome is known: most outcomes first, those nobody put a name to last."
    )
    launched: int = Field(ge=0, description="Features of which anything is known after launch.")
    cost_ratio: float | None = Field(description="Median of actual ÷ estimated cost; None where no pair is known.")
    cost_pairs: int = Field(ge=0)
    headline: str


def calibrate(backlog: Backlog) -> Calibration:
    """Compare scores with what they turned out to be.

    Returns
    -------
    For each dimension the scores that count, and for each scorer all that they gave, whose outcome somebody entered.
    Scores count at their point, a missing score not at all.

    Notes
    -----
    Differences are of values on the declared scale, so that dimensions can be compared; for a cost a higher value is a
    lower cost. An actual cost in the unit becomes a score on the line between the levels' amounts.
    """
    dimensions = tuple(
        DimensionCalibration(dimension=one.key, name=one.name, turnouts=tuple(_turnouts(backlog, one)))
        for one in backlog.framework.dimensions
    )
    launched = sum(
        feature.decision is not None and feature.decision.outcome is not None for feature in backlog.features
    )
    ratios = _cost_ratios(backlog)
    return Calibration(
        dimensions=dimensions,
        scorers=_by_scorer(backlog),
        launched=launched,
        cost_ratio=statistics.median(ratios) if ratios else None,
        cost_pairs=len(ratios),
        headline=_headline(dimensions, launched),
    )


def _by_scorer(backlog: Backlog) -> tuple[ScorerCalibration, ...]:
    found: dict[str, list[Turnout]] = {}
    for dimension in backlog.framework.dimensions:
        for feature in backlog.features:
            kept = feature.score(dimension.key)
            for score in () if kept is None else (kept, *kept.others):
                turnout = _turnout(backlog, feature, dimension, score)
                if turnout is not None:
                    found.setdefault(scorer_key(score.scorer), []).append(turnout)
    named = [ScorerCalibration(scorer=turnouts[0].scorer, turnouts=tuple(turnouts)) for turnouts in found.values()]
    return tuple(sorted(named, key=lambda one: (not one.scorer, -len(one.turnouts), one.scorer)))


def _turnouts(backlog: Backlog, dimension: Dimension) -> list[Turnout]:
    found = (_turnout(backlog, one, dimension, one.score(dimension.key)) for one in backlog.features)
    return [one for one in found if one is not None]


def _turnout(backlog: Backlog, feature: Feature, dimension: Dimension, score: Score | None) -> Turnout | None:
    """Set a score against what it turned out to be; None where either is not known."""
    actual = _actual(backlog, feature, dimension)
    if score is None or score.point is None or actual is None:
        return None
    inside = None
    if score.is_range and score.low is not None and score.high is not None:
        inside = score.low <= actual <= score.high
    return Turnout(
        feature_id=feature.id,
        title=feature.title,
        scorer=score.scorer,
        scored=value_of(dimension, score.point),
        turned_out=value_of(dimension, actual),
        inside=inside,
    )


def _actual(backlog: Backlog, feature: Feature, dimension: Dimension) -> float | None:
    outcome = feature.decision.outcome if feature.decision else None
    if outcome is None:
        return None
    if dimension.key in outcome.scores:
        return outcome.scores[dimension.key]
    costs = measured_cost(backlog.framework)
    return (
        None
        if costs is None or costs.key != dimension.key or outcome.cost is None
        else _as_score(dimension, outcome.cost)
    )


def measured_cost(framework: Framework) -> Dimension | None:
    """Give the cost whose scores stand for amounts, so that what a launch really cost can be set against it."""
    cost = framework.build_cost
    return cost if cost is not None and has_amounts(cost.scale) else None


def _as_score(dimension: Dimension, amount: float) -> float:
    """Give the score that an amount stands for; beyond the dearest or cheapest level it is that level."""
    if not isinstance(dimension.scale, LevelScale):
        return amount
    levels = sorted(dimension.scale.levels, key=lambda level: level.amount or 0.0)
    return float(np.interp(amount, [level.amount or 0.0 for level in levels], [level.number for level in levels]))


def _cost_ratios(backlog: Backlog) -> list[float]:
    costs = measured_cost(backlog.framework)
    if costs is None:
        return []
    ratios = []
    for feature in backlog.features:
        outcome, score = feature.decision.outcome if feature.decision else None, feature.score(costs.key)
        estimate = None if score is None or score.point is None else costs.scale.amount(score.point)
        if outcome is not None and outcome.cost is not None and estimate:
            ratios.append(outcome.cost / estimate)
    return ratios


def _headline(dimensions: tuple[DimensionCalibration, ...], launched: int) -> str:
    if not launched:
        return "Nothing has been launched yet, so nobody knows how good the scores were."
    told = [one for one in dimensions if one.enough]
    if not told:
        return f"{count_of(launched, 'outcome', start=True)} so far: too few to say how good the scores were."
    off = [one for one in told if abs(one.bias) * 100 >= LEVEL]
    if not off:
        return f"The scores were fair: {join_names([one.name.lower() for one in told], 3)} came out close on average."
    worst = max(off, key=lambda one: abs(one.bias))
    way = "better" if worst.bias > 0 else "worse"
    return f"{worst.name} turns out {round_half_up(abs(worst.bias) * 100)} points {way} than scored, on average."
