"""Min-max normalisation of two cost columns and a benefit column, as the library pymcdm publishes it.

Source: kotbaton/pymcdm, test/test_normalizations.py, TestMinmaxNormalization; printed to eight digits.
"""

import numpy as np

from workbench.methods.values import map_values

MATRIX = [[66, 56, 95], [61, 55, 166], [65, 49, 113], [95, 56, 99], [63, 43, 178], [74, 59, 140]]
NORMALISED = [
    [0.85294118, 0.1875, 0.0],
    [1.0, 0.25, 0.85542169],
    [0.88235294, 0.625, 0.21686747],
    [0.0, 0.1875, 0.04819277],
    [0.94117647, 1.0, 1.0],
    [0.61764706, 0.0, 0.54216867],
]


def test_values_on_a_scale_from_the_columns_worst_to_its_best_are_the_published_ones() -> None:
    """Their ends are the columns' own minimum and maximum; ours are declared, so they are declared to be those."""
    worst, best = np.array([95.0, 59.0, 95.0]), np.array([61.0, 43.0, 178.0])
    values = map_values(np.array(MATRIX, dtype=np.float64), worst, best)
    np.testing.assert_allclose(values, NORMALISED, rtol=0, atol=1e-8)
