import pytest
from pydantic import ValidationError

from workbench.errors import InvalidScore
from workbench.model import Score


def test_one_number_is_low_likely_and_high_at_once() -> None:
    score = Score.exactly(3, "Counted")
    assert (score.low, score.likely, score.high, score.note) == (3, 3, 3, "Counted")
    assert not score.is_range
    assert not score.is_missing
    assert score.point == 3


@pytest.mark.parametrize("likely,point", [(None, 3.5), (4, 4), (2, 2), (5, 5)])
def test_the_point_of_a_range_is_the_likely_score_else_the_middle(likely: float | None, point: float) -> None:
    score = Score(low=2, likely=likely, high=5)
    assert score.is_range
    assert score.point == point


def test_a_score_with_only_a_note_is_a_reasoned_gap() -> None:
    gap = Score(note="Ask security")
    assert gap.is_missing
    assert not gap.is_range
    assert gap.point is None


def test_a_score_of_0_is_not_missing() -> None:
    assert not Score.exactly(0).is_missing
    assert Score.exactly(0).point == 0


@pytest.mark.parametrize(
    "numbers,told",
    [
        ({"low": 5, "high": 2}, "The low end, 5, is above the high end, 2."),
        ({"low": 2}, "A range needs both its ends."),
        ({"high": 2}, "A range needs both its ends."),
        ({"likely": 3}, "A likely score of 3 needs a low and a high beside it."),
        ({"low": 2, "likely": 6, "high": 5}, "The likely score, 6, is outside its range from 2 to 5."),
        ({"low": 2, "likely": 1, "high": 5}, "The likely score, 1, is outside its range from 2 to 5."),
    ],
)
def test_numbers_that_contradict_each_other_are_refused(numbers: dict[str, float], told: str) -> None:
    with pytest.raises(InvalidScore, match=told):
        Score(**numbers)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_score_is_a_finite_number(number: float) -> None:
    with pytest.raises(ValidationError):
        Score.exactly(number)


@pytest.mark.parametrize("field", ["low", "likely", "high", "note"])
def test_a_score_cannot_be_changed(field: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Score.exactly(3), field, 4)
