"""Text fitted into its place, sheets that stay text, tables that stay in their box, names beside marks."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from pptx import Presentation

from workbench.reports.slides_deck import Grid
from workbench.reports.slides_sheet import write_sheet
from workbench.reports.slides_tables import draw_table
from workbench.reports.slides_template import Box
from workbench.reports.slides_text import fit_lines, fit_title, runs_right_to_left, slide_text
from workbench.reports.slides_trade_offs import place_names
from workbench.workflows.trading import Mark

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
    assert shown == count or texts[-1] == f"and {count - shown} others"


def mark(name: str, rank: int) -> Mark:
    return Mark(
        feature_id=name, title=name, rank=rank, x_low=0, x=0, x_high=0, y_low=0, y=0, y_high=0, size=None,
        on_front=True, dominated_by=None,
    )  # fmt: skip


def test_names_stand_where_no_mark_is_and_shared_places_share_one() -> None:
    ends = ((0.0, 10.0), (0.0, 10.0))
    alone, beside = {"Alone": (5.0, 5.0)}, {"Alone": (5.0, 5.0), "other": (5.2, 5.0)}
    named = ("\u2068Alone\u2069", "right")
    assert place_names([mark("Alone", 1)], alone, solid=alone, ends=ends) == {"Alone": named}
    assert place_names([mark("Alone", 1)], beside, solid=alone, ends=ends) == {"Alone": named}
    assert place_names([mark("Alone", 1)], beside, solid=beside, ends=ends)["Alone"][1] == "left"
    assert place_names([mark("Alone", 1)], {"Alone": (10, 5)}, solid=alone, ends=ends)["Alone"][1] == "left"
    together = dict.fromkeys("ABC", (5.0, 5.0))
    shared = place_names([mark("A", 1), mark("B", 2), mark("C", 3)], together, solid=together, ends=ends)
    assert shared == {"A": ("\u2068A\u2069; \u2068B\u2069 and 1 more", "right")}
