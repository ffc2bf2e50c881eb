"""The line between now and later, and what reasons are drawn from it; worked by hand."""

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Choice, Decision, Feature
from workbench.workflows import evaluate
from workbench.workflows.capacity_line import CapacityLine, draw_line, find_displaced
from workbench.workflows.deciding import draft_all, draft_reason, find_costs, find_grounds, find_rivals
from workbench.workflows.decision_headlines import decisions_headline


def _feature(name: str, cost: float | None, impact: float, choice: Choice | None = None) -> Feature:
    """Make a feature of one impact and one cost level: 1, 3, 6, 12 or 20 person-weeks."""
    decision = None if choice is None else Decision(choice=choice)
    given = scores(impact, 3, 3, 3, cost)
    return Feature(id=name, title=name.capitalize(), scores=given, decision=decision)


@pytest.fixture
def basket() -> Backlog:
    """Plum 3 and fig 6 weeks are now, lime 12 is later, pear 20 and date (no cost) wait; best rank first."""
    features = (
        _feature("plum", 2, 5, Choice.NOW),
        _feature("fig", 3, 4, Choice.NOW),
        _feature("lime", 4, 3, Choice.LATER),
        _feature("pear", 5, 2),
        _feature("date", None, 1),
    )
    return Backlog(name="Basket", framework=weighted_dimensions(), features=features)


def _line(backlog: Backlog, capacity: float | None = None) -> CapacityLine:
    costs, unit = find_costs(backlog)
    return draw_line(backlog, evaluate(backlog), costs=costs, unit=unit, capacity=capacity)


def test_costs_are_the_levels_amounts_and_an_unknown_one_is_left_out(basket: Backlog) -> None:
    assert find_costs(basket) == ({"plum": 3, "fig": 6, "lime": 12, "pear": 20}, "person-weeks")


def test_the_line_sorts_by_decision_and_adds_up_what_is_now(basket: Backlog) -> None:
    line = _line(basket, 10)
    assert (line.now, line.next, line.later, line.no) == (("plum", "fig"), (), ("lime",), ())
    assert line.undecided == ("pear", "date")
    assert (line.used, line.keeps_capacity) == (9, True)
    assert not _line(basket, 8.5).keeps_capacity
    assert not _line(basket).keeps_capacity


@pytest.mark.parametrize(
    "capacity, displaced, free",
    [
        (21, (), 12),
        (20, ("fig",), 11),
        (14, ("plum", "fig"), 5),
        (11, None, 2),
    ],
)
def test_a_move_into_now_displaces_as_little_as_it_must(
    basket: Backlog, capacity: float, displaced: tuple[str, ...] | None, free: float
) -> None:
    """The worst ranked leave first; None where it does not fit even alone."""
    move = find_displaced(_line(basket, capacity), "lime")
    assert (set(move.displaced), move.fits, move.free) == (set(displaced or ()), displaced is not None, free)


def test_without_a_capacity_or_a_cost_nothing_is_displaced(basket: Backlog) -> None:
    assert find_displaced(_line(basket), "lime").displaced == ()
    unknown = find_displaced(_line(basket, 10), "date")
    assert (unknown.cost, unknown.free, unknown.displaced, unknown.fits) == (None, 1, (), True)


def test_the_headline_counts_the_columns_and_says_when_now_is_too_much(basket: Backlog) -> None:
    assert decisions_headline(_line(basket, 8)) == "Two now and one later. Two wait for a decision."
    decided = basket.model_copy(update={"features": basket.features[:3]})
    assert decisions_headline(_line(decided, 8)) == "Two now and one later. Now is 1 person-week over the capacity."
    assert decisions_headline(_line(decided, 9)) == "Two now and one later. Everything is decided."


def test_a_reason_names_the_better_ranked_ones_that_cost_no_more(basket: Backlog) -> None:
    grounds = find_grounds(basket, evaluate(basket), chosen=("plum", "fig"), keeps_capacity=True)
    lime = basket.feature("lime")
    assert find_rivals(grounds, lime) == ("plum", "fig")
    said = draft_reason(grounds, lime, Choice.LATER).replace("\u2068", "").replace("\u2069", "")
    assert said == "Costs 12 person-weeks; “Plum” and “Fig” rank higher, fit in its place and together cost no more."
    assert draft_reason(grounds, basket.feature("plum"), Choice.NOW).startswith("Part of the plan for 3 person-weeks.")


def test_a_draft_never_says_no_and_keeps_what_is_decided(basket: Backlog) -> None:
    drafted = draft_all(find_grounds(basket, evaluate(basket), chosen=("plum", "fig")))
    assert {name: one.choice.value for name, one in drafted.items()} == {
        "plum": "now", "fig": "now", "lime": "later", "pear": "next", "date": "next",
    }  # fmt: skip
