"""Draft decisions: a choice for every feature that has none, and reasons drawn from the numbers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import isnan

from workbench.model import (
    Backlog,
    Choice,
    Decision,
    Draft,
    Evaluation,
    Feature,
    Standing,
)
from workbench.workflows.declining import draft_sentence
from workbench.workflows.plan_amounts import plan_costs, plan_unit
from workbench.workflows.trading import find_dominated
from workbench.workflows.wording import amount_text, join_names, quote, range_text, rank_range

NOTHING_KNOWN = "New evidence changes one of its scores."
"""What would reopen a decision where nothing in particular would."""
_TITLE = 60
_NOISE = 1e-9
_TRIED = 50
"""Of how many of the best ranked a partner is sought, so that a thousand features take no time."""


@dataclass(frozen=True)
class Grounds:
    """What a reason is drawn from.

    Attributes
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    costs
        Feature id → its cost; one left out has none known.
    unit
        Of the costs.
    ranks
        Feature id → rank; 0 when unranked.
    chosen
        Ids of the features that are taken now.
    keeps_capacity
        Whether there is a capacity, and they keep to it.
    beaten
        Id of a feature → id of one that is better for certain on every dimension.
    """

    backlog: Backlog
    evaluation: Evaluation
    costs: Mapping[str, float]
    unit: str
    ranks: Mapping[str, int]
    chosen: tuple[str, ...]
    keeps_capacity: bool
    beaten: Mapping[str, str]


def find_costs(backlog: Backlog) -> tuple[dict[str, float], str]:
    """Give what each feature costs, and the unit.

    Returns
    -------
    Feature id → amount that its cost score stands for, as a plan counts it; a feature without one is left out.
    ({}, '') where the framework has no cost.
    """
    if backlog.framework.build_cost is None:
        return {}, ""
    amounts = plan_costs(backlog).tolist()
    found = {one.id: amount for one, amount in zip(backlog.features, amounts, strict=True) if not isnan(amount)}
    return found, plan_unit(backlog)


def find_grounds(
    backlog: Backlog, evaluation: Evaluation, *, chosen: Collection[str] = (), keeps_capacity: bool = False
) -> Grounds:
    """Gather what reasons are drawn from.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    chosen
        Ids of the features that are taken now.
    keeps_capacity
        Whether there is a capacity, and they keep to it.
    """
    costs, unit = find_costs(backlog)
    ids = [evaluation.feature_ids[position] for position in evaluation.order.tolist()]
    taken = set(chosen)
    return Grounds(
        backlog=backlog,
        evaluation=evaluation,
        costs=costs,
        unit=unit,
        ranks=dict(zip(evaluation.feature_ids, evaluation.rank.tolist(), strict=True)),
        chosen=tuple(one for one in ids if one in taken),
        keeps_capacity=keeps_capacity,
        beaten=find_dominated(evaluation) if len(evaluation.dimensions) > 1 else {},
    )


def draft_choices(grounds: Grounds, *, most: int | None = None) -> dict[str, Choice]:
    """Propose a choice for every feature about which nothing is decided.

    Parameters
    ----------
    grounds
        What is chosen now, and the ranking.
    most
        How many are proposed as next; as many as are chosen now where None.

    Returns
    -------
    Feature id → now for those chosen, next for the best ranked undecided after them, later for the rest. A no is never
    proposed: saying it is for people.
    """
    evaluation = grounds.evaluation
    waiting = [evaluation.feature_ids[place] for place in evaluation.ranked]
    undecided = {one.id for one in grounds.backlog.features if one.decision is None}.difference(grounds.chosen)
    waiting = [one for one in waiting if one in undecided]
    following = set(waiting[: len(grounds.chosen) if most is None else most])
    choices = {}
    for feature in grounds.backlog.features:
        if feature.decision is None:
            ranked_choice = Choice.NEXT if feature.id in following else Choice.LATER
            choices[feature.id] = Choice.NOW if feature.id in grounds.chosen else ranked_choice
    return choices


def draft_decision(grounds: Grounds, feature: Feature, decision: Decision) -> Decision:
    """Fill the texts of a decision that are not in a person's own words.

    Returns
    -------
    The decision with its reason, what would reopen it, and for a no the sentence for whoever asked, drafted anew from
    the numbers as they are; own words stay, an emptied text stays empty.
    """
    drafts = {Draft.REASON: draft_reason(grounds, feature, decision.choice), Draft.REOPEN: ""}
    if decision.choice is not Choice.NOW:
        drafts[Draft.REOPEN] = draft_reopen(grounds, feature)
    if decision.choice is Choice.NO:
        drafts[Draft.SENTENCE] = draft_sentence(feature, decision.form, look_again=decision.look_again)
    fresh = {text: draft for text, draft in drafts.items() if not decision.is_own(text)}
    texts = {text.value: draft for text, draft in fresh.items()}
    return decision.model_copy(update={**texts, "drafted": decision.drafted | fresh})


def draft_all(grounds: Grounds, *, most: int | None = None) -> dict[str, Decision]:
    """Draft a decision for every feature: proposed where none is, its texts drafted anew where there is one.

    Returns
    -------
    Feature id → decision, only of those features whose decision changes by it.
    """
    proposed = draft_choices(grounds, most=most)
    drafted = {}
    for feature in grounds.backlog.features:
        decision = feature.decision or Decision(choice=proposed[feature.id])
        fresh = draft_decision(grounds, feature, decision)
        if fresh != feature.decision:
            drafted[feature.id] = fresh
    return drafted


def draft_reason(grounds: Grounds, feature: Feature, choice: Choice) -> str:
    """Say in one sentence why a feature is decided on like this, from its numbers alone."""
    standing = grounds.evaluation.standing(feature.id)
    if standing.rank is None:
        return standing.why_no_priority or ""
    if choice is Choice.NOW:
        return _why_now(grounds, feature, standing)
    return _why_not_now(grounds, feature, standing)


def draft_reopen(grounds: Grounds, feature: Feature) -> str:
    """Say what would have to change for a feature to be decided anew."""
    framework = grounds.backlog.framework
    missing = [framework.dimension(key).name.lower() for key in framework.keys if feature.score(key) is None]
    if missing:
        return f"Somebody scores its {join_names(missing)}."
    if feature.good_enough:
        return "The smaller option turns out to be enough."
    cost = grounds.costs.get(feature.id)
    rivals = find_rivals(grounds, feature)
    if rivals and cost is not None:
        spent = sum(grounds.costs[one] for one in rivals)
        if spent < cost - _NOISE:
            return f"A version for {amount_text(spent, grounds.unit)} or less."
    if feature.id in grounds.beaten:
        return f"{_name(grounds, grounds.beaten[feature.id])} is done or falls away."
    return NOTHING_KNOWN


def _why_now(grounds: Grounds, feature: Feature, standing: Standing) -> str:
    framework = grounds.evaluation.framework
    place = _place(grounds, standing)
    if grounds.keeps_capacity and feature.id in grounds.chosen:
        cost = grounds.costs.get(feature.id)
        spent = f" for {amount_text(cost, grounds.unit)}" if cost is not None else ""
        return f"Part of the plan{spent}. {place}."
    parts = sorted(standing.parts, key=lambda part: -part.contribution)
    known = [part for part in parts if not part.is_missing and part.contribution > 0][:2]
    why = f", mostly for {join_names([framework.dimension(one.dimension).name.lower() for one in known])}"
    return f"{place}{why if known else ''}."


def _why_not_now(grounds: Grounds, feature: Feature, standing: Standing) -> str:
    if standing.provisional:
        framework = grounds.evaluation.framework
        gaps = [framework.dimension(part.dimension).name.lower() for part in standing.parts if part.is_missing]
        return f"{_place(grounds, standing)}: {join_names(gaps)} {'is' if len(gaps) == 1 else 'are'} missing."
    rivals = find_rivals(grounds, feature)
    if rivals:
        return _beaten_on_cost(grounds, feature, rivals)
    if feature.id in grounds.beaten:
        better = _name(grounds, grounds.beaten[feature.id])
        return f"{better} is at least as good on every dimension and better on some."
    return f"{_place(grounds, standing)}; {_ahead(standing)} first."


def _beaten_on_cost(grounds: Grounds, feature: Feature, rivals: tuple[str, ...]) -> str:
    names = join_names([_name(grounds, one) for one in rivals])
    spent = f"Costs {amount_text(grounds.costs[feature.id], grounds.unit)}; " if grounds.unit else ""
    is_one = len(rivals) == 1
    fits = f", {'fits' if is_one else 'fit'} in its place" if grounds.keeps_capacity else ""
    ahead, cost = ("ranks", "costs") if is_one else ("rank", "together cost")
    return f"{spent}{names} {ahead} higher{fits} and {cost} no more."


def find_rivals(grounds: Grounds, feature: Feature) -> tuple[str, ...]:
    """Find one or two better ranked features that together cost no more than this one.

    Returns
    -------
    Ids, of those chosen now where there are any, else of the whole ranking: the two best ranked that fit together, else
    the best ranked that fits alone; () where none does, or the feature has no rank or no known cost.
    """
    cost = grounds.costs.get(feature.id)
    mine = grounds.ranks[feature.id]
    if cost is None or not mine:
        return ()
    pool = grounds.chosen or tuple(grounds.evaluation.feature_ids[place] for place in grounds.evaluation.ranked)
    fitting = [
        one for one in pool if 0 < grounds.ranks[one] < mine and grounds.costs.get(one, cost + 1) <= cost + _NOISE
    ]
    for place, one in enumerate(fitting):
        room = cost - grounds.costs[one] + _NOISE
        partner = next((other for other in fitting[place + 1 :] if grounds.costs[other] <= room), None)
        if partner is not None:
            return (one, partner)
        if place >= _TRIED:
            break
    return tuple(fitting[:1])


def _place(grounds: Grounds, standing: Standing) -> str:
    evaluation = grounds.evaluation
    shown = range_text(standing.low or 0.0, standing.high or 0.0, is_ratio=evaluation.framework.is_ratio)
    whole = shown if evaluation.framework.is_ratio else f"{shown} points"
    if standing.is_ranged:
        possible = rank_range(standing.best_rank or 0, standing.worst_rank or 0)
        return f"Rank {standing.rank} for now of {len(evaluation.ranked):,}, possibly {possible}, with {whole}"
    return f"Rank {standing.rank} of {len(evaluation.ranked):,} with {whole}"


def _ahead(standing: Standing) -> str:
    ahead = (standing.rank or 1) - 1
    if not ahead:
        return "something other than its scores comes"
    return "one other feature comes" if ahead == 1 else f"{ahead} others come"


def _name(grounds: Grounds, feature_id: str) -> str:
    return quote(grounds.backlog.feature(feature_id).title, _TITLE)
