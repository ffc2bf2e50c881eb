import numpy as np

from workbench.methods.pareto import count_dominated, find_dominators, is_on_front


def test_a_feature_better_on_one_and_level_on_the_other_dominates() -> None:
    values = np.array([[0.5, 0.5], [0.5, 0.75]])
    assert find_dominators(values, values).tolist() == [1, -1]
    assert is_on_front(values, values).tolist() == [False, True]


def test_equal_features_do_not_dominate_each_other() -> None:
    values = np.array([[0.5, 0.5], [0.5, 0.5]])
    assert find_dominators(values, values).tolist() == [-1, -1]
    assert count_dominated(values, values).tolist() == [0, 0]


def test_features_with_different_strengths_do_not_dominate_each_other() -> None:
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]])
    assert is_on_front(values, values).tolist() == [True, True, True]


def test_a_feature_with_an_unknown_is_not_dominated_while_it_could_still_win() -> None:
    low, high = np.array([[0.5, 0.5], [0.25, 0.0]]), np.array([[0.5, 0.5], [0.25, 1.0]])
    assert find_dominators(low, high).tolist() == [-1, -1]


def test_a_feature_is_dominated_when_even_its_best_is_not_enough() -> None:
    low, high = np.array([[0.5, 0.5], [0.25, 0.0]]), np.array([[0.5, 0.5], [0.25, 0.5]])
    assert find_dominators(low, high).tolist() == [-1, 0]


def test_an_unknown_does_not_dominate_by_its_best() -> None:
    low, high = np.array([[0.0, 1.0], [0.5, 0.5]]), np.array([[1.0, 1.0], [0.5, 0.5]])
    assert find_dominators(low, high).tolist() == [-1, -1]


def test_the_dominator_named_is_the_strongest_and_itself_undominated() -> None:
    values = np.array([[0.1, 0.1], [0.5, 0.5], [1.0, 0.75], [0.25, 1.0]])
    assert find_dominators(values, values).tolist() == [2, 2, -1, -1]


def test_counts_run_over_all_that_are_dominated_also_in_large_backlogs() -> None:
    """Six hundred features in a row, each better than the one before."""
    values = np.repeat(np.arange(600.0)[:, np.newaxis], 2, axis=1)
    assert count_dominated(values, values).tolist() == list(range(600))
    assert find_dominators(values, values).tolist() == [599] * 599 + [-1]


def test_no_features_and_a_single_one_are_not_dominated() -> None:
    assert find_dominators(np.zeros((0, 2)), np.zeros((0, 2))).tolist() == []
    assert count_dominated(np.zeros((0, 2)), np.zeros((0, 2))).tolist() == []
    assert find_dominators(np.array([[0.0, 0.0]]), np.array([[1.0, 1.0]])).tolist() == [-1]
