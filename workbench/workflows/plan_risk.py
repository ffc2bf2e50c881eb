"""How likely the plan is to take more than there is, and a plan that keeps that chance small."""

from dataclasses import dataclass
from functools import cached_property
from math import floor
from statistics import NormalDist

import numpy as np
from pydantic import Field

from workbench.errors import InvalidChoice, NoFeasiblePlan
from workbench.methods.best_set import BestSet, find_best_set, find_clash
from workbench.methods.chance_set import ROUNDS, ChanceSet, choose_among_passing
from workbench.methods.limit_matrix import SLACK, BoolArray, FloatArray, LimitMatrix
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_draws import RangedCosts, find_ranged_costs
from workbench.workflows.plan_problem import PlanProblem, find_problem
from workbench.workflows.planning import Plan, read_plan
from workbench.workflows.wording import amount_text, plain_number

DRAWS = 10_000
"""Draws unless somebody asks for another number; a chance of a half is then within one in a hundred, 19 times of 20."""
_SEARCHED = 2_000
"""Draws at most that a search tries every set on; the plan is checked on fresh ones."""
_HELD = 1_000_000
"""Drawn costs held at once while searching, 8 MB; with more ranges than it allows for fewer draws are searched on."""
_TRIES = 5
"""How often a plan that fails on fresh draws is sought anew, more carefully."""
_STEPS = 8
"""Degrees of caution that are tried to begin with, by halving."""
_SPREADS = 2.0
"""How far from the usual degree of caution they may lie."""
_SMALL = 150
"""Ways to build beyond which a quarter of the rounds has to do: each takes longer and proves less."""
_SAME = 1e-9


class Overrun(Record):
    """What a plan takes where costs are ranges."""

    chance: float = Field(description="0 to 1; how often a capacity does not suffice.")
    expected_used: float = Field(description="In the unit; the mean over the draws.")
    p90_used: float = Field(description="In the unit; nine draws of ten take no more.")
    ranged: tuple[str, ...] = Field(description="Ids of the chosen features whose cost is a range, best ranked first.")
    draws: int


@dataclass(frozen=True)
class _DrawnCosts:
    """The ranged costs, drawn, and what they mean for each capacity.

    Attributes
    ----------
    problem
        What a plan chooses from.
    ranged
        The costs that are ranges.
    more
        (draws × ranged) what each takes beyond its likely cost; may be negative.
    """

    problem: PlanProblem
    ranged: RangedCosts
    more: FloatArray

    @cached_property
    def rows(self) -> list[int]:
        """The rows of the matrix that hold a capacity."""
        return list(self.problem.capacity_rows)

    @cached_property
    def amounts(self) -> FloatArray:
        """(capacity rows × variants) what each takes, as planned."""
        return np.asarray(self.problem.matrix.amounts.tocsr()[self.rows].toarray())

    @cached_property
    def parts(self) -> FloatArray:
        """(capacity rows × ranged) the part of a cost that each capacity bears."""
        at = list(self.ranged.positions)
        costs, amounts = self.problem.costs[at], self.amounts[:, at]
        whole = [self.problem.limits[row].constraint.name.startswith("the capacity") for row in self.rows]
        shared = np.array(whole, dtype=np.float64)[:, None] * np.ones(len(at))
        return np.divide(amounts, costs, out=shared, where=costs > 0)

    def used(self, taken: BoolArray) -> FloatArray:
        """Give what a set takes altogether; (draws,)."""
        is_in = taken[list(self.ranged.positions)]
        return np.asarray(float(self.problem.costs[taken].sum()) + self.more[:, is_in].sum(axis=1))

    def overruns(self, taken: BoolArray) -> BoolArray:
        """Tell in which draws a capacity does not suffice; (draws,)."""
        is_in = taken[list(self.ranged.positions)]
        most = self.problem.matrix.high[self.rows] + 2 * SLACK * self.problem.matrix.largest[self.rows]
        room = most - self.amounts @ taken.astype(np.float64)
        return np.asarray(((self.more[:, is_in] @ self.parts[:, is_in].T) > room).any(axis=1))

    def chance(self, taken: BoolArray) -> float:
        """Give how often a capacity does not suffice; 0 to 1."""
        return float(self.overruns(taken).mean())


