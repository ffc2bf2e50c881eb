import numpy as np

from workbench.methods.weighted_sum import contributions, priorities, priority_range

VALUES = np.array([[1.0, 0.5, 0.0], [0.25, 1.0, 0.75]])


def test_a_priority_is_the_weighted_sum_of_the_values() -> None:
    # 0.5 × 1 + 0.25 × 0.5 + 0 and 0.5 × 0.25 + 0.25 × 1 + 0.25 × 0.75
    assert priorities(VALUES, np.array([0.5, 0.25, 0.25])).tolist() == [0.625, 0.5625]


def test_contributions_are_weight_times_value() -> None:
    parts = contributions(VALUES, np.array([0.5, 0.25, 0.25]))
    assert parts.tolist() == [[0.5, 0.125, 0.0], [0.125, 0.25, 0.1875]]


def test_with_all_weight_on_one_dimension_its_value_is_the_priority() -> None:
    assert priorities(VALUES, np.array([0.0, 1.0, 0.0])).tolist() == [0.5, 1.0]


def test_the_range_runs_from_every_unknown_at_its_worst_to_every_unknown_at_its_best() -> None:
    low, high = np.array([[1.0, 0.0]]), np.array([[1.0, 1.0]])
    lowest, highest = priority_range(low, high, np.array([0.75, 0.25]))
    assert lowest.tolist() == [0.75]
    assert highest.tolist() == [1.0]


def test_no_features_have_no_priorities() -> None:
    assert priorities(np.zeros((0, 3)), np.array([0.5, 0.25, 0.25])).tolist() == []


def test_one_feature_without_any_dimension_has_nothing_to_add_up() -> None:
    assert priorities(np.zeros((1, 0)), np.zeros(0)).tolist() == [0.0]
