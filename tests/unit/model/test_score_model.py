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


def _by(scorer: str, number: float, *others: Score) -> Score:
    return Score.exactly(number).model_copy(update={"scorer": scorer, "others": others})


def test_a_score_of_another_scorer_leaves_the_former_one_beside_it() -> None:
    taken = _by("Sales", 4).instead_of(_by("Engineering", 2).model_copy(update={"note": "Guessed"}))
    assert (taken.numbers, taken.scorer) == ((4, 4, 4), "Sales")
    assert taken.others == (_by("Engineering", 2),)


def test_whoever_scores_again_replaces_their_own_score_however_they_are_written() -> None:
    first = _by("Sales", 4).instead_of(_by("Engineering", 2))
    assert _by("sales  ", 5).instead_of(first).others == (_by("Engineering", 2),)
    assert _by("engineering", 3).instead_of(first).others == (_by("Sales", 4),)


def test_a_score_that_nobody_put_a_name_to_replaces_one_and_is_replaced_without_a_trace() -> None:
    assert _by("Sales", 4).instead_of(_by("", 2)).others == ()
    assert _by("Sales", 4).instead_of(_by(" ", 2)).others == ()
    assert _by("", 4).instead_of(_by("Sales", 2, _by("Engineering", 1))).others == (_by("Engineering", 1),)


def test_clearing_a_cell_clears_what_stands_beside_it() -> None:
    assert Score(note="Ask again").instead_of(_by("Sales", 2, _by("Engineering", 1))) == Score(note="Ask again")


def test_a_score_beside_another_replaces_the_same_scorers_earlier_one() -> None:
    both = _by("Sales", 4).beside(_by("Engineering", 2)).beside(_by("Design", 1)).beside(_by("engineering", 3))
    assert both.others == (_by("engineering", 3), _by("Design", 1))


@pytest.mark.parametrize(
    "others,told",
    [
        ((Score(note="Ask", scorer="Engineering"),), "A score beside another needs its numbers and its scorer's name."),
        ((_by("", 2),), "A score beside another needs its numbers and its scorer's name."),
        ((_by("Design", 2, _by("Sales", 1)),), "A score beside another needs its numbers and its scorer's name."),
        ((_by("SALES", 2),), "SALES has two scores in one cell. Keep the one that holds."),
        ((_by("Design", 2), _by("design", 3)), "design has two scores in one cell. Keep the one that holds."),
    ],
)
def test_what_stands_beside_a_score_is_a_whole_score_of_somebody_else(others: tuple[Score, ...], told: str) -> None:
    with pytest.raises(InvalidScore) as raised:
        Score(low=3, likely=3, high=3, scorer="Sales", others=others)
    assert str(raised.value) == told


def test_nothing_stands_beside_a_missing_score() -> None:
    with pytest.raises(InvalidScore, match="A missing score has no other beside it"):
        Score(note="Ask", others=(_by("Design", 2),))
