"""What a feature is worth to a plan, and what it takes."""

import numpy as np
import numpy.typing as npt

from workbench.errors import InvalidFramework
from workbench.model import (
    BUILD_COSTS,
    Backlog,
    Combination,
    Dimension,
    Evaluation,
    Framework,
    LevelScale,
    PlanObjective,
    Scale,
)
from workbench.workflows.wording import plain_number, round_half_up

FloatArray = npt.NDArray[np.float64]
UNKNOWN_VALUE = 0.5
"""What a missing benefit score counts as: the middle of its range."""


def find_cost(framework: Framework) -> Dimension:
    """Find the dimension that a plan's capacity limits.

    Raises
    ------
    InvalidFramework
        When the framework has no cost.
    """
    if framework.build_cost is None:
        raise InvalidFramework(
            f"{framework.name} has no cost, so nothing says what fits. Choose a framework with one of: "
            f"{', '.join(BUILD_COSTS)}, where less is better."
        )
    return framework.build_cost


def plan_unit(backlog: Backlog) -> str:
    """Give the unit of a plan's amounts: as the rules say, else the cost's own; points where levels have no amounts."""
    scale = find_cost(backlog.framework).scale
    return backlog.plan.unit or (scale.unit if has_amounts(scale) else "") or "points"


def has_amounts(scale: Scale) -> bool:
    """Whether the scores of a scale stand for amounts: all but levels to which nobody gave one."""
    return not isinstance(scale, LevelScale) or scale.levels[0].amount is not None


def worth_text(worth: float, *, is_ratio: bool) -> str:
    """Say a part of a plan's value: '44 points' in a weighted framework, a plain number in a ratio framework."""
    if is_ratio:
        return f"{plain_number(worth)} of its value"
    whole = round_half_up(worth * 100)
    return f"{whole:,} point{'' if whole == 1 else 's'}" if whole else "less than a point"


def plan_costs(backlog: Backlog) -> FloatArray:
    """Give what each feature takes; (features,); the cost's own unit; NaN where it is missing."""
    cost = find_cost(backlog.framework)
    amounts = np.full(len(backlog.features), np.nan)
    for position, feature in enumerate(backlog.features):
        score = feature.score(cost.key)
        point = None if score is None else score.point
        if point is not None:
            amount = cost.scale.amount(point)
            amounts[position] = point if amount is None else amount
    return amounts


def plan_values(evaluation: Evaluation, objective: PlanObjective) -> FloatArray:
    """Give what each feature adds to a plan's value.

    Returns
    -------
    (features,); 0 to 1 in a weighted framework, a plain number in a ratio framework; NaN when unknown.

    Raises
    ------
    InvalidFramework
        When benefits have scores and none of them any weight.
    """
    if objective is PlanObjective.PRIORITY:
        return evaluation.priority
    framework = evaluation.framework
    cost = find_cost(framework).key
    columns = [column for column, key in enumerate(evaluation.dimensions) if key != cost]
    points = evaluation.point[:, columns]
    if framework.is_ratio:
        if framework.combine is Combination.SUM_OVER_COST:
            return np.asarray(points.sum(axis=1), dtype=np.float64)
        return np.asarray(points.prod(axis=1), dtype=np.float64)
    if not columns:
        return np.full(len(evaluation.feature_ids), np.nan)
    shares = np.array([evaluation.weights[evaluation.dimensions[column]] for column in columns])
    total = float(shares.sum())
    if total <= 0:
        raise InvalidFramework("Every benefit weighs 0, so no plan is worth anything. Give one of them some weight.")
    known = np.where(np.isnan(evaluation.priority)[:, None], np.nan, np.where(np.isnan(points), UNKNOWN_VALUE, points))
    return np.asarray(known @ (shares / total), dtype=np.float64)
