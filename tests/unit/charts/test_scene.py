import pytest

from workbench.charts.scene import MANY, front_line, lay_scene, line_boxes
from workbench.model import Backlog, Evaluation
from workbench.workflows import Axis, Mark, TradeOffs, trade_off


def mark(name: str, x: float, y: float, *, on_front: bool = False, rank: int | None = None) -> Mark:
    return Mark(
        feature_id=name, title=name, rank=rank, x_low=x, x=x, x_high=x, y_low=y, y=y, y_high=y,
        size=None, on_front=on_front, dominated_by=None,
    )  # fmt: skip


def plain_trade_off(*marks: Mark, x_rises: bool = False) -> TradeOffs:
    """Cost in days, 10 to 0 (or speed, 0 to 10), against a plain value of 0 to 100."""
    ends = {"worst": 0.0, "best": 10.0} if x_rises else {"worst": 10.0, "best": 0.0}
    return TradeOffs(
        x=Axis(key="days", name="Days", **ends),
        y=Axis(key="value", name="Value", worst=0, best=100),
        size_by=None,
        marks=marks,
        left_out=(),
        front=tuple(one.feature_id for one in marks if one.on_front),
        worst_bargain=None,
        beaten_by=0,
    )


def test_marks_on_levels_stand_in_the_middle_of_their_bands(harbour: Backlog, judged: Evaluation) -> None:
    scene = lay_scene(trade_off(harbour, judged, x="engineering_cost", y="business_value"), 500, 300, radius=7)
    at = {spot.mark.feature_id: (round(spot.x), spot.is_open) for spot in scene.spots}
    # Costs 4, 3, 3, 1, –, 5 of five bands of 100 pixels; two share the third, each a value of 4.
    assert at == {
        "citations": (350, False),
        "labels": (250, False),
        "handoff": (266, False),
        "shortcuts": (50, False),
        "mobile": (450, False),
    }


def test_marks_on_a_plain_axis_stand_on_their_numbers() -> None:
    scene = lay_scene(plain_trade_off(mark("a", 0, 0), mark("b", 10, 100)), 528, 346, radius=7)
    a, b = scene.spots
    # 14 pixels beyond both ends of x and below y, 32 above y, for the front and its name.
    assert (a.x, a.y) == pytest.approx((14, 332))
    assert (b.x, b.y) == pytest.approx((514, 32))
    assert scene.x_place(264) == pytest.approx(5)
    assert scene.y_place(182) == pytest.approx(50)


def test_only_marks_on_the_same_plain_number_move_and_not_past_the_middle_to_the_next() -> None:
    marks = [mark(str(place), 5, 50, rank=place + 1) for place in range(3)]
    scene = lay_scene(plain_trade_off(*marks, mark("far", 6, 50)), 528, 346, radius=7)
    assert [round(spot.x - 264, 2) for spot in scene.spots] == [0, 16.45, -16.45, 50]


def test_an_uncertain_feature_is_open_with_a_whisker_over_its_range(harbour: Backlog, judged: Evaluation) -> None:
    scene = lay_scene(trade_off(harbour, judged, x="time_to_market", y="benefits"), 500, 346, radius=7)
    voice = next(spot for spot in scene.spots if spot.mark.feature_id == "voice")
    assert voice.is_open
    (whisker,) = scene.whiskers()
    # Benefits 25 : 25 : 20 of 70; impact 0.5, alignment 0.25: from 17.5/70 = 0.25 to 42.5/70.
    assert whisker.left == whisker.right == voice.x
    assert scene.y_place(whisker.bottom) == pytest.approx(0.25)
    assert scene.y_place(whisker.top) == pytest.approx(42.5 / 70)


def test_the_front_of_a_plain_trade_off_steps_through_its_marks() -> None:
    marks = (mark("cheap", 1, 20, on_front=True), mark("dear", 6, 80, on_front=True), mark("beaten", 7, 50))
    trade_offs = plain_trade_off(*marks)
    scene = lay_scene(trade_offs, 528, 346, radius=7)
    corners = [(round(scene.x_place(x), 6), round(scene.y_place(y), 6)) for x, y in front_line(trade_offs, scene)]
    assert corners[:3] == [(1, 20), (6, 20), (6, 80)]
    assert front_line(trade_offs, scene)[3] == pytest.approx((528, scene.down(80)))


def test_where_more_is_better_on_both_the_front_steps_down_to_the_right() -> None:
    trade_offs = plain_trade_off(mark("a", 2, 90, on_front=True), mark("b", 8, 30, on_front=True), x_rises=True)
    scene = lay_scene(trade_offs, 528, 346, radius=7)
    corners = front_line(trade_offs, scene)
    assert [(round(scene.x_place(x), 6), round(scene.y_place(y), 6)) for x, y in corners[:3]] == [
        (8, 30),
        (2, 30),
        (2, 90),
    ]
    assert corners[3][0] == 0


def test_over_bands_the_front_runs_from_edge_to_edge_clear_of_the_marks(harbour: Backlog, judged: Evaluation) -> None:
    trade_offs = trade_off(harbour, judged, x="engineering_cost", y="benefits")
    scene = lay_scene(trade_offs, 500, 346, radius=7)
    corners = front_line(trade_offs, scene)
    # Shortcuts in the first band, handoff (58.75 of 70) in the third, citations (70 of 70) in the fourth.
    assert [round(x) for x, _ in corners] == [0, 200, 200, 300, 300, 500]
    heights = [scene.down(value) - 11 for value in (6.25 / 70, 58.75 / 70, 1)]
    assert [y for _, y in corners] == [pytest.approx(heights[place]) for place in (0, 0, 1, 1, 2, 2)]


def test_without_marks_there_is_no_front() -> None:
    trade_offs = plain_trade_off()
    scene = lay_scene(trade_offs, 528, 346, radius=7)
    assert (scene.spots, front_line(trade_offs, scene), line_boxes([])) == ((), [], [])


def test_a_third_dimension_sets_the_size_and_who_stands_out_keeps_its_own(harbour: Backlog, judged: Evaluation) -> None:
    trade_offs = trade_off(harbour, judged, x="engineering_cost", y="benefits", size="time_to_market")
    radii = {one.mark.feature_id: one.radius for one in lay_scene(trade_offs, 500, 346, radius=10).spots}
    # Time of level 1 is a value of 1, level 4 one of 0.25: 10 × (0.65 + 0.85 × value).
    assert (radii["shortcuts"], radii["mobile"]) == pytest.approx((15, 8.625))
    plain = trade_off(harbour, judged, x="engineering_cost", y="benefits")
    scene = lay_scene(plain, 500, 346, radius=2, prominent={"mobile": 6})
    assert {one.mark.feature_id: (one.radius, one.is_faint) for one in scene.spots} == {
        "citations": (2, True),
        "labels": (2, True),
        "handoff": (2, True),
        "shortcuts": (2, True),
        "voice": (2, True),
        "mobile": (6, False),
    }


def test_among_very_many_features_there_are_no_whiskers() -> None:
    uncertain = mark("a", 5, 50).model_copy(update={"y_high": 60.0})
    few = lay_scene(plain_trade_off(uncertain), 528, 346, radius=2)
    many = lay_scene(plain_trade_off(*(mark(str(one), 1, 1) for one in range(MANY)), uncertain), 528, 346, radius=2)
    assert (len(few.whiskers()), len(many.whiskers())) == (1, 0)
