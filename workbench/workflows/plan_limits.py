"""A plan's rules as limits on what is taken, each with its name and what it means for a feature left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

import numpy as np

from workbench.errors import InvalidBacklog
from workbench.methods.limit_matrix import Constraint
from workbench.model import PlanRules, PlanTheme, ThemeMeasure
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_variants import Variants
from workbench.workflows.wording import amount_text, plain_number, quote


@dataclass(frozen=True)
class Limit:
    """One rule.

    Attributes
    ----------
    kind
        'capacity', 'variant', 'unknown', 'must', 'must not', 'requires', 'excludes', 'group' or 'theme'.
    constraint
        The limit on the variants taken.
    feature_ids
        The features it is about, in the rule's own order; empty for capacities, themes and what is unknown.
    """

    kind: str
    constraint: Constraint
    feature_ids: tuple[str, ...] = ()


def capacity_by_team(rules: PlanRules) -> dict[str, float]:
    """Add up each team's capacities over the periods.

    Raises
    ------
    InvalidBacklog
        When there is no capacity, some have a team and some have none, or a cost is of a team without a capacity.
    """
    if not rules.capacities:
        raise InvalidBacklog("A plan needs a capacity. Say how much can be taken on.", place="capacities")
    totals: dict[str, float] = {}
    for one in rules.capacities:
        totals[one.team] = totals.get(one.team, 0.0) + one.amount
    if "" in totals and len(totals) > 1:
        raise InvalidBacklog("Some capacities name a team and some do not. Name all teams or none.", place="capacities")
    for amounts in rules.costs.values():
        for team in amounts:
            if "" not in totals and team not in totals:
                raise InvalidBacklog(
                    f"There are costs for the team '{team}' but no capacity. Say how much it can take on.", place=team
                )
    return totals


def find_limits(variants: Variants) -> list[Limit]:
    """Give every limit that the rules of a backlog put on a plan.

    Raises
    ------
    InvalidBacklog
        As ``capacity_by_team`` does.
    """
    return [*_capacities(variants), *_unknown(variants), *_variants(variants), *_features(variants), *_themes(variants)]


def _capacities(variants: Variants) -> list[Limit]:
    teams = capacity_by_team(variants.rules)
    unit = plan_unit(variants.backlog)
    everything = {one: float(cost) for one, cost in enumerate(variants.costs) if not variants.missing[one]}
    total = sum(teams.values())
    name = f"the capacity of {amount_text(total, unit)}"
    whole = Limit("capacity", Constraint(name, everything, high=total))
    if len(teams) == 1:
        return [whole]
    limits = [
        Limit(
            "capacity",
            Constraint(
                f"{team}'s capacity of {amount_text(most, unit)}",
                {one: float(x) for one, x in enumerate(variants.by_team[team]) if x and not variants.missing[one]},
                high=most,
            ),
        )
        for team, most in teams.items()
    ]
    # A cost that is not known by team may be shared among teams; it then fits whenever the teams' sum has room.
    return [*limits, whole] if variants.is_shared.any() else limits


def _unknown(variants: Variants) -> list[Limit]:
    """Keep out what has no cost or no value: by name where a rule names it, else all at once."""
    backlog, named = variants.backlog, set(variants.rules.feature_ids)
    for theme in variants.rules.themes:
        named |= {one.id for one in backlog.features if is_in_theme(theme, one.id, one.labels)}
    limits, pooled = [], {}
    for variant, feature in enumerate(variants.owner):
        if not variants.missing[variant]:
            continue
        one = backlog.features[feature]
        if one.id not in named:
            pooled[variant] = 1.0
            continue
        what = "cost" if np.isnan(variants.costs[variant]) else "value"
        title = f"“{variants.names[variant]}” of {quote(one.title)}" if variants.names[variant] else quote(one.title)
        limits.append(Limit("unknown", Constraint(f"{title} has no {what}", {variant: 1.0}, high=0)))
    if pooled:
        limits.append(Limit("unknown", Constraint("features without a cost or a value stay out", pooled, high=0)))
    return limits


def _variants(variants: Variants) -> list[Limit]:
    return [
        Limit(
            "variant",
            Constraint(f"one way to build {quote(feature.title)}", dict.fromkeys(ways, 1.0), high=1),
            (feature.id,),
        )
        for feature, ways in zip(variants.backlog.features, variants.of_feature, strict=True)
        if len(ways) > 1
    ]


def _features(variants: Variants) -> list[Limit]:
    """Give the rules on single features, pairs and groups."""
    rules, backlog = variants.rules, variants.backlog

    def title(feature_id: str) -> str:
        return quote(backlog.feature(feature_id).title)

    def count(ids: Iterable[str], sign: float = 1.0) -> dict[int, float]:
        return {one: sign for feature_id in ids for one in variants.of_feature[backlog.position(feature_id)]}

    limits = [Limit("must", Constraint(f"{title(one)} must be in", count([one]), low=1), (one,)) for one in rules.must]
    limits += [
        Limit("must not", Constraint(f"{title(one)} must stay out", count([one]), high=0), (one,))
        for one in rules.must_not
    ]
    limits += [
        Limit(
            "requires",
            Constraint(f"{title(one)} requires {title(other)}", count([one]) | count([other], -1.0), high=0),
            (one, other),
        )
        for one, other in rules.requires
    ]
    limits += [
        Limit(
            "excludes",
            Constraint(f"{title(one)} and {title(other)} exclude each other", count([one, other]), high=1),
            (one, other),
        )
        for one, other in rules.excludes
    ]
    return limits + [
        Limit("group", Constraint(f"at most one of '{one.name}'", count(one.feature_ids), high=1), one.feature_ids)
        for one in rules.groups
    ]


def is_in_theme(theme: PlanTheme, feature_id: str, labels: str) -> bool:
    """Tell whether a feature belongs to a theme: it is named there, or has the theme's label, in any case."""
    wanted = theme.label.strip().casefold()
    has = {one.strip().casefold() for one in labels.split(",")}
    return feature_id in theme.feature_ids or bool(wanted and wanted in has)


def _themes(variants: Variants) -> list[Limit]:
    """Give the bounds on themes, each bound a limit of its own so that a clash names the one that clashes."""
    unit = plan_unit(variants.backlog)
    limits = []
    for theme in variants.rules.themes:
        is_count = theme.measure is ThemeMeasure.COUNT
        amounts = {
            variant: 1.0 if is_count else float(variants.costs[variant])
            for variant, feature in enumerate(variants.owner)
            if not variants.missing[variant]
            and is_in_theme(theme, variants.backlog.features[feature].id, variants.backlog.features[feature].labels)
        }
        for word, low, high in (("least", theme.at_least, None), ("most", None, theme.at_most)):
            bound = low if high is None else high
            if bound is None:
                continue
            said = f"{plain_number(bound, 6)} of" if is_count else f"{amount_text(bound, unit)} for"
            constraint = Constraint(
                f"at {word} {said} the theme '{theme.name}'",
                amounts,
                -inf if low is None else low,
                inf if high is None else high,
            )
            limits.append(Limit("theme", constraint))
    return limits
