"""The weighted sum and Pareto dominance against scikit-criteria, an independent implementation, on random matrices.

Source: quatrope/scikit-criteria (Cabral, Luczywo, Zanazzi 2016), installed for the tests only.
"""

import numpy as np
import pytest
import skcriteria
from skcriteria.agg.simple import WeightedSumModel

from workbench.methods.pareto import count_dominated, find_dominators
from workbench.methods.ranking import rank_priorities
from workbench.methods.weighted_sum import priorities


@pytest.mark.parametrize("seed", range(8))
def test_weighted_sum_and_ranks_agree(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values, weights = rng.random((12, 5)), rng.dirichlet(np.ones(5))
    theirs = WeightedSumModel().evaluate(skcriteria.mkdm(values, [max] * 5, weights=weights))
    ours = priorities(values, weights)
    np.testing.assert_allclose(ours, theirs.e_.score, rtol=0, atol=1e-12)
    assert rank_priorities(ours).tolist() == theirs.rank_.tolist()


@pytest.mark.parametrize("seed", range(8))
def test_dominance_agrees_on_levels_with_many_ties(seed: int) -> None:
    rng = np.random.default_rng(seed)
    levels = rng.integers(1, 5, size=(14, 3)).astype(np.float64)
    decision = skcriteria.mkdm(levels, [max] * 3)
    # Row a, column b of theirs: whether a dominates b.
    theirs = decision.dominance.dominance(strict=False).to_numpy()
    assert (find_dominators(levels, levels) >= 0).tolist() == theirs.any(axis=0).tolist()
    assert count_dominated(levels, levels).tolist() == theirs.sum(axis=1).tolist()
