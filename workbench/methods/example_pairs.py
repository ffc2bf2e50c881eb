"""Which two features to ask about next."""

import numpy as np
import numpy.typing as npt

from workbench.methods.by_example import Answers

FloatArray = npt.NDArray[np.float64]

_STEPS_BETWEEN = 6
"""Steps of the walk from one kept weighting to the next, so that they differ."""
_NOISE = 1e-9


def sample_compatible(answers: Answers, start: FloatArray, *, draws: int, rng: np.random.Generator) -> FloatArray:
    """Draw weights at random from all those that agree with the answers.

    Parameters
    ----------
    answers
        Consistent; may be none.
    start
        (dimensions,); weights that agree with all of them.
    draws
        How many to draw.
    rng
        The source of chance.

    Returns
    -------
    (draws × dimensions); unitless; each ≥ 0, rows summing to 1. The start alone, repeated, where nothing else agrees.

    Notes
    -----
    Hit and run: from a point, a random direction along Σ w = 1 and the "same" answers, then a uniform step on the part
    of that line that agrees.

    References
    ----------
    Smith (1984). Efficient Monte Carlo procedures for generating points uniformly distributed over bounded regions.
    Operations Research 32(6), 1296–1308. For weights: Tervonen, van Valkenhoef, Baştürk, Postmus (2013), European
    Journal of Operational Research 224(3), 552–559.
    """
    count = len(start)
    _, lengths, axes = np.linalg.svd(np.vstack([np.ones(count), answers.level]))
    free = axes[int((lengths > _NOISE).sum()) :]
    drawn = np.tile(start, (draws, 1))
    if not len(free):
        return drawn
    borders = np.vstack([np.eye(count), answers.preferred])
    at = start
    for place in range(draws):
        for _ in range(_STEPS_BETWEEN):
            direction = rng.standard_normal(len(free)) @ free
            at = at + direction * _step(borders @ at, borders @ direction, rng)
        drawn[place] = np.clip(at, 0.0, None)
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def choose_pair(values: FloatArray, weights: FloatArray, asked: frozenset[tuple[int, int]]) -> tuple[int, int] | None:
    """Choose the two features whose comparison would tell most about the weights.

    Parameters
    ----------
    values
        (features × dimensions); unitless; 0 worst to 1 best; no missing.
    weights
        (draws × dimensions); weights that agree with the answers so far.
    asked
        Pairs of rows asked about already, the smaller row first.

    Returns
    -------
    Two rows, the smaller first; None where no comparison would tell anything.

    Notes
    -----
    The pair that splits the weights nearest to half, to the nearest tenth; among those, the pair that differs on the
    fewest dimensions, which is the easiest to judge; then the first. Features with the same values are never paired.
    """
    first, second = np.triu_indices(len(values), k=1)
    ahead = np.sign((values @ weights.T).round(9)[first] - (values @ weights.T).round(9)[second])
    share = (ahead.mean(axis=1) + 1) / 2 if len(first) else np.zeros(0)
    differs = (np.abs(values[first] - values[second]) > _NOISE).sum(axis=1)
    tells = (share > 0) & (share < 1) & (differs > 0) & (np.abs(ahead).max(axis=1, initial=0) > 0)
    tells &= np.array([pair not in asked for pair in zip(first.tolist(), second.tolist(), strict=True)], dtype=np.bool_)
    if not tells.any():
        return None
    order = np.lexsort((differs, np.round(np.abs(share - 0.5), 1), ~tells))
    best = int(order[0])
    return int(first[best]), int(second[best])


def _step(margins: FloatArray, changes: FloatArray, rng: np.random.Generator) -> float:
    """Draw how far to go along a line without leaving a border behind."""
    falls, rises = changes < -_NOISE, changes > _NOISE
    most = float((margins[falls] / -changes[falls]).min(initial=np.inf))
    least = float((-margins[rises] / changes[rises]).max(initial=-np.inf))
    return float(rng.uniform(min(least, 0.0), max(most, 0.0)))
