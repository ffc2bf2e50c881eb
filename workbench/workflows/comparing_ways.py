"""How the ways to find weights differ, and whether it matters."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.eliciting import WAY_NAMES, Elicited
from workbench.workflows.evaluating import evaluate
from workbench.workflows.weighing import effect_of_weights, equal_shares, whole_percents
from workbench.workflows.wording import count_of, quote

TOP = 3


class WayRow(Record):
    """One way to weigh, and what it puts first."""

    name: str
    percents: dict[str, int] = Field(description="Dimension key → whole percent; sum to 100.")
    top: tuple[str, ...] = Field(description="Titles in the first three places, best first; fewer where fewer ranked.")
    moves: str = Field(description="What changes its rank against the weights of now, in words.")


def compare_ways(backlog: Backlog, evaluation: Evaluation, ways: Sequence[Elicited]) -> tuple[WayRow, ...]:
    """Set the weights of now, equal weights, and those found in other ways side by side.

    Returns
    -------
    One row each, in that order; empty in a ratio framework, which has no weights.
    """
    framework = evaluation.framework
    if framework.is_ratio:
        return ()
    rows = [("Now", whole_percents(framework.weights)), ("Equal weights", whole_percents(equal_shares(framework)))]
    rows += [(WAY_NAMES[way.way], way.percents) for way in ways]
    return tuple(
        WayRow(
            name=name,
            percents=percents,
            top=find_top(backlog, framework.weights if name == "Now" else percents, TOP),
            moves="–" if name == "Now" else _moves(backlog, evaluation, percents),
        )
        for name, percents in rows
    )


def find_top(backlog: Backlog, weights: Mapping[str, float], count: int) -> tuple[str, ...]:
    """Find the titles in the first places under other weights.

    Parameters
    ----------
    backlog
        Of a framework with weights.
    weights
        Dimension key → share or percent.
    count
        How many places.
    """
    judged = evaluate(backlog, backlog.framework.with_weights(weights))
    return tuple(backlog.features[position].title for position in judged.ranked[:count])


def _moves(backlog: Backlog, evaluation: Evaluation, percents: Mapping[str, int]) -> str:
    weighted = evaluate(backlog, evaluation.framework.with_weights(percents))
    effect = effect_of_weights(backlog, weighted, against=evaluation.framework.weights)
    moved = [move for move in effect.moves if move.places]
    if not moved:
        return "Every feature keeps its rank."
    furthest = max(moved, key=lambda move: abs(move.places))
    way = "up" if furthest.places > 0 else "down"
    places = count_of(abs(furthest.places), "place")
    changed = count_of(len(moved), "rank changes", "ranks change", start=True)
    return f"{changed}; {quote(furthest.title, 34)} most, {places} {way}."
