"""How much of the spread of the priorities comes from each dimension, worked out by hand."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from workbench.methods.variance_share import variance_shares

ROWS = st.tuples(st.integers(2, 8), st.integers(1, 4)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(0, 8).map(lambda one: one / 16))
)


def test_shares_are_covariances_over_the_variance() -> None:
    # Priorities 0.5, 0.25, 0: around their mean 0.25, 0, −0.25. The first column gives 0.1 of 0.125, the second 0.025.
    found = variance_shares(np.array([[0.4, 0.1], [0.2, 0.05], [0.0, 0.0]]))
    assert found == pytest.approx([0.8, 0.2])


def test_a_dimension_against_the_order_is_below_nought_and_the_sum_stays_one() -> None:
    # Priorities 0.4 and 0.2; the first column brings 0.3 of the 0.2 between them, the second −0.1.
    assert variance_shares(np.array([[0.4, 0.0], [0.1, 0.1]])) == pytest.approx([1.5, -0.5])


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_no_feature_one_and_all_tied_leave_the_shares_undefined(rows: int) -> None:
    assert np.isnan(variance_shares(np.full((rows, 2), 0.25))).tolist() == [True, True]


@settings(max_examples=60)
@given(ROWS, st.randoms(use_true_random=False))
def test_shares_sum_to_one_and_follow_their_columns(rows: np.ndarray, lot: random.Random) -> None:
    found = variance_shares(rows)
    if np.ptp(rows.sum(axis=1)) == 0:
        assert np.isnan(found).all()
        return
    assert found.sum() == pytest.approx(1)
    turn = list(range(rows.shape[1]))
    lot.shuffle(turn)
    assert variance_shares(rows[:, turn]) == pytest.approx(found[turn])
    assert variance_shares(rows[::-1]) == pytest.approx(found)
