"""What a plan chooses from: every feature as scored, and the smaller ways to build it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.methods.limit_matrix import BoolArray
from workbench.model import Backlog, Evaluation, Feature, PlanRules
from workbench.workflows.evaluating import evaluate
from workbench.workflows.plan_amounts import FloatArray, find_cost, plan_costs, plan_values


@dataclass(frozen=True)
class Variants:
    """Every way to build every feature: first each feature in full, in backlog order, then the options.

    Attributes
    ----------
    backlog
        The backlog, with its rules.
    owner
        (variants,) position of the feature that each is a way to build.
    names
        (variants,) the option's name; '' for the full feature.
    costs
        (variants,) what each takes of all teams together; in the plan's unit; NaN where unknown.
    by_team
        Team → (variants,) what each takes of that team; 0 where the cost is not known by team.
    is_shared
        (variants,) whether the cost is not known by team, so that any team may bear any part of it.
    values
        (variants,) what each is worth; NaN where unknown.
    judged
        The evaluation of every variant as if it were a feature, in their order.
    features
        (variants,) each as a feature, an option with its own scores in place of the full feature's.
    """

    backlog: Backlog
    owner: tuple[int, ...]
    names: tuple[str, ...]
    costs: FloatArray
    by_team: dict[str, FloatArray]
    is_shared: BoolArray
    values: FloatArray
    judged: Evaluation
    features: tuple[Feature, ...]

    @property
    def rules(self) -> PlanRules:
        """What the plan must keep to."""
        return self.backlog.plan

    @cached_property
    def missing(self) -> BoolArray:
        """(variants,) whether the cost or the value is unknown, so that it cannot be planned."""
        return np.asarray(np.isnan(self.costs) | np.isnan(self.values), dtype=np.bool_)

    @cached_property
    def of_feature(self) -> tuple[tuple[int, ...], ...]:
        """For each feature its variants, the full one first."""
        found: list[list[int]] = [[] for _ in self.backlog.features]
        for variant, feature in enumerate(self.owner):
            found[feature].append(variant)
        return tuple(map(tuple, found))


def find_variants(backlog: Backlog, evaluation: Evaluation) -> Variants:
    """Lay out what a plan chooses from.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.

    Raises
    ------
    InvalidFramework
        When the framework has no cost, or no benefit has any weight.

    Notes
    -----
    An option is judged like the feature with the option's scores in place of its own; scores on dimensions that do not
    count are left out. Costs by team stand in place of the cost score. An option with a cost of its own takes it of the
    teams in the proportion of the full feature.
    """
    options = backlog.plan.options
    built = [_built(backlog.feature(one.feature_id), number, backlog) for number, one in enumerate(options)]
    judged = [one.model_copy(update={"scores": _counted(one, evaluation)}) for one in built]
    whole = backlog.model_copy(update={"features": (*backlog.features, *judged)})
    ends = evaluate(whole) if options else evaluation
    costs = plan_costs(backlog.model_copy(update={"features": (*backlog.features, *built)}))
    owner = (*range(len(backlog.features)), *(backlog.position(one.feature_id) for one in options))
    costs, by_team, is_shared = _by_team(backlog, owner, costs)
    return Variants(
        backlog=backlog,
        owner=owner,
        names=(*("" for _ in backlog.features), *(one.name for one in options)),
        costs=costs,
        by_team=by_team,
        is_shared=is_shared,
        values=plan_values(ends, backlog.plan.objective),
        judged=ends,
        features=(*backlog.features, *built),
    )


def _built(feature: Feature, number: int, backlog: Backlog) -> Feature:
    option = backlog.plan.options[number]
    return feature.model_copy(update={"id": f"{feature.id} option {number}", "scores": feature.scores | option.scores})


def _counted(feature: Feature, evaluation: Evaluation) -> dict[str, object]:
    return {key: score for key, score in feature.scores.items() if key in evaluation.dimensions}


def _by_team(
    backlog: Backlog, owner: tuple[int, ...], scored: FloatArray
) -> tuple[FloatArray, dict[str, FloatArray], BoolArray]:
    """Put the costs by team in place of the scored ones."""
    rules = backlog.plan
    cost_key = find_cost(backlog.framework).key
    costs, is_shared = scored.copy(), np.ones(len(owner), dtype=bool)
    by_team = {one.team: np.zeros(len(owner)) for one in rules.capacities}
    for variant, feature in enumerate(owner):
        amounts = rules.costs.get(backlog.features[feature].id)
        if not amounts:
            continue
        full = sum(amounts.values())
        option = None if variant < len(backlog.features) else rules.options[variant - len(backlog.features)]
        own_cost = option is not None and cost_key in option.scores
        share = 1.0
        if own_cost:
            if full <= 0 or np.isnan(scored[variant]):
                continue
            share = float(scored[variant]) / full
        costs[variant], is_shared[variant] = full * share, False
        for team, amount in amounts.items():
            by_team.setdefault(team, np.zeros(len(owner)))[variant] = amount * share
    return costs, by_team, is_shared
