"""The exact best set: the most value that keeps to every constraint."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.errors import NoFeasiblePlan, PlanNotSolved
from workbench.methods.exact_choice import INFEASIBLE, OPTIMAL, Solved, find_grain, solve_exactly
from workbench.methods.limit_matrix import SLACK, Constraint, LimitMatrix, lay_out_limits

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_OBJECTIVE_SPAN = 2.0**13
_HALF = 0.5
_NEARLY = 0.99
"""How much of a grain is relied on; the rest is left to rounding."""
_FAVOUR = 1e-9
"""What favour counts for beside value, as a share of the largest value."""


@dataclass(frozen=True)
class BestSet:
    """A set that no other beats.

    Attributes
    ----------
    taken
        (candidates,) whether each is in.
    value
        Sum of the values of those taken.
    bound
        What no set can exceed, as the solver proved it; equal to the value, within rounding, when optimal.
    status
        The solver's own words.
    """

    taken: BoolArray
    value: float
    bound: float
    status: str

    @property
    def is_optimal(self) -> bool:
        """Whether it is proved that no set is better: nothing but rounding lies between the value and the bound."""
        return self.bound - self.value <= SLACK * max(1.0, abs(self.value))


def choose_best_set(
    values: FloatArray, constraints: Sequence[Constraint] | LimitMatrix, *, favour: FloatArray | None = None
) -> BestSet:
    """Choose the set of candidates with the largest sum of values that keeps to every constraint.

    Parameters
    ----------
    values
        (candidates,); any unit; finite.
    constraints
        Any number; all must hold.
    favour
        (candidates,); −1 to 1; of sets worth the same, the one with the most of it is taken.

    Raises
    ------
    NoFeasiblePlan
        When no set keeps to them all; it names a smallest clashing set of constraints.
    PlanNotSolved
        When the solver stopped without an answer.

    Notes
    -----
    max Σ v_i x_i, x_i ∈ {0, 1}, with a relative gap of 0. Of several best sets the solver's own is taken; the solver is
    deterministic, so the same candidates in the same order give the same set. Favour adds a thousand-millionth of the
    largest value, so that it decides only between sets whose values differ by less than rounding.

    References
    ----------
    Kellerer, Pferschy, Pisinger (2004), Knapsack Problems. Huangfu, Hall (2018), Parallelizing the dual revised simplex
    method (HiGHS).
    """
    limits = _laid_out(values.size, constraints)
    found = find_best_set(values, limits, favour=favour)
    if found is None:
        _refuse_clash(values.size, limits)
        raise PlanNotSolved("The limits clash, but each can be kept beside the others.")
    return found


def find_best_set(values: FloatArray, limits: LimitMatrix, *, favour: FloatArray | None = None) -> BestSet | None:
    """Choose the best set as ``choose_best_set`` does, or give None where no set keeps to every limit.

    Parameters
    ----------
    values, limits, favour
        As for ``choose_best_set``.

    Raises
    ------
    PlanNotSolved
        When the solver stopped without an answer.
    """
    if not values.size:
        none = np.zeros(0, dtype=bool)
        return None if limits.find_broken(none) else BestSet(none, 0.0, 0.0, status="Nothing to choose from.")
    scale = _OBJECTIVE_SPAN / np.exp2(np.ceil(np.log2(float(np.abs(values).max()) or 1.0)))
    bonus = np.zeros(values.size) if favour is None else favour * _FAVOUR * float(np.abs(values).max())
    # Favour moves a sum by less than a grain, and what it moves is no grain.
    grain = max(0.0, find_grain(values) - 2 * float(np.abs(bonus).sum()))
    found = solve_exactly(-(values + bonus) * scale, limits, grain=grain * scale * _NEARLY)
    if found.status == INFEASIBLE:
        return None
    taken = is_taken(found)
    broken = limits.find_broken(taken)
    if broken:
        raise PlanNotSolved(f"The solver's set breaks '{broken[0]}'.")
    bound = -found.bound / scale - float(bonus[taken].sum())
    return BestSet(taken, float(values[taken].sum()), bound, status=found.message)


def is_taken(found: Solved) -> BoolArray:
    """Read off who is in.

    Raises
    ------
    PlanNotSolved
        When there is no proved solution.
    """
    if found.status != OPTIMAL or found.x is None:
        raise PlanNotSolved(found.message)
    return np.asarray(found.x > _HALF)


def find_clash(candidates: int, constraints: Sequence[Constraint] | LimitMatrix) -> tuple[int, ...]:
    """Find a smallest clashing set of constraints: without any one of them the rest can be kept.

    Parameters
    ----------
    candidates
        How many there are.
    constraints
        Any number.

    Returns
    -------
    Positions in ``constraints``, rising; empty when all can be kept at once.

    Notes
    -----
    Deletion filter: each constraint in turn is left out for good when the others still clash without it. Smallest means
    that none can be spared, not that no other clashing set has fewer.

    References
    ----------
    Chinneck, Dravnieks (1991), Locating minimal infeasible constraint sets in linear programs.
    """
    limits = _laid_out(candidates, constraints)
    if _can_be_kept(candidates, limits):
        return ()
    kept = list(range(len(limits.names)))
    for position in range(len(limits.names)):
        rest = [one for one in kept if one != position]
        if not _can_be_kept(candidates, limits.part(rest)):
            kept = rest
    return tuple(kept)


def _laid_out(candidates: int, constraints: Sequence[Constraint] | LimitMatrix) -> LimitMatrix:
    return constraints if isinstance(constraints, LimitMatrix) else lay_out_limits(candidates, constraints)


def _can_be_kept(candidates: int, limits: LimitMatrix) -> bool:
    return find_best_set(np.zeros(candidates), limits) is not None


def _refuse_clash(candidates: int, limits: LimitMatrix) -> None:
    clash = find_clash(candidates, limits)
    if clash:
        raise NoFeasiblePlan([limits.names[one] for one in clash])
