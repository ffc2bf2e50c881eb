"""ODS files made to take the memory or the time of everybody else: refused or read, quickly and in little memory."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading_cost import MEGABYTE, assert_cheap
from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_source

Make = Callable[..., bytes]
BEFORE_TABLE = "<office:document-content><office:body><office:spreadsheet>"
BEFORE = f"{BEFORE_TABLE}<table:table>"
AFTER = "</table:table></office:spreadsheet></office:body></office:document-content>"


def cell(inside: str = "<text:p>ab</text:p>", more: str = "") -> str:
    return f"<table:table-cell{more}>{inside}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def refusal(data: bytes) -> str:
    with pytest.raises(SpreadsheetError) as caught:
        read_source("hostile.ods", data)
    return str(caught.value)


@pytest.mark.parametrize(
    "rows, what",
    [
        (row(cell(more=' table:number-columns-repeated="16385"')), "more than 16,384 columns in row 1"),
        (row(*[cell()] * 16_385), "more than 16,384 columns in row 1"),
        (row('<table:table-cell table:number-columns-repeated="999999"/>' * 9, cell()), "more than 16,384 columns"),
        (row(cell(), more=' table:number-rows-repeated="1048577"'), "million cells"),
        (row(cell(more=' table:number-columns-repeated="16384"')) * 500, "million cells"),
        (row(more=' table:number-rows-repeated="1048576"') + row(cell()), "more than 1,048,576 rows"),
        ("</table:table>" + "<table:table></table:table>" * 1000 + "<table:table>", "more than 1000 sheets"),
        (f'<table:table-row a="{" " * 8_500_000}">', "far too long"),
    ],
)
def test_more_than_a_sheet_can_show_is_refused(make_ods: Make, rows: str, what: str) -> None:
    assert what in refusal(make_ods(f"<table:table>{rows}</table:table>"))


@pytest.mark.parametrize(
    "declared", ['<!DOCTYPE x [<!ENTITY e9 "boom">]>', '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/hostname">]>']
)
def test_entities_are_refused_before_usual_rows(make_ods: Make, declared: str) -> None:
    says = refusal(
        make_ods(f"<table:table>{row(cell()) * 9}{row(cell('<text:p>&e9;</text:p>'))}</table:table>", start=declared)
    )

    assert "declares XML entities" in says


def test_an_entity_that_nobody_declared_is_refused(make_ods: Make) -> None:
    assert "undefined entity" in refusal(make_ods(f"<table:table>{row(cell('<text:p>&e9;</text:p>'))}</table:table>"))


@pytest.mark.parametrize(
    "unit",
    ["<table:table-cell>", "<table:table-cell ", "<text:p>", "<table:table-cell><text:p>", "<text:p>a</text:p>", "<"],
)
def test_no_pattern_looks_twice_at_the_same_tags(make_ods: Make, unit: str) -> None:
    data = make_ods(f"<table:table>{row('<table:table-cell>' + unit * 200_000)}</table:table>")
    start = time.process_time()

    assert "hostile.ods" in refusal(data)
    assert time.process_time() - start < 2


FILES: dict[str, tuple[str, ...]] = {
    # name: (what is repeated, what stands before)
    "short_rows": (row(cell()),),
    "wide_rows": (row(cell() * 3000),),
    "blank_rows": (row("<table:table-cell/>"),),
    "different_numbers": (row(cell("", ' office:value-type="float" office:value="1.23456789012"') * 8),),
    "formulas": (row(cell(more=' table:formula="1"') * 8),),
    "comments_on_cells": (row(cell("<office:annotation><text:p>a</text:p></office:annotation>") * 8),),
    "unusual_rows": (row(cell("<b/>")),),
    "merged": (row(cell(more=' table:number-columns-spanned="2"') * 8),),
    "repeated_rows": (row(cell(), more=' table:number-rows-repeated="100"'),),
    "one_row": (cell(), f"{BEFORE}<table:table-row>"),
    "one_text": ("a", f"{BEFORE}<table:table-row><table:table-cell><text:p>"),
    "one_tag": (" ", f"{BEFORE}<table:table-row"),
    "deep": ("<a>",),
    "tables": (f"<table:table>{row(cell())}</table:table>", BEFORE_TABLE),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", list(FILES))
def test_a_small_file_that_unpacks_to_two_hundred_megabytes_costs_little(tmp_path: Path, name: str) -> None:
    unit, *before = FILES[name]
    path = tmp_path / "hostile.ods"
    write_repeated(path, unit, before[0] if before else BEFORE)

    assert_cheap(path)


def write_repeated(path: Path, unit: str, before: str) -> None:
    """Write a spreadsheet of 195 megabytes that repeats something."""
    block = (unit * (MEGABYTE // len(unit))).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w") as content:
            content.write(before.encode())
            for _ in range(195 * MEGABYTE // len(block)):
                content.write(block)
            content.write(AFTER.encode())
