"""Rank-order centroid weights.

Source: Barron, Barrett (1996), Management Science 42(11), 1515-1523, printed to four places.
"""

import numpy as np
import pytest

from workbench.methods.rank_order import rank_order_weights


@pytest.mark.parametrize(
    "printed",
    [
        [0.75, 0.25],
        [0.6111, 0.2778, 0.1111],
        [0.5208, 0.2708, 0.1458, 0.0625],
        [0.4567, 0.2567, 0.1567, 0.09, 0.04],
    ],
)
def test_the_weights_are_those_of_the_table(printed: list[float]) -> None:
    assert rank_order_weights(np.arange(1, len(printed) + 1)) == pytest.approx(printed, abs=5.1e-5)
