"""A small backlog whose every number is worked out by hand in the tests."""

import pytest

from workbench.model import Backlog, Dimension, Direction, Feature, Framework, NumericScale, Score

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


@pytest.fixture
def orchard() -> Backlog:
    """Six features on impact (1–5, weight 0.5), value (0–10, 0.3) and cost in days (10–0, 0.2).

    As values: pear 0.75, ?, 0 · quince 0, 1, 0.75 · plum 1, 1, 0.5 · kiwi nothing · fig 0.5, 0.5, 1 ·
    lime 0.25 to 0.75, 0, 1.
    """
    framework = Framework(
        key="orchard",
        name="Orchard",
        dimensions=(
            Dimension(key="impact", name="Impact", direction=UP, scale=NumericScale(worst=1, best=5)),
            Dimension(key="value", name="Value", direction=UP, scale=NumericScale(worst=0, best=10)),
            Dimension(key="cost", name="Cost", direction=DOWN, scale=NumericScale(worst=10, best=0, unit="days")),
        ),
        weights={"impact": 0.5, "value": 0.3, "cost": 0.2},
    )
    scores: dict[str, dict[str, Score]] = {
        "pear": {"impact": Score.exactly(4), "value": Score(note="Ask the market"), "cost": Score.exactly(10)},
        "quince": {"impact": Score.exactly(1), "value": Score.exactly(10), "cost": Score.exactly(2.5)},
        "plum": {"impact": Score.exactly(5), "value": Score.exactly(10), "cost": Score.exactly(5)},
        "kiwi": {},
        "fig": {"impact": Score.exactly(3), "value": Score.exactly(5), "cost": Score.exactly(0)},
        "lime": {"impact": Score(low=2, high=4), "value": Score.exactly(0), "cost": Score.exactly(0)},
    }
    features = tuple(Feature(id=name, title=name.capitalize(), scores=given) for name, given in scores.items())
    return Backlog(name="Orchard", framework=framework, features=features)
