"""Weights from pairs, and how well the judgements agree.

Sources: the criterion "Experience" of Wikipedia's "Analytic hierarchy process - leader example", printed to three
places. The eight-dimension table of JMcDM's test/mcdm/testahp.jl; JMcDM averages normalised columns (ratio 0.0736), so
the figures here are those of the principal eigenvector of its table, worked out apart from this project.
"""

import numpy as np
import pytest

from workbench.methods.pairwise import consistency, pairwise_weights

EXPERIENCE = np.array([[1, 1 / 4, 4], [4, 1, 9], [1 / 4, 1 / 9, 1]])
EIGHT = np.array(
    [
        [1, 7, 1 / 5, 1 / 8, 1 / 2, 1 / 3, 1 / 5, 1],
        [1 / 7, 1, 1 / 8, 1 / 9, 1 / 4, 1 / 5, 1 / 9, 1 / 8],
        [5, 8, 1, 1 / 3, 4, 2, 1, 1],
        [8, 9, 3, 1, 7, 5, 3, 3],
        [2, 4, 1 / 4, 1 / 7, 1, 1 / 2, 1 / 5, 1 / 5],
        [3, 5, 1 / 2, 1 / 5, 2, 1, 1 / 3, 1 / 3],
        [5, 9, 1, 1 / 3, 5, 3, 1, 1],
        [1, 8, 1, 1 / 3, 5, 3, 1, 1],
    ]
)


def test_experience_in_the_leader_example() -> None:
    assert pairwise_weights(EXPERIENCE) == pytest.approx([0.217, 0.717, 0.066], abs=6e-4)
    assert consistency(EXPERIENCE).index == pytest.approx(0.018448, abs=1e-6)
    assert consistency(EXPERIENCE).ratio == pytest.approx(0.031807, abs=1e-6)


def test_eight_dimensions_by_the_principal_eigenvector() -> None:
    expected = [0.053720, 0.016668, 0.151455, 0.346658, 0.046928, 0.076150, 0.167521, 0.140900]
    assert pairwise_weights(EIGHT) == pytest.approx(expected, abs=1e-6)
    assert consistency(EIGHT).ratio == pytest.approx(0.0707394, abs=1e-6)


def test_the_table_is_the_published_one_by_its_averaged_columns() -> None:
    averaged = (EIGHT / EIGHT.sum(axis=0)).mean(axis=1)
    assert (EIGHT @ averaged / averaged).mean() == pytest.approx(8.72642777, abs=1e-6)
