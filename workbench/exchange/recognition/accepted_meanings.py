"""Which meanings of a header can fill which dimension, in order of preference, and which way is better."""

from dataclasses import dataclass

from workbench.exchange.recognition.header_words import normalise
from workbench.exchange.recognition.stated_scales import StatedScale
from workbench.model import BUILT_IN, Dimension, Direction, Framework

_COSTS = ("effort", "engineering_cost", "points", "job_size", "estimate", "complexity", "size")
ACCEPTED: dict[str, tuple[str, ...]] = {
    "user_impact": ("user_impact", "impact", "reach", "audience"),
    "business_value": ("business_value", "value", "revenue", "importance"),
    "engineering_cost": ("engineering_cost", *(one for one in _COSTS if one != "engineering_cost"), "ease"),
    "strategic_alignment": ("strategic_alignment",),
    "time_to_market": ("time_to_market", "time_to_impact", "duration", "time_criticality"),
    "reach": ("reach", "audience"),
    "impact": ("impact", "user_impact"),
    "confidence": ("confidence",),
    "effort": _COSTS,
    "ease": ("ease",),
    "time_criticality": ("time_criticality",),
    "risk_reduction": ("risk_reduction",),
    "job_size": ("job_size", "size", *(one for one in _COSTS if one not in {"job_size", "size"})),
}
"""Dimension → the meanings that fill it, the best first."""

CERTAIN: dict[str, tuple[str, ...]] = {
    "impact": ("impact",),
    "reach": ("reach",),
    "business_value": ("business_value", "value"),
}
"""Dimension → the meanings that count when the framework itself is to be told from the columns."""

COST_LIKE = frozenset(_COSTS)
LOWER_IS_BETTER = COST_LIKE | {"time_to_market", "time_to_impact", "duration"}
"""Meanings of which less is better; of all others more is."""

DOUBTFUL: dict[str, str] = {
    "size": "Is it the size of the work, so that more is worse?",
    "duration": "Is it the time until customers have it, so that more is worse?",
    "time_to_impact": "It was taken as the time until there is an effect, so that more is worse. Is that right?",
    "importance": "Is it a judgement of value, so that more is better? Leave it out if it is an earlier priority.",
    "audience": "Is it how many people would gain, so that more is better?",
}
"""Meanings that are a guess, with the question to ask."""

URGENCY_QUESTION = (
    "It says how urgent a feature is. Urgent features were counted as better on time-to-market, so that more is "
    "better. Is that right?"
)
_OPPOSITE = {
    Direction.HIGHER_IS_BETTER: Direction.LOWER_IS_BETTER,
    Direction.LOWER_IS_BETTER: Direction.HIGHER_IS_BETTER,
}


@dataclass(frozen=True)
class Fit:
    """How well a meaning fills a dimension: the lower the cost, the better."""

    dimension: str
    meaning: str
    cost: int


def find_fits(framework: Framework, header: str, meanings: tuple[str, ...], *, only_certain: bool = False) -> list[Fit]:
    """Find the dimensions that a header can fill.

    Parameters
    ----------
    framework
        Its dimensions are tried in order.
    header
        As written; the name of a dimension of one's own fits it best.
    meanings
        What the header can mean, the most likely first.
    only_certain
        Whether to leave out what would only do where the framework is given.
    """
    plain = normalise(header)
    fits = []
    for one in framework.dimensions:
        if plain and plain in {normalise(one.key), normalise(one.name), normalise(one.short)}:
            fits.append(Fit(one.key, one.key if one.key in ACCEPTED else "", -1))
            continue
        accepted = _accepted(framework, one, only_certain=only_certain)
        possible = [meaning for meaning in meanings if meaning in accepted]
        if possible:
            best = min(possible, key=accepted.index)
            fits.append(Fit(one.key, best, accepted.index(best)))
    return fits


def find_dimension(framework: Framework, key: str) -> Dimension:
    """Give a dimension of the framework; of another built-in one where it has none of that key.

    Raises
    ------
    InvalidChoice
        When no framework has one.
    """
    if key not in framework.keys:
        for make in BUILT_IN.values():
            other = make()
            if key in other.keys:
                return other.dimension(key)
    return framework.dimension(key)


def natural_direction(dimension: Dimension, meaning: str) -> Direction:
    """Say which way is better by the meaning, or by the dimension where the header means nothing known."""
    if not meaning:
        return dimension.direction
    return Direction.LOWER_IS_BETTER if meaning in LOWER_IS_BETTER else Direction.HIGHER_IS_BETTER


def stated_direction(stated: StatedScale, natural: Direction) -> Direction:
    """Turn the natural direction round where the header says that its numbers run the other way."""
    if stated.direction is not None:
        return stated.direction
    if stated.rises_with == "ease":
        return Direction.HIGHER_IS_BETTER
    if stated.rises_with == "hardness":
        return Direction.LOWER_IS_BETTER
    return _OPPOSITE[natural] if stated.rises_with == "less" else natural


def _accepted(framework: Framework, dimension: Dimension, *, only_certain: bool) -> tuple[str, ...]:
    if only_certain and dimension.key in CERTAIN:
        return CERTAIN[dimension.key]
    accepted = ACCEPTED.get(dimension.key, ())
    # A framework without a dimension of its own for users takes their gain as the value.
    if dimension.key == "business_value" and not only_certain:
        accepted += tuple(key for key in ("user_impact", "impact") if key not in framework.keys)
        if "user_impact" in framework.keys:
            accepted = ACCEPTED["business_value"]
    return accepted
