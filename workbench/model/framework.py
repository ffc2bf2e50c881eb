"""Frameworks: a named set of dimensions, scales, weights and a way to combine them."""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import Field, ValidationError, model_validator

from workbench.errors import InvalidChoice, InvalidFramework
from workbench.model.dimension import Dimension, Direction
from workbench.model.record import Record

WEIGHT_TOLERANCE = 1e-9


BUILD_COSTS = ("engineering_cost", "effort", "job_size")
"""Keys of the dimensions that say what a feature takes to build, the first one first."""


class Combination(StrEnum):
    """How the scores of one feature become its priority."""

    WEIGHTED_SUM = "weighted_sum"
    """Σ weight × value; 0 to 1."""
    SUM_OVER_COST = "sum_over_cost"
    """The sum of the benefit scores ÷ the product of the cost scores; a plain number."""
    PRODUCT_OVER_COST = "product_over_cost"
    """The product of the benefit scores ÷ the product of the cost scores; a plain number."""


class Framework(Record):
    """A named set of dimensions with their scales, weights and a way to combine them.

    Raises
    ------
    InvalidFramework
        When a dimension's key stands twice, weights are negative, do not sum to 1 or do not match the dimensions.
    """

    key: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="'five-dimensions', 'rice' … or a name of your own.")
    name: str = Field(min_length=1)
    description: str = Field(default="", description="Where it comes from and when to use it.")
    combine: Combination = Combination.WEIGHTED_SUM
    dimensions: tuple[Dimension, ...] = Field(min_length=1, description="In the order in which they are shown.")
    weights: dict[str, float] = Field(
        default_factory=dict,
        description="Dimension key → share; each ≥ 0, summing to 1. Empty for ratio frameworks, which have no weights.",
    )

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        keys = [dimension.key for dimension in self.dimensions]
        for key in keys:
            if keys.count(key) > 1:
                raise InvalidFramework(f"The dimension '{key}' stands twice. Keep one.", place=key)
        if self.is_ratio:
            self._check_formula()
        else:
            self._check_weights()
        return self

    def _check_formula(self) -> None:
        if self.weights:
            raise InvalidFramework(f"{self.name} has no weights: its formula is fixed. Leave them out.")
        if not self.benefits:
            raise InvalidFramework(f"{self.name} needs at least one dimension where higher is better.")

    def _check_weights(self) -> None:
        for key in self.weights:
            if key not in self.keys:
                raise InvalidFramework(f"There is a weight for '{key}', which is no dimension here.", place=key)
        for dimension in self.dimensions:
            weight = self.weights.get(dimension.key)
            if weight is None or not weight >= 0:
                raise InvalidFramework(f"'{dimension.name}' needs a weight of 0 or more.", place=dimension.key)
        if not math.isclose(math.fsum(self.weights.values()), 1, abs_tol=WEIGHT_TOLERANCE):
            raise InvalidFramework(f"The weights sum to {math.fsum(self.weights.values()):g}, not to 1.")

    @property
    def is_ratio(self) -> bool:
        """Whether the priority is a quotient or product of raw scores rather than a weighted sum of values."""
        return self.combine is not Combination.WEIGHTED_SUM

    @property
    def keys(self) -> tuple[str, ...]:
        """The dimensions' keys, in order."""
        return tuple(dimension.key for dimension in self.dimensions)

    @property
    def benefits(self) -> tuple[Dimension, ...]:
        """Dimensions where higher is better."""
        return tuple(one for one in self.dimensions if one.direction is Direction.HIGHER_IS_BETTER)

    @property
    def costs(self) -> tuple[Dimension, ...]:
        """Dimensions where lower is better."""
        return tuple(one for one in self.dimensions if one.direction is Direction.LOWER_IS_BETTER)

    @property
    def build_cost(self) -> Dimension | None:
        """The cost dimension that says what a feature takes to build; None where there is none."""
        costs = {one.key: one for one in self.costs}
        return next((costs[key] for key in BUILD_COSTS if key in costs), None)

    def dimension(self, key: str) -> Dimension:
        """Give the dimension of that key.

        Raises
        ------
        InvalidChoice
            When there is none.
        """
        for one in self.dimensions:
            if one.key == key:
                return one
        raise InvalidChoice("dimension", key, self.keys)

    def with_weights(self, weights: Mapping[str, float]) -> "Framework":
        """Copy the framework with other weights, rescaled to sum to 1; a dimension left out weighs 0.

        Raises
        ------
        InvalidFramework
            When a weight is negative or not finite, all are 0, or the framework has no weights.
        InvalidChoice
            When a weight names no dimension.
        """
        if self.is_ratio:
            raise InvalidFramework(f"{self.name} has no weights: its formula is fixed.")
        for key, weight in weights.items():
            self.dimension(key)
            if not (math.isfinite(weight) and weight >= 0):
                raise InvalidFramework(f"The weight of '{key}' is {weight:g}; it must be 0 or more.", place=key)
        total = math.fsum(weights.values())
        if total <= 0:
            raise InvalidFramework("All weights are 0. Give at least one dimension some weight.")
        shares = {key: weights.get(key, 0.0) / total for key in self.keys}
        return self.model_copy(update={"weights": shares})

    def with_dimension(self, dimension: Dimension) -> "Framework":
        """Copy the framework with the dimension of the same key replaced.

        Raises
        ------
        InvalidChoice
            When there is none of that key.
        """
        self.dimension(dimension.key)
        replaced = tuple(dimension if one.key == dimension.key else one for one in self.dimensions)
        fields = {name: getattr(self, name) for name in Framework.model_fields}
        return Framework.model_validate({**fields, "dimensions": replaced})

    def to_json(self) -> str:
        """Write the framework as one JSON document, which ``parse_framework`` reads back to an equal one."""
        return self.model_dump_json(indent=2)


def parse_framework(text: str | bytes) -> Framework:
    """Read a framework from the JSON that ``Framework.to_json`` writes.

    Raises
    ------
    InvalidFramework
        When the text is no JSON, or not that of a framework; the message names the first few fields at fault.
    """
    try:
        return Framework.model_validate_json(text)
    except ValidationError as problem:
        faults = [
            f"{'.'.join(str(part) for part in fault['loc']) or 'the file'}: {fault['msg']}"
            for fault in problem.errors()[:5]
        ]
        raise InvalidFramework(
            "This is not a framework as the workbench saves it. " + "; ".join(faults), place=faults[0].split(":")[0]
        ) from problem
