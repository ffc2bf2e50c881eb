"""Small backlogs whose plans are worked by hand: gains and benefits in eighths, effort in weeks."""

from workbench.model import (
    Backlog,
    Capacity,
    Dimension,
    Direction,
    Feature,
    Framework,
    NumericScale,
    PlanRules,
    Score,
)

EIGHTHS = NumericScale(worst=0, best=8)


def framework() -> Framework:
    """Give two benefits of the same weight, and an effort that weighs nothing."""
    up, down = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
    return Framework(
        key="three",
        name="Three",
        dimensions=(
            Dimension(key="gain", name="Gain", direction=up, scale=EIGHTHS),
            Dimension(key="reach_out", name="Reach", direction=up, scale=EIGHTHS),
            Dimension(
                key="effort", name="Effort", direction=down, scale=NumericScale(worst=20, best=0, unit="weeks")
            ),
        ),
        weights={"gain": 0.5, "reach_out": 0.5, "effort": 0.0},
    )  # fmt: skip


def feature(
    title: str, gain: float | None, reach: float | None, effort: float | tuple[float, float, float] | None
) -> Feature:
    """Give a feature; None is a missing score, three numbers are a range."""
    numbers = {"gain": gain, "reach_out": reach}
    scores = {key: Score.exactly(number) for key, number in numbers.items() if number is not None}
    if isinstance(effort, tuple):
        scores["effort"] = Score(low=effort[0], likely=effort[1], high=effort[2])
    elif effort is not None:
        scores["effort"] = Score.exactly(effort)
    return Feature(id=title.lower(), title=title, scores=scores)


def backlog(*features: Feature, capacity: float | tuple[Capacity, ...] = 10, **rules: object) -> Backlog:
    """Give a backlog with one capacity, or several, and further rules."""
    capacities = capacity if isinstance(capacity, tuple) else (Capacity(amount=capacity),)
    return Backlog(
        name="By hand",
        framework=framework(),
        features=features,
        plan=PlanRules.model_validate({"capacities": capacities, **rules}),
    )
