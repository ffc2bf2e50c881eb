"""ODS rows as programs write them are read fast; anything else is left to the parser, row by row."""

import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from scripts.libreoffice import find_libreoffice
from workbench.exchange.limits import Budget
from workbench.exchange.open_document_cells import OpenCell
from workbench.exchange.open_document_scan import RowScanner, ScannedRow
from workbench.exchange.open_documents import read_open_document
from workbench.exchange.packed_file import PackedFile
from workbench.exchange.progress import Progress
from workbench.exchange.reading import read_source
from workbench.exchange.table import Source

Make = Callable[..., bytes]
FILES = Path(__file__).parent / "files"
SHOWN = "<text:p>shown</text:p>"


def scan(cells: str, more: str = "", *, pieces: int = 1000) -> ScannedRow | None:
    return RowScanner(Budget("backlog.ods", pieces=pieces)).scan(f"<table:table-row{more}>{cells}")


def cell(inside: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{inside}</table:table-cell>"


def read_with(data: bytes, pieces: int) -> Source:
    budget = Budget("backlog.ods", pieces=pieces)
    return read_open_document("backlog.ods", PackedFile(budget, data), budget)


@pytest.mark.parametrize(
    "cells, said",
    [
        (cell("<text:p>a &amp; b</text:p>", ' office:value-type="string" calcext:value-type="string"'), ["a & b"]),
        (cell(SHOWN, ' office:value-type="float" office:value="5.0" calcext:value-type="float"'), ["5"]),
        (cell(SHOWN, ' table:style-name="ce2" office:value-type="percentage" office:value="0.125"'), ["12.5%"]),
        (cell(SHOWN, ' office:value-type="currency" office:currency="EUR" office:value="2500"'), ["2500"]),
        (cell(SHOWN, ' office:value-type="date" office:date-value="2026-05-03T14:30:00"'), ["2026-05-03 14:30:00"]),
        (cell(SHOWN, ' office:value-type="time" office:time-value="PT13H30M00S"'), ["13:30:00"]),
        (cell(SHOWN, ' office:value-type="boolean" office:boolean-value="true"'), ["TRUE"]),
        (cell("<text:p>one</text:p><text:p/><text:p>three</text:p>"), ["one\n\nthree"]),
        (cell('<text:p>a<text:s/>b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e</text:p>'), ["a b   c\td\ne"]),
        (
            cell('<text:p><text:a xlink:href="https://example.com/">a <text:span>b</text:span></text:a> c</text:p>'),
            ["a b c"],
        ),
        (
            cell(
                "<office:annotation><dc:date>2026</dc:date><text:p>note</text:p></office:annotation><text:p>a</text:p>"
            ),
            ["a"],
        ),
        ("<table:table-cell/> <table:table-cell></table:table-cell>\n", ["", ""]),
        ('<table:table-cell table:number-columns-repeated="16375"/>', [OpenCell("", columns=16375)]),
        (
            cell(SHOWN, ' table:formula="of:=[.B2]*2" office:value-type="float" office:value="8"'),
            [OpenCell("8", is_formula=True)],
        ),
        (cell("", ' table:formula="of:=&quot;&quot;"'), [OpenCell("", is_formula=True, is_unvalued=True)]),
        (
            cell(SHOWN, ' table:number-columns-spanned="3" table:number-rows-spanned="2"'),
            [OpenCell("shown", merged_rows=2, merged_columns=3)],
        ),
        ("<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>", [""]),
    ],
)
def test_every_usual_kind_of_cell_is_read_without_the_parser(cells: str, said: list[str | OpenCell]) -> None:
    assert scan(cells, ' table:visibility="collapse"') == ScannedRow({"visibility": "collapse"}, said)


@pytest.mark.parametrize(
    "cells",
    [
        cell("<text:p>a</text:span>"),
        cell("<text:p>&nbsp;</text:p>"),
        cell("<text:p>&#65;</text:p>"),
        cell("<text:p>a", ""),
        cell("<draw:frame/>"),
        cell("<text:p><text:b>a</text:b></text:p>"),
        cell("<table:table/>"),
        cell(SHOWN, ' office:value="1" office:value="1"'),
        cell(SHOWN, " office:value='1'"),
        cell(SHOWN, ' table:formula="of:=1 > 2"'),
        cell(SHOWN, ' table:formula="&none;"'),
        cell(SHOWN, "-like"),
        f"<table:table-cell>{SHOWN}</table:covered-table-cell>",
        f"{cell(SHOWN)}<other/>",
        f"<table:table-row>{cell(SHOWN)}",
    ],
)
def test_what_is_written_unusually_is_left_to_the_parser(cells: str) -> None:
    assert scan(cells) is None


def test_a_value_that_another_attribute_repeats_is_not_taken_for_the_cells_own() -> None:
    written = ' office:value-type="float" office:value="{}" calcext:value="{}"'

    row = scan(cell(SHOWN, written.format("1", "7")) + cell(SHOWN, written.format("2", "?")))

    assert row == ScannedRow({}, ["7", "?"])


def test_rows_of_a_usual_sheet_take_nothing_off_what_may_be_read_slowly(make_ods: Make) -> None:
    line = cell("<text:p>x</text:p>", ' office:value-type="string"') * 3
    sheet = f'<table:table table:name="S">{f"<table:table-row>{line}</table:table-row>" * 20_000}</table:table>'

    (table,) = read_with(make_ods(sheet), pieces=300).tables

    assert (len(table.rows), table.rows[19_999]) == (20_000, ["x", "x", "x"])


def test_only_the_rows_that_are_written_unusually_are_read_slowly(make_ods: Make) -> None:
    usual, unusual = cell("<text:p>x</text:p>"), cell("<text:p>&#65;</text:p>")
    lines = "".join(
        f"<table:table-row>{one}</table:table-row>" for one in [usual] * 10_000 + [unusual] + [usual] * 10_000
    )

    (table,) = read_with(make_ods(f'<table:table table:name="S">{lines}</table:table>'), pieces=300).tables

    assert (len(table.rows), table.rows[9_999:10_002]) == (20_001, [["x"], ["A"], ["x"]])


def test_a_row_that_unpacks_in_several_parts_is_read(make_ods: Make) -> None:
    wide = "".join(cell(f"<text:p>{'x' * 400}{number}</text:p>") for number in range(16_384))
    sheet = f'<table:table table:name="S"><table:table-row>{wide}</table:table-row></table:table>'

    (table,) = read_source("wide.ods", make_ods(sheet)).tables

    assert [text.lstrip("x") for text in table.rows[0]] == [str(number) for number in range(16_384)]


def test_whoever_waits_is_told_the_row(make_ods: Make) -> None:
    line = "".join(cell(f"<text:p>{'words ' * 40}{number}</text:p>") for number in range(30))
    sheet = f'<table:table table:name="S">{f"<table:table-row>{line}</table:table-row>" * 1000}</table:table>'
    told: list[tuple[float, str]] = []

    read_source("long.ods", make_ods(sheet), Progress(lambda share, sentence: told.append((share, sentence))))

    assert len(told) > 20
    assert told == sorted(told, key=lambda one: one[0])
    assert (0.9 < told[-1][0] <= 1, told[-1][1]) == (True, "Reading row 900")


def read_slowly(monkeypatch: pytest.MonkeyPatch, data: bytes) -> Source:
    with monkeypatch.context() as patch:
        patch.setattr(RowScanner, "scan", lambda _self, _row: None)
        return read_source("backlog.ods", data)


def test_a_file_of_libreoffice_says_the_same_to_both_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (FILES / "libreoffice.ods").read_bytes()

    assert read_source("backlog.ods", data) == read_slowly(monkeypatch, data)


@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_workbook_that_libreoffice_saves_as_ods_says_the_same_to_both_readers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_workbook(tmp_path / "made.xlsx")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(  # noqa: S603 - the program that the person installed, with a file of our own
        [find_libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "ods", "made.xlsx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=300,
    )
    data = (tmp_path / "made.ods").read_bytes()

    source = read_source("backlog.ods", data)

    (table,) = source.tables
    assert len(table.rows) == 501
    assert table.rows[0] == ["Feature 1 & more\nof it", "1.5", "12.5%", "2026-05-03 14:30:00", "3", "link"]
    assert table.rows[499] == ["Feature 500 & more\nof it", "500.5", "12.5%", "2026-05-03 14:30:00", "1001", "link"]
    assert (table.formulas, table.hidden_rows, table.merged) == (frozenset({4}), frozenset({7}), ((500, 0, 1, 3),))
    assert source == read_slowly(monkeypatch, data)
    assert read_with(data, pieces=12_000) == source  # 500 rows of six cells would take 20,000 from the parser alone


def write_workbook(path: Path) -> None:
    """Write a sheet with what people put into theirs."""
    book = Workbook()
    sheet = book.worksheets[0]
    for number in range(1, 501):
        words = f"Feature {number} & more\nof it"
        sheet.append([words, number + 0.5, 0.125, datetime(2026, 5, 3, 14, 30), f"=B{number}*2", "link"])  # noqa: DTZ001 - a cell has no time zone
        sheet.cell(number, 3).number_format = "0.0%"
        sheet.cell(number, 6).hyperlink = "https://example.com/"
    sheet["B9"].comment = Comment("a note", "Planning")
    sheet["A501"] = "merged"
    sheet.merge_cells("A501:C501")
    sheet.row_dimensions[7].hidden = True
    book.save(path)
