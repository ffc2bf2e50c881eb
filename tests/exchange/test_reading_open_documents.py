"""ODS spreadsheets as tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange import limits
from workbench.exchange.reading import read_source
from workbench.exchange.table import Table

Make = Callable[..., bytes]
FILES = Path(__file__).parent / "files"


def tables(data: bytes) -> tuple[Table, ...]:
    return read_source("backlog.ods", data).tables


def sheet(rows: str, name: str = "Backlog", style: str = "ta1") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def text(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def number(value: str, kind: str = "float", field: str = "value") -> str:
    words = "<text:p>shown</text:p>"
    return f'<table:table-cell office:value-type="{kind}" office:{field}="{value}">{words}</table:table-cell>'


@pytest.mark.parametrize(
    "cell, words",
    [
        (number("5.0"), "5"),
        (number("0.30000000000000004"), "0.3"),
        (number("0.8", "percentage"), "80%"),
        (number("2500", "currency"), "2500"),
        (number("2026-05-03", "date", "date-value"), "2026-05-03"),
        (number("2026-05-03T14:30:00", "date", "date-value"), "2026-05-03 14:30:00"),
        (number("PT13H30M00S", "time", "time-value"), "13:30:00"),
        (number("PT36H00M00.0000S", "time", "time-value"), "36:00:00"),
        (number("true", "boolean", "boolean-value"), "TRUE"),
        (text("R&amp;D 🎉"), "R&D 🎉"),
        (text("a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e"), "a b   c\td\ne"),
        (text("a <text:span>bold</text:span> word"), "a bold word"),
        (text("one</text:p><text:p/><text:p>three"), "one\n\nthree"),
        ("<table:table-cell><text:p>plain</text:p></table:table-cell>", "plain"),
        (
            (
                '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
                'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
            ),
            "#DIV/0!",
        ),
        (
            (
                '<table:table-cell office:value-type="string"><office:annotation><dc:date>2026</dc:date>'
                "<text:p>a comment</text:p></office:annotation><text:p>said</text:p></table:table-cell>"
            ),
            "said",
        ),
        (
            (
                '<table:table-cell office:value-type="string"><draw:frame><draw:text-box><text:p>drawn</text:p>'
                "</draw:text-box></draw:frame><text:p>said</text:p></table:table-cell>"
            ),
            "said",
        ),
    ],
)
def test_each_kind_of_cell_says_what_a_person_sees(make_ods: Make, cell: str, words: str) -> None:
    assert tables(make_ods(sheet(row(cell))))[0].rows == [[words]]


def test_repeated_cells_and_rows_are_counted_and_only_filled_ones_stand(make_ods: Make) -> None:
    blank = '<table:table-cell table:number-columns-repeated="{}"/>'
    rows = (
        row(blank.format(16384), more='table:number-rows-repeated="3"')
        + row(blank.format(2), text("x", 'table:number-columns-repeated="2"'), text("y"), blank.format(16379))
        + row(blank.format(2), text("z"), more='table:number-rows-repeated="2"')
        + row(blank.format(16384), more='table:number-rows-repeated="1048570"')
    )

    (table,) = tables(make_ods(sheet(rows)))

    assert (table.rows, table.row_numbers, table.first_column) == ([["x", "x", "y"], ["z"], ["z"]], [4, 5, 6], 3)


def test_merged_hidden_and_computed_places_are_told(make_ods: Make) -> None:
    merged = 'table:number-rows-spanned="2" table:number-columns-spanned="2"'
    rows = (
        row(text("wide", merged), "<table:covered-table-cell/>", text("c"))
        + row(
            '<table:covered-table-cell office:value-type="string"><text:p>under</text:p></table:covered-table-cell>',
            "<table:covered-table-cell/>",
            '<table:table-cell table:formula="of:=[.A1]"/>',
            more='table:visibility="collapse"',
        )
        + row("<table:table-cell/>", "<table:table-cell/>", text("4", 'table:formula="of:=2+2"'))
    )

    (table,) = tables(make_ods(sheet(rows)))

    assert table.rows == [["wide", "", "c"], ["", "", ""], ["", "", "4"]]
    assert (table.merged, table.hidden_rows) == (((0, 0, 2, 2),), frozenset({2}))
    assert (table.no_value, table.formulas) == (frozenset({(1, 2)}), frozenset({2}))


def test_every_sheet_comes_in_order_with_empty_and_hidden_ones(make_ods: Make) -> None:
    styles = (
        '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    )

    found = tables(make_ods(sheet("", "Cover"), sheet(row(text("x")), "Secret", "ta2"), styles=styles))

    assert [(table.sheet, table.rows, table.is_hidden) for table in found] == [
        ("Cover", [], False), ("Secret", [["x"]], True),
    ]  # fmt: skip


def test_grouped_rows_are_read_and_tables_in_drawings_and_cells_are_not(make_ods: Make) -> None:
    drawn = f"<table:shapes><draw:frame>{sheet(row(text('chart data')))}</draw:frame></table:shapes>"
    nested = f"<table:table-cell>{sheet(row(text('inner')))}<text:p>outer</text:p></table:table-cell>"
    rows = (
        f"<table:table-header-rows>{row(text('Title'))}</table:table-header-rows>"
        f"<table:table-row-group><table:table-row-group>{row(nested)}</table:table-row-group></table:table-row-group>"
    )

    found = tables(make_ods(sheet(drawn + rows)))

    assert [table.rows for table in found] == [[["Title"], ["outer"]]]


def test_a_file_of_libreoffice_is_read() -> None:
    source = read_source("libreoffice.ods", (FILES / "libreoffice.ods").read_bytes())

    backlog, hidden, empty = source.tables
    assert source.format == "ods"
    assert backlog.rows == [
        ["Title", "Effort", "Confidence", "Due", "At", "Done"],
        ["Größe 🎉", "5", "80%", "2026-05-03", "2026-05-03 14:30:00", "1"],
        [],
        ["Berth\nalerts", "0.3", "12.5%", "", "13:30:00", "0"],
        [],
        ["Closing words"],
    ]
    assert (backlog.row_numbers, backlog.first_column, backlog.hidden_rows) == ([2, 3, 4, 5, 6, 7], 2, frozenset({5}))
    assert (hidden.sheet, hidden.rows, hidden.is_hidden) == ("Hidden", [["001"]], True)
    assert (empty.sheet, empty.rows, empty.is_hidden) == ("Empty", [], False)


@pytest.mark.parametrize(
    "rows, what",
    [
        (
            row(text("x", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048576"'),
            "million",
        ),
        (row(text("x", 'table:number-columns-repeated="16385"')), "more than 16,384 columns in row 1"),
        (row(more='table:number-rows-repeated="1048576"') + row(text("x")), "more than 1,048,576 rows"),
        (row(text("x" + "<text:s text:c='100000000'/>" * 20_000)), "far too long"),
        ("<table:table-row>" * 300, "nested more than 200 deep"),
        (row("<table:table-cell>"), "is damaged"),
    ],
)
def test_what_no_sheet_can_hold_is_refused(make_ods: Make, rows: str, what: str) -> None:
    with pytest.raises(SpreadsheetError, match=what):
        tables(make_ods(sheet(rows)))


def test_what_is_too_large_for_this_format_is_to_be_saved_in_one_that_takes_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    with pytest.raises(SpreadsheetError, match=r"unpacks to more than 0 MB\. Save it as \.xlsx"):
        tables((FILES / "libreoffice.ods").read_bytes())

    budget = limits.Budget("backlog.ods", pieces=0, excuse=limits.BULKY)
    with pytest.raises(SpreadsheetError, match=r"than can be read from an \.ods file\. Save it as \.xlsx"):
        budget.spend_pieces(1)


def test_entities_are_refused(make_ods: Make) -> None:
    data = make_ods(sheet(row(text("&boom;"))), start='<!DOCTYPE x [<!ENTITY boom "boom">]>')

    with pytest.raises(SpreadsheetError, match="declares XML entities"):
        tables(data)
