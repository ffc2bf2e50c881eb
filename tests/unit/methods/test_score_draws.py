"""Values drawn for ranges and for missing scores."""

import numpy as np
import pytest

from workbench.methods.score_draws import is_uncertain, sample_open, sample_values

LOW = np.array([[0.2, 0.5, 0.0]])
POINT = np.array([[0.3, 0.5, np.nan]])
HIGH = np.array([[0.8, 0.5, 1.0]])


def test_only_ranges_and_missing_scores_are_drawn() -> None:
    assert is_uncertain(LOW, POINT, HIGH).tolist() == [[True, False, True]]
    drawn = sample_values(LOW, POINT, HIGH, 20_000, np.random.default_rng(0))
    assert drawn.shape == (20_000, 1, 3)
    assert (drawn[:, 0, 1] == 0.5).all()


def test_a_range_is_triangular_and_a_missing_score_anywhere() -> None:
    drawn = sample_values(LOW, POINT, HIGH, 20_000, np.random.default_rng(0))[:, 0]
    assert (drawn[:, 0].min() >= 0.2, drawn[:, 0].max() <= 0.8) == (True, True)
    # Triangular 0.2, 0.3, 0.8: mean their mean, 13/30; below the likely one in (0.3 − 0.2) ÷ (0.8 − 0.2) of the draws.
    assert drawn[:, 0].mean() == pytest.approx(13 / 30, abs=0.003)
    assert (drawn[:, 0] < 0.3).mean() == pytest.approx(1 / 6, abs=0.01)
    assert drawn[:, 2].mean() == pytest.approx(0.5, abs=0.01)
    assert drawn[:, 2].var() == pytest.approx(1 / 12, abs=0.003)


@pytest.mark.parametrize("likely,mean", [(0.0, 1 / 3), (1.0, 2 / 3)])
def test_the_likely_score_may_stand_at_an_end(likely: float, mean: float) -> None:
    drawn = sample_open(np.zeros(1), np.array([likely]), np.ones(1), 20_000, np.random.default_rng(0))
    assert drawn.mean() == pytest.approx(mean, abs=0.005)


def test_drawing_in_parts_gives_the_same_as_drawing_at_once() -> None:
    rng = np.random.default_rng(5)
    parts = [sample_values(LOW, POINT, HIGH, count, rng) for count in (3, 0, 4)]
    assert (np.concatenate(parts) == sample_values(LOW, POINT, HIGH, 7, np.random.default_rng(5))).all()


def test_without_anything_uncertain_no_randomness_is_used() -> None:
    rng = np.random.default_rng(0)
    sample_values(POINT[:, :2], POINT[:, :2], POINT[:, :2], 9, rng)
    assert rng.random() == np.random.default_rng(0).random()
