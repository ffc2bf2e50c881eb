"""Weights that agree with choices between real features."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

FloatArray = npt.NDArray[np.float64]

MARGIN = 1e-7
"""A preferred feature must be ahead by more than this, as a priority from 0 to 1; far below any real difference."""
EXACT_UP_TO = 12
"""Answers among which the smallest set to take back is searched exhaustively; beyond, a set without a spare one."""
_NOISE = 1e-9


@dataclass(frozen=True)
class Answers:
    """Choices between two features each, as differences of their values.

    Attributes
    ----------
    differences
        (answers × dimensions); values of the preferred feature minus those of the other; −1 to 1. Where both are the
        same to the person, either way round.
    same
        (answers,); whether the person finds both equally good.
    """

    differences: FloatArray
    same: npt.NDArray[np.bool_]

    @property
    def preferred(self) -> FloatArray:
        """Differences of the answers that prefer one."""
        return self.differences[~self.same]

    @property
    def level(self) -> FloatArray:
        """Differences of the answers that find both the same."""
        return self.differences[self.same]

    def without(self, dropped: tuple[int, ...]) -> "Answers":
        """Leave some answers out, named by their positions."""
        stays = np.ones(len(self.same), dtype=np.bool_)
        stays[list(dropped)] = False
        return Answers(self.differences[stays], self.same[stays])


def is_consistent(answers: Answers) -> bool:
    """Tell whether any weights agree with every answer.

    Notes
    -----
    The linear programme max ε with Δ·w ≥ ε for a preference, Δ·w = 0 for "the same", w ≥ 0, Σ w = 1; the answers agree
    when ε > 0.

    References
    ----------
    Jacquet-Lagrèze, Siskos (1982). Assessing a set of additive utility functions for multicriteria decision-making, the
    UTA method. European Journal of Operational Research 10(2), 151–164.
    """
    count = answers.differences.shape[1]
    rows = np.hstack([-answers.preferred, np.ones((len(answers.preferred), 1))])
    found = linprog(
        np.append(np.zeros(count), -1.0),
        A_ub=rows,
        b_ub=np.zeros(len(rows)),
        A_eq=np.hstack([_equalities(answers), np.zeros((1 + len(answers.level), 1))]),
        b_eq=_totals(answers),
        bounds=[(0, None)] * count + [(None, 1)],
        method="highs",
    )
    return bool(found.status == 0 and -found.fun > MARGIN)


def central_weights(answers: Answers) -> FloatArray:
    """Choose the weights that stay furthest from contradicting any answer, and from any weight of 0.

    Parameters
    ----------
    answers
        Consistent; may be none.

    Returns
    -------
    (dimensions,); unitless; each ≥ 0, summing to 1. Equal weights where there are no answers.

    Notes
    -----
    The smallest distance to the borders Δ·w = 0 and w = 0 is made as large as possible (the centre of the largest ball
    that fits); then, where that leaves freedom, the next smallest, and so on, so that the result is unique. Distances
    are measured among weights that sum to 1.

    References
    ----------
    Greco, Mousseau, Słowiński (2008). Ordinal regression revisited: multiple criteria ranking using a set of additive
    value functions. European Journal of Operational Research 191(2), 416–436 (the set of all compatible functions).
    """
    count = answers.differences.shape[1]
    borders = np.vstack([np.eye(count), answers.preferred])
    lengths = np.linalg.norm(borders - borders.mean(axis=1, keepdims=True), axis=1)
    borders = borders[lengths > _NOISE] / lengths[lengths > _NOISE, None]
    floors, free = np.zeros(len(borders)), np.ones(len(borders), dtype=np.bool_)
    weights = np.full(count, 1.0 / count)
    # A border is fixed once nothing can be further from it without coming nearer to another one fixed before.
    while free.any():
        found = linprog(
            np.append(np.zeros(count), -1.0),
            A_ub=np.hstack([-borders, free[:, None].astype(np.float64)]),
            b_ub=np.where(free, 0.0, -floors + _NOISE),
            A_eq=np.hstack([_equalities(answers), np.zeros((1 + len(answers.level), 1))]),
            b_eq=_totals(answers),
            bounds=[(0, None)] * count + [(0, None)],
            method="highs",
        )
        if found.status != 0:
            break
        weights = np.clip(found.x[:-1], 0.0, None)
        tight = free & (-found.ineqlin.marginals > _NOISE)
        if not tight.any():
            break
        floors[tight], free = found.x[-1], free & ~tight
    return np.asarray(weights / weights.sum())


def weight_ranges(answers: Answers) -> tuple[FloatArray, FloatArray]:
    """Give the smallest and the largest weight that each dimension can have without contradicting an answer.

    Parameters
    ----------
    answers
        Consistent; may be none.

    Returns
    -------
    Lowest and highest, each (dimensions,); unitless; 0 to 1.
    """
    count = answers.differences.shape[1]
    ends = np.empty((2, count))
    for column, unit in enumerate(np.eye(count)):
        for side, sign in enumerate((1.0, -1.0)):
            found = linprog(
                sign * unit,
                A_ub=-answers.preferred,
                b_ub=np.zeros(len(answers.preferred)),
                A_eq=_equalities(answers),
                b_eq=_totals(answers),
                bounds=(0, None),
                method="highs",
            )
            ends[side, column] = sign * found.fun
    low, high = np.clip(ends, 0.0, 1.0)
    return low, high


def find_contradictions(answers: Answers) -> tuple[int, ...]:
    """Find a smallest set of answers to take back, so that the others agree.

    Returns
    -------
    Positions, ascending; empty where all agree. Of several sets of one size, the one with the latest answers.

    Notes
    -----
    Up to ``EXACT_UP_TO`` answers every set is tried, smallest first. Beyond, answers are kept one by one from the first
    as long as they agree: none of those left out could be kept too, but a smaller set may exist.
    """
    count = len(answers.same)
    if is_consistent(answers):
        return ()
    if count <= EXACT_UP_TO:
        latest_first = range(count - 1, -1, -1)
        for size in range(1, count):
            for dropped in combinations(latest_first, size):
                if is_consistent(answers.without(dropped)):
                    return tuple(sorted(dropped))
        return tuple(range(count))
    dropped_late: list[int] = []
    for position in range(count):
        later = tuple(range(position + 1, count))
        if not is_consistent(answers.without((*dropped_late, *later))):
            dropped_late.append(position)
    return tuple(dropped_late)


def _equalities(answers: Answers) -> FloatArray:
    return np.vstack([np.ones(answers.differences.shape[1]), answers.level])


def _totals(answers: Answers) -> FloatArray:
    return np.append(1.0, np.zeros(len(answers.level)))
