"""Files made to take the memory or the time of everybody else: refused or read, quickly and in little memory."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reading_cost import MEGABYTE, assert_cheap
from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_pasted, read_source

Make = Callable[..., bytes]

BOOM = "".join(
    [
        '<!DOCTYPE x [<!ENTITY e0 "boom">',
        *(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)),
        "]>",
    ]
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/hostname">]>'
INLINE = '<row><c t="inlineStr"><is><t>&e9;</t></is></c></row>'


def refusal(data: bytes) -> str:
    with pytest.raises(SpreadsheetError) as caught:
        read_source("hostile.xlsx", data)
    return str(caught.value)


def seconds_to_read_or_refuse(data: bytes) -> float:
    start = time.process_time()
    with contextlib.suppress(SpreadsheetError):
        read_source("hostile.xlsx", data)
    return time.process_time() - start


def sheet(unit: str, megabytes: float, *, start: str = "<worksheet><sheetData>", end: str = "") -> Iterator[str]:
    """Repeat something inside a sheet's XML, a megabyte at a time."""
    yield start
    block = unit * (MEGABYTE // len(unit))
    for _ in range(int(megabytes)):
        yield block
    yield end or "</sheetData></worksheet>"


def test_two_cells_at_the_ends_of_a_sheet_are_two_rows(make_xlsx: Make) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'

    (table,) = read_source("far.xlsx", make_xlsx(rows)).tables

    assert table.row_numbers == [1, 1048576]
    assert (table.rows[0], len(table.rows[1]), table.rows[1][-1]) == (["1"], 16384, "2")


@pytest.mark.parametrize(
    "rows, what",
    [
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "more than 1,048,576 rows"),
        ('<row r="3"><c r="XFE3"><v>1</v></c></row>', "more than 16,384 columns in row 3"),
        ('<row r="3"><c r="ZZZ3"><v>1</v></c></row>', "more than 16,384 columns in row 3"),
        ('<row r="1">' + "<c><v>1</v></c>" * 16385 + "</row>", "more than 16,384 columns in row 1"),
        ("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 300)), "million cells"),
    ],
)
def test_more_than_a_sheet_can_show_is_refused(make_xlsx: Make, rows: str, what: str) -> None:
    assert what in refusal(make_xlsx(rows))


@pytest.mark.parametrize("declared", [BOOM, OUTSIDE])
def test_entities_are_refused_in_every_part(make_xlsx: Make, make_whole_xlsx: Make, declared: str) -> None:
    plain = "<row><c><v>1</v></c></row>"

    for data in (
        make_whole_xlsx(f"{declared}<worksheet><sheetData>{INLINE}</sheetData></worksheet>"),
        make_xlsx(plain, sharedStrings=f"{declared}<sst><si><t>&e9;</t></si></sst>"),
        make_xlsx(plain, styles=f"{declared}<styleSheet><cellXfs/></styleSheet>"),
        make_xlsx(plain, workbook=f'{declared}<workbook><sheets><sheet name="&e9;"/></sheets></workbook>'),
    ):
        assert "declares XML entities" in refusal(data)


def test_a_sheet_that_many_names_share_is_not_read_for_ever(make_whole_xlsx: Make) -> None:
    listed = '<sheet name="S" sheetId="1" r:id="rId1"/>'
    book = f'<workbook xmlns:r="r"><sheets>{listed * 900}</sheets></workbook>'

    assert "unpacks to more than 200 MB" in refusal(make_whole_xlsx(sheet("<a/>" * 5, 1), workbook=book))


def test_a_workbook_of_a_hundred_thousand_sheets_is_refused(make_xlsx: Make) -> None:
    book = f"<workbook><sheets>{'<sheet/>' * 100_000}</sheets></workbook>"

    assert "more than 1000 sheets" in refusal(make_xlsx(workbook=book))


def test_an_archive_of_very_many_files_is_refused() -> None:
    assert "more than 20,000 files" in refusal(b"PK\x03\x04" + b"PK\x01\x02" * 20_001)


def test_text_with_more_rows_columns_or_cells_than_a_spreadsheet_is_refused() -> None:
    assert "more than 1,048,576 rows" in refusal(b"a,b\n" * 1_048_577)
    assert "more than 1,048,576 rows" in refusal(b"a\n" + b"b\r" * 1_048_577)
    assert "more than 16,384 columns in row 2" in refusal(b"a,b\n" + b"," * 16_384)
    # 400,000 rows of nine cells, and seven more for each row: 6.4 million.
    says = refusal(b"a,b,c,d,e,f,g,h,i\n" + b",,,,,,,,\n" * 400_000)
    assert "holds more than 5 million cells, every row counted as 7 more." in says
    assert "more than 50 MB" in refusal(b"a,b\n" * 12_500_001)


def test_a_quote_on_every_line_is_mended_in_linear_time() -> None:
    source = read_source("quotes.csv", b"Title,Effort\n" + b'"x,1\n' * 100_000 + b'"y,"" 2\n' * 100_000)

    assert len(source.tables[0].rows) == 200_001
    assert source.tables[0].rows[100_000] == ['"x', "1"]
    assert len(source.notes) == 51


@pytest.mark.parametrize(
    "part, content",
    [
        ("sharedStrings", "<sst><si><rPh></rPh>" + "<rPh " * 400_000 + "</si></sst>"),
        ("sharedStrings", "<sst><si><t>a</t><r>" + "<t " * 400_000 + "</r></si></sst>"),
        ("sharedStrings", "<sst>" + "<si>" * 400_000 + "</si></sst>"),
        ("styles", f'<styleSheet><numFmt numFmtId="200" formatCode="{"[" * 400_000}"/></styleSheet>'),
    ],
)
def test_no_pattern_looks_twice_at_the_same_text(make_xlsx: Make, part: str, content: str) -> None:
    data = make_xlsx('<row r="1"><c r="A1" s="0"><v>1</v></c></row>', **{part: content})

    assert seconds_to_read_or_refuse(data) < 2


@pytest.mark.parametrize("unit", ["<mergeCell ", "<c ", "<c r=", "<row ", "<f>", "<v>"])
def test_no_pattern_looks_twice_at_the_same_tags(make_whole_xlsx: Make, unit: str) -> None:
    data = make_whole_xlsx(f"<worksheet><sheetData><row>{unit * 200_000}</row></sheetData>{unit * 200_000}</worksheet>")

    assert seconds_to_read_or_refuse(data) < 2


def test_formulas_in_every_column_of_a_long_sheet_are_counted_in_one_pass(make_xlsx: Make) -> None:
    wide = f'<row r="1">{"<c><f>1</f><v>1</v></c>" * 16_384}</row>'
    data = make_xlsx(wide + "<row><c><v>1</v></c></row>" * 50_000)
    start = time.process_time()

    (table,) = read_source("wide.xlsx", data).tables

    assert table.formulas == frozenset(range(1, 16_384))
    assert time.process_time() - start < 2


def test_a_long_rule_in_pasted_text_is_looked_at_once() -> None:
    start = time.process_time()

    assert read_pasted(f"|a|b|\n|{'-' * 200_000}x|\n|c|d|").tables[0].rows[2] == ["c", "d"]
    assert time.process_time() - start < 2


FILES: dict[str, tuple[str, ...]] = {
    # name: (what is repeated, how many megabytes of it, what stands before, what stands after)
    "junk": ("<a/>", "195"),
    "junk_after_a_comment": ("<a/>", "195", "<worksheet><!-- c --><sheetData>"),
    "deep": ("<a>", "195", "<worksheet><!-- c --><sheetData>"),
    "cells": ("<row><c><v>1</v></c><c><v>1.5</v></c><c><v>1</v></c></row>", "195"),
    "cells_in_another_order": ('<row><c t="n" r="A1"><v xml:lang="x">1</v></c></row>', "195"),
    "formatted_cells": ('<row><c s="1"/><c s="1"/><c s="1"/></row>', "195"),
    "one_row": ("<c><v>1</v></c>", "195", "<worksheet><sheetData><row>", "</row></sheetData></worksheet>"),
    "merged": (
        '<mergeCell ref="A1:B2"/>', "195", "<worksheet><sheetData/><mergeCells>", "</mergeCells></worksheet>",
    ),
    "larger_than_it_may_be": (" ", "201"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", list(FILES))
def test_a_small_file_that_unpacks_to_two_hundred_megabytes_costs_little(
    make_whole_xlsx: Make, tmp_path: Path, name: str
) -> None:
    unit, megabytes, *around = FILES[name]
    pieces = sheet(unit, float(megabytes), **dict(zip(("start", "end"), around, strict=False)))
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(make_whole_xlsx(pieces))

    assert path.stat().st_size < 2 * MEGABYTE
    assert_cheap(path)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["<si><t>ab</t></si>", "<si><r><t>a</t></r></si>"])
def test_shared_texts_that_unpack_to_two_hundred_megabytes_cost_little(
    make_whole_xlsx: Make, tmp_path: Path, unit: str
) -> None:
    texts = sheet(unit, 195, start="<sst>", end="</sst>")
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(make_whole_xlsx("<worksheet/>", sharedStrings=texts))

    assert_cheap(path)
