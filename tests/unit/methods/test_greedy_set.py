"""One after the other: what fits beside those taken before."""

import numpy as np

from workbench.methods.greedy_set import GreedyChoice
from workbench.methods.limit_matrix import Constraint, lay_out_limits


def _choice() -> GreedyChoice:
    capacity = Constraint("capacity", {0: 4.0, 1: 3.0, 2: 2.0, 3: 1.0}, high=6)
    apart = Constraint("apart", {2: 1.0, 3: 1.0}, high=1)
    return GreedyChoice(lay_out_limits(4, [capacity, apart]))


def test_what_does_not_fit_is_passed_over_and_the_next_is_tried() -> None:
    choice = _choice()
    assert [choice.take([[one]]) for one in range(4)] == [True, False, True, False]
    assert choice.taken.tolist() == [True, False, True, False]


def test_several_come_together_or_not_at_all() -> None:
    choice = _choice()
    assert not choice.take([[0], [1]])
    assert not choice.taken.any()
    assert choice.take([[1], [2]])
    assert choice.taken.tolist() == [False, True, True, False]


def test_a_smaller_way_is_taken_where_the_preferred_does_not_fit() -> None:
    choice = _choice()
    assert choice.take([[0]])
    assert choice.take([[1, 2]])
    assert choice.taken.tolist() == [True, False, True, False]


def test_what_is_taken_already_is_not_taken_twice_in_another_way() -> None:
    choice = _choice()
    assert choice.take([[2]])
    assert choice.take([[1], [2, 3]])
    assert choice.taken.tolist() == [False, True, True, False]


def test_lower_ends_are_left_to_whoever_looks_at_the_broken_limits() -> None:
    limits = lay_out_limits(2, [Constraint("at least two", {0: 1.0, 1: 1.0}, low=2)])
    choice = GreedyChoice(limits)
    assert choice.take([[1]])
    assert limits.find_broken(choice.taken) == ("at least two",)
    assert limits.find_broken(np.ones(2, dtype=bool)) == ()
