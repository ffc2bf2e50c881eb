import numpy as np
import pytest

from workbench.methods.rounding import round_to_total


@pytest.mark.parametrize(
    "parts,rounded",
    [
        ([33.4, 33.3, 33.3], [34, 33, 33]),
        ([33.5, 33.5, 33.0], [34, 33, 33]),
        ([37.5, 15.0, 0.0], [38, 15, 0]),
        ([2.5, -6.25, 4.0], [2, -6, 4]),
        ([0.4, 0.4, 0.4, 0.4], [1, 1, 0, 0]),
        ([-0.5, -0.5], [0, -1]),
        ([5.0, -6.0], [5, -6]),
    ],
)
def test_rounded_parts_add_up_to_the_rounded_total(parts: list[float], rounded: list[int]) -> None:
    assert round_to_total(np.array(parts)).tolist() == rounded


def test_among_equal_remainders_the_earlier_part_gets_the_point() -> None:
    assert round_to_total(np.array([0.5, 0.5])).tolist() == [1, 0]


def test_noise_in_the_last_digit_does_not_decide_who_gets_the_point() -> None:
    assert round_to_total(np.array([0.5, 0.5 + 1e-12])).tolist() == [1, 0]


def test_a_whole_number_just_below_itself_is_still_that_number() -> None:
    assert round_to_total(np.array([20 - 1e-12, 80 + 1e-12])).tolist() == [20, 80]


def test_no_parts_add_up_to_nothing() -> None:
    assert round_to_total(np.array([])).tolist() == []


def test_among_many_equal_remainders_the_points_go_to_the_first_in_their_order() -> None:
    """Fifty quarters and fifty halves make 37.5, so 38 of the halves are rounded up."""
    rounded = round_to_total(np.tile([0.25, 0.5], 50))
    assert rounded[1::2].tolist() == [1] * 38 + [0] * 12
    assert not rounded[::2].any()
