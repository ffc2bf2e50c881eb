"""Weights from judgements of two dimensions at a time, and how well the judgements agree."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from workbench.errors import InvalidFramework

FloatArray = npt.NDArray[np.float64]

RANDOM_INDICES = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Saaty's mean consistency index of random judgements, for 1 … 10 dimensions."""
STEPS = (1 / 9, 1 / 8, 1 / 7, 1 / 6, 1 / 5, 1 / 4, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0)
"""Saaty's scale of judgements: how many times as much the first counts as the second."""
GOOD_ENOUGH = 0.1
"""Judgements with a consistency ratio up to this agree well enough (Saaty 1980)."""


@dataclass(frozen=True)
class Consistency:
    """How well judgements of pairs agree with each other.

    Attributes
    ----------
    index
        (λ − n) ÷ (n − 1); 0 when they agree fully; never below 0.
    ratio
        The index against that of random judgements; 0 for two dimensions or fewer; the index of ten is used beyond ten.
    """

    index: float
    ratio: float


@dataclass(frozen=True)
class Outlier:
    """The judgement that disagrees most with the others.

    Attributes
    ----------
    first, second
        Positions of the two dimensions, first < second.
    fits
        The step of the scale that would agree best with the other judgements.
    """

    first: int
    second: int
    fits: float


def pairwise_weights(judgements: FloatArray) -> FloatArray:
    """Turn judgements of pairs into weights: the principal right eigenvector, scaled to sum to 1.

    Parameters
    ----------
    judgements
        (dimensions × dimensions); how many times as much the row counts as the column; > 0; diagonal 1;
        a_ji = 1 ÷ a_ij.

    Returns
    -------
    (dimensions,); unitless; each > 0, summing to 1; in input order.

    Raises
    ------
    InvalidFramework
        When the table is not square, positive and reciprocal.

    Notes
    -----
    A w = λ w with the largest λ. Judgements that agree fully, a_ij = w_i ÷ w_j, give back their weights, and λ = n.

    References
    ----------
    Saaty (1980). The Analytic Hierarchy Process. McGraw-Hill.

    Examples
    --------
    >>> pairwise_weights(np.array([[1.0, 3.0], [1 / 3, 1.0]])).round(3).tolist()
    [0.75, 0.25]
    """
    _check(judgements)
    lengths, directions = np.linalg.eig(judgements)
    principal = np.abs(directions[:, int(np.argmax(lengths.real))].real)
    return np.asarray(principal / principal.sum())


def consistency(judgements: FloatArray) -> Consistency:
    """Tell how well judgements of pairs agree with each other.

    Parameters
    ----------
    judgements
        As for ``pairwise_weights``.

    Raises
    ------
    InvalidFramework
        As for ``pairwise_weights``.

    References
    ----------
    Saaty (1980). The Analytic Hierarchy Process. McGraw-Hill.
    """
    _check(judgements)
    count = len(judgements)
    if count <= 2:  # noqa: PLR2004 - two things judged once cannot disagree
        return Consistency(index=0.0, ratio=0.0)
    index = max(0.0, (float(_largest(judgements)) - count) / (count - 1))
    return Consistency(index=index, ratio=index / RANDOM_INDICES[min(count, len(RANDOM_INDICES)) - 1])


def find_outlier(judgements: FloatArray) -> Outlier | None:
    """Find the one judgement whose correction would let them all agree best, and what it would have to be.

    Parameters
    ----------
    judgements
        As for ``pairwise_weights``.

    Returns
    -------
    None where no change of one judgement, to any step of the scale, makes them agree better.

    Raises
    ------
    InvalidFramework
        As for ``pairwise_weights``.

    Notes
    -----
    Every judgement is replaced by every step of the scale in turn; the pair with the smallest λ wins, ties to the first
    pair and the smaller step. Saaty (2003) looks for the same judgement through a_ij w_j ÷ w_i.

    References
    ----------
    Saaty (2003). Decision-making with the AHP: why is the principal eigenvector necessary. European Journal of
    Operational Research 145(1), 85–91.
    """
    _check(judgements)
    pairs = list(combinations(range(len(judgements)), 2))
    if len(pairs) < 2:  # noqa: PLR2004 - one judgement has none to disagree with
        return None
    tried = np.tile(judgements, (len(pairs), len(STEPS), 1, 1))
    for row, (first, second) in enumerate(pairs):
        tried[row, :, first, second] = STEPS
        tried[row, :, second, first] = 1 / np.array(STEPS)
    largest = _largest(tried)
    # Rounded, so that the noise of the eigenvalues does not decide between equals.
    place, step = (int(one) for one in np.unravel_index(int(np.argmin(largest.round(9))), largest.shape))
    if largest[place, step] >= _largest(judgements) - 1e-9:
        return None
    first, second = pairs[place]
    return Outlier(first=first, second=second, fits=STEPS[step])


def _largest(judgements: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.eigvals(judgements).real.max(axis=-1))


def _check(judgements: FloatArray) -> None:
    square = judgements.ndim == 2 and judgements.shape[0] == judgements.shape[1]  # noqa: PLR2004 - rows and columns
    if not (square and np.isfinite(judgements).all() and (judgements > 0).all()):
        raise InvalidFramework("Every pair of dimensions needs a judgement above 0.")
    if not np.allclose(judgements * judgements.T, 1.0, rtol=0, atol=1e-6):
        raise InvalidFramework("A judgement and its opposite contradict each other. Give each pair one judgement.")
