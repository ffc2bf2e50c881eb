import pytest

from workbench.charts.axis_track import axis_title, lay_track, number_words, range_words, round_ticks, short_ticks
from workbench.workflows import BENEFITS, Axis

WEEKS = Axis(
    key="engineering_cost",
    name="Engineering cost",
    worst=5,
    best=1,
    unit="person-weeks",
    ticks=((1.0, "about 1 week"), (2.0, "about 3 weeks"), (5.0, "about 20 weeks")),
)
EFFORT = Axis(key="effort", name="Effort", worst=24, best=0, unit="person-months")
VALUE = Axis(key=BENEFITS, name="Value of the three benefits", worst=0, best=1)
SURE = Axis(key="confidence", name="Confidence", worst=0, best=1, is_percent=True)


def test_levels_stand_one_apart_whatever_their_numbers() -> None:
    track = lay_track(WEEKS, [1.0, 5.0])
    assert [track.place(number) for number in (1, 2, 5)] == [0, 1, 2]
    assert track.place(3.5) == 1.5
    assert (track.place(0), track.place(9)) == (0, 2)
    assert (track.low, track.high, track.has_bands, track.better) == (-0.5, 2.5, True, -1)


def test_a_plain_axis_runs_a_little_beyond_its_declared_ends() -> None:
    track = lay_track(EFFORT, [3.0], before=0.1, after=0.05)
    assert (track.low, track.high) == pytest.approx((-2.4, 25.2))
    assert track.place(3) == 3
    assert track.middle == 12
    assert track.share(track.low) == 0


def test_an_axis_holds_numbers_beyond_its_scale() -> None:
    track = lay_track(EFFORT, [40.0, -2.0])
    assert (track.low, track.high) == (-2, 40)


@pytest.mark.parametrize(
    "low,high,expected",
    [
        (0, 100, [0, 25, 50, 75, 100]),
        (0, 1, [0, 0.25, 0.5, 0.75, 1]),
        (1, 10, [2, 4, 6, 8, 10]),
        (0, 10, [0, 5, 10]),
        (0, 24, [0, 5, 10, 15, 20]),
        (0, 10_000, [0, 2500, 5000, 7500, 10_000]),
        (-5, 3, [-4, -2, 0, 2]),
    ],
)
def test_ticks_are_few_and_round(low: float, high: float, expected: list[float]) -> None:
    assert round_ticks(low, high) == expected


def test_numbers_are_said_in_the_axis_own_words() -> None:
    assert number_words(WEEKS, 2.0) == "about 3 weeks"
    assert number_words(WEEKS, 2.5) == "2.5"
    assert number_words(VALUE, 0.875) == "88"
    assert number_words(SURE, 0.8) == "80\u202f%"
    assert range_words(VALUE, 0.175, 0.3, 0.425) == "18–43 of 100"
    assert range_words(WEEKS, 1.0, 1.5, 2.0) == "about 1 week to about 3 weeks"
    assert range_words(EFFORT, 3, 4, 5) == "3–5 person-months"
    assert range_words(EFFORT, 3, 3, 3) == "3 person-months"
    assert range_words(SURE, 0.8, 0.8, 0.8) == "80\u202f%"


def test_a_title_names_the_unit_and_says_where_less_is_better() -> None:
    assert axis_title(VALUE) == ("Value of the three benefits", ", 0 to 100")
    assert axis_title(EFFORT) == ("Effort", ", person-months; less is better")
    assert axis_title(WEEKS) == ("Engineering cost", "; less is better")


def test_short_names_of_levels_keep_the_unit_on_the_last_one() -> None:
    assert short_ticks(WEEKS.ticks) == ((1.0, "1"), (2.0, "3"), (5.0, "20 weeks"))
    words = ((1.0, "Low"), (2.0, "High"))
    assert short_ticks(words) == words
    assert short_ticks(()) == ()
