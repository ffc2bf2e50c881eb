import math

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.charts.label_placement import Box, Label, Placed, place_labels

FRAME = Box(0, 0, 400, 300)
WIDTH, HEIGHT, RADIUS = 60.0, 16.0, 6.0


def box_of(label: Label) -> Box:
    return Box(label.x - label.radius, label.y - label.radius, label.x + label.radius, label.y + label.radius)


def overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and one.right > other.left and one.top < other.bottom and one.bottom > other.top


def points_on(placed: Placed, label: Label) -> list[tuple[float, float]]:
    """Points along a leader, from the label to the edge of its mark."""
    x, y = placed.tail
    distance = math.dist((x, y), (label.x, label.y))
    reach = 1 - label.radius / distance
    return [(x + (label.x - x) * reach * step / 40, y + (label.y - y) * reach * step / 40) for step in range(41)]


def inside(point: tuple[float, float], box: Box) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


def label(key: str, x: float, y: float, *, must: bool = False, width: float = WIDTH) -> Label:
    return Label(key=key, x=x, y=y, radius=RADIUS, width=width, height=HEIGHT, must=must)


def test_a_lonely_label_stands_to_the_right_of_its_mark() -> None:
    (placed,) = place_labels([label("a", 100, 100)], FRAME, marks=[Box(94, 94, 106, 106)])
    assert placed.box == Box(111, 92, 171, 108)
    assert (placed.align, placed.has_leader) == ("left", False)


def test_a_label_at_the_right_edge_stands_to_the_left() -> None:
    (placed,) = place_labels([label("a", 380, 100)], FRAME)
    assert placed.box == Box(309, 92, 369, 108)
    assert placed.align == "right"


def test_a_label_keeps_off_a_line() -> None:
    (placed,) = place_labels([label("a", 100, 100)], FRAME, lines=[Box(130, 0, 130, 300)])
    assert placed.box.right <= 130
    assert placed.align == "right"


def test_a_place_that_is_as_near_to_another_mark_does_not_count() -> None:
    row = [label(str(place), 100 + 14 * place, 100) for place in range(5)]
    placed = place_labels(row, FRAME, marks=[box_of(one) for one in row])
    assert [(one.key, one.align) for one in placed] == [("0", "right"), ("4", "left")]


def test_a_label_that_must_be_shown_goes_further_away_with_a_leader() -> None:
    row = [label(str(place), 100 + 14 * place, 100, must=place == 2) for place in range(5)]
    placed = {one.key: one for one in place_labels(row, FRAME, marks=[box_of(one) for one in row])}
    assert placed["2"].has_leader
    assert 20 < math.dist(placed["2"].tail, (128, 100)) < 60


def test_without_any_room_nothing_is_placed() -> None:
    assert place_labels([label("a", 100, 100, must=True)], Box(0, 0, 50, 300)) == []
    assert place_labels([], FRAME) == []


def test_a_must_that_found_no_place_is_served_first() -> None:
    narrow = Box(0, 0, 85, 40)
    wanted = [label("wide", 12, 20, width=55), label("must", 12, 20, must=True, width=60)]
    placed = place_labels(wanted, narrow)
    assert [one.key for one in placed] == ["must"]


@st.composite
def crowds(draw: st.DrawFn) -> list[Label]:
    places = draw(
        st.lists(
            st.tuples(st.integers(0, 400), st.integers(0, 300), st.booleans(), st.integers(10, 120)),
            min_size=1,
            max_size=25,
        )
    )
    return [
        label(str(count), float(x), float(y), must=must, width=float(width))
        for count, (x, y, must, width) in enumerate(places)
    ]


@settings(max_examples=40)
@given(crowds())
def test_no_label_covers_another_a_mark_or_a_line_or_leaves_the_frame(crowd: list[Label]) -> None:
    marks = [box_of(one) for one in crowd]
    lines = [Box(0, 150, 400, 150), Box(200, 0, 200, 300)]
    placed = place_labels(crowd, FRAME, marks=marks, lines=lines)
    for place, one in enumerate(placed):
        assert not any(overlap(one.box, other.box) for other in placed[:place])
        assert not any(overlap(one.box, other) for other in (*marks, *lines))
        assert FRAME.left <= one.box.left < one.box.right <= FRAME.right
        assert FRAME.top <= one.box.top < one.box.bottom <= FRAME.bottom


@settings(max_examples=40)
@given(crowds())
def test_no_leader_runs_through_a_label_or_a_foreign_mark(crowd: list[Label]) -> None:
    by_key = {one.key: one for one in crowd}
    placed = place_labels(crowd, FRAME, marks=[box_of(one) for one in crowd])
    for one in placed:
        if not one.has_leader:
            continue
        own = by_key[one.key]
        foreign = [box_of(other) for other in crowd if not inside((own.x, own.y), box_of(other))]
        labels = [other.box for other in placed if other is not one]
        for point in points_on(one, own):
            assert not any(inside(point, box) for box in (*foreign, *labels))


@settings(max_examples=40)
@given(crowds())
def test_placing_is_the_same_every_time_and_keeps_the_order_given(crowd: list[Label]) -> None:
    marks = [box_of(one) for one in crowd]
    placed = place_labels(crowd, FRAME, marks=marks)
    assert placed == place_labels(crowd, FRAME, marks=marks)
    keys = [one.key for one in placed]
    assert keys == [one.key for one in crowd if one.key in keys]


def test_a_less_important_label_never_drives_out_a_more_important_one() -> None:
    only_room = Box(0, 0, 85, 40)
    wanted = [label("first", 12, 20, must=True), label("second", 12, 24, must=True)]
    placed = place_labels(wanted, only_room, marks=[box_of(one) for one in wanted])
    assert [one.key for one in placed] == ["first"]
