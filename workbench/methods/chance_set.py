"""The best set among those that a test lets pass, by shutting out one refused set after the other."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

import numpy as np

from workbench.methods.best_set import BestSet, find_best_set
from workbench.methods.limit_matrix import SLACK, BoolArray, FloatArray, LimitMatrix

ROUNDS = 40
"""Sets that are shut out before the search gives up its proof, unless somebody asks for another number."""


@dataclass(frozen=True)
class ChanceSet:
    """What the search found.

    Attributes
    ----------
    taken
        (candidates,) the best set found that passes; None where none was found.
    value
        Sum of the values of those taken; −∞ without a set.
    bound
        What no set that passes can exceed.
    is_proved
        Whether no set that passes is better; without a set, whether none passes.
    limits
        The limits with one more row for each set that was shut out.
    """

    taken: BoolArray | None
    value: float
    bound: float
    is_proved: bool
    limits: LimitMatrix


def choose_among_passing(  # noqa: PLR0913 - the choice, the test, and what is known of both
    values: FloatArray,
    limits: LimitMatrix,
    passes: Callable[[BoolArray], bool],
    *,
    sizes: tuple[FloatArray, FloatArray],
    start: BoolArray | None = None,
    rounds: int = ROUNDS,
) -> ChanceSet:
    """Choose the best set that passes a test which no larger set passes once a smaller one has failed.

    Parameters
    ----------
    values
        (candidates,); any unit; finite.
    limits
        What every set keeps to.
    passes
        Whether a set passes. What fails must still fail with more taken.
    sizes
        The least and the most that each can weigh in the test, (candidates × kinds of weight); ≥ 0. What weighs no less
        in every kind, whatever happens, must fail as well. Those of 0 do not count in the test at all.
    start
        A set that keeps to the limits and passes; where known, it saves rounds.
    rounds
        Sets that are shut out at most; ≥ 1.

    Returns
    -------
    The best set that passes, proved; or after so many rounds the best one known, which may be ``start``.

    Raises
    ------
    PlanNotSolved
        When the solver stopped without an answer.

    Notes
    -----
    The best set under the limits is put to the test. If it passes, none is better. If not, the least part C of it that
    still fails is sought, the smallest dropped first, and Σ_{i ∈ E} x_i ≤ |C| − 1 shuts out all sets that hold it,
    where E is C with every candidate that can never weigh less than any of C.

    References
    ----------
    Song, Luedtke, Küçükyavuz (2014). Chance-constrained binary packing problems. INFORMS Journal on Computing 26(4),
    735–747 (cover inequalities from refused sets).
    """
    best, worth = start, -inf if start is None else float(values[start].sum())
    bound = inf
    for number in range(rounds):
        found = find_best_set(values, limits)
        if found is None:
            return ChanceSet(best, worth, worth, is_proved=True, limits=limits)
        bound = min(bound, found.bound)
        if best is not None and found.value <= worth + SLACK * max(1.0, abs(worth)):
            return ChanceSet(best, worth, max(worth, found.value), is_proved=True, limits=limits)
        if passes(found.taken):
            return ChanceSet(found.taken, found.value, found.bound, is_proved=True, limits=limits)
        cover = _least_failing(found, passes, sizes[1].sum(axis=1))
        wide = cover | (sizes[0] >= sizes[1][cover].max(axis=0, initial=0.0)).all(axis=1)
        row = (wide if cover.any() else cover).astype(np.float64)
        limits = limits.with_row(f"shut out {number + 1}", row, high=float(cover.sum()) - 1)
    return ChanceSet(best, worth, bound, is_proved=False, limits=limits)


def _least_failing(found: BestSet, passes: Callable[[BoolArray], bool], sizes: FloatArray) -> BoolArray:
    """Find a part of a refused set that still fails, and passes without any one of its members."""
    cover = found.taken & (sizes > 0)
    for one in sorted(np.flatnonzero(cover).tolist(), key=lambda at: float(sizes[at])):
        cover[one] = False
        if passes(cover):
            cover[one] = True
    return cover
