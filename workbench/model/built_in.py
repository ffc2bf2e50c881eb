"""The frameworks that come with the workbench, with their published scales."""

from collections.abc import Callable

from workbench.errors import InvalidChoice
from workbench.model.dimension import Dimension, Direction, Level, LevelScale, NumericScale
from workbench.model.five_dimensions import five_dimensions
from workbench.model.framework import Combination, Framework

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
FIBONACCI = (1, 2, 3, 5, 8, 13, 20)
"""The shortened series used on planning cards."""


def rice() -> Framework:
    """Make RICE: reach × impact × confidence ÷ effort.

    References
    ----------
    McBride (2016). RICE: simple prioritization for product managers. Intercom.
    """
    impact = (("Minimal", 0.25), ("Low", 0.5), ("Medium", 1.0), ("High", 2.0), ("Massive", 3.0))
    confidence = (("Low", 0.5), ("Medium", 0.8), ("High", 1.0))
    return Framework(
        key="rice",
        name="RICE",
        description="Reach × impact × confidence ÷ effort (Intercom). Good for many small bets on one product.",
        combine=Combination.PRODUCT_OVER_COST,
        dimensions=(
            Dimension(
                key="reach", name="Reach", question="How many people will this affect in a quarter?", direction=UP,
                scale=NumericScale(worst=0, best=10_000, unit="people"),
            ),
            Dimension(
                key="impact", name="Impact", question="How much will it affect each of them?", direction=UP,
                scale=LevelScale(levels=_named(impact)),
            ),
            Dimension(
                key="confidence", name="Confidence", short="Sure", question="How sure are we of the other three?",
                direction=UP, scale=LevelScale(levels=_named(confidence)),
                rubric="100 % with data for all three, 80 % with data for some, 50 % for a guess.",
            ),
            Dimension(
                key="effort", name="Effort", question="How many person-months, all roles together?", direction=DOWN,
                scale=NumericScale(worst=24, best=0, unit="person-months"),
            ),
        ),
    )  # fmt: skip


def ice() -> Framework:
    """Make ICE: impact × confidence × ease, each from 1 to 10.

    References
    ----------
    Ellis, Brown (2017). Hacking Growth.
    """
    questions = {
        "impact": "How much will it move the number we care about, if it works?",
        "confidence": "How sure are we that it will work?",
        "ease": "How easily can we try it?",
    }
    return Framework(
        key="ice",
        name="ICE",
        description="Impact × confidence × ease, each 1 to 10 (Ellis). Good for a fast list of growth experiments.",
        combine=Combination.PRODUCT_OVER_COST,
        dimensions=tuple(
            Dimension(
                key=key, name=key.capitalize(), question=question, direction=UP, scale=NumericScale(worst=1, best=10)
            )
            for key, question in questions.items()
        ),
    )


def wsjf() -> Framework:
    """Make WSJF: cost of delay ÷ job size, on planning cards.

    References
    ----------
    Reinertsen (2009). The Principles of Product Development Flow. Scaled Agile Framework, "WSJF".
    """
    benefits = {
        "business_value": ("Business value", "Value", "What is it worth to users and the business?"),
        "time_criticality": ("Time criticality", "Urgency", "How much is lost by waiting?"),
        "risk_reduction": ("Risk reduction", "Risk", "Which risk falls, or what does it make possible later?"),
    }
    return Framework(
        key="wsjf",
        name="WSJF",
        description="(Business value + time criticality + risk reduction) ÷ job size, on planning cards from 1 to 20. "
        "Good for sequencing jobs of different size.",
        combine=Combination.SUM_OVER_COST,
        dimensions=(
            *(
                Dimension(key=key, name=name, short=short, question=question, direction=UP, scale=_cards(falling=False))
                for key, (name, short, question) in benefits.items()
            ),
            Dimension(
                key="job_size", name="Job size", short="Size", question="How long does it take, next to others?",
                direction=DOWN, scale=_cards(falling=True),
            ),
        ),
    )  # fmt: skip


def value_effort() -> Framework:
    """Make value ÷ effort, each from 1 to 10."""
    return Framework(
        key="value-effort",
        name="Value / effort",
        description="Value ÷ effort, each 1 to 10. Good for a first cut; it forgets strategy and time.",
        combine=Combination.SUM_OVER_COST,
        dimensions=(
            Dimension(
                key="business_value", name="Business value", short="Value", question="What is it worth?", direction=UP,
                scale=NumericScale(worst=1, best=10),
            ),
            Dimension(
                key="effort", name="Effort", question="How much work is it?", direction=DOWN,
                scale=NumericScale(worst=10, best=1),
            ),
        ),
    )  # fmt: skip


BUILT_IN: dict[str, Callable[[], Framework]] = {
    "five-dimensions": five_dimensions,
    "rice": rice,
    "ice": ice,
    "wsjf": wsjf,
    "value-effort": value_effort,
}


def built_in_framework(key: str) -> Framework:
    """Make the built-in framework of that key.

    Raises
    ------
    InvalidChoice
        When there is none.
    """
    if key not in BUILT_IN:
        raise InvalidChoice("framework", key, tuple(BUILT_IN))
    return BUILT_IN[key]()


def _named(levels: tuple[tuple[str, float], ...]) -> tuple[Level, ...]:
    return tuple(Level(number=number, label=label) for label, number in levels)


def _cards(*, falling: bool) -> LevelScale:
    levels = tuple(Level(number=number, label=str(number)) for number in FIBONACCI)
    return LevelScale(levels=levels[::-1] if falling else levels)
