"""The curve, the prices, the simple ways and the headline, worked by hand."""

import pytest

from tests.planned_by_hand import backlog, feature
from workbench.errors import InvalidBacklog, InvalidChoice, NoFeasiblePlan
from workbench.model import Backlog, Capacity, Feature, PlanOption, PlanTheme, Score, ThemeMeasure
from workbench.workflows import evaluate
from workbench.workflows.plan_comparison import WayTaken, compare_ways
from workbench.workflows.plan_curve import CapacityCurve, CurveStep, capacity_curve
from workbench.workflows.plan_headline import LeaderNote, leader_note, plan_headline
from workbench.workflows.plan_prices import ForcedPrice, forced_prices, price_of_taking
from workbench.workflows.planning import choose_plan

PLUM, FIG, PEAR = feature("Plum", 8, 8, 6), feature("Fig", 6, 4, 5), feature("Pear", 4, 4, 5)
"""Worth 1, five eighths and a half."""
FRUIT = (PLUM, FIG, PEAR)


def _said(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def _steps(curve: CapacityCurve) -> list[tuple[float, float, tuple[str, ...]]]:
    return [(one.capacity, one.value, one.chosen) for one in curve.steps]


def test_the_curve_of_three_features() -> None:
    curve = capacity_curve(backlog(*FRUIT), points=21)
    assert (curve.capacity, curve.end, curve.unit) == (10, 16, "weeks")
    assert _steps(curve) == [
        (0, 0, ()),
        (5, 0.625, ("fig",)),
        (6, 1, ("plum",)),
        (10, 1.125, ("fig", "pear")),
        (11, 1.625, ("plum", "fig")),
        (16, 2.125, ("plum", "fig", "pear")),
    ]
    assert curve.one_more == pytest.approx(0.5)
    assert curve.next_jump is not None
    assert (curve.next_jump.more, curve.next_jump.gain) == (1, 0.5)
    assert (curve.next_jump.enters, curve.next_jump.leaves) == (("plum",), ("pear",))


def test_the_curve_ends_at_twice_the_capacity_where_that_takes_less_than_everything() -> None:
    assert capacity_curve(backlog(*FRUIT, capacity=7)).end == 14
    assert capacity_curve(backlog(*FRUIT, capacity=50)).end == 50


def test_a_capacity_that_takes_everything_has_no_next_jump() -> None:
    curve = capacity_curve(backlog(*FRUIT, capacity=16))
    assert curve.next_jump is None
    assert curve.one_more == 0


def test_no_capacity_yet_still_shows_what_some_would_buy() -> None:
    curve = capacity_curve(backlog(*FRUIT, capacity=0), points=17)
    assert (curve.capacity, curve.end, curve.one_more) == (0, 16, 0)
    assert curve.steps[-1].value == pytest.approx(2.125)
    assert curve.next_jump is not None
    assert (curve.next_jump.more, curve.next_jump.gain, curve.next_jump.enters) == (5, 0.625, ("fig",))


def test_below_what_is_forced_there_is_no_step_and_the_jump_leads_there() -> None:
    curve = capacity_curve(backlog(*FRUIT, capacity=4, must=("plum",)))
    assert curve.steps[0] == CurveStep(capacity=6, value=1, chosen=("plum",))
    assert curve.next_jump is not None
    assert (curve.next_jump.more, curve.next_jump.gain, curve.next_jump.enters) == (2, 1, ("plum",))
    assert curve.one_more == 0


def test_rules_that_clash_at_any_capacity_are_refused() -> None:
    with pytest.raises(NoFeasiblePlan):
        capacity_curve(backlog(*FRUIT, must=("plum", "fig"), excludes=(("plum", "fig"),)))


def test_teams_are_scaled_in_proportion() -> None:
    teams = (Capacity(team="Search", amount=6), Capacity(team="Voice", amount=3))
    costs = {"plum": {"Search": 6}, "fig": {"Voice": 5}, "pear": {"Search": 2}}
    curve = capacity_curve(backlog(*FRUIT, capacity=teams, costs=costs), points=37)
    # Two thirds of the whole are Search's, a third is Voice's: Pear at 3, Plum at 9, Plum and Pear at 12, Fig at 15.
    assert [(one.capacity, set(one.chosen)) for one in curve.steps] == [
        (0, set()), (3, {"pear"}), (9, {"plum"}), (12, {"plum", "pear"}),
    ]  # fmt: skip
    wide = capacity_curve(backlog(*FRUIT, capacity=(teams[0], Capacity(team="Voice", amount=4)), costs=costs))
    assert wide.next_jump is not None
    # Four tenths are Voice's, and Fig needs five of them: a whole of 12.5.
    assert wide.next_jump.more == pytest.approx(12.5 - 10)


@pytest.mark.parametrize("unit", [1e-4, 1.0, 1e5])
def test_the_unit_of_the_costs_changes_nothing_but_the_numbers(unit: float) -> None:
    scaled = [feature(one.title, gain, reach, effort * unit) for one, gain, reach, effort in (
        (PLUM, 8, 8, 6), (FIG, 6, 4, 5), (PEAR, 4, 4, 5))]  # fmt: skip
    curve = capacity_curve(backlog(*scaled, capacity=10 * unit), points=21)
    assert [one.chosen for one in curve.steps] == [
        (), ("fig",), ("plum",), ("fig", "pear"), ("plum", "fig"), ("plum", "fig", "pear"),
    ]  # fmt: skip
    assert curve.next_jump is not None
    assert curve.next_jump.more == pytest.approx(unit)


def test_features_without_a_cost_never_come_in_and_free_ones_always_do() -> None:
    curve = capacity_curve(backlog(feature("Plum", 8, 8, None), feature("Fig", 8, 8, 0), capacity=3))
    assert _steps(curve) == [(0, 1, ("fig",))]
    assert curve.next_jump is None


def test_the_curve_of_no_features_is_one_step_of_nothing() -> None:
    curve = capacity_curve(backlog())
    assert _steps(curve) == [(0, 0, ())]
    assert (curve.next_jump, curve.one_more, curve.end) == (None, 0, 10)


def test_progress_is_told_up_to_the_last_capacity() -> None:
    told: list[tuple[int, int]] = []
    capacity_curve(backlog(*FRUIT), points=5, progress=lambda done, whole: told.append((done, whole)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert told[-1] == (len(told), len(told))


def test_questions_without_a_capacity_are_refused() -> None:
    with pytest.raises(InvalidBacklog):
        capacity_curve(backlog(*FRUIT, capacity=()))
    with pytest.raises(InvalidChoice):
        capacity_curve(backlog(*FRUIT), points=1)


def _prices(asked: Backlog) -> tuple[ForcedPrice, ...]:
    return forced_prices(asked, evaluate(asked), choose_plan(asked))


def _taking(asked: Backlog, feature_id: str) -> ForcedPrice:
    return price_of_taking(asked, evaluate(asked), choose_plan(asked), feature_id)


def test_a_forced_leader_costs_the_two_that_would_be_in_without_it() -> None:
    [price] = _prices(backlog(*FRUIT, must=("plum",)))
    assert (price.rule, price.price) == ("must", 0.125)
    assert (price.leaves, price.enters) == (("fig", "pear"), ("plum",))
    assert _said(price.sentence) == "Keeping “Plum” in costs “Fig” and “Pear”; the plan loses 13 points."


def test_a_feature_kept_out_costs_what_comes_in_instead() -> None:
    [price] = _prices(backlog(*FRUIT, capacity=6, must_not=("plum",)))
    assert (price.rule, price.price, price.leaves, price.enters) == ("must_not", 0.375, ("plum",), ("fig",))
    assert _said(price.sentence) == "Keeping “Plum” out costs 38 points; “Fig” is in instead."


def test_rules_that_change_nothing_cost_nothing() -> None:
    first, second = _prices(backlog(*FRUIT, must=("fig",), must_not=("plum",)))
    assert (first.price, first.leaves, first.enters) == (0, (), ())
    assert _said(first.sentence) == "“Fig” would be in anyway."
    assert _said(second.sentence) == "“Plum” would stay out anyway."
    assert _prices(backlog(*FRUIT)) == ()


def test_a_forced_feature_that_ties_with_another_costs_nothing() -> None:
    [price] = _prices(backlog(FIG, feature("Kiwi", 6, 4, 5), capacity=5, must=("kiwi",)))
    assert (price.price, price.leaves, price.enters) == (0, (), ())


def test_taking_what_is_left_out_says_what_it_costs() -> None:
    price = _taking(backlog(*FRUIT), "plum")
    assert (price.rule, price.price, price.leaves, price.enters) == ("taking", 0.125, ("fig", "pear"), ("plum",))
    assert _said(price.sentence) == "Taking “Plum” would cost “Fig” and “Pear”; the plan would lose 13 points."
    assert _said(price.about_it) == "Taking it would cost “Fig” and “Pear”; the plan would lose 13 points."


def test_taking_what_comes_with_others_names_those_too() -> None:
    asked = backlog(PLUM, feature("Lime", 2, 2, 2), feature("Kumquat", 1, 1, 4), capacity=6)
    price = _taking(asked, "kumquat")
    assert (price.price, price.leaves, price.enters) == (0.625, ("plum",), ("lime", "kumquat"))
    assert _said(price.sentence) == (
        "Taking “Kumquat” would cost “Plum” and bring in “Lime”; the plan would lose 63 points."
    )


def test_what_cannot_be_taken_says_why() -> None:
    big = _taking(backlog(*FRUIT, feature("Melon", 1, 1, 11)), "melon")
    assert (big.price, big.clash) == (None, ("the capacity of 10 weeks",))
    assert _said(big.sentence) == "“Melon” cannot be taken beside this: the capacity of 10 weeks."
    unknown = _taking(backlog(*FRUIT, feature("Melon", 1, 1, None)), "melon")
    assert _said(unknown.about_it) == "It cannot be taken: there is no cost for it."


def test_taking_what_a_rule_keeps_out_sets_the_rule_aside() -> None:
    price = _taking(backlog(*FRUIT, capacity=11, must_not=("plum",)), "plum")
    assert price.price == 0
    assert _said(price.sentence) == "Taking “Plum” instead of “Pear” would gain 50 points."
    swap = _taking(backlog(FIG, feature("Kiwi", 6, 4, 5), capacity=5), "kiwi")
    assert _said(swap.sentence) == "Taking “Kiwi” instead of “Fig” would cost nothing."


def test_a_title_that_looks_like_a_gap_is_kept_as_it_is() -> None:
    odd = Feature(id="odd", title="{it} {0}", scores=FIG.scores)
    price = _taking(backlog(PLUM, odd, capacity=6), "odd")
    assert _said(price.sentence) == "Taking “{it} {0}” would cost “Plum”; the plan would lose 38 points."


def test_an_unknown_feature_is_refused() -> None:
    with pytest.raises(InvalidChoice):
        _taking(backlog(*FRUIT), "melon")


def _ways(asked: Backlog) -> dict[str, WayTaken]:
    return {one.key: one for one in compare_ways(asked, evaluate(asked), choose_plan(asked)).ways}


def test_down_the_list_takes_the_leader_and_falls_behind() -> None:
    ways = _ways(backlog(*FRUIT))
    assert (ways["best"].chosen, ways["best"].behind) == (("fig", "pear"), 0)
    down = ways["list"]
    assert (down.name, down.chosen, down.value, down.used) == ("Down the list until full", ("plum",), 1, 6)
    assert (down.behind, down.gains, down.leaves, down.unkept) == (0.125, ("plum",), ("fig", "pear"), ())


def test_value_per_cost_goes_by_the_quotient_and_takes_the_free_first() -> None:
    # Per week: Plum a sixth, Kiwi a quarter, Free beyond all.
    ways = _ways(backlog(PLUM, feature("Kiwi", 4, 4, 2), feature("Free", 1, 1, 0), capacity=7))
    assert set(ways["ratio"].chosen) == {"kiwi", "free"}
    assert set(ways["best"].chosen) == {"plum", "free"}


def test_a_feature_comes_with_what_it_requires_or_not_at_all() -> None:
    ways = _ways(backlog(*FRUIT, requires=(("plum", "fig"),)))
    assert ways["list"].chosen == ("fig", "pear")
    wide = _ways(backlog(*FRUIT, capacity=11, requires=(("plum", "fig"),)))
    assert wide["list"].chosen == ("plum", "fig")


def test_forced_features_come_first_and_kept_out_ones_never() -> None:
    ways = _ways(backlog(*FRUIT, must=("pear",), must_not=("plum",)))
    assert ways["list"].chosen == ways["ratio"].chosen == ("fig", "pear")


def test_an_option_is_taken_where_the_full_feature_does_not_fit() -> None:
    small = PlanOption(feature_id="plum", name="Small", scores={"effort": Score.exactly(4), "gain": Score.exactly(4)})
    down = _ways(backlog(FIG, PLUM, capacity=4, options=(small,)))["list"]
    assert (down.chosen, down.used, down.value) == (("plum",), 4, 0.75)


def test_a_theme_s_upper_bound_is_kept_and_a_lower_one_that_is_missed_is_named() -> None:
    atmost = PlanTheme(name="Stone", feature_ids=("plum",), measure=ThemeMeasure.COUNT, at_most=0)
    assert _ways(backlog(*FRUIT, themes=(atmost,)))["list"].chosen == ("fig", "pear")
    atleast = PlanTheme(name="Seeds", feature_ids=("fig", "pear"), measure=ThemeMeasure.COUNT, at_least=2)
    down = _ways(backlog(*FRUIT, themes=(atleast,)))["list"]
    assert down.chosen == ("plum",)
    assert [_said(one) for one in down.unkept] == ["at least 2 of the theme 'Seeds'"]


def _headline(asked: Backlog) -> str:
    evaluation = evaluate(asked)
    return plan_headline(asked, evaluation, choose_plan(asked, evaluation))


@pytest.mark.parametrize(
    "asked, said",
    [
        (backlog(*FRUIT), "Two features fit, taking 10 of 10 weeks."),
        (backlog(*FRUIT, capacity=7), "One feature fits, taking 6 of 7 weeks."),
        (backlog(*FRUIT, capacity=16), "All three features fit, taking 16 of 16 weeks."),
        (backlog(PLUM), "The only feature fits, taking 6 of 10 weeks."),
        (backlog(*FRUIT, capacity=2), "Nothing fits into 2 weeks."),
        (backlog(*FRUIT, capacity=0), "The capacity is 0, so nothing fits."),
        (backlog(feature("Plum", 8, 8, 0), FIG, capacity=0), "One feature fits, taking nothing of the capacity."),
        (backlog(PLUM, must_not=("plum",)), "Nothing can be taken into 10 weeks."),
        (backlog(feature("Plum", 8, 8, None)), "No feature has a cost yet, so nothing can be planned."),
        (backlog(), "No features yet, so there is nothing to plan."),
    ],
)
def test_the_headline_says_what_fits(asked: Backlog, said: str) -> None:
    assert _headline(asked) == said


def _note(asked: Backlog) -> LeaderNote | None:
    evaluation = evaluate(asked)
    return leader_note(asked, evaluation, choose_plan(asked, evaluation))


def test_a_leader_left_out_is_told_with_what_it_would_cost() -> None:
    note = _note(backlog(*FRUIT))
    assert note is not None
    assert (note.feature_id, note.rank, note.also, note.price.price) == ("plum", 1, (), 0.125)
    assert _said(note.sentence) == (
        "“Plum” ranks first but is left out. Taking it would cost “Fig” and “Pear”; the plan would lose 13 points."
    )


def test_of_several_leaders_left_out_the_first_is_told_and_the_others_named() -> None:
    note = _note(backlog(*FRUIT, capacity=5))
    assert note is not None
    assert (note.feature_id, note.also) == ("plum", ("pear",))
    assert _said(note.sentence).startswith("“Plum” ranks first but is left out. It cannot be taken beside this:")


def test_no_note_where_every_leader_is_in_or_nothing_is_ranked() -> None:
    assert _note(backlog(*FRUIT, capacity=16)) is None
    assert _note(backlog()) is None
