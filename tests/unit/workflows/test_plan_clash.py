"""Rules in plain sentences, and the ways out when they clash, worked by hand."""

import re

import pytest

from tests.fruit import fruit
from workbench.errors import NoFeasiblePlan
from workbench.model import (
    Backlog,
    Capacity,
    PlanGroup,
    PlanOption,
    PlanRules,
    PlanTheme,
    Score,
    ThemeMeasure,
)
from workbench.workflows.evaluating import evaluate
from workbench.workflows.plan_clash import WayOut, find_ways_out
from workbench.workflows.plan_rule_list import list_rules
from workbench.workflows.planning import choose_plan


def _fruit(rules: PlanRules, **gain_and_effort: tuple[float | None, float | None]) -> Backlog:
    return fruit(rules, unit="weeks", **gain_and_effort)


def _ways(backlog: Backlog) -> tuple[WayOut, ...]:
    evaluation = evaluate(backlog)
    with pytest.raises(NoFeasiblePlan) as caught:
        choose_plan(backlog, evaluation)
    return find_ways_out(backlog, evaluation, caught.value)


def _said(text: str) -> str:
    return re.sub("[\u2068\u2069]", "", text)


def test_too_little_capacity_is_raised_to_what_just_suffices() -> None:
    rules = PlanRules(capacities=(Capacity(amount=4),), must=("fig", "plum"))
    raised, *lifted = _ways(_fruit(rules, fig=(6, 3), plum=(8, 6), kiwi=(4, 1)))
    assert raised.capacities == (Capacity(amount=9),)
    assert raised.plan is not None
    assert raised.plan.chosen == ("plum", "fig")
    assert [_said(one.rule.sentence) for one in lifted if one.rule] == ["“Plum” must be in."]
    assert lifted[0].plan is not None
    assert lifted[0].plan.chosen == ("fig", "kiwi")


def test_the_way_to_the_most_value_comes_first() -> None:
    rules = PlanRules(capacities=(Capacity(amount=9),), must=("fig", "kiwi"), excludes=(("fig", "kiwi"),))
    ways = _ways(_fruit(rules, fig=(6, 3), kiwi=(4, 3), plum=(8, 6)))
    assert [(_said(one.rule.sentence), one.plan.value) for one in ways if one.rule and one.plan] == [
        ("“Kiwi” must be in.", 14 / 8),
        ("“Fig” must be in.", 12 / 8),
        ("Not both “Fig” and “Kiwi”.", 10 / 8),
    ]


def test_what_nobody_knows_about_a_forced_feature_is_no_rule_to_lift() -> None:
    rules = PlanRules(capacities=(Capacity(amount=9),), must=("nut",))
    ways = _ways(_fruit(rules, nut=(8, None), fig=(6, 3)))
    assert [(one.limit.kind, one.rule is None) for one in ways] == [("must", False), ("unknown", True)]


def test_of_several_capacities_none_is_raised_for_the_person() -> None:
    split = (Capacity(team="Search", amount=2), Capacity(team="Apps", amount=2))
    ways = _ways(_fruit(PlanRules(capacities=split, must=("plum",)), plum=(8, 6), fig=(6, 3)))
    assert [one.limit.kind for one in ways] == ["must"]


def test_every_rule_is_a_plain_sentence_and_can_be_taken_away_alone() -> None:
    rules = PlanRules(
        capacities=(Capacity(team="Search", amount=9),),
        costs={"plum": {"Search": 6}},
        must=("fig",),
        must_not=("kiwi",),
        requires=(("plum", "fig"),),
        excludes=(("plum", "kiwi"),),
        groups=(PlanGroup(name="Tarts", feature_ids=("fig", "plum")),),
        themes=(
            PlanTheme(name="Stones", label="stone", feature_ids=("fig",), at_least=1, at_most=2),
            PlanTheme(name="Sweet", feature_ids=("kiwi",), measure=ThemeMeasure.AMOUNT, at_most=3.5),
        ),
        options=(PlanOption(feature_id="plum", name="Half a plum", scores={"effort": Score.exactly(3)}),),
    )
    backlog = _fruit(rules, fig=(6, 3), plum=(8, 6), kiwi=(4, 1))
    listed = list_rules(backlog)
    assert [_said(one.sentence) for one in listed] == [
        "“Fig” must be in.",
        "“Kiwi” stays out.",
        "“Plum” requires “Fig”.",
        "Not both “Plum” and “Kiwi”.",
        "At most one of Tarts: “Fig” and “Plum”.",
        "At least one feature and at most two features for Stones: label stone and “Fig”.",
        "At most 3.5 weeks for Sweet: “Kiwi”.",
        "“Plum” may be built as “Half a plum”: effort 3.",
        "“Plum” takes 6 of Search, in weeks.",
    ]
    for one in listed:
        rest = list_rules(backlog.model_copy(update={"plan": one.without}))
        assert [other.sentence for other in rest] == [other.sentence for other in listed if other is not one]
        assert one.without.capacities == rules.capacities
