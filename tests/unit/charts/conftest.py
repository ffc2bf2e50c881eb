"""A small backlog whose every number is worked out by hand in the tests."""

import pytest

from workbench.charts import Palette, palette
from workbench.model import Backlog, Evaluation, Feature, Score, built_in_framework, five_dimensions
from workbench.workflows import evaluate

HOSTILE = "<b>bold</b> & <script>alert(1)</script> <a href='x'>link</a> $x^2$ %{x}"


@pytest.fixture
def light() -> Palette:
    return palette(dark=False)


@pytest.fixture
def harbour() -> Backlog:
    """Six features under weights 25, 25, 20, 20, 10.

    Points for impact, value, alignment, time, cost and in all: citations 25 25 20 15 2.5 = 87.5 ·
    labels 18.75 18.75 20 15 5 = 77.5 · handoff 25 18.75 15 10 5 = 73.75 · shortcuts 6.25 0 0 20 10 = 36.25 ·
    voice 12.5 ? 5 0 0 = 17.5 to 42.5 · mobile 12.5 12.5 10 5 0 = 40.
    """
    titles = {
        "citations": "Answers with their sources shown",
        "labels": "Confidence label on each answer",
        "handoff": "Hand-off to a person, with context",
        "shortcuts": "Keyboard shortcuts",
        "voice": "إجابات صوتية",
        "mobile": "Mobile app for agents",
    }
    levels: dict[str, tuple[int | None, ...]] = {
        "citations": (5, 5, 5, 2, 4),
        "labels": (4, 4, 5, 2, 3),
        "handoff": (5, 4, 4, 3, 3),
        "shortcuts": (2, 1, 1, 1, 1),
        "voice": (3, None, 2, 5, 5),
        "mobile": (3, 3, 3, 4, 5),
    }
    framework = five_dimensions()
    weights = dict(zip(framework.keys, (25.0, 25.0, 20.0, 20.0, 10.0), strict=True))
    features = tuple(
        Feature(
            id=name,
            title=titles[name],
            scores={
                key: Score.exactly(level)
                for key, level in zip(framework.keys, levels[name], strict=True)
                if level is not None
            },
        )
        for name in titles
    )
    return Backlog(name="Harbour", framework=framework.with_weights(weights), features=features)


@pytest.fixture
def judged(harbour: Backlog) -> Evaluation:
    return evaluate(harbour)


@pytest.fixture
def hostile(harbour: Backlog) -> Backlog:
    """Give the same backlog, every title dangerous and 300 characters long."""
    features = tuple(one.model_copy(update={"title": (HOSTILE * 5)[:300]}) for one in harbour.features)
    return harbour.model_copy(update={"features": features})


@pytest.fixture
def reach() -> Backlog:
    """RICE: alpha 1000 × 2 × 0.8 ÷ 4 = 400 · beta 500 × 1 × 1 ÷ (1 to 5), 166.7 at 3 · gamma ÷ 0: undefined."""
    rows = {
        "alpha": (1000, 2, 0.8, Score.exactly(4)),
        "beta": (500, 1, 1.0, Score(low=1, high=5)),
        "gamma": (800, 3, 0.5, Score.exactly(0)),
    }
    features = tuple(
        Feature(
            id=name,
            title=name.capitalize(),
            scores={
                "reach": Score.exactly(people),
                "impact": Score.exactly(impact),
                "confidence": Score.exactly(confidence),
                "effort": effort,
            },
        )
        for name, (people, impact, confidence, effort) in rows.items()
    )
    return Backlog(name="Reach", framework=built_in_framework("rice"), features=features)
