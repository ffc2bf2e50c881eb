"""How the scores spread over a dimension's levels."""

import pytest

from workbench.model import Backlog, Dimension, Direction, Feature, NumericScale, Score, five_dimensions
from workbench.workflows import count_levels


def _dimension(worst: float, best: float, *, unit: str = "") -> Dimension:
    direction = Direction.HIGHER_IS_BETTER if best > worst else Direction.LOWER_IS_BETTER
    return Dimension(key="x", name="X", direction=direction, scale=NumericScale(worst=worst, best=best, unit=unit))


def _backlog(*scores: Score | None, key: str = "x") -> Backlog:
    features = tuple(
        Feature(id=str(place), title=str(place), scores={} if score is None else {key: score})
        for place, score in enumerate(scores)
    )
    return Backlog(name="T", framework=five_dimensions(), features=features)


def test_levels_are_counted_best_first_and_gaps_nowhere() -> None:
    backlog = _backlog(Score.exactly(5), Score.exactly(1), Score.exactly(1), None, key="user_impact")
    counts = count_levels(backlog, five_dimensions().dimension("user_impact"))
    assert [(level.label, level.count) for level in counts] == [("5", 1), ("4", 0), ("3", 0), ("2", 0), ("1", 2)]
    assert counts[0].sentence == "Everyone, every day; without it the work stops"


def test_a_range_counts_at_its_middle() -> None:
    counts = count_levels(_backlog(Score(low=2, high=4)), _dimension(1, 5))
    assert [(level.label, level.count) for level in counts] == [("5", 0), ("4", 0), ("3", 1), ("2", 0), ("1", 0)]


def test_a_long_scale_is_counted_in_five_bands() -> None:
    counts = count_levels(_backlog(Score.exactly(95), Score.exactly(10), Score.exactly(500)), _dimension(0, 100))
    assert [(level.label, level.count) for level in counts] == [
        ("80–100", 2),
        ("60–80", 0),
        ("40–60", 0),
        ("20–40", 0),
        ("0–20", 1),
    ]


@pytest.mark.parametrize("worst, best, steps", [(1, 10, 10), (10, 1, 10), (0, 10, 11), (0, 0.5, 5), (0, 11, 5)])
def test_whole_numbers_are_levels_of_their_own_where_they_are_few(worst: float, best: float, steps: int) -> None:
    assert len(count_levels(_backlog(), _dimension(worst, best))) == steps
