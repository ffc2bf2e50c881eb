"""Features that tie in every draw, found and checked."""

import numpy as np

from workbench.methods.short_keys import count_up
from workbench.methods.twin_columns import are_twins, find_twins, no_twins


def test_twins_are_grouped_by_the_first_of_them() -> None:
    twins = find_twins(np.array([[0.5, 0.2, 0.5, 0.9, 0.2, 0.5], [0.1, 0.2, 0.1, 0.3, 0.2, 0.1]]))
    assert twins.members.tolist() == [0, 2, 5, 1, 4, 3]
    assert twins.first.tolist() == [0, 1, 3]
    assert twins.sizes.tolist() == [3, 2, 1]


def test_level_in_one_draw_alone_is_no_twin() -> None:
    twins = find_twins(np.array([[0.5, 0.5, 0.1], [0.5, 0.6, 0.1]]))
    assert twins.sizes.tolist() == [1, 1, 1]


def test_one_twin_of_many_is_not_worth_the_trouble() -> None:
    block = np.linspace(0, 1, 100)[None, :].copy()
    block[0, 7] = block[0, 9]
    assert find_twins(block).groups == 100


def test_a_later_draw_that_parts_them_is_noticed_and_noise_is_not() -> None:
    twins = find_twins(np.array([[0.5, 0.5, 0.1]]))
    assert are_twins(np.array([[0.7, 0.7 + 1e-16, 0.7]]), twins)
    assert not are_twins(np.array([[0.7, 0.7, 0.7], [0.7, 0.7 + 1e-12, 0.1]]), twins)
    assert are_twins(np.array([[0.7, 0.1]]), no_twins(2))


def test_counting_up_begins_again_in_every_group() -> None:
    assert count_up(np.array([2, 0, 3])).tolist() == [0, 1, 0, 1, 2]
    assert count_up(np.zeros(0, dtype=np.int64)).tolist() == []