def overrun_chance(
    backlog: Backlog, evaluation: Evaluation, plan: Plan, *, rng: np.random.Generator, draws: int = DRAWS
) -> Overrun:
    """Draw the costs of what the plan takes and count how often they exceed a capacity.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    plan
        A plan of it.
    rng
        Where the randomness comes from; the same state gives the same result.
    draws
        How many, ≥ 1.

    Raises
    ------
    InvalidBacklog, InvalidFramework
        As planning does.
    InvalidChoice
        When ``draws`` is below 1.

    Notes
    -----
    A cost given as a range is triangular from low over likely to high, each feature's by itself; costs by team are
    amounts and stay. With several teams a draw exceeds when any of them, or all together, has too little.
    """
    problem = find_problem(backlog, evaluation)
    taken = problem.taken(plan.chosen, plan.options)
    drawn = _draw(problem, draws, rng, among=taken)
    used = drawn.used(taken)
    ranged = np.zeros(taken.size, dtype=bool)
    ranged[list(drawn.ranged.positions)] = True
    return Overrun(
        chance=drawn.chance(taken),
        expected_used=float(used.mean()),
        p90_used=float(np.quantile(used, 0.9, method="inverted_cdf")),
        ranged=problem.chosen(taken & ranged),
        draws=draws,
    )


