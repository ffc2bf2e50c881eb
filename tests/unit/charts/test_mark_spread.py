import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.charts.mark_spread import Resting, spread_marks


def test_a_lonely_mark_stays_where_it_belongs() -> None:
    assert spread_marks([Resting(x=50, y=20, radius=7, room_x=40)]) == [(50, 20)]
    assert spread_marks([]) == []


def test_marks_on_one_spot_stand_side_by_side_the_first_in_the_middle() -> None:
    marks = [Resting(x=100, y=20, radius=7, room_x=40)] * 4
    # A step is the width of a mark and a gap: 14 + 35 % of the radius, 2.45.
    assert spread_marks(marks) == [
        (100, 20),
        (pytest.approx(116.45), 20),
        (pytest.approx(83.55), 20),
        (pytest.approx(132.9), 20),
    ]


def test_a_mark_keeps_off_the_whisker_of_another() -> None:
    marks = [
        Resting(x=100, y=50, radius=7, room_x=40, above=30, below=30),
        Resting(x=100, y=25, radius=7, room_x=40),
        Resting(x=100, y=95, radius=7, room_x=40),
    ]
    assert spread_marks(marks) == [(100, 50), (pytest.approx(116.45), 25), (100, 95)]


def test_rows_are_used_where_the_width_is_full() -> None:
    marks = [Resting(x=0, y=0, radius=5, room_x=0, room_y=30)] * 3
    assert spread_marks(marks) == [(0, 0), (0, pytest.approx(11.75)), (0, pytest.approx(-11.75))]


def test_where_all_room_is_full_a_mark_stays_at_home() -> None:
    marks = [Resting(x=0, y=0, radius=5, room_x=12)] * 5
    assert [x for x, _ in spread_marks(marks)] == [0, pytest.approx(11.75), pytest.approx(-11.75), 0, 0]


@given(
    st.lists(
        st.tuples(st.sampled_from([50, 150, 250]), st.integers(0, 100), st.sampled_from([2.0, 5.0, 7.0])), max_size=40
    )
)
def test_no_mark_covers_another_while_there_is_room(places: list[tuple[int, int, float]]) -> None:
    marks = [Resting(x=x, y=y, radius=radius, room_x=2000) for x, y, radius in places]
    spread = spread_marks(marks)
    for place, (x, y) in enumerate(spread):
        for other, (to_x, to_y) in enumerate(spread[:place]):
            least = marks[place].radius + marks[other].radius
            assert max(abs(x - to_x), abs(y - to_y)) >= least - 1e-6


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=60))
def test_no_mark_leaves_its_room(places: list[tuple[int, int]]) -> None:
    marks = [Resting(x=100 * x, y=50 * y, radius=7, room_x=30, room_y=9) for x, y in places]
    for mark, (x, y) in zip(marks, spread_marks(marks), strict=True):
        assert abs(x - mark.x) <= 30
        assert abs(y - mark.y) <= 9
