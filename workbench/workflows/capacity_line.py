"""The line between what is built now and what waits: what stands on which side, and what a move displaces."""

from collections.abc import Mapping

from pydantic import Field

from workbench.model import Backlog, Choice, Evaluation, Record

_NOISE = 1e-9


class CapacityLine(Record):
    """What is decided, column by column, and how much of the capacity is taken."""

    now: tuple[str, ...] = Field(description="Feature ids; in every column best rank first, the unranked last.")
    next: tuple[str, ...]
    later: tuple[str, ...]
    no: tuple[str, ...]
    undecided: tuple[str, ...]
    costs: dict[str, float] = Field(description="Feature id → its cost in the unit; one left out has none known.")
    unit: str = Field(description="Of costs and capacity; '' where costs have no amounts.")
    capacity: float | None = Field(description="What there is to spend, in the unit; None while nobody has said.")

    @property
    def used(self) -> float:
        """What the features in ``now`` cost together; those without a known cost left out."""
        return sum(self.costs.get(one, 0.0) for one in self.now)

    @property
    def keeps_capacity(self) -> bool:
        """Whether there is a capacity, and ``now`` keeps to it."""
        return self.capacity is not None and self.used <= self.capacity + _NOISE

    def column(self, choice: Choice | None) -> tuple[str, ...]:
        """Give the features of a choice; of None, the undecided."""
        found: tuple[str, ...] = getattr(self, choice.value if choice else "undecided")
        return found


class Displacement(Record):
    """What moving a feature into ``now`` means for the others."""

    feature_id: str
    cost: float | None = Field(description="None where nobody knows it.")
    free: float | None = Field(description="What is left of the capacity before the move; None without a capacity.")
    displaced: tuple[str, ...] = Field(description="Features that no longer fit, worst rank first.")
    fits: bool = Field(description="Whether it fits once they are moved out.")


def draw_line(
    backlog: Backlog,
    evaluation: Evaluation,
    *,
    costs: Mapping[str, float],
    unit: str = "",
    capacity: float | None = None,
) -> CapacityLine:
    """Sort the features by what is decided about them.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    costs
        Feature id → its cost, as ``find_costs`` gives it.
    unit
        Of costs and capacity.
    capacity
        What there is to spend; None while nobody has said.
    """
    columns: dict[str, list[str]] = {"undecided": [], **{choice.value: [] for choice in Choice}}
    for position in evaluation.order.tolist():
        feature = backlog.features[position]
        columns[feature.decision.choice.value if feature.decision else "undecided"].append(feature.id)
    sorted_out = {name: tuple(ids) for name, ids in columns.items()}
    return CapacityLine(**sorted_out, costs=dict(costs), unit=unit, capacity=capacity)


def find_displaced(line: CapacityLine, feature_id: str) -> Displacement:
    """Say which features a move into ``now`` displaces.

    Notes
    -----
    The worst ranked leave first until the newcomer fits; then those that need not have left come back, the best first.
    Without a capacity, or without a known cost, nobody leaves.
    """
    cost = line.costs.get(feature_id)
    others = [one for one in line.now if one != feature_id]
    if line.capacity is None or cost is None:
        free = None if line.capacity is None else line.capacity - line.used
        return Displacement(feature_id=feature_id, cost=cost, free=free, displaced=(), fits=True)
    free = line.capacity - sum(line.costs.get(one, 0.0) for one in others)
    leaving: list[str] = []
    left = free
    for one in reversed(others):
        if left >= cost - _NOISE:
            break
        if line.costs.get(one, 0.0) > 0:
            leaving.append(one)
            left += line.costs[one]
    for one in reversed(leaving.copy()):
        if left - line.costs[one] >= cost - _NOISE:
            leaving.remove(one)
            left -= line.costs[one]
    fits = left >= cost - _NOISE
    return Displacement(
        feature_id=feature_id, cost=cost, free=free, displaced=tuple(leaving) if fits else (), fits=fits
    )
