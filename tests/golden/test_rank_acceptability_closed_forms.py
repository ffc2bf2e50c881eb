"""Chances of ranks that can be worked out without drawing.

Source: closed forms from the definitions of Lahdelma, Hokkanen, Salminen (1998), EJOR 106, 137-143, with weights
uniform on the simplex. Two dimensions: w₁ is uniform on 0 … 1. Three: the first is ahead where w₁ > 1/3, which has the
chance (2/3)² = 4/9, and its mean weights there are 5/9, 2/9, 2/9. Worked out by hand, not printed in the paper.
"""

import numpy as np
import pytest

from workbench.methods.acceptability import central_weights, rank_shares, winning_shares
from workbench.methods.priority_draws import PriorityDraws, draw_all
from workbench.methods.weight_draws import sample_weights

DRAWS = 40_000
TOLERANCE = 0.01


def _draws(values: list[list[float]]) -> PriorityDraws:
    array, rng = np.array(values, dtype=float), np.random.default_rng(0)
    stated = np.full(array.shape[1], 1 / array.shape[1])
    return PriorityDraws(sample_weights(stated, DRAWS, vary="any", rng=rng), array, array, array, rng)


def test_two_dimensions() -> None:
    drawn = _draws([[1, 0], [0, 1], [0.6, 0.6]])
    shares = rank_shares(drawn.blocks(), 3)
    expected = np.array([[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]])
    assert shares.shares == pytest.approx(expected, abs=TOLERANCE)
    assert shares.expected == pytest.approx([2.1, 2.1, 1.8], abs=2 * TOLERANCE)


def test_three_dimensions_with_central_weights() -> None:
    drawn = _draws([[1, 0, 0], [0, 0.5, 0.5]])
    assert rank_shares(drawn.blocks(), 2).shares == pytest.approx(np.array([[4, 5], [5, 4]]) / 9, abs=TOLERANCE)
    central = central_weights(drawn.blocks(), drawn.weights, 2)
    assert central[0] == pytest.approx([5 / 9, 2 / 9, 2 / 9], abs=TOLERANCE)
    whole = draw_all(drawn, DRAWS)
    assert winning_shares(whole, whole)[0, 1] == pytest.approx(4 / 9, abs=TOLERANCE)
