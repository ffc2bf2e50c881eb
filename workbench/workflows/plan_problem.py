"""A plan's choice laid out for the solver, so that many capacities, rules and worlds can be solved on one layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from workbench.methods.best_set import BestSet, choose_best_set, find_best_set
from workbench.methods.limit_matrix import BoolArray, FloatArray, LimitMatrix, lay_out_limits
from workbench.model import Backlog, Evaluation
from workbench.workflows.plan_limits import Limit, capacity_by_team, find_limits
from workbench.workflows.plan_variants import Variants, find_variants

_BETTER = 1e-5
"""What a better set must be worth more, as a share of the most that one feature is worth; less is rounding."""


@dataclass(frozen=True)
class PlanProblem:
    """What a plan chooses from and what it keeps to.

    Attributes
    ----------
    variants
        Every way to build every feature.
    limits
        Every rule; one row of the matrix each, in this order.
    matrix
        The limits laid out.
    values
        (variants,) what each is worth; 0 where unknown, which the limits keep out.
    order
        (features,) positions, best ranked first.
    """

    variants: Variants
    limits: tuple[Limit, ...]
    matrix: LimitMatrix
    values: FloatArray
    order: tuple[int, ...]

    @property
    def backlog(self) -> Backlog:
        """What is planned."""
        return self.variants.backlog

    @cached_property
    def costs(self) -> FloatArray:
        """(variants,) what each takes; 0 where unknown."""
        return np.nan_to_num(self.variants.costs)

    @cached_property
    def least_told(self) -> float:
        """The least difference between two plans' values that is not taken for rounding."""
        return _BETTER * (float(np.abs(self.values).max(initial=0.0)) or 1.0)

    @cached_property
    def capacity(self) -> float:
        """What there is of all teams together, in the unit."""
        return sum(capacity_by_team(self.variants.rules).values())

    @cached_property
    def capacity_rows(self) -> tuple[int, ...]:
        """Rows of the matrix that hold a capacity."""
        return tuple(row for row, one in enumerate(self.limits) if one.kind == "capacity")

    @cached_property
    def shares(self) -> FloatArray:
        """(capacity rows,) what each gets of one unit of the whole; alike where all teams have nothing."""
        ends = self.matrix.high[list(self.capacity_rows)]
        if self.capacity > 0:
            return np.asarray(ends / self.capacity)
        teams = max(1, len(capacity_by_team(self.variants.rules)))
        alone = [self.limits[row].constraint.name.startswith("the capacity") for row in self.capacity_rows]
        return np.where(alone, 1.0, 1.0 / teams)

    def at_capacity(self, capacity: float) -> LimitMatrix:
        """Give the limits with another capacity, the teams' scaled in proportion."""
        if capacity == self.capacity:
            return self.matrix
        return self.matrix.with_high(self.capacity_rows, self.shares * capacity)

    def least_capacity(self, taken: BoolArray) -> float:
        """Give the least capacity at which a set fits, the teams' scaled in proportion."""
        used = self.matrix.totals(taken)[list(self.capacity_rows)]
        needs = [use / share for use, share in zip(used, self.shares, strict=True) if share > 0]
        return max(0.0, *needs) if needs else 0.0

    def with_limits(self, limits: Iterable[Limit]) -> "PlanProblem":
        """Give the same choice under other rules."""
        kept = tuple(limits)
        matrix = lay_out_limits(self.values.size, [one.constraint for one in kept])
        return replace(self, limits=kept, matrix=matrix)

    def best(self, *, favour: FloatArray | None = None) -> BestSet:
        """Choose the best set; raises ``NoFeasiblePlan`` where the rules clash."""
        return choose_best_set(self.values, self.matrix, favour=favour)

    def best_at(self, capacity: float, *, favour: FloatArray | None = None) -> BestSet | None:
        """Choose the best set at another capacity; None where the rules clash."""
        return find_best_set(self.values, self.at_capacity(capacity), favour=favour)

    def chosen(self, taken: BoolArray) -> tuple[str, ...]:
        """Name the features taken, best ranked first."""
        positions = {self.variants.owner[one] for one in np.flatnonzero(taken)}
        return tuple(self.backlog.features[one].id for one in self.order if one in positions)

    def taken(self, chosen: Sequence[str], options: dict[str, str]) -> BoolArray:
        """Mark the variants that a plan takes: chosen ids, and the option of those taken in a smaller way."""
        marks = np.zeros(self.values.size, dtype=bool)
        for feature_id in chosen:
            ways = self.variants.of_feature[self.backlog.position(feature_id)]
            wanted = options.get(feature_id, "")
            marks[next(one for one in ways if self.variants.names[one] == wanted)] = True
        return marks

    def closeness(self, taken: BoolArray) -> FloatArray:
        """Favour sets that differ from another in few features: 1 for what is in it, −1 for what is not."""
        return np.where(taken, 1.0, -1.0)


def find_problem(backlog: Backlog, evaluation: Evaluation) -> PlanProblem:
    """Lay out the choice that a plan makes.

    Raises
    ------
    InvalidBacklog
        When there is no capacity, only some capacities name a team, or a team has costs and no capacity.
    InvalidFramework
        When the framework has no cost, or no benefit has any weight.
    """
    capacity_by_team(backlog.plan)
    variants = find_variants(backlog, evaluation)
    return problem_of(variants, evaluation)


def problem_of(variants: Variants, evaluation: Evaluation) -> PlanProblem:
    """Lay out the choice among variants."""
    limits = tuple(find_limits(variants))
    return PlanProblem(
        variants=variants,
        limits=limits,
        matrix=lay_out_limits(len(variants.owner), [one.constraint for one in limits]),
        values=np.where(variants.missing, 0.0, variants.values),
        order=tuple(evaluation.order.tolist()),
    )
