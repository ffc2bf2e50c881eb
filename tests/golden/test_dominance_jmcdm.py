"""Dominance among four alternatives on three benefit criteria.

Source: jbytecode/JMcDM, test/mcdm/testnds.jl (non-dominated sorting).
"""

import numpy as np

from workbench.methods.pareto import count_dominated, find_dominators, is_on_front

MATRIX = np.array([[1.0, 2, 3], [2, 1, 3], [1, 3, 2], [4, 5, 6]])


def test_only_the_last_alternative_is_not_dominated() -> None:
    assert is_on_front(MATRIX, MATRIX).tolist() == [False, False, False, True]
    assert find_dominators(MATRIX, MATRIX).tolist() == [3, 3, 3, -1]


def test_the_last_alternative_dominates_three_and_the_others_none() -> None:
    assert count_dominated(MATRIX, MATRIX).tolist() == [0, 0, 0, 3]
