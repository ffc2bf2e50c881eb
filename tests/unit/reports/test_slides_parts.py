"""Text fitted into its place, sheets that stay text, tables that stay in their box, names beside marks."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pptx import Presentation

from workbench.charts.lettering import text_width
from workbench.reports.slides_charts import draw_scatter
from workbench.reports.slides_deck import Cloud, Grid, Name, Scatter
from workbench.reports.slides_names import Placed, place_names
from workbench.reports.slides_sheet import write_sheet
from workbench.reports.slides_tables import draw_table, draw_tables
from workbench.reports.slides_template import Box
from workbench.reports.slides_text import fit_lines, fit_title, runs_right_to_left, slide_text

INCH = 914_400


def test_a_sheet_holds_text_as_text_and_numbers_as_numbers() -> None:
    rows: list[list[str | float | None]] = [
        [None, "=1+1", "<b> & co"],
        ["http://example.org", 2.5, 0.1],
        [],
        ["  apart  ", None, -3],
    ]
    sheet = openpyxl.load_workbook(BytesIO(write_sheet(rows)))["Sheet1"]
    assert [[sheet.cell(row, column).value for column in (1, 2, 3)] for row in (1, 2, 3, 4)] == [
        [None, "=1+1", "<b> & co"],
        ["http://example.org", 2.5, 0.1],
        [None, None, None],
        ["  apart  ", None, -3],
    ]
    assert sheet["B1"].data_type != "f"
    assert sheet["A2"].hyperlink is None


def test_a_sheet_has_no_date_in_it() -> None:
    with ZipFile(BytesIO(write_sheet([["a", 1]]))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_isolated_titles_become_plain_and_keep_their_side() -> None:
    assert slide_text("“\u2068Voice\u2069” leads") == "“Voice” leads"
    assert slide_text("“\u2068صوت\u2069” 6") == "“\u200eصوت\u200e” 6"
    assert slide_text("\u2068صوت\u2069") == "صوت"
    assert slide_text("a\x00b\n c\u202e") == "ab c"


def test_only_what_begins_from_the_right_runs_from_the_right() -> None:
    assert runs_right_to_left("صوت API")
    assert runs_right_to_left("6 صوت")
    assert not runs_right_to_left("API صوت")
    assert not runs_right_to_left(slide_text("\u2068صوت\u2069: quick"))
    assert not runs_right_to_left("66 %")


def test_a_long_title_shrinks_and_then_is_cut_by_whole_words() -> None:
    sizes = ((30.0, 1), (15.0, 1))
    assert fit_title("Short", 200, sizes) == ("Short", 30.0)
    assert fit_title("A title of some length", 200, sizes) == ("A title of some length", 15.0)
    cut, size = fit_title("A title of some length " * 5, 200, sizes)
    assert size == 15.0
    assert cut.endswith("…")
    assert "A title of some length A title of some length".startswith(cut.removesuffix("…"))


def test_text_without_spaces_stays_without_them() -> None:
    assert fit_lines("W" * 40, 200, 12, most=9) == ("W" * 40, 3)
    assert fit_lines("引用来源" * 8, 200, 12, most=9) == ("引用来源" * 8, 3)
    assert fit_lines("", 200, 12, most=3) == ("", 1)


@pytest.mark.parametrize("count", [1, 12, 60])
def test_a_table_never_grows_out_of_its_place(count: int) -> None:
    deck = Presentation()
    page = deck.slides.add_slide(deck.slide_layouts[6])
    rows = tuple((f"Feature {place} {'with a very long name ' * 6}", str(place)) for place in range(count))
    box = Box(0, 0, 6 * INCH, 3 * INCH)
    draw_table(page, Grid(("Feature", "Cost"), rows, (0.7, 0.3), rest="and {} others"), box)
    table = page.shapes[0].table
    assert sum(row.height for row in table.rows) <= 3 * INCH
    assert sum(column.width for column in table.columns) == pytest.approx(6 * INCH, abs=2)
    texts = [row.cells[0].text_frame.text for row in table.rows]
    shown = len([text for text in texts if text.startswith("Feature ")])
    assert shown == count or texts[-1] == f"and {'four' if count - shown == 4 else count - shown} others"


def drawn(grid: Grid, box: Box = Box(0, 0, 12 * INCH, 5 * INCH)) -> Any:  # noqa: ANN401, B008 - python-pptx has no types
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    draw_table(page, grid, box)
    return page.shapes[0].table


def size_of(table: Any, row: int, column: int) -> float:  # noqa: ANN401 - likewise
    return float(table.cell(row, column).text_frame.paragraphs[0].runs[0].font.size.pt)


def test_a_few_rows_are_set_large_and_given_the_height_that_there_is() -> None:
    few = drawn(Grid(("Feature", "Cost"), (("Voice input", "12 weeks"),), (0.7, 0.3)))
    many = drawn(Grid(("Feature", "Cost"), (("Voice input", "12 weeks"),) * 12, (0.7, 0.3)))
    assert size_of(few, 1, 0) == 20
    assert size_of(many, 1, 0) == 16
    assert size_of(few, 0, 0) == size_of(many, 0, 0) == 14
    assert few.rows[1].height / 12_700 == pytest.approx(20 * 1.3 + 2 * 3.5 + 34)


def test_a_table_of_sentences_leaves_rows_out_before_its_type_is_too_small_to_read() -> None:
    sentence = "It does not fit beside the ten features chosen, and no set with it is worth more. " * 3
    rows = tuple((f"Feature {place}", sentence) for place in range(12))
    small = drawn(Grid(("Feature", "Why"), rows, (0.3, 0.7)))
    large = drawn(Grid(("Feature", "Why"), rows, (0.3, 0.7), beyond=14, least=14.0))
    assert len(small.rows) == 13
    assert size_of(small, 1, 1) < 12
    assert size_of(large, 1, 1) >= 14
    kept = len(large.rows) - 2
    assert large.cell(kept + 1, 0).text_frame.text == f"and {26 - kept} others"
    assert large.cell(1, 1).text_frame.text == sentence.strip()


def test_one_row_left_out_is_counted_in_words() -> None:
    table = drawn(Grid(("Feature", "Cost"), (("Voice input", "12 weeks"),), (0.7, 0.3), beyond=1))
    assert [row.cells[0].text_frame.text for row in table.rows] == ["Feature", "Voice input", "and one other"]


def test_an_amount_stays_on_one_line_even_where_larger_type_would_fit_on_two() -> None:
    table = drawn(Grid(("Feature", "Cost"), (("Voice input", "12 weeks"),), (0.93, 0.07)))
    assert size_of(table, 1, 1) < 16


def test_tables_side_by_side_share_their_type_and_the_height_of_their_headings() -> None:
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    one = Grid(("Feature",), (("Voice",),), (1.0,))
    other = Grid(("How sure it is to be in the top three",), (("A very long title of a feature",),) * 8, (1.0,))
    draw_tables(page, ((one, Box(0, 0, 2 * INCH, 4 * INCH)), (other, Box(0, 0, 2 * INCH, 4 * INCH))))
    left, right = (shape.table for shape in page.shapes)
    assert size_of(left, 1, 0) == size_of(right, 1, 0) < 20
    assert left.rows[0].height == right.rows[0].height
    assert sum(row.height for row in right.rows) <= 4 * INCH


@pytest.mark.parametrize("shade", [0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 1.0])
def test_a_number_on_a_shade_stands_out_by_four_and_a_half_to_one(shade: float) -> None:
    cell = drawn(Grid(("Place",), (("56",),), (1.0,), shades={(0, 0): shade})).cell(1, 0)
    ground, ink = str(cell.fill.fore_color.rgb), str(cell.text_frame.paragraphs[0].runs[0].font.color.rgb)
    light, dark = sorted((_luminance(ground), _luminance(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


PLOT = (800.0, 260.0)


def scatter_of(named: dict[str, tuple[float, float]], others: tuple[tuple[float, float], ...] = ()) -> Scatter:
    clouds = (Cloud("Funded", tuple(named.values()), "#000000", 9), Cloud("Other", others, "#000000", 7))
    names = tuple(Name(0, place, (name,)) for place, name in enumerate(named))
    return Scatter(clouds, "x", "y", (0.0, 10.0), (0.0, 10.0), alt="", names=names)


def test_a_name_stands_right_of_its_mark_where_it_can_else_on_another_side() -> None:
    assert place_names(scatter_of({"Alone": (5, 5)}), PLOT) == {(0, 0): Placed("Alone", "right")}
    assert place_names(scatter_of({"Alone": (10, 5)}), PLOT) == {(0, 0): Placed("Alone", "left")}
    assert place_names(scatter_of({"Alone": (5, 5)}, ((5.3, 5),)), PLOT) == {(0, 0): Placed("Alone", "left")}
    assert place_names(scatter_of({"Alone": (5, 5)}, ((5.3, 5), (4.7, 5))), PLOT) == {(0, 0): Placed("Alone", "above")}


def test_a_name_without_room_beside_its_mark_stands_apart_with_a_line_to_it() -> None:
    around = tuple((5 + x / 5, 5 + y / 2.2) for x in (-2, -1, 0, 1, 2) for y in (-2, -1, 0, 1, 2) if (x, y) != (0, 0))
    placed = place_names(scatter_of({"In the middle of a crowd": (5, 5)}, around), PLOT)[0, 0]
    assert placed.words == "In the middle of a crowd"
    assert abs(placed.away[0]) >= 20


def test_every_name_of_a_crowded_chart_finds_a_place_of_its_own() -> None:
    named = {f"Feature number {place} of many": ((place % 2) * 0.8, 2.0 + place // 2) for place in range(10)}
    placed = place_names(scatter_of(named), PLOT)
    assert {one.words for one in placed.values()} == set(named)
    boxes = [box_of(placed[0, place], point) for place, point in enumerate(named.values())]
    overlaps = [(a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :] if meets(a, b)]
    assert overlaps == []


def box_of(placed: Placed, point: tuple[float, float]) -> tuple[float, float, float, float]:
    """Give where a name's letters reach, by their width in the fonts that slides are set in."""
    x, y = point[0] / 10 * PLOT[0] + placed.away[0], (10 - point[1]) / 10 * PLOT[1] + placed.away[1]
    wide, high = text_width(placed.words, 12), 12.0
    left = {"right": x + 6, "left": x - 6 - wide, "above": x - wide / 2, "below": x - wide / 2}[placed.side]
    top = {"right": y - 6, "left": y - 6, "above": y - 6 - high, "below": y + 6}[placed.side]
    return left, top, left + wide, top + high


