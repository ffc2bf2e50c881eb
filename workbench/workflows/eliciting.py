"""From plain questions to weights: by rank order, by swing, by pairs; each with its reasoning kept."""

from collections.abc import Mapping
from itertools import combinations
from typing import Literal

import numpy as np
from pydantic import Field

from workbench.errors import InvalidFramework
from workbench.methods.pairwise import GOOD_ENOUGH, consistency, find_outlier, pairwise_weights
from workbench.methods.rank_order import rank_order_weights
from workbench.methods.swing import swing_weights
from workbench.model import Framework, Record
from workbench.workflows.weighing import whole_percents
from workbench.workflows.wording import count_word

Way = Literal["rank_order", "swing", "pairwise", "by_example"]
WAY_NAMES: dict[Way, str] = {
    "rank_order": "Rank order",
    "swing": "Worst to best",
    "pairwise": "Two at a time",
    "by_example": "By example",
}
"""What each way is called on a button."""


class Reply(Record):
    """One question with what was answered, in words."""

    question: str
    answer: str


class Elicited(Record):
    """Weights with the reasoning that led to them."""

    way: Way
    percents: dict[str, int] = Field(description="Dimension key → whole percent; in the framework's order; sum to 100.")
    replies: tuple[Reply, ...] = Field(description="What was asked and answered, in order.")
    notes: tuple[str, ...] = Field(default=(), description="Sentences: contradictions, and what was left out.")
    ranges: dict[str, tuple[int, int]] = Field(
        default_factory=dict, description="Dimension key → least and most percent that the answers allow, where known."
    )
    taken_back: tuple[int, ...] = Field(default=(), description="Positions of replies that were not counted.")

    @property
    def label(self) -> str:
        """What the history calls them: 'Weights by rank order'."""
        return f"Weights {_LABELS[self.way]}"


_LABELS: dict[Way, str] = {
    "rank_order": "by rank order",
    "swing": "from worst to best",
    "pairwise": "two at a time",
    "by_example": "by example",
}


def by_rank_order(framework: Framework, places: Mapping[str, int]) -> Elicited:
    """Find weights from the order of the dimensions.

    Parameters
    ----------
    framework
        With weights.
    places
        Dimension key → place, 1 first; equal places are ties; every dimension has one.

    Raises
    ------
    InvalidFramework
        When a dimension has no place, or the framework has no weights.
    """
    _check_complete(framework, places)
    weights = rank_order_weights(np.array([places[key] for key in framework.keys], dtype=np.int64))
    replies = tuple(
        Reply(question=f"In which place is {one.name}?", answer=str(places[one.key])) for one in framework.dimensions
    )
    return Elicited(way="rank_order", percents=_percents(framework, weights), replies=replies)


def by_swing(framework: Framework, points: Mapping[str, float]) -> Elicited:
    """Find weights from what going from worst to best is worth on each dimension.

    Parameters
    ----------
    framework
        With weights.
    points
        Dimension key → worth, ≥ 0, the most valued 100; every dimension has one.

    Raises
    ------
    InvalidFramework
        When a dimension has none, one is negative, all are 0, or the framework has no weights.
    """
    _check_complete(framework, points)
    weights = swing_weights(np.array([points[key] for key in framework.keys], dtype=np.float64))
    replies = tuple(
        Reply(question=f"What is worst to best on {one.name} worth?", answer=f"{points[one.key]:g}")
        for one in framework.dimensions
    )
    return Elicited(way="swing", percents=_percents(framework, weights), replies=replies)


def find_pairs(framework: Framework) -> tuple[tuple[str, str], ...]:
    """List every pair of dimensions, in the order in which they are asked."""
    return tuple(combinations(framework.keys, 2))


def by_pairs(framework: Framework, judgements: Mapping[tuple[str, str], float]) -> Elicited:
    """Find weights from judgements of two dimensions at a time.

    Parameters
    ----------
    framework
        With weights.
    judgements
        Pair of ``find_pairs`` → how many times as much the first counts as the second, 1/9 to 9; every pair has one.

    Returns
    -------
    The weights; a note says how well the judgements agree, and where not, which one is at odds and what would fit.

    Raises
    ------
    InvalidFramework
        When a pair has no judgement, one is not above 0, or the framework has no weights.
    """
    _check_weighted(framework)
    if set(judgements) != set(find_pairs(framework)):
        raise InvalidFramework("Every pair of dimensions needs a judgement.")
    keys = framework.keys
    table = np.ones((len(keys), len(keys)))
    for (first, second), times in judgements.items():
        row, column = keys.index(first), keys.index(second)
        table[row, column] = times
        table[column, row] = 1 / times if times > 0 else 0.0
    weights = pairwise_weights(table)
    replies = tuple(
        Reply(
            question=f"{_name(framework, first)} or {_name(framework, second)}?",
            answer=say_times(framework, pair, times),
        )
        for pair, times in ((pair, judgements[pair]) for pair in find_pairs(framework))
        for first, second in [pair]
    )
    notes = _agreement_notes(framework, table)
    return Elicited(way="pairwise", percents=_percents(framework, weights), replies=replies, notes=notes)


def say_times(framework: Framework, pair: tuple[str, str], times: float) -> str:
    """Say a judgement: 'User impact counts twice as much as Engineering cost'."""
    first, second = pair if times >= 1 else pair[::-1]
    return f"{_name(framework, first)} counts {_times(max(times, 1 / times))} {_name(framework, second)}"


def _agreement_notes(framework: Framework, table: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> tuple[str, ...]:
    if len(table) < 3:  # noqa: PLR2004 - two dimensions cannot contradict each other
        return ()
    ratio = consistency(table).ratio
    outlier = find_outlier(table)
    if ratio <= GOOD_ENOUGH or outlier is None:
        return ("Your answers agree with each other well enough.",)
    keys = framework.keys
    row, column = outlier.first, outlier.second
    through = max(
        (one for one in range(len(table)) if one not in (row, column)),
        key=lambda one: abs(float(np.log(table[row, one] * table[one, column] / table[row, column]))),
    )
    steps = [(row, through), (through, column), (row, column)]
    said = [say_times(framework, (keys[one], keys[other]), float(table[one, other])) for one, other in steps]
    fitting = say_times(framework, (keys[row], keys[column]), outlier.fits)
    return (
        f"You said {said[0]}, {said[1]}, but {said[2]}.",
        f"Best in line with the rest would be: {fitting}.",
    )


def _times(ratio: float) -> str:
    whole = round(ratio)
    if whole == 1:
        return "as much as"
    return "twice as much as" if whole == 2 else f"{count_word(whole)} times as much as"  # noqa: PLR2004 - twice


def _name(framework: Framework, key: str) -> str:
    return framework.dimension(key).name


def _percents(framework: Framework, weights: np.ndarray[tuple[int], np.dtype[np.float64]]) -> dict[str, int]:
    return whole_percents(dict(zip(framework.keys, weights.tolist(), strict=True)))


def _check_complete(framework: Framework, given: Mapping[str, float]) -> None:
    _check_weighted(framework)
    for one in framework.dimensions:
        if one.key not in given:
            raise InvalidFramework(f"'{one.name}' has no answer yet.", place=one.key)
    for key in given:
        framework.dimension(key)


def _check_weighted(framework: Framework) -> None:
    if framework.is_ratio:
        raise InvalidFramework(f"{framework.name} has no weights: its formula is fixed.")
