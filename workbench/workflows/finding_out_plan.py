"""What to find out next for the plan: the open scores that are likeliest to change which features are in it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from pydantic import Field

from workbench.methods.best_set import BestSet, find_best_set
from workbench.methods.limit_matrix import SLACK
from workbench.methods.value_of_knowing import chance_above, change_chances, equal_answers, line_of_plan
from workbench.model import Backlog, Evaluation, Feature, LevelScale, Record, Score
from workbench.workflows.evaluating import evaluate
from workbench.workflows.finding_out import NEVER, OpenQuestion, say_question
from workbench.workflows.plan_amounts import find_cost, plan_costs, plan_values
from workbench.workflows.plan_problem import PlanProblem, find_problem
from workbench.workflows.wording import count_of

FloatArray = npt.NDArray[np.float64]

ANSWERS = 10
"""Equally likely answers that are planned one after another, where no formula gives the chance."""
MOST_PLANS = 200
"""Plans worked out at most; the open scores nearest to the plan's line come first."""


class PlanQuestion(OpenQuestion):
    """One open score, and what knowing it could change in the plan."""

    moves_itself: bool = Field(description="Whether its own feature changes sides; else only others do.")


class FindingOutForPlan(Record):
    """The open scores of a backlog, those first that are likeliest to change the plan."""

    ranked: int = Field(description="Features with a rank.")
    questions: tuple[PlanQuestion, ...] = Field(description="Likeliest to change something first; chances above 0.")
    idle: int = Field(description="Open scores that cannot change the plan alone.")
    untried: int = Field(description="Open scores that were not tried: the plan is nearer to others.")
    plans: int = Field(description="Plans that were worked out.")
    chosen: int = Field(description="Features in the plan as it stands.")


def find_out_for_plan(
    backlog: Backlog,
    evaluation: Evaluation,
    *,
    most: int = MOST_PLANS,
    progress: Callable[[int, int], None] | None = None,
) -> FindingOutForPlan:
    """Find the scores whose knowledge is likeliest to change which features are in the best set.

    Parameters
    ----------
    backlog, evaluation
        The backlog, with a capacity among its rules, and its evaluation.
    most
        How many plans to work out at most, ≥ 1.
    progress
        Told how many plans have been worked out, and how many there will be at most.

    Raises
    ------
    InvalidBacklog, InvalidFramework, NoFeasiblePlan, PlanNotSolved
        As ``choose_plan`` does.

    Notes
    -----
    One score at a time becomes known while all others stand at their point. The plan changes where another set is then
    worth more than the present one, or the present one no longer fits.

    What a planned feature is worth rises or falls steadily with each of its benefit scores, and no limit depends on
    them. So with A the value of the best set on the feature's other side and V that of the present one, the feature
    changes sides once its worth has moved by V − A: one plan for each feature, and the chance is exact. Any other open
    score, a cost above all, is set to each of ``ANSWERS`` equally likely answers, or to each level where it is missing
    on a scale of levels, and the plan worked out anew; the chance is the share of answers that change it.
    """
    if not evaluation.ranked:
        return FindingOutForPlan(ranked=0, questions=(), idle=0, untried=0, plans=0, chosen=0)
    now = find_problem(backlog, evaluation)
    search = _Search(backlog, evaluation, now, now.best())
    near, idle = search.nearest_first(_find_open(backlog, evaluation))
    needs = [search.plans_for(one) for one in near]
    total = min(most, sum(needs))
    found: list[PlanQuestion] = []
    tried = 0
    for one in near:
        if search.plans + search.plans_for(one) > most:
            break
        found.append(search.question(one))
        tried += 1
        if progress is not None:
            progress(min(search.plans, total), max(1, total))
    worth = sorted((one for one in found if one.chance > NEVER), key=lambda one: -one.chance)
    return FindingOutForPlan(
        ranked=len(evaluation.ranked),
        questions=tuple(worth),
        idle=idle + tried - len(worth),
        untried=len(near) - tried,
        plans=search.plans,
        chosen=len(now.chosen(search.best.taken)),
    )


