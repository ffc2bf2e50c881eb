import numpy as np
import pytest

from workbench.methods.by_example import (
    Answers,
    central_weights,
    find_contradictions,
    is_consistent,
    weight_ranges,
)
from workbench.methods.example_pairs import choose_pair, sample_compatible


def _answers(*rows: list[float], same: tuple[int, ...] = (), dimensions: int = 2) -> Answers:
    flags = np.array([position in same for position in range(len(rows))], dtype=np.bool_)
    return Answers(np.array(rows, dtype=np.float64).reshape(len(rows), dimensions), flags)


def test_without_answers_everything_is_possible_and_the_middle_is_equal() -> None:
    nothing = _answers(dimensions=3)
    assert is_consistent(nothing)
    assert central_weights(nothing) == pytest.approx([1 / 3] * 3)
    low, high = weight_ranges(nothing)
    assert (low.tolist(), high.tolist()) == ([0, 0, 0], [1, 1, 1])


def test_one_answer_on_two_dimensions_halves_the_weights() -> None:
    # The first is better by 1 on the first dimension and worse by 1 on the second: its weight is above a half.
    answers = _answers([1, -1])
    low, high = weight_ranges(answers)
    assert low == pytest.approx([0.5, 0])
    assert high == pytest.approx([1, 0.5])
    assert central_weights(answers) == pytest.approx([0.75, 0.25])


def test_the_same_pins_two_weights_to_each_other() -> None:
    # Worth the same: a whole swing on the first against half a swing on the second, so 1/3 to 2/3.
    answers = _answers([1, -0.5], same=(0,))
    assert central_weights(answers) == pytest.approx([1 / 3, 2 / 3], abs=1e-6)
    low, high = weight_ranges(answers)
    assert low == pytest.approx([1 / 3, 2 / 3])
    assert high == pytest.approx([1 / 3, 2 / 3])


def test_a_dimension_that_answers_force_to_0_leaves_the_others_in_the_middle() -> None:
    answers = _answers([1, 0, 0], same=(0,), dimensions=3)
    assert central_weights(answers) == pytest.approx([0, 0.5, 0.5], abs=1e-6)


def test_opposite_answers_contradict_and_the_later_is_named() -> None:
    answers = _answers([1, -1], [-1, 1])
    assert not is_consistent(answers)
    assert find_contradictions(answers) == (1,)


def test_preferring_the_worse_in_everything_is_a_contradiction_in_itself() -> None:
    assert find_contradictions(_answers([-1, -0.5])) == (0,)
    assert find_contradictions(_answers([0, 0])) == (0,)


def test_one_answer_against_three_is_the_one_to_take_back() -> None:
    # All but the second say that the first dimension counts more.
    assert find_contradictions(_answers([1, -1], [-1, 0.9], [1, -0.9], [0.9, -1])) == (1,)


def test_beyond_twelve_answers_what_is_left_out_has_no_spare() -> None:
    answers = _answers(*[[1.0, -1.0]] * 8, *[[-1.0, 1.0]] * 5, [1.0, -0.5])
    dropped = find_contradictions(answers)
    assert dropped == (8, 9, 10, 11, 12)
    assert is_consistent(answers.without(dropped))


def test_drawn_weights_agree_with_every_answer_and_are_the_same_again() -> None:
    answers = _answers([1, -1, 0], [0, 1, -1], [0.5, -1, 0.5], same=(2,), dimensions=3)
    start = central_weights(answers)
    drawn = sample_compatible(answers, start, draws=50, rng=np.random.default_rng(0))
    assert drawn.sum(axis=1) == pytest.approx(np.ones(50))
    assert (drawn @ answers.preferred.T > -1e-9).all()
    assert drawn @ answers.level[0] == pytest.approx(np.zeros(50), abs=1e-9)
    assert len(np.unique(drawn.round(6), axis=0)) > 10
    again = sample_compatible(answers, start, draws=50, rng=np.random.default_rng(0))
    assert (drawn == again).all()


def test_drawn_weights_spread_evenly_over_what_is_left() -> None:
    # On two dimensions the first weight is uniform on 0.5 … 1: mean 0.75, standard deviation 0.144.
    answers = _answers([1, -1])
    drawn = sample_compatible(answers, central_weights(answers), draws=2000, rng=np.random.default_rng(0))
    assert drawn[:, 0].mean() == pytest.approx(0.75, abs=0.01)
    assert drawn[:, 0].std() == pytest.approx(0.144, abs=0.01)


def test_where_nothing_else_agrees_the_one_weighting_is_repeated() -> None:
    answers = _answers([1, -0.5], same=(0,))
    drawn = sample_compatible(answers, np.array([1 / 3, 2 / 3]), draws=3, rng=np.random.default_rng(0))
    assert drawn == pytest.approx(np.array([[1 / 3, 2 / 3]] * 3))


VALUES = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.5, 0.25]])
WEIGHTS = np.array([[0.2, 0.8], [0.4, 0.6], [0.6, 0.4], [0.8, 0.2]])


def test_the_next_pair_splits_what_is_left_in_half() -> None:
    # The first beats the second under two of four weightings; the third beats all under all of them.
    assert choose_pair(VALUES, WEIGHTS, frozenset()) == (0, 1)


def test_a_pair_asked_is_not_asked_again() -> None:
    # The second against the fourth: 1·w₂ against 0.5·w₁ + 0.25·w₂, ahead under three of four.
    assert choose_pair(VALUES, WEIGHTS, frozenset({(0, 1)})) in {(0, 3), (1, 3)}


@pytest.mark.parametrize("values", [np.zeros((0, 2)), np.ones((1, 2)), np.ones((3, 2)), np.array([[1.0, 1], [0, 0]])])
def test_where_no_pair_tells_anything_none_is_chosen(values: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    assert choose_pair(values, WEIGHTS, frozenset()) is None
