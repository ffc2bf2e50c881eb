import pytest
from pydantic import ValidationError

from workbench.errors import InvalidFramework
from workbench.model import Dimension, Direction, Level, LevelScale, NumericScale

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


def levels(*numbers: float, amounts: tuple[float | None, ...] = ()) -> LevelScale:
    """Make a scale of levels, worst first."""
    given = amounts or (None,) * len(numbers)
    return LevelScale(
        levels=tuple(
            Level(number=number, label=f"Level {number:g}", amount=amount)
            for number, amount in zip(numbers, given, strict=True)
        )
    )


def test_a_scale_that_ends_where_it_begins_is_refused() -> None:
    with pytest.raises(InvalidFramework, match="A scale from 5 to 5 tells nothing apart"):
        NumericScale(worst=5, best=5)


@pytest.mark.parametrize(
    "numbers,told",
    [((), "at least two"), ((1,), "at least two"), ((1, 3, 2), "steadily"), ((1, 1), "steadily")],
)
def test_levels_that_make_no_scale_are_refused(numbers: tuple[float, ...], told: str) -> None:
    with pytest.raises(InvalidFramework, match=told):
        levels(*numbers)


def test_two_levels_may_not_have_the_same_label_in_any_case() -> None:
    with pytest.raises(InvalidFramework, match="same label"):
        LevelScale(levels=(Level(number=1, label="Low"), Level(number=2, label=" low")))


def test_either_every_level_has_an_amount_or_none_has() -> None:
    with pytest.raises(InvalidFramework, match="every level an amount"):
        levels(1, 2, amounts=(3, None))


def test_an_amount_is_not_negative() -> None:
    with pytest.raises(ValidationError):
        Level(number=1, label="S", amount=-1)


@pytest.mark.parametrize(
    "scale,direction",
    [
        (NumericScale(worst=1, best=5), DOWN),
        (NumericScale(worst=5, best=1), UP),
        (levels(1, 2, 3), DOWN),
        (levels(3, 2, 1), UP),
    ],
)
def test_a_scale_against_its_direction_is_refused_with_its_place(
    scale: NumericScale | LevelScale, direction: Direction
) -> None:
    with pytest.raises(InvalidFramework, match="Turn the scale round") as caught:
        Dimension(key="speed", name="Speed", direction=direction, scale=scale)
    assert caught.value.place == "speed"


@pytest.mark.parametrize("key", ["", "Speed", "1st", "time to market", "time-to-market"])
def test_a_key_is_a_plain_lower_case_name(key: str) -> None:
    with pytest.raises(ValidationError):
        Dimension(key=key, name="Speed", direction=UP, scale=NumericScale(worst=1, best=5))


def test_the_ends_of_a_scale_of_levels_are_its_first_and_last() -> None:
    scale = levels(5, 3, 1)
    assert (scale.worst, scale.best) == (5, 1)


@pytest.mark.parametrize("score,amount", [(1, 1), (3, 6), (2.5, 4.5), (4, 9), (5, 12), (0, 1), (9, 12)])
def test_an_amount_between_two_levels_is_read_off_the_line_that_joins_them(score: float, amount: float) -> None:
    """Levels 5, 3, 2 and 1 stand for 12, 6, 3 and 1 weeks; beyond the ends the end's amount holds."""
    assert levels(5, 3, 2, 1, amounts=(12, 6, 3, 1)).amount(score) == amount


def test_levels_without_amounts_have_none() -> None:
    assert levels(1, 2, 3).amount(2) is None
    assert levels(1, 2, 3).amount(1.5) is None


def test_a_number_is_its_own_amount() -> None:
    assert NumericScale(worst=20, best=0, unit="days").amount(7.5) == 7.5


def test_the_name_of_a_narrow_column_is_the_short_one_where_there_is_one() -> None:
    scale = NumericScale(worst=1, best=5)
    assert Dimension(key="a", name="Time-to-market", short="Time", direction=UP, scale=scale).column == "Time"
    assert Dimension(key="a", name="Reach", direction=UP, scale=scale).column == "Reach"