def plan_finding_headline(found: FindingOutForPlan) -> str:
    """Say how many open scores could change the plan."""
    if not found.ranked:
        return "Nothing is ranked yet: any first score is worth finding out."
    if found.questions:
        return f"{count_of(len(found.questions), 'open score', start=True)} could change the plan."
    if found.untried:
        return "None of the open scores that were tried could change the plan."
    if found.idle:
        return "No single open score could change the plan."
    return "Every score is known exactly: there is nothing left to find out."


def first_plan_question(backlog: Backlog, found: FindingOutForPlan) -> str:
    """Say which question to ask first, and what it could change; empty where none could change anything."""
    if not found.questions:
        return ""
    first = found.questions[0]
    effect = "take it out of the plan" if first.is_inside else "bring it into the plan"
    return say_question(backlog, first, effect if first.moves_itself else "change what else is in the plan")


@dataclass(frozen=True)
class _Open:
    """One open score: where it stands, and between which ends, in its own unit; the point is NaN where missing."""

    row: int
    key: str
    low: float
    point: float
    high: float


def _find_open(backlog: Backlog, evaluation: Evaluation) -> list[_Open]:
    """List the open scores that a plan could depend on."""
    cost = find_cost(evaluation.framework).key
    is_ratio = evaluation.framework.is_ratio
    keys = [key for key in evaluation.dimensions if is_ratio or key == cost or evaluation.weights[key] > 0]
    return [
        _Open(row, key, *ends)
        for row, feature in enumerate(backlog.features)
        for key in keys
        if not (key == cost and backlog.plan.costs.get(feature.id))
        if (ends := _ends(backlog, feature.score(key), key)) is not None
    ]


def _ends(backlog: Backlog, score: Score | None, key: str) -> tuple[float, float, float] | None:
    if score is None or score.low is None or score.high is None or score.point is None:
        scale = backlog.framework.dimension(key).scale
        return min(scale.worst, scale.best), np.nan, max(scale.worst, scale.best)
    return (score.low, score.point, score.high) if score.high > score.low else None