def _draw(problem: PlanProblem, draws: int, rng: np.random.Generator, *, among: BoolArray | None = None) -> _DrawnCosts:
    """Draw the ranged costs: all of them, and then only as many draws as fit the memory, or those of a set alone."""
    if draws < 1:
        raise InvalidChoice("number of draws", str(draws), ("1 or more",))
    ranged = find_ranged_costs(problem.variants)
    if among is None:
        draws = max(1, min(draws, _SEARCHED, _HELD // max(1, len(ranged.positions))))
    else:
        ranged = ranged.among(among)
    return _DrawnCosts(problem, ranged, ranged.draw(draws, rng) - problem.costs[list(ranged.positions)])


def plan_within_chance(
    backlog: Backlog, evaluation: Evaluation, *, chance: float, rng: np.random.Generator, draws: int = DRAWS
) -> Plan:
    """Find the best plan, of those tried, whose chance of exceeding a capacity stays within a chosen one.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    chance
        The largest chance that is accepted; 0 to 1.
    rng
        Where the randomness comes from; the same state gives the same plan.
    draws
        On how many fresh draws the plan is checked, ≥ 1.

    Returns
    -------
    A plan that on fresh draws exceeds a capacity no more often than the chance says. ``optimal`` says whether no plan
    that keeps to the chance on the draws of the search is worth more.

    Raises
    ------
    InvalidBacklog, InvalidFramework, PlanNotSolved
        As planning does.
    InvalidChoice
        When ``chance`` is outside 0 … 1 or ``draws`` below 1.
    NoFeasiblePlan
        When no plan was found that keeps to the chance.

    Notes
    -----
    More or less cautious costs give a plan that keeps to the chance on up to 2,000 draws, fewer beyond 500 ranges: with
    mean m and variance s² of a cost and z degrees of caution, Σ (m + z s² ÷ 2S) x ≤ C − z S ÷ 2, the tangent at S of
    Σ m x + z √(Σ s² x) ≤ C. From there the best set is put to the test on the same draws and shut out if it fails, up
    to 40 times; the first that passes is best on these draws. That what is taken fits at the mean of each cost's lowest
    (1 − chance) draws is asked for as well: every set that keeps to the chance on the draws does. A plan that fails on
    fresh draws is sought anew with a smaller chance.

    References
    ----------
    Luedtke, Ahmed (2008). A sample approximation approach for optimization with probabilistic constraints. SIAM Journal
    on Optimization 19(2), 674–699.
    """
    if not 0 <= chance <= 1:
        raise InvalidChoice("chance", str(chance), ("0 to 1",))
    problem = find_problem(backlog, evaluation)
    drawn = _draw(problem, draws, rng)
    wanted = chance
    found = first = _search(drawn, wanted)
    for _ in range(_TRIES):
        if found.taken is None:
            break
        excess = _draw(problem, draws, rng, among=found.taken).chance(found.taken) - chance
        if excess <= 0:
            return _read(drawn, evaluation, found.taken, first.bound)
        if wanted <= 0:
            break
        wanted = max(0.0, wanted - 2 * excess)
        found = _search(drawn, wanted)
    surest = _surest(drawn)
    if surest is None:
        raise NoFeasiblePlan(_clash(problem, first, chance))
    return _read(drawn, evaluation, surest, first.bound)


def _read(drawn: _DrawnCosts, evaluation: Evaluation, taken: BoolArray, bound: float) -> Plan:
    """Put a set into words; the bound is of what keeps to the chance on the draws of the search."""
    value = float(drawn.problem.values[taken].sum())
    best = BestSet(taken, value, max(bound, value), status="")
    return read_plan(drawn.problem, evaluation, best, has_chance=True)


def _search(drawn: _DrawnCosts, chance: float) -> ChanceSet:
    """Find the best set that keeps to a chance on the draws."""
    problem = drawn.problem
    at = list(drawn.ranged.positions)
    least, most = drawn.amounts.T.copy(), drawn.amounts.T.copy()
    least[at] += (drawn.parts * drawn.more.min(axis=0)).T
    most[at] += (drawn.parts * drawn.more.max(axis=0)).T

    def passes(taken: BoolArray) -> bool:
        return drawn.chance(taken) <= chance

    start = _cautious(drawn, chance)
    rounds = ROUNDS if problem.values.size <= _SMALL else ROUNDS // 4
    limits = _with_needed_room(drawn, chance)
    return choose_among_passing(problem.values, limits, passes, sizes=(least, most), start=start, rounds=rounds)


def _with_needed_room(drawn: _DrawnCosts, chance: float) -> LimitMatrix:
    """Add what every set that keeps to the chance on the draws keeps to as well."""
    kept = len(drawn.more) - floor(chance * len(drawn.more) + _SAME)
    limits = drawn.problem.matrix
    if not kept or not drawn.ranged.positions:
        return limits
    lowest = np.sort(drawn.more, axis=0)[:kept].mean(axis=0)
    amounts = drawn.amounts.copy()
    amounts[:, list(drawn.ranged.positions)] += drawn.parts * lowest
    for number, row in enumerate(drawn.rows):
        room = 2 * SLACK * float(limits.largest[row])
        limits = limits.with_row(f"room {number}", amounts[number], high=float(limits.high[row]) + room)
    return limits


def _cautious(drawn: _DrawnCosts, chance: float) -> BoolArray | None:
    """Find the best of the sets that ever more cautious costs give and that keep to the chance; None if none does."""
    problem = drawn.problem
    usual = NormalDist().inv_cdf(1 - min(max(chance, 1e-4), 0.4))
    surest = _surest(drawn)
    sets = [] if surest is None else [surest]
    spread: FloatArray = np.zeros(len(drawn.rows))
    bold, careful = usual - _SPREADS, usual + _SPREADS
    for _ in range(_STEPS):
        degree = (bold + careful) / 2
        found = find_best_set(problem.values, _with_caution(drawn, degree, spread))
        if found is None:
            break
        sets.append(found.taken)
        spread = _spread(drawn, found.taken)
        bold, careful = (bold, degree) if drawn.chance(found.taken) <= chance else (degree, careful)
    passing = [one for one in sets if drawn.chance(one) <= chance]
    return max(passing, key=lambda one: float(problem.values[one].sum()), default=None)


def _spread(drawn: _DrawnCosts, taken: BoolArray) -> FloatArray:
    """Give the standard deviation of what a set takes of each capacity; (capacity rows,)."""
    is_in = taken[list(drawn.ranged.positions)]
    return np.asarray(np.sqrt(drawn.parts[:, is_in] ** 2 @ drawn.more[:, is_in].var(axis=0)))


def _with_caution(drawn: _DrawnCosts, degree: float, spread: FloatArray) -> LimitMatrix:
    """Give the limits with costs that are cautious to a degree, at the tangent where a set has that spread."""
    at, share = list(drawn.ranged.positions), drawn.parts
    half = np.divide(degree, 2 * spread, out=np.zeros_like(spread), where=spread > 0)
    amounts = drawn.amounts.copy()
    amounts[:, at] += share * drawn.more.mean(axis=0) + half[:, None] * share**2 * drawn.more.var(axis=0)
    high = drawn.problem.matrix.high[drawn.rows] - degree * spread / 2
    return drawn.problem.matrix.with_rows(drawn.rows, amounts, high)


def _surest(drawn: _DrawnCosts) -> BoolArray | None:
    """Find the best set that fits even if every cost is at its highest; None where there is none."""
    problem, at = drawn.problem, list(drawn.ranged.positions)
    amounts = drawn.amounts.copy()
    amounts[:, at] += drawn.parts * (drawn.ranged.highest() - problem.costs[at])
    matrix = problem.matrix.with_rows(drawn.rows, amounts, problem.matrix.high[drawn.rows])
    found = find_best_set(problem.values, matrix)
    return None if found is None else found.taken


def _clash(problem: PlanProblem, found: ChanceSet, chance: float) -> list[str]:
    """Name what cannot be kept at once; every set that was shut out is the capacity, seen through the chance."""
    times = f"in all but {plain_number(chance * 100)} of 100 cases"
    capacity = f"the capacity of {amount_text(problem.capacity, plan_unit(problem.backlog))} {times}"
    own = len(problem.limits)
    clash = find_clash(problem.values.size, found.limits) if found.is_proved else ()
    names = [found.limits.names[one] if one < own else capacity for one in clash]
    return list(dict.fromkeys(names)) or [capacity]
