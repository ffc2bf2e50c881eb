"""Draw weights that somebody could reasonably have stated."""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from workbench.errors import InvalidChoice

FloatArray = npt.NDArray[np.float64]
Vary = Literal["around", "order", "any"]

VARY: tuple[Vary, ...] = get_args(Vary)
"""What may vary: weights around the stated ones, any in their stated order, any at all."""
LOOSENESS = 0.3
"""How loosely stated weights are meant unless told otherwise; 20 % is then 12 to 29 % in nine draws of ten."""
_EXACT = 1e-6
"""Looseness below which a draw differs from the stated weights by less than a millionth."""


def sample_weights(
    weights: FloatArray, draws: int, *, vary: Vary = "around", looseness: float = LOOSENESS, rng: np.random.Generator
) -> FloatArray:
    """Draw weights around the stated ones, in their stated order, or any at all.

    Parameters
    ----------
    weights
        (dimensions,); unitless; each ≥ 0, summing to 1; the stated ones.
    draws
        How many; ≥ 0.
    vary
        ``around`` the stated weights as loosely as ``looseness`` says; any weights in the stated ``order``; or ``any``.
    looseness
        0, the stated weights exactly, to 1, every weighting equally likely; counts for ``around`` alone; cut to 0 … 1.
    rng
        Where the randomness comes from.

    Returns
    -------
    (draws × dimensions); unitless; each row ≥ 0, summing to 1.

    Raises
    ------
    InvalidChoice
        When ``vary`` is none of the three.

    Notes
    -----
    ``any``: uniform on the simplex. ``order``: uniform on the part of the simplex where a dimension that was given more
    weight never has less; equal weights change places freely. A weight of 0 is the smallest there, not nothing.

    ``around``: Dirichlet with mean (1 − L⁴) w + L⁴ / n and concentration n / L², for n dimensions and looseness L. So
    the spread grows steadily with L; the centre leaves the stated weights only as L nears 1, and with it a weight of 0
    stays (all but) 0: its mean is L⁴ / n, at the usual looseness under three thousandths.

    References
    ----------
    Rubinstein, Kroese (2016). Simulation and the Monte Carlo Method, §2.5 (uniform on a simplex by exponentials).
    Tervonen, Lahdelma (2007). Implementing stochastic multicriteria acceptability analysis. EJOR 178(2), 500–513
    (weights in a stated order by sorting).
    """
    if vary not in VARY:
        raise InvalidChoice("way to vary weights", str(vary), VARY)
    count = len(weights)
    if not count:
        return np.zeros((draws, 0))
    loose = min(max(float(looseness), 0.0), 1.0)
    if vary == "around":
        if loose < _EXACT:
            return np.tile(weights, (draws, 1))
        mean = (1.0 - loose**4) * weights + loose**4 / count
        return _normalise(rng.standard_gamma(mean * count / loose**2, (draws, count)))
    uniform = _normalise(rng.standard_exponential((draws, count)))
    return uniform if vary == "any" else _in_order(uniform, weights, rng)


def _in_order(uniform: FloatArray, weights: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Sort each row so that it keeps the stated order, equal weights by lot."""
    _, place = np.unique(-np.round(weights, 12), return_inverse=True)
    turn = np.argsort(place + rng.random(uniform.shape), axis=1)
    kept = np.empty_like(uniform)
    np.put_along_axis(kept, turn, -np.sort(-uniform, axis=1), axis=1)
    return kept


def _normalise(parts: FloatArray) -> FloatArray:
    return np.asarray(parts / parts.sum(axis=1, keepdims=True))
