"""Bands of features that the evidence cannot tell apart from the band's first."""

import numpy as np
import numpy.typing as npt

from workbench.methods.acceptability import winning_shares

FloatArray = npt.NDArray[np.float64]

TOLD_APART = 0.9
"""A feature is told apart from another that it is ahead of in nine draws of ten: odds that few would bet against."""
_WINDOW = 32


def find_bands(priorities: FloatArray, threshold: float = TOLD_APART) -> tuple[int, ...]:
    """Cut a ranking into bands.

    Parameters
    ----------
    priorities
        (draws × features); drawn priorities; columns best rank first.
    threshold
        Share of draws, above 0.5 to 1, in which one must be ahead of another to be told apart from it.

    Returns
    -------
    The columns at which a band begins, ascending, the first 0; empty without features.

    Notes
    -----
    From the top: a band begins with the best feature left and ends before the first one that it is ahead of in at least
    ``threshold`` of the draws (a tie counts half). So everybody in a band might be as good as its first. Being hard to
    tell apart is not handed on: a later member may still be told apart from another later one, and the last of one
    band need not be told apart from the first of the next (``find_blurred``). Only pairs with a band's first are
    compared, a window at a time, never all pairs.

    References
    ----------
    Luce (1956). Semiorders and a theory of utility discrimination. Econometrica 24(2), 178–191.
    Leskinen, Viitanen, Kangas, Kangas (2006). Forest Science 52(3), 304–312 (the share of draws a pair is won in).
    """
    features = priorities.shape[1]
    starts, first = [], 0
    while first < features:
        starts.append(first)
        first = _end_of_band(priorities, first, threshold)
    return tuple(starts)


def find_blurred(priorities: FloatArray, starts: tuple[int, ...], threshold: float = TOLD_APART) -> tuple[int, ...]:
    """Find the bands whose first feature the last one of the band before is not told apart from.

    Parameters
    ----------
    priorities, threshold
        As for ``find_bands``.
    starts
        What ``find_bands`` gave.

    Returns
    -------
    Numbers of bands, from 1, the second.
    """
    return tuple(
        band
        for band, start in enumerate(starts)
        if band and winning_shares(priorities[:, [start - 1]], priorities[:, [start]])[0, 0] < threshold
    )


def _end_of_band(priorities: FloatArray, first: int, threshold: float) -> int:
    features = int(priorities.shape[1])
    for start in range(first + 1, features, _WINDOW):
        wins = winning_shares(priorities[:, [first]], priorities[:, start : start + _WINDOW])[0]
        apart = np.flatnonzero(wins >= threshold)
        if len(apart):
            return start + int(apart[0])
    return features
