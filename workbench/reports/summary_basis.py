"""What a summary is about: what is funded and what is not, by decision, else by plan, else by rank."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from workbench.errors import InvalidBacklog, InvalidFramework, NoFeasiblePlan, PlanNotSolved
from workbench.model import Backlog, Evaluation, Feature
from workbench.workflows.capacity_line import draw_line
from workbench.workflows.deciding import Grounds, find_costs, find_grounds
from workbench.workflows.planning import Plan, choose_plan
from workbench.workflows.robustness import Robustness
from workbench.workflows.tipping import TippingPoints

TOP = 3
"""How many of the ranking a summary speaks of where nothing is decided or planned."""
_MOST_TOP = 5
"""As many where the last of them are level."""
_LOWEST = 3

Kind = Literal["decided", "planned", "ranked"]
DeclinedAs = Literal["no", "later", "left out", "lowest"]


@dataclass(frozen=True)
class Basis:
    """What a summary rests on.

    Attributes
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    kind
        Whether somebody has decided, the plan has chosen, or only the ranking speaks.
    funded
        Ids, best ranked first; empty where nothing is decided or ranked, or too many share first place.
    declined
        Ids, the most debated first; none of them is funded.
    declined_as
        How they come to be there.
    costs
        Feature id → its cost in the unit; one left out has none known.
    unit
        Of costs and capacity; '' where the framework has no cost.
    capacity
        What there is to spend; None while nobody has said.
    why_left_out
        Feature id → why the plan leaves it out, in a sentence.
    robustness
        Of the ranking; None where fewer than two features are ranked.
    tipping
        What would change first place; None likewise.
    plan
        What the plan has chosen, with what is refused kept out; None where somebody has decided or there is no plan.
    """

    backlog: Backlog
    evaluation: Evaluation
    kind: Kind
    funded: tuple[str, ...]
    declined: tuple[str, ...]
    declined_as: DeclinedAs
    costs: Mapping[str, float]
    unit: str
    capacity: float | None
    why_left_out: Mapping[str, str]
    robustness: Robustness | None = None
    tipping: TippingPoints | None = None
    plan: Plan | None = None

    @cached_property
    def used(self) -> float:
        """What the funded cost together; those without a known cost left out."""
        return sum(self.costs.get(one, 0.0) for one in self.funded)

    @cached_property
    def is_something_decided(self) -> bool:
        """Whether anything at all has been decided."""
        return any(one.decision is not None for one in self.backlog.features)

    @cached_property
    def grounds(self) -> Grounds:
        """What reasons are drawn from."""
        keeps = self.capacity is not None and self.used <= self.capacity
        return find_grounds(self.backlog, self.evaluation, chosen=self.funded, keeps_capacity=keeps)

    def features(self, ids: tuple[str, ...]) -> tuple[Feature, ...]:
        """Give the features of some ids."""
        return tuple(self.backlog.feature(one) for one in ids)


def find_basis(
    backlog: Backlog,
    evaluation: Evaluation,
    *,
    robustness: Robustness | None = None,
    tipping: TippingPoints | None = None,
) -> Basis:
    """Find what a summary is about.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    robustness, tipping
        Of the same evaluation; None where fewer than two features are ranked.

    Notes
    -----
    Funded are the decisions for now; without one, what the plan of the backlog's rules chooses; without capacities or a
    plan that keeps to the rules, the best ranked three, no tie cut. What is decided for another time is kept out of
    both. Declined are the noes; without one, the decisions for later, what the plan leaves out, or the lowest of the
    ranking.
    """
    costs, unit = find_costs(backlog)
    capacities = backlog.plan.capacities if unit else ()
    capacity = sum(one.amount for one in capacities) if capacities else None
    line = draw_line(backlog, evaluation, costs=costs, unit=unit, capacity=capacity)
    refused = (*line.no, *line.later, *line.next)
    plan = _find_plan(backlog, evaluation, refused) if capacity is not None and not line.now else None
    kind: Kind = "decided" if line.now else "planned" if plan else "ranked"
    funded = line.now or (plan.chosen if plan else _find_top(evaluation, set(refused)))
    declined, declined_as = _find_declined(evaluation, plan, funded, noes=line.no, later=line.later)
    return Basis(
        backlog=backlog,
        evaluation=evaluation,
        kind=kind,
        funded=funded,
        declined=declined,
        declined_as=declined_as,
        costs=costs | plan.costs if plan else costs,
        unit=unit,
        capacity=capacity,
        why_left_out={one.feature_id: one.why for one in plan.left_out} if plan else {},
        robustness=robustness,
        tipping=tipping,
        plan=plan,
    )


def _find_plan(backlog: Backlog, evaluation: Evaluation, refused: tuple[str, ...]) -> Plan | None:
    """Give the plan with what is not for now kept out; None where there is none, or it takes nothing."""
    rules = backlog.plan
    kept_out = tuple(one for one in refused if one not in (*rules.must, *rules.must_not))
    rules = rules.model_copy(update={"must_not": (*rules.must_not, *kept_out)})
    try:
        plan = choose_plan(backlog.model_copy(update={"plan": rules}), evaluation)
    except (InvalidBacklog, InvalidFramework, NoFeasiblePlan, PlanNotSolved):
        return None
    return plan if plan.chosen else None


def _find_top(evaluation: Evaluation, refused: set[str]) -> tuple[str, ...]:
    """Give the best ranked that nobody has refused; a tie is not cut in two, and one too large is left out whole."""
    places = [place for place in evaluation.ranked if evaluation.feature_ids[place] not in refused]
    ranks = [int(evaluation.rank[place]) for place in places]
    end = min(TOP, len(places))
    while 0 < end < len(places) and ranks[end] == ranks[end - 1]:
        end += 1
    if end > _MOST_TOP:
        end = ranks.index(ranks[end - 1])
    return tuple(evaluation.feature_ids[place] for place in places[:end])


def _find_declined(
    evaluation: Evaluation,
    plan: Plan | None,
    funded: tuple[str, ...],
    *,
    noes: tuple[str, ...],
    later: tuple[str, ...],
) -> tuple[tuple[str, ...], DeclinedAs]:
    refused = tuple(one for one in noes if one not in funded)
    if refused:
        return refused, "no"
    if later:
        return tuple(one for one in later if one not in funded), "later"
    if plan:
        return tuple(one.feature_id for one in plan.left_out), "left out"
    if not funded or len(evaluation.ranked) <= len(funded):
        return (), "lowest"
    lowest = [evaluation.feature_ids[place] for place in evaluation.ranked]
    rest = [one for one in lowest if one not in funded]
    return tuple(reversed(rest[-_LOWEST:])), "lowest"
