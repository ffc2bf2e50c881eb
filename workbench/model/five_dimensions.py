"""The default framework: five dimensions, equal weights, a sentence for every level."""

from collections.abc import Sequence

from workbench.model.dimension import Dimension, Direction, Level, LevelScale
from workbench.model.framework import Framework


def five_dimensions() -> Framework:
    """Make the default framework.

    Returns
    -------
    User impact, business value, strategic alignment, time-to-market and engineering cost on scales of five levels.
    Weights are equal: nobody's opinion until somebody has one. Cost levels stand for person-weeks, time levels for
    weeks until customers have it.
    """
    dimensions = (_user_impact(), _business_value(), _strategic_alignment(), _time_to_market(), _engineering_cost())
    return Framework(
        key="five-dimensions",
        name="Five dimensions",
        description="What users gain, what the business gains, whether it fits the strategy, how soon it is out and "
        "what it costs to build. A feature's priority is the weighted sum of its five values.",
        dimensions=dimensions,
        weights={dimension.key: 1 / len(dimensions) for dimension in dimensions},
    )


def _levels(
    sentences: Sequence[str], amounts: Sequence[float] | None = None, *, falling: bool = False
) -> tuple[Level, ...]:
    """Make levels 1 … n from sentences in rising order of the number; worst first."""
    levels = tuple(
        Level(number=place, label=str(place), sentence=sentence, amount=None if amounts is None else amounts[place - 1])
        for place, sentence in enumerate(sentences, start=1)
    )
    return levels[::-1] if falling else levels


def _user_impact() -> Dimension:
    return Dimension(
        key="user_impact",
        name="User impact",
        short="Impact",
        question="How many people, how often, how painful?",
        direction=Direction.HIGHER_IS_BETTER,
        scale=LevelScale(
            levels=_levels(
                (
                    "Few people, rarely; a mild annoyance",
                    "Some people, now and then; they shrug and work around it",
                    "A whole role, every week; it costs them real time",
                    "Most people, most days; they complain or stop trusting the answers",
                    "Everyone, every day; without it the work stops",
                )
            )
        ),
        rubric="Count the people who have the problem today, not those who would like the solution. For an AI feature, "
        "count a wrong answer that is believed as more painful than no answer.",
    )


def _business_value() -> Dimension:
    return Dimension(
        key="business_value",
        name="Business value",
        short="Value",
        question="What does the company gain or stop losing?",
        direction=Direction.HIGHER_IS_BETTER,
        scale=LevelScale(
            levels=_levels(
                (
                    "No measurable gain; nice to have",
                    "A small saving, for instance fewer support tickets or a lower model bill",
                    "Helps to win or keep some accounts, or saves a team noticeable work",
                    "Decides deals or renewals we can name",
                    "Opens a market, or a large part of this year's revenue depends on it",
                )
            )
        ),
        rubric="Name the deals, renewals or running costs. A rise in answer quality counts here only if somebody pays "
        "or stays because of it.",
    )


def _strategic_alignment() -> Dimension:
    return Dimension(
        key="strategic_alignment",
        name="Strategic alignment",
        short="Align",
        question="Does it move a goal we have already agreed on?",
        direction=Direction.HIGHER_IS_BETTER,
        scale=LevelScale(
            levels=_levels(
                (
                    "Pulls away from this year's goals",
                    "Has nothing to do with them",
                    "Supports one goal indirectly",
                    "Moves one goal directly",
                    "One of the goals cannot be reached without it",
                )
            )
        ),
        rubric="Judge against goals that are written down. A promising technique is no goal.",
    )


def _time_to_market() -> Dimension:
    return Dimension(
        key="time_to_market",
        name="Time-to-market",
        short="Time",
        question="How long until the first customers use it?",
        direction=Direction.LOWER_IS_BETTER,
        scale=LevelScale(
            unit="weeks",
            levels=_levels(
                (
                    "Within two weeks; a switch, a prompt or a setting",
                    "Within a month or so; one ordinary release",
                    "Within two months; a pilot with some customers first",
                    "Within a quarter; needs data, partners or a security review",
                    "Half a year or more; depends on things we do not control",
                ),
                amounts=(2, 4, 8, 13, 26),
                falling=True,
            ),
        ),
        rubric="Calendar time from the start, waiting included: data collection, evaluation, reviews, rollout.",
    )


def _engineering_cost() -> Dimension:
    return Dimension(
        key="engineering_cost",
        name="Engineering cost",
        short="Cost",
        question="How much work, data and model work included?",
        direction=Direction.LOWER_IS_BETTER,
        scale=LevelScale(
            unit="person-weeks",
            levels=_levels(
                (
                    "Days; a prompt, a setting or a small change",
                    "A few weeks of one person; no new data",
                    "About six person-weeks; some data preparation or an evaluation set",
                    "About a quarter of one person; new data pipeline or a tuned model",
                    "More than a quarter; new model work, infrastructure and people to run it",
                ),
                amounts=(1, 3, 6, 12, 20),
                falling=True,
            ),
        ),
        rubric="All the work until it runs by itself: collecting and labelling data, evaluation, tuning, monitoring — "
        "not only the code.",
    )
