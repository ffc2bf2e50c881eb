"""How alike two rankings are.

Source: the example in the documentation of scipy.stats.kendalltau; scipy itself as an oracle.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau

from workbench.methods.rank_correlation import kendall_tau_b


def test_the_documented_example_with_ties_has_its_printed_value() -> None:
    found = kendall_tau_b(np.array([12.0, 2, 1, 12, 2]), np.array([1.0, 4, 7, 1, 0]))
    assert found == pytest.approx(-0.47140452079103173, abs=1e-12)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=25))
def test_it_is_what_scipy_gives_ties_and_undefined_ones_included(pairs: list[tuple[int, int]]) -> None:
    one, other = np.array(pairs).T
    expected = kendalltau(one, other).statistic
    assert kendall_tau_b(one, other) == pytest.approx(expected, abs=1e-12, nan_ok=True)
