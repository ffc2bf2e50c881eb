"""Priorities of a ratio framework, drawn over its ranged scores."""

import numpy as np
import pytest

from workbench.methods.acceptability import rank_shares
from workbench.methods.priority_draws import draw_all
from workbench.methods.quotient_draws import QuotientDraws


def _source(low: list[list[float]], high: list[list[float]], draws: int = 20_000) -> QuotientDraws:
    ends = np.array(low, dtype=float), np.array(high, dtype=float)
    middle = (ends[0] + ends[1]) / 2
    rises = np.array([True, False])
    return QuotientDraws(ends[0], middle, ends[1], rises, "sum", draws, np.random.default_rng(0))


def test_what_is_known_never_moves() -> None:
    source = _source([[6, 2], [8, 1]], [[6, 2], [8, 1]], draws=100)
    # 3 is the lowest quotient and 8 the highest.
    assert draw_all(source, 100) == pytest.approx(np.tile([0.0, 1.0], (100, 1)))


def test_a_ranged_score_passes_a_known_one_as_often_as_its_triangle_says() -> None:
    # Benefit 0 … 4 over 1, likely 2, against 3: above it with the chance (4 − 3)² ÷ (4 · 2).
    shares = rank_shares(_source([[0, 1], [3, 1]], [[4, 1], [3, 1]]).blocks(), 2).shares
    assert shares[0, 0] == pytest.approx(1 / 8, abs=0.01)


def test_all_alike_tie() -> None:
    shares = rank_shares(_source([[3, 1], [3, 1]], [[3, 1], [3, 1]], draws=10).blocks(), 2).shares
    assert shares.tolist() == [[0.5, 0.5], [0.5, 0.5]]
