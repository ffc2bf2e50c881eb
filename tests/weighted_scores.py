"""Five dimensions with weights that somebody has chosen, and scores typed in their order; for tests worked by hand."""

from workbench.model import Framework, Score, built_in_framework


def weighted_dimensions() -> Framework:
    """Give the five dimensions, weighing 30, 25, 20, 15 and 10 percent in their order."""
    weights = {
        "user_impact": 30.0,
        "business_value": 25,
        "strategic_alignment": 20,
        "time_to_market": 15,
        "engineering_cost": 10,
    }
    return built_in_framework("five-dimensions").with_weights(weights)


def scores(*numbers: float | None) -> dict[str, Score]:
    """Give one score a dimension, in their order; None is missing."""
    keys = weighted_dimensions().keys
    return {key: Score.exactly(number) for key, number in zip(keys, numbers, strict=True) if number is not None}
