"""Solve a choice of in or out exactly, the few that are in doubt first and the rest by proof."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array, vstack

from workbench.methods.limit_matrix import LimitMatrix

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

OPTIMAL = 0
INFEASIBLE = 2
_SMALL = 150
"""Candidates up to which the solver is asked outright: finding out who is in doubt takes longer."""
_FIRST = 100
"""How many candidates are in doubt to begin with."""
_COARSE = 1e-4
"""The least grain that is worth knowing, as a share of the largest cost."""
_ROUNDING = 1e-7
"""What the linear solution's prices may be off by, as a share of the objective's span."""


@dataclass(frozen=True)
class Solved:
    """What the solver found.

    Attributes
    ----------
    x
        (candidates,) 0 or 1 within rounding, the spare column any number ≥ 0; None without a solution.
    bound
        What no solution can fall below, in the objective's unit.
    status
        0 proved best, 2 infeasible, else stopped without an answer.
    message
        The solver's own words.
    """

    x: FloatArray | None
    bound: float
    status: int
    message: str


def solve_exactly(costs: FloatArray, limits: LimitMatrix, *, has_spare: bool = False, grain: float = 0.0) -> Solved:
    """Find the cheapest choice that keeps to every limit, and prove it.

    Parameters
    ----------
    costs
        (candidates,) what each adds to what is made least; may be negative; the largest about 10,000, so that the
        solver's tolerances are small beside it.
    limits
        Over the same candidates.
    has_spare
        Whether the last candidate is not in or out but any number ≥ 0.
    grain
        By how much at least two different sums of costs differ, as ``find_grain`` gives it; 0 where that is not known.

    Notes
    -----
    min Σ c_i x_i, x_i ∈ {0, 1}, with a relative gap of 0. Where there are many candidates the choice is first solved
    with fractions allowed. Its value is a bound, and a candidate that would leave its place there costs at least its
    reduced cost r_i on top. So with a gap δ between a whole solution and the bound, every candidate with |r_i| > δ
    keeps its place in each better solution; only the others are left to the branch-and-bound solver. δ is guessed from
    the hundred candidates most in doubt, and where the guess proves too small, taken from the solution so found.
    Where sums differ by whole grains, a better solution is a grain better, so δ is a grain less.

    References
    ----------
    Balas, Zemel (1980). An algorithm for large zero-one knapsack problems. Operations Research 28(5), 1130–1154 (the
    core). Nemhauser, Wolsey (1988). Integer and Combinatorial Optimization, §II.5 (fixing by reduced costs).
    """
    whole = np.ones(costs.size, dtype=bool)
    if has_spare:
        whole[-1] = False
    if costs.size <= _SMALL or not costs.any():
        return _branch(costs, limits, whole)
    return _solve_core(costs, limits, whole, grain) or _branch(costs, limits, whole)


def find_grain(costs: FloatArray) -> float:
    """Find the largest number of which every cost is a multiple.

    Parameters
    ----------
    costs
        (candidates,); finite; any sign.

    Returns
    -------
    The grain; 0 where there is none, or it is under a ten-thousandth of the largest cost.

    Examples
    --------
    >>> find_grain(np.array([0.75, -0.5, 0.25]))
    0.25
    """
    sizes = np.unique(np.abs(costs))
    largest = float(sizes.max(initial=0.0))
    grain, rounding = 0.0, largest * _ROUNDING / 100
    for size in sizes.tolist():
        rest = size
        while rest > rounding:
            grain, rest = rest, grain % rest if grain else 0.0
            rest = 0.0 if grain - rest <= rounding else rest
        if grain and grain < largest * _COARSE:
            return 0.0
    return grain


def _solve_core(costs: FloatArray, limits: LimitMatrix, whole: BoolArray, grain: float) -> Solved | None:
    """Leave only those in doubt to the solver; None where that proves nothing."""
    relaxed = _relax(costs, limits, whole)
    if relaxed is None:
        return None
    least, start, prices = relaxed
    prices = np.where(whole, np.abs(prices), 0.0)
    margin = _ROUNDING * max(1.0, float(np.abs(costs).max()))
    gap = float(np.partition(prices, _FIRST)[_FIRST])
    for _ in range(2):
        open_ = prices <= gap + margin
        found = _branch_within(costs, limits, whole, (open_, start > 0.5))  # noqa: PLR2004 - halfway
        if found.status != OPTIMAL or found.x is None:
            return None
        gap = max(0.0, float(costs @ found.x) - least - grain)
        if float(prices[~open_].min(initial=np.inf)) >= gap + margin:
            return found
    return None


def _relax(costs: FloatArray, limits: LimitMatrix, whole: BoolArray) -> tuple[float, FloatArray, FloatArray] | None:
    """Solve with fractions allowed: the least value, the solution, and each candidate's reduced cost."""
    has_low, has_high = np.isfinite(limits.low), np.isfinite(limits.high)
    low, high = limits.low / limits.span, limits.high / limits.span
    matrix = limits.scaled
    if has_low.any() or not has_high.all():
        rows = matrix.tocsr()
        matrix = vstack([rows[np.flatnonzero(has_high)], -rows[np.flatnonzero(has_low)]], format="csc")
    ends = np.concatenate([high[has_high], -low[has_low]])
    bounds = np.column_stack([np.zeros(costs.size), np.where(whole, 1.0, np.inf)])
    found = linprog(costs, A_ub=matrix if ends.size else None, b_ub=ends if ends.size else None, bounds=bounds)
    if found.status != OPTIMAL or found.x is None:
        return None
    return float(found.fun), found.x, found.lower.marginals + found.upper.marginals


def _branch_within(
    costs: FloatArray, limits: LimitMatrix, whole: BoolArray, doubt: tuple[BoolArray, BoolArray]
) -> Solved:
    """Decide on the open candidates alone, the others staying as they are."""
    open_, taken = doubt
    fixed = taken & ~open_
    base = limits.scaled @ fixed.astype(np.float64)
    part = csc_array(limits.scaled[:, np.flatnonzero(open_)])
    found = _milp(costs[open_], part, (limits.low / limits.span - base, limits.high / limits.span - base), whole[open_])
    if found.x is None:
        return found
    x = fixed.astype(np.float64)
    x[open_] = found.x
    return Solved(x, found.bound + float(costs[fixed].sum()), found.status, found.message)


def _branch(costs: FloatArray, limits: LimitMatrix, whole: BoolArray) -> Solved:
    return _milp(costs, limits.scaled, (limits.low / limits.span, limits.high / limits.span), whole)


def _milp(costs: FloatArray, matrix: csc_array, ends: tuple[FloatArray, FloatArray], whole: BoolArray) -> Solved:
    found = milp(
        costs,
        integrality=whole.astype(np.int64),
        bounds=Bounds(0, np.where(whole, 1.0, np.inf)),
        constraints=LinearConstraint(matrix, *ends) if matrix.shape[0] else None,
        options={"mip_rel_gap": 0},
    )
    bound = found.get("mip_dual_bound")
    return Solved(found.x, float("-inf") if bound is None else float(bound), int(found.status), str(found.message))