def meets(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def test_a_name_far_from_its_mark_keeps_its_place_and_its_line_in_the_file() -> None:
    page = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    around = tuple((5 + x / 5, 5 + y / 2.2) for x in (-2, -1, 0, 1, 2) for y in (-2, -1, 0, 1, 2) if (x, y) != (0, 0))
    draw_scatter(page, scatter_of({"In the middle of a crowd": (5, 5)}, around), Box(0, 0, 12 * INCH, 5 * INCH))
    chart = page.shapes[0].chart
    space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
             "c15": "http://schemas.microsoft.com/office/drawing/2012/chart"}  # fmt: skip
    xml = chart._chartSpace  # noqa: SLF001 - python-pptx cannot read places of labels
    away = [float(one.get("val")) for one in xml.xpath(".//c:dLbl/c:layout/c:manualLayout/c:x")]
    assert len(away) == 1
    assert abs(away[0]) * 12 * 72 >= 20
    assert [one.get("val") for one in xml.iterfind(".//c15:showLeaderLines", space)] == ["1"]
    assert [one.get("wrap") for one in xml.xpath(".//c:dLbl//a:bodyPr")] == ["none"]
    sizes = {one: float(xml.xpath(f".//c:plotArea/c:layout/c:manualLayout/c:{one}")[0].get("val")) for one in "xywh"}
    assert sizes == {"x": 0.07639, "y": 0.09444, "w": 0.91204, "h": 0.75}
