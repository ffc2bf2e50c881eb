"""Swing weights.

Source: the definition in Edwards, Barron (1994), OBHDP 60(3), 306-325; the points are constructed.
"""

import numpy as np
import pytest

from workbench.methods.swing import swing_weights


def test_a_hundred_down_to_twenty_gives_fifteenths() -> None:
    found = swing_weights(np.array([100.0, 80, 60, 40, 20]))
    assert found == pytest.approx([1 / 3, 4 / 15, 1 / 5, 2 / 15, 1 / 15], abs=1e-12)
