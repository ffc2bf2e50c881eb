"""The weighted sum of six ways to cut a building's heating losses.

Source: Kracka, Brauers, Zavadskas (2010), Ranking heating losses in a building by applying the MULTIMOORA, Inzinerine
Ekonomika 21(4), 352-359, as scikit-criteria prints it in tests/agg/test_simple.py,
test_WeightedSumModel_kracka2010ranking, to eight digits. Their values are 1 ÷ x for a cost, then each column ÷ its sum;
that is applied here, and only the weighted sum and the ranks are ours.
"""

import numpy as np

from workbench.methods.ranking import rank_priorities
from workbench.methods.weighted_sum import priorities

MATRIX = [
    [33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852],
    [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
    [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
    [30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186],
    [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61],
    [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
]
IS_COST = [True, True, True, True, False, True, False]
SCORES = [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701]
RANKS = [6, 1, 3, 4, 5, 2]


def test_equal_weights_of_twenty_points_give_the_published_scores_and_ranks() -> None:
    matrix = np.array(MATRIX)
    turned = np.where(IS_COST, 1 / matrix, matrix)
    scores = priorities(turned / turned.sum(axis=0), np.full(7, 20) / 140)
    np.testing.assert_allclose(scores, SCORES, rtol=0, atol=1e-8)
    assert rank_priorities(scores).tolist() == RANKS
