from base64 import b64decode
from xml.etree import ElementTree as ET

import pytest

from workbench.charts import Palette, contribution_bar, contribution_bars, palette
from workbench.model import Backlog, Evaluation, Feature, Score, five_dimensions
from workbench.workflows import evaluate

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 212
"""Two pixels a point of 100, and six free at both ends."""
GAP = 1.5


def drawn(uri: str) -> ET.Element:
    head, _, body = uri.partition(",")
    assert head == "data:image/svg+xml;base64"
    return ET.fromstring(b64decode(body))  # noqa: S314 - our own picture


def bar(evaluation: Evaluation, name: str, colours: Palette) -> ET.Element:
    return drawn(contribution_bar(evaluation, evaluation.feature_ids.index(name), colours=colours, width=WIDTH))


def spans(picture: ET.Element) -> list[tuple[float, float]]:
    return [(float(one.attrib["x"]), float(one.attrib["width"])) for one in picture.iter(f"{SVG}rect")]


def test_segments_stand_in_the_fixed_order_in_their_hues(judged: Evaluation, light: Palette) -> None:
    picture = bar(judged, "citations", light)
    assert [one.attrib["fill"] for one in picture.iter(f"{SVG}rect")] == list(light.hues)


def test_widths_with_their_gaps_sum_to_the_priority(judged: Evaluation, light: Palette) -> None:
    # 25 25 20 15 2.5 points, two pixels each.
    assert spans(bar(judged, "citations", light)) == [
        (6, 50 - GAP),
        (56, 50 - GAP),
        (106, 40 - GAP),
        (146, 30 - GAP),
        (176, 5 - GAP),
    ]
    for name, points in (("citations", 87.5), ("labels", 77.5), ("handoff", 73.75), ("mobile", 40)):
        found = spans(bar(judged, name, light))
        assert sum(width + GAP for _, width in found) == pytest.approx(2 * points)
        assert found[-1][0] + found[-1][1] + GAP == pytest.approx(6 + 2 * points)


def test_a_value_of_0_has_no_segment(judged: Evaluation, light: Palette) -> None:
    # Shortcuts: 6.25 points of impact, 20 of time, 10 of cost; nothing of value and alignment.
    picture = bar(judged, "shortcuts", light)
    assert [one.attrib["fill"] for one in picture.iter(f"{SVG}rect")] == [light.blue, light.yellow, light.orange]


def test_the_picture_is_exactly_as_wide_as_asked_and_its_line_runs_to_100(judged: Evaluation, light: Palette) -> None:
    picture = drawn(contribution_bar(judged, 0, colours=light, width=268, height=31))
    assert (picture.attrib["width"], picture.attrib["height"], picture.attrib["viewBox"]) == ("268", "31", "0 0 268 31")
    track = next(one for one in picture.iter(f"{SVG}path") if one.get("class") == "track")
    assert track.attrib["d"] == "M6 15.5H262"


def test_a_missing_score_is_hatched_and_a_whisker_shows_the_range(judged: Evaluation, light: Palette) -> None:
    picture = bar(judged, "voice", light)
    missing = [one for one in picture.iter(f"{SVG}rect") if one.get("class") == "missing"]
    assert [one.attrib["stroke"] for one in missing] == [light.green]
    assert missing[0].attrib["fill"] == "url(#h0E9F7E)"
    assert [one.attrib["id"] for one in picture.iter(f"{SVG}pattern")] == ["h0E9F7E"]
    # 17.5 to 42.5 points: from 6 + 35 to 6 + 85.
    whisker = next(one for one in picture.iter(f"{SVG}path") if one.get("class") == "range")
    assert whisker.attrib["d"].startswith("M41.00 13.5H91.00")


def test_a_certain_priority_has_no_whisker_and_no_hatch(judged: Evaluation, light: Palette) -> None:
    picture = bar(judged, "labels", light)
    assert not list(picture.iter(f"{SVG}pattern"))
    assert not [one for one in picture.iter(f"{SVG}path") if one.get("class") == "range"]


def test_a_ratio_framework_shows_one_ink_bar_relative_to_the_highest_possible(reach: Backlog, light: Palette) -> None:
    evaluation = evaluate(reach)
    # Alpha 400, beta 166.7 and up to 500: the highest possible, so 100 points of width stand for 500.
    assert spans(bar(evaluation, "alpha", light)) == [(6, 160 - GAP)]
    beta = bar(evaluation, "beta", light)
    assert spans(beta)[0] == pytest.approx((6, 200 / 3 - GAP), abs=0.01)
    assert [one.attrib["fill"] for one in beta.iter(f"{SVG}rect")] == [light.ink]
    whisker = next(one for one in beta.iter(f"{SVG}path") if one.get("class") == "range")
    assert whisker.attrib["d"].startswith("M46.00 13.5H206.00")


def test_without_a_priority_there_is_a_dotted_line_alone(reach: Backlog, light: Palette) -> None:
    picture = bar(evaluate(reach), "gamma", light)
    assert spans(picture) == []
    (track,) = picture.iter(f"{SVG}path")
    assert track.attrib["stroke-dasharray"] == "1 5"


def test_many_bars_are_the_single_bars_in_backlog_order(judged: Evaluation) -> None:
    dark = palette(dark=True)
    many = contribution_bars(judged, dark, WIDTH)
    assert many == [contribution_bar(judged, place, colours=dark, width=WIDTH) for place in range(6)]


def test_priorities_of_0_draw_nothing_and_divide_by_nothing(light: Palette) -> None:
    framework = five_dimensions()
    worst = {one.key: Score.exactly(one.scale.worst) for one in framework.dimensions}
    backlog = Backlog(name="Low", framework=framework, features=(Feature(id="a", title="A", scores=worst),))
    assert spans(drawn(contribution_bars(evaluate(backlog), light, WIDTH)[0])) == []
