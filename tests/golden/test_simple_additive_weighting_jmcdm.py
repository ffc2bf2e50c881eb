"""Simple additive weighting, as the library JMcDM publishes it.

Source: jbytecode/JMcDM, test/mcdm/testsaw.jl, Examples 1 and 2; printed to six digits. Their values are x ÷ the
column's maximum, for a cost the column's minimum ÷ x; ours come from declared scales, so their normalisation is applied
here and only the weighted sum and the ranks are ours.
"""

import numpy as np

from workbench.methods.ranking import order_by_rank, rank_priorities
from workbench.methods.weighted_sum import priorities

PRINTED = 1e-6


def test_four_equal_weights_with_one_cost_give_the_published_scores() -> None:
    matrix = np.array([[25.0, 65, 7, 20], [21, 78, 6, 24], [19, 53, 5, 33], [22, 25, 2, 31]])
    values = matrix / [25, 78, 1, 33]
    values[:, 2] = 2 / matrix[:, 2]
    scores = priorities(values, np.array([0.25, 0.25, 0.25, 0.25]))
    np.testing.assert_allclose(scores, [0.681277, 0.725151, 0.709871, 0.784976], rtol=0, atol=PRINTED)
    assert rank_priorities(scores).tolist() == [4, 2, 3, 1]


def test_seven_unequal_weights_give_the_published_scores_and_order() -> None:
    matrix = np.array(
        [
            [4.0, 7, 3, 2, 2, 2, 2],
            [4, 4, 6, 4, 4, 3, 7],
            [7, 6, 4, 2, 5, 5, 3],
            [3, 2, 5, 3, 3, 2, 5],
            [4, 2, 2, 5, 5, 3, 6],
        ]
    )
    values = matrix / [7, 7, 6, 5, 5, 5, 7]
    weights = np.array([0.283, 0.162, 0.162, 0.07, 0.085, 0.162, 0.076])
    scores = priorities(values, weights)
    np.testing.assert_allclose(scores, [0.553228, 0.713485, 0.837428, 0.514657, 0.579342], rtol=0, atol=PRINTED)
    best_first = order_by_rank(rank_priorities(scores)) + 1
    assert best_first.tolist() == [3, 2, 5, 1, 4]
