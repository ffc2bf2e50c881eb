"""The exact best set: the most value that keeps to every constraint."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array

from workbench.errors import NoFeasiblePlan, PlanNotSolved

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

SLACK = 1e-6
"""How far a sum may pass its limit, as a share of the largest number in the constraint: rounding, not room."""

_OBJECTIVE_SPAN = 1e4
_OPTIMAL = 0
_INFEASIBLE = 2


@dataclass(frozen=True)
class Constraint:
    """A limit on a weighted count of what is taken: low ≤ Σ amount × taken ≤ high.

    Attributes
    ----------
    name
        For people; told when constraints clash.
    amounts
        Candidate's position → its amount, in the constraint's own unit; those not named count 0.
    low, high
        The limits; infinite where there is none.
    """

    name: str
    amounts: dict[int, float]
    low: float = -inf
    high: float = inf


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


def choose_best_set(values: FloatArray, constraints: Sequence[Constraint]) -> BestSet:
    """Choose the set of candidates with the largest sum of values that keeps to every constraint.

    Parameters
    ----------
    values
        (candidates,); any unit; finite.
    constraints
        Any number; all must hold.

    Raises
    ------
    NoFeasiblePlan
        When no set keeps to them all; it names a smallest clashing set of constraints.
    PlanNotSolved
        When the solver stopped without an answer.

    Notes
    -----
    max Σ v_i x_i, x_i ∈ {0, 1}, with a relative gap of 0. Of several best sets the solver's own is taken; the solver is
    deterministic, so the same candidates in the same order give the same set.

    References
    ----------
    Kellerer, Pferschy, Pisinger (2004), Knapsack Problems. Huangfu, Hall (2018), Parallelizing the dual revised simplex
    method (HiGHS).
    """
    if not values.size:
        _refuse_clash(0, constraints)
        return BestSet(np.zeros(0, dtype=bool), 0.0, 0.0, status="Nothing to choose from.")
    scale = _OBJECTIVE_SPAN / (float(np.abs(values).max()) or 1.0)
    found = _solve(values * scale, constraints)
    if found.status == _INFEASIBLE:
        _refuse_clash(values.size, constraints)
    if found.status != _OPTIMAL or found.x is None:
        raise PlanNotSolved(found.message)
    taken = found.x > 0.5  # noqa: PLR2004 - halfway between out and in
    _check(taken, constraints)
    bound = -float(found.mip_dual_bound) / scale
    return BestSet(taken, float(values[taken].sum()), bound, status=found.message)


def find_clash(candidates: int, constraints: Sequence[Constraint]) -> tuple[int, ...]:
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
    if _can_be_kept(candidates, constraints):
        return ()
    kept = list(range(len(constraints)))
    for position in range(len(constraints)):
        rest = [one for one in kept if one != position]
        if not _can_be_kept(candidates, [constraints[one] for one in rest]):
            kept = rest
    return tuple(kept)


def _can_be_kept(candidates: int, constraints: Sequence[Constraint]) -> bool:
    if not candidates:
        return all(one.low <= 0 <= one.high for one in constraints)
    found = _solve(np.zeros(candidates), constraints)
    if found.status not in {_OPTIMAL, _INFEASIBLE}:
        raise PlanNotSolved(found.message)
    return bool(found.status == _OPTIMAL)


def _refuse_clash(candidates: int, constraints: Sequence[Constraint]) -> None:
    clash = find_clash(candidates, constraints)
    if clash:
        raise NoFeasiblePlan([constraints[one].name for one in clash])


def _solve(values: FloatArray, constraints: Sequence[Constraint]) -> OptimizeResult:
    rows = [row for row, one in enumerate(constraints) for _ in one.amounts]
    columns = [column for one in constraints for column in one.amounts]
    spans = [max(map(abs, one.amounts.values()), default=0.0) or 1.0 for one in constraints]
    amounts = [amount / span for one, span in zip(constraints, spans, strict=True) for amount in one.amounts.values()]
    matrix = csr_array((amounts, (rows, columns)), shape=(len(constraints), values.size))
    low = np.array([one.low for one in constraints]) / spans
    high = np.array([one.high for one in constraints]) / spans
    return milp(
        -values,
        integrality=np.ones(values.size),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, low, high) if constraints else None,
        options={"mip_rel_gap": 0},
    )


def _check(taken: BoolArray, constraints: Sequence[Constraint]) -> None:
    for one in constraints:
        total = sum(amount for column, amount in one.amounts.items() if taken[column])
        room = SLACK * max(map(abs, one.amounts.values()), default=1.0) * 2
        if not one.low - room <= total <= one.high + room:
            raise PlanNotSolved(f"The solver's set breaks '{one.name}'.")