@dataclass
class _Search:
    """The plan as it stands, and the plans worked out beside it."""

    backlog: Backlog
    evaluation: Evaluation
    now: PlanProblem
    best: BestSet
    plans: int = 1
    gaps: dict[int, float] = field(default_factory=dict)
    worth: dict[tuple[int, str], tuple[float, float]] = field(default_factory=dict)

    def nearest_first(self, opened: list[_Open]) -> tuple[list[_Open], int]:
        """Sort open scores by how near they bring their features to the line; count those that never can.

        Whatever it is set to, a score changes nothing where its feature lacks another one that a plan needs.
        """
        if not opened:
            return [], 0
        probes = [
            self._known(one, number, f"{place} {end}")
            for place, one in enumerate(opened)
            for end, number in (("low", one.low), ("high", one.high))
        ]
        whole = self.backlog.model_copy(update={"features": (*self.backlog.features, *probes)})
        first = len(self.backlog.features)
        values = plan_values(evaluate(whole), self.backlog.plan.objective)[first:].reshape(-1, 2)
        costs = plan_costs(whole)[first:].reshape(-1, 2)
        for number, one in enumerate(opened):
            if self.backlog.plan.costs.get(self.backlog.features[one.row].id):
                costs[number] = self.now.variants.costs[one.row]
        line = line_of_plan(self.now.values, self.now.costs, self.now.capacity)
        lead = values - line * costs
        self.worth = {
            (one.row, one.key): (float(low), float(high)) for one, (low, high) in zip(opened, values, strict=True)
        }
        away = np.where((lead.min(axis=1) <= 0) & (lead.max(axis=1) >= 0), 0.0, np.abs(lead).min(axis=1))
        can = [place for place in np.argsort(away, kind="stable") if not np.isnan(lead[place]).any()]
        return [opened[place] for place in can], len(opened) - len(can)

    def plans_for(self, one: _Open) -> int:
        """Say how many plans a score needs."""
        if self._is_steady(one):
            return int(one.row not in self.gaps)
        return len(self._answers(one))

    def question(self, one: _Open) -> PlanQuestion:
        """Work out the chance that a score changes the plan."""
        if self._is_steady(one):
            chance, itself = self._chance_beyond(one), True
        else:
            chance, itself = self._chance_tried(one)
        dimension = self.evaluation.framework.dimension(one.key)
        return PlanQuestion(
            feature_id=self.backlog.features[one.row].id,
            dimension=one.key,
            name=dimension.name,
            question=dimension.question,
            is_missing=bool(np.isnan(one.point)),
            is_inside=self._is_inside(one.row, self.best),
            chance=chance,
            moves_itself=itself,
        )

    def _is_steady(self, one: _Open) -> bool:
        """Tell whether a score only changes what one candidate is worth, in a straight line."""
        variants = self.now.variants
        is_cost = one.key == find_cost(self.evaluation.framework).key
        return not is_cost and not variants.missing[one.row] and len(variants.of_feature[one.row]) == 1

    def _is_inside(self, row: int, found: BestSet) -> bool:
        return bool(found.taken[list(self.now.variants.of_feature[row])].any())

    def _gap(self, row: int) -> float:
        """Give what the plan loses with the feature on its other side; infinite where the rules forbid it."""
        if row not in self.gaps:
            mark = np.zeros(self.now.values.size)
            mark[row] = 1.0
            ends = {"high": 0.0} if self.best.taken[row] else {"low": 1.0}
            other = find_best_set(self.now.values, self.now.matrix.with_row("the other side", mark, **ends))
            self.plans += 1
            self.gaps[row] = np.inf if other is None else max(0.0, self.best.value - other.value)
        return self.gaps[row]

    def _chance_beyond(self, one: _Open) -> float:
        at_low, at_high = self.worth[one.row, one.key]
        if at_low == at_high:
            return 0.0
        inside = bool(self.best.taken[one.row])
        bar = self.now.values[one.row] + (-1 if inside else 1) * self._gap(one.row)
        cut = one.low + (bar - at_low) / (at_high - at_low) * (one.high - one.low)
        above = chance_above(*(np.array([number]) for number in (cut, one.low, one.point, one.high)))
        rises = np.array([at_high > at_low])
        return float(change_chances(above, np.array([inside]), rises=rises)[0])

    def _chance_tried(self, one: _Open) -> tuple[float, bool]:
        """Plan anew with each answer: the share that changes the plan, and whether mostly its own feature moves."""
        answers = self._answers(one)
        changed = moved = 0
        for number in answers:
            known = self._known(one, number)
            features = (*self.backlog.features[: one.row], known, *self.backlog.features[one.row + 1 :])
            backlog = self.backlog.model_copy(update={"features": features})
            other = find_problem(backlog, evaluate(backlog))
            found = find_best_set(other.values, other.matrix)
            self.plans += 1
            if found is not None and not other.matrix.find_broken(self.best.taken):
                value = float(other.values[self.best.taken].sum())
                if found.value - value <= SLACK * max(1.0, abs(value)):
                    continue
            changed += 1
            moved += found is None or self._is_inside(one.row, found) != self._is_inside(one.row, self.best)
        return changed / len(answers), 2 * moved >= changed

    def _answers(self, one: _Open) -> list[float]:
        scale = self.backlog.framework.dimension(one.key).scale
        if np.isnan(one.point) and isinstance(scale, LevelScale):
            return [level.number for level in scale.levels]
        return [float(number) for number in equal_answers(one.low, one.point, one.high, ANSWERS)]

    def _known(self, one: _Open, number: float, other_id: str = "") -> Feature:
        """Give the feature with the score known; under another id where it is to stand beside itself."""
        feature = self.backlog.features[one.row]
        scores = feature.scores | {one.key: Score.exactly(number)}
        return feature.model_copy(update={"scores": scores} | ({"id": f"{feature.id} {other_id}"} if other_id else {}))
