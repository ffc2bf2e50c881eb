"""Small backlogs for plans that can be worked by hand."""

from workbench.model import Backlog, Dimension, Direction, Feature, Framework, NumericScale, PlanRules, Score


def fruit(rules: PlanRules, *, unit: str = "", **gain_and_effort: tuple[float | None, float | None]) -> Backlog:
    """Make a backlog of gains from 0 to 8, which are eighths of value, and efforts in the unit, else points."""
    up, down = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
    framework = Framework(
        key="two",
        name="Two",
        dimensions=(
            Dimension(key="gain", name="Gain", direction=up, scale=NumericScale(worst=0, best=8)),
            Dimension(key="effort", name="Effort", direction=down, scale=NumericScale(worst=9, best=0, unit=unit)),
        ),
        weights={"gain": 1.0, "effort": 0.0},
    )
    features = tuple(
        Feature(
            id=name,
            title=name.capitalize(),
            labels="fruit" if name != "plum" else "stone",
            scores={
                key: Score.exactly(number)
                for key, number in zip(("gain", "effort"), both, strict=True)
                if number is not None
            },
        )
        for name, both in gain_and_effort.items()
    )
    return Backlog(name="Fruit", framework=framework, features=features, plan=rules)
