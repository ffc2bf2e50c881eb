"""Why a feature is not in the best set: one sentence, true of that feature by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.methods.limit_matrix import SLACK, BoolArray
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_limits import Limit
from workbench.workflows.plan_variants import Variants
from workbench.workflows.wording import amount_text, count_of, quote

_SAME = 1e-9


@dataclass(frozen=True)
class _Weighed:
    """A limit beside what the best set makes of it."""

    limit: Limit
    total: float
    room: float


class Reasons:
    """Says why features are left out of one set; what holds for all of them is worked out once.

    Parameters
    ----------
    variants
        What the plan chose from.
    limits
        Every limit that it kept to.
    taken
        (variants,) the set.
    is_proved
        Whether it is proved that no set is better.
    has_chance
        Whether it keeps to a chance of exceeding the capacity, so that nothing more fits even where room is left.
    """

    def __init__(
        self,
        variants: Variants,
        limits: Sequence[Limit],
        taken: BoolArray,
        *,
        is_proved: bool = True,
        has_chance: bool = False,
    ) -> None:
        self.variants = variants
        self.is_proved, self.has_chance = is_proved, has_chance
        self.taken = np.flatnonzero(taken)
        self.owners = frozenset(variants.owner[one] for one in self.taken.tolist())
        self.unit = plan_unit(variants.backlog)
        self.values, self.costs = variants.values[self.taken], variants.costs[self.taken]
        self.is_shared = variants.is_shared[self.taken]
        self.by_team = tuple((amounts, amounts[self.taken]) for amounts in variants.by_team.values() if amounts.any())
        self.limits: dict[int, list[_Weighed]] = {}
        marks = taken.tolist()
        for limit in limits:
            amounts = limit.constraint.amounts
            total = sum(amount for one, amount in amounts.items() if marks[one])
            room = 2 * SLACK * max(map(abs, amounts.values()), default=1.0)
            weighed = _Weighed(limit, total, room)
            for one in amounts:
                self.limits.setdefault(one, []).append(weighed)


def why_left_out(reasons: Reasons, position: int) -> str:
    """Say why no variant of a feature is taken.

    Parameters
    ----------
    reasons
        Of the best set.
    position
        The feature's place in the backlog; none of its variants is taken.

    Notes
    -----
    Of a feature with options the cheapest way that is worth anything is meant. In order: what is unknown; kept out;
    worth nothing; too big for the capacity by itself; a rule that the chosen leave no room for; a chosen feature that
    is worth no less and takes no more; no room beside the chosen.
    """
    variants = reasons.variants
    feature_id = variants.backlog.features[position].id
    ways = variants.of_feature[position]
    known = [one for one in ways if not variants.missing[one]]
    if not known:
        has_no_cost = bool(np.isnan(variants.costs[ways[0]]))
        said = "cost, so nothing says whether it fits" if has_no_cost else "value, because scores are missing"
        return f"It has no {said}."
    if feature_id in variants.rules.must_not:
        return "It was kept out by a rule."
    if all(variants.values[one] <= 0 for one in known):
        lowers = all(variants.values[one] < 0 for one in known)
        return "It would lower the plan's value." if lowers else "It would add nothing to the plan's value."
    cheapest = min((one for one in known if variants.values[one] > 0), key=lambda one: float(variants.costs[one]))
    return _why_not_taken(reasons, cheapest)


def _why_not_taken(reasons: Reasons, variant: int) -> str:
    variants, limits = reasons.variants, reasons.limits.get(variant, [])
    it = "It" if not variants.names[variant] else f"Even as “{variants.names[variant]}” it"
    for one in limits:
        amount, high = one.limit.constraint.amounts[variant], one.limit.constraint.high
        if one.limit.kind == "capacity" and amount > high + one.room:
            whole = "the whole" if one.limit.constraint.name.startswith("the capacity") else "its team's"
            return f"{it} takes {amount_text(amount, reasons.unit)}, more than {whole} capacity."
    broken = [
        one.limit
        for one in limits
        if (reasons.has_chance and one.limit.kind == "capacity")
        or one.total + one.limit.constraint.amounts[variant] > one.limit.constraint.high + one.room
    ]
    for kind in ("requires", "excludes", "group", "theme"):
        for limit in broken:
            if limit.kind == kind:
                return _rule_sentence(reasons, limit, variant)
    if not broken:
        return f"{it} would add next to nothing to the plan's value."
    rival = _find_better(reasons, variant)
    if rival is not None:
        return _better_sentence(variants, rival, variant)
    chosen = count_of(reasons.taken.size, "feature")
    if reasons.has_chance:
        return f"{it} does not fit beside the {chosen} chosen within the chance asked for."
    proof = ", and no set with it is worth more" if reasons.is_proved else ""
    return f"{it} does not fit beside the {chosen} chosen{proof}."


def _rule_sentence(reasons: Reasons, limit: Limit, variant: int) -> str:
    variants = reasons.variants
    backlog = variants.backlog
    if limit.kind == "theme":
        return f"It would break the rule: {limit.constraint.name}."
    if limit.kind == "requires":
        return f"It needs {quote(backlog.feature(limit.feature_ids[1]).title)}, which is left out."
    places = (backlog.position(one) for one in limit.feature_ids)
    rival = next(one for one in places if one in reasons.owners and one != variants.owner[variant])
    return f"It is excluded by {quote(backlog.features[rival].title)}, which is in."


def _find_better(reasons: Reasons, variant: int) -> int | None:
    """Find the least of the chosen that is worth no less and takes no more of any team, one of them strictly."""
    variants = reasons.variants
    more = reasons.values - float(variants.values[variant])
    less = float(variants.costs[variant]) - reasons.costs
    is_better = (more >= -_SAME) & (less >= -_SAME) & (np.maximum(more, less) > _SAME)
    if not is_better.any():
        return None
    is_better &= reasons.is_shared == variants.is_shared[variant]
    for amounts, of_taken in reasons.by_team:
        is_better &= of_taken <= float(amounts[variant]) + _SAME
    found = np.flatnonzero(is_better)
    if not found.size:
        return None
    return int(reasons.taken[found[np.lexsort((less[found], more[found]))[0]]])


def _better_sentence(variants: Variants, rival: int, variant: int) -> str:
    title = quote(variants.backlog.features[variants.owner[rival]].title)
    is_more = variants.values[rival] - variants.values[variant] > _SAME
    is_less = variants.costs[variant] - variants.costs[rival] > _SAME
    worth, takes = "more" if is_more else "as much", "less" if is_less else "as much"
    return f"It does not fit beside the chosen; {title}, which is in, is worth {worth} and takes {takes}."
