"""The plan's rules in plain sentences, each with the rules as they would be without it."""

from dataclasses import dataclass

from workbench.model import Backlog, PlanRules, PlanTheme, ThemeMeasure
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_limits import Limit
from workbench.workflows.wording import amount_text, count_of, join_names, number_text, plain_number, quote

_TITLE = 44
_NAMED = 4


@dataclass(frozen=True)
class ListedRule:
    """One rule.

    Attributes
    ----------
    kind
        As the plan's limits call it: 'must', 'requires', 'theme' …; 'option' and 'cost' limit nothing by themselves.
    subject
        The features it is about; for a theme its name.
    sentence
        For people.
    without
        All rules but this one.
    """

    kind: str
    subject: tuple[str, ...]
    sentence: str
    without: PlanRules

    def is_behind(self, limit: Limit) -> bool:
        """Tell whether a limit on the plan comes from this rule."""
        if self.kind == "theme":
            return limit.kind == "theme" and limit.constraint.name.endswith(f"the theme '{self.subject[0]}'")
        return (limit.kind, limit.feature_ids) == (self.kind, self.subject)


def list_rules(backlog: Backlog) -> tuple[ListedRule, ...]:
    """Give every rule but the capacities, in the order in which they are kept, kind by kind."""
    return (*_single(backlog), *_pairs(backlog), *_many(backlog), *_amounts(backlog))


def _single(backlog: Backlog) -> list[ListedRule]:
    rules = backlog.plan
    return [
        *(
            ListedRule("must", (one,), f"{_name(backlog, one)} must be in.", _less(rules, "must", one))
            for one in rules.must
        ),
        *(
            ListedRule("must not", (one,), f"{_name(backlog, one)} stays out.", _less(rules, "must_not", one))
            for one in rules.must_not
        ),
    ]


def _pairs(backlog: Backlog) -> list[ListedRule]:
    rules = backlog.plan

    def names(pair: tuple[str, str]) -> tuple[str, str]:
        return _name(backlog, pair[0]), _name(backlog, pair[1])

    requires = [
        ListedRule("requires", one, "{} requires {}.".format(*names(one)), _less(rules, "requires", one))
        for one in rules.requires
    ]
    excludes = [
        ListedRule("excludes", one, "Not both {} and {}.".format(*names(one)), _less(rules, "excludes", one))
        for one in rules.excludes
    ]
    return requires + excludes


def _many(backlog: Backlog) -> list[ListedRule]:
    rules = backlog.plan
    groups = [
        ListedRule(
            "group",
            one.feature_ids,
            f"At most one of {one.name}: {join_names([_name(backlog, id_) for id_ in one.feature_ids], _NAMED)}.",
            _less(rules, "groups", one),
        )
        for one in rules.groups
    ]
    themes = [
        ListedRule("theme", (one.name,), _theme_sentence(backlog, one), _less(rules, "themes", one))
        for one in rules.themes
    ]
    return groups + themes


def _amounts(backlog: Backlog) -> list[ListedRule]:
    """Give the smaller ways and the costs by team, which can be taken away like rules."""
    rules, unit, framework = backlog.plan, plan_unit(backlog), backlog.framework
    options = []
    for one in rules.options:
        scored = [
            f"{dimension.name.lower()} {number_text(dimension, score.point)}"
            for dimension in framework.dimensions
            if (score := one.scores.get(dimension.key)) is not None and score.point is not None
        ]
        what = f": {join_names(scored)}" if scored else ""
        sentence = f"{_name(backlog, one.feature_id)} may be built as “{one.name}”{what}."
        options.append(ListedRule("option", (one.feature_id, one.name), sentence, _less(rules, "options", one)))
    costs = []
    for feature_id, amounts in rules.costs.items():
        takes = join_names([f"{plain_number(amount, 6)} of {team or 'any team'}" for team, amount in amounts.items()])
        rest = {id_: by_team for id_, by_team in rules.costs.items() if id_ != feature_id}
        sentence = f"{_name(backlog, feature_id)} takes {takes}, in {unit}."
        costs.append(ListedRule("cost", (feature_id,), sentence, rules.model_copy(update={"costs": rest})))
    return options + costs


def _theme_sentence(backlog: Backlog, theme: PlanTheme) -> str:
    def much(bound: float) -> str:
        if theme.measure is ThemeMeasure.AMOUNT:
            return amount_text(bound, plan_unit(backlog))
        return count_of(int(bound), "feature") if bound.is_integer() else f"{plain_number(bound)} features"

    bounds = [
        f"{word} {much(bound)}"
        for word, bound in (("at least", theme.at_least), ("at most", theme.at_most))
        if bound is not None
    ]
    members = [f"label {theme.label}"] if theme.label else []
    members += [_name(backlog, one) for one in theme.feature_ids]
    said = " and ".join(bounds)
    return f"{said[:1].upper()}{said[1:]} for {theme.name}: {join_names(members, _NAMED)}."


def _less(rules: PlanRules, field: str, gone: object) -> PlanRules:
    return rules.model_copy(update={field: tuple(one for one in getattr(rules, field) if one != gone)})


def _name(backlog: Backlog, feature_id: str) -> str:
    return quote(backlog.feature(feature_id).title, _TITLE)
