"""The questions about a plan against trying every way to build every feature, under random rules of every kind."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.planned_by_trying import (
    Way,
    backlogs,
    best_by_trying,
    every_plan,
    is_kept,
    ways_to_build,
    with_rules,
    with_total,
    worth,
)
from workbench.errors import NoFeasiblePlan
from workbench.model import Backlog
from workbench.workflows import evaluate
from workbench.workflows.plan_comparison import compare_ways
from workbench.workflows.plan_curve import CapacityCurve, capacity_curve
from workbench.workflows.plan_prices import forced_prices, price_of_taking
from workbench.workflows.planning import choose_plan


def _curve(backlog: Backlog) -> CapacityCurve:
    try:
        return capacity_curve(backlog, points=7)
    except NoFeasiblePlan:
        assert best_by_trying(with_total(backlog, 1000)) is None
        assume(False)
        raise


@given(backlogs())
@settings(max_examples=30)
def test_every_step_of_the_curve_is_the_best_at_its_capacity_and_does_not_fit_below_it(backlog: Backlog) -> None:
    curve = _curve(backlog)
    assert [one.value for one in curve.steps] == sorted({one.value for one in curve.steps})
    for one in curve.steps:
        assert best_by_trying(with_total(backlog, one.capacity)) == pytest.approx(one.value, abs=1e-9)
    first = curve.steps[0]
    if first.capacity > 0:
        assert best_by_trying(with_total(backlog, first.capacity - 0.01)) is None


@given(backlogs())
@settings(max_examples=30)
def test_the_next_jump_is_the_least_capacity_at_which_more_is_possible(backlog: Backlog) -> None:
    curve = _curve(backlog)
    today = best_by_trying(backlog)
    jump = curve.next_jump
    if jump is None:
        assert today == pytest.approx(best_by_trying(with_total(backlog, 1000)) or 0.0)
        return
    assert jump.more > 0
    there = best_by_trying(with_total(backlog, curve.capacity + jump.more))
    assert there is not None
    if today is None:
        assert best_by_trying(with_total(backlog, curve.capacity + jump.more - 0.01)) is None
    else:
        assert jump.gain > 0
        assert best_by_trying(with_total(backlog, curve.capacity + jump.more - 0.01)) == pytest.approx(today)
    assert there - (today or 0.0) == pytest.approx(jump.gain, abs=1e-9)


@given(backlogs())
@settings(max_examples=30)
def test_one_more_unit_is_worth_the_difference_of_two_exact_plans(backlog: Backlog) -> None:
    curve = _curve(backlog)
    today, more = best_by_trying(backlog), best_by_trying(with_total(backlog, curve.capacity + 1))
    assert curve.one_more == pytest.approx((more or 0.0) - (today or 0.0), abs=1e-9)


@given(backlogs())
@settings(max_examples=30)
def test_a_forced_feature_costs_what_the_best_plan_without_its_rule_is_worth_more(backlog: Backlog) -> None:
    now = best_by_trying(backlog)
    assume(now is not None)
    prices = forced_prices(backlog, evaluate(backlog), choose_plan(backlog))
    assert {(one.rule, one.feature_id) for one in prices} == {
        *(("must", one) for one in backlog.plan.must),
        *(("must_not", one) for one in backlog.plan.must_not),
    }
    for one in prices:
        kept = {name: tuple(id_ for id_ in getattr(backlog.plan, name) if (name, id_) != (one.rule, one.feature_id))
                for name in ("must", "must_not")}  # fmt: skip
        free = best_by_trying(with_rules(backlog, **kept))
        assert one.price == pytest.approx((free or 0.0) - (now or 0.0), abs=1e-9)
        if not one.price:
            assert one.leaves == one.enters == ()


@given(backlogs(), st.data())
@settings(max_examples=30)
def test_taking_a_feature_costs_what_the_best_plan_with_it_is_worth_less(backlog: Backlog, data: st.DataObject) -> None:
    now = best_by_trying(backlog)
    assume(now is not None)
    feature_id = data.draw(st.sampled_from([one.id for one in backlog.features]))
    plan = choose_plan(backlog)
    price = price_of_taking(backlog, evaluate(backlog), plan, feature_id)
    without = tuple(one for one in backlog.plan.must_not if one != feature_id)
    wanted = best_by_trying(with_rules(backlog, must=(*backlog.plan.must, feature_id), must_not=without))
    if wanted is None:
        assert price.price is None
        assert price.clash
    elif feature_id in plan.chosen:
        assert price.price == 0
    elif feature_id not in backlog.plan.must_not:
        assert price.price == pytest.approx((now or 0.0) - wanted, abs=1e-9)
        changed = (set(plan.chosen) - set(price.leaves)) | set(price.enters)
        assert feature_id in changed
        assert any(set(one) == changed and worth(one) == pytest.approx(wanted) for one in every_plan(backlog))


@given(backlogs())
@settings(max_examples=30)
def test_the_simple_ways_keep_to_every_rule_but_those_they_name_and_never_beat_the_best_set(backlog: Backlog) -> None:
    assume(best_by_trying(backlog) is not None)
    compared = compare_ways(backlog, evaluate(backlog), choose_plan(backlog))
    assert [one.key for one in compared.ways] == ["best", "list", "ratio"]
    for one in compared.ways:
        if one.unkept:
            assert all("must be in" in name or "at least" in name for name in one.unkept)
            continue
        assert one.behind >= -1e-9
        full_ways = [ways_to_build(backlog, backlog.feature(id_))[1:] for id_ in one.chosen]
        picks: list[dict[str, Way]] = [{}]
        for id_, ways in zip(one.chosen, full_ways, strict=True):
            picks = [{**pick, id_: way} for pick in picks for way in ways if way is not None]
        assert any(is_kept(backlog, pick) and worth(pick) == pytest.approx(one.value) for pick in picks)
