"""Laws of reading: what a writer wrote comes back, and no bytes bring anything but a table or a sentence."""

import csv
import io
import zipfile

import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.errors import SpreadsheetError
from workbench.exchange.delimited_text import parse_records
from workbench.exchange.delimiters import DELIMITERS
from workbench.exchange.reading import read_pasted, read_source

REMOVED = [chr(code) for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))]
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=["\uffff", *REMOVED]), max_size=12)
SHARP_CELLS = st.text(st.sampled_from('ab ,;\t|"\n\r5é🎉'), max_size=6)
ROWS = st.lists(st.lists(CELLS | SHARP_CELLS, min_size=1, max_size=5), max_size=6)
WAYS = [(csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\r\n"), (csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r")]
"""How it is written. With lines that end in LF, csv.writer leaves a lone CR unquoted, and then nobody can tell it."""

TITLES = st.text(st.sampled_from('ab ,;|"\né🎉'), min_size=1, max_size=8)


def written(rows: list[list[str]], delimiter: str, quoting: int, end: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    return stream.getvalue()


@given(ROWS, st.sampled_from(DELIMITERS), st.sampled_from(WAYS))
def test_what_csv_writer_writes_comes_back_cell_for_cell(
    rows: list[list[str]], delimiter: str, way: tuple[int, str]
) -> None:
    records = parse_records(written(rows, delimiter, *way), delimiter)

    assert (records.rows, records.unterminated) == (rows, ())


@given(ROWS, st.sampled_from(DELIMITERS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_file_that_names_its_delimiter_comes_back_whatever_is_in_it(
    rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    rows = [["Title", "Note"], *rows]

    text = f"sep={delimiter}\n" + written(rows, delimiter, csv.QUOTE_ALL, "\n")

    source = read_source("a.csv", text.encode(encoding))

    assert (source.tables[0].rows, source.delimiter) == (rows, delimiter)
    assert source.tables[0].row_numbers == list(range(2, len(rows) + 2))


@given(st.lists(st.tuples(TITLES, st.integers(0, 99)), min_size=1, max_size=8), st.sampled_from(DELIMITERS))
@example([(";a", 1)], ",")
@example([("a,b", 1), ("c,d", 2)], ";")
def test_the_delimiter_of_a_table_with_a_header_is_found_whatever_its_titles(
    features: list[tuple[str, int]], delimiter: str
) -> None:
    rows = [["Title", "Effort", "Value"], *([title, str(score), "3"] for title, score in features)]

    source = read_source("a.csv", written(rows, delimiter, csv.QUOTE_MINIMAL, "\r\n").encode())

    assert (source.tables[0].rows, source.delimiter) == (rows, delimiter)


@given(st.lists(st.lists(SHARP_CELLS.filter(str.strip), min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_pasted_with_tabs_come_back(rows: list[list[str]]) -> None:
    assert read_pasted(written(rows, "\t", csv.QUOTE_ALL, "\n")).tables[0].rows == rows


XLSX_REMOVED = ["\r", "\ufffe", "\uffff", *REMOVED]
XLSX_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=XLSX_REMOVED), max_size=12)


@given(rows=st.lists(st.lists(XLSX_CELLS, min_size=1, max_size=4), max_size=5), in_place=st.booleans())
def test_text_written_to_a_workbook_comes_back(*, rows: list[list[str]], in_place: bool) -> None:
    stream = io.BytesIO()
    options = {"constant_memory": in_place, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(rows, 1):
            sheet.write(row, 0, row)
            for column, text in enumerate(cells, 1):
                sheet.write_string(row, column, text)
            sheet.write(row, 5, 0.25)

    (table,) = read_source("a.xlsx", stream.getvalue()).tables

    assert table.rows == [[str(row), *cells, *[""] * (4 - len(cells)), "0.25"] for row, cells in enumerate(rows, 1)]


def is_read_or_refused_with_a_sentence(data: bytes) -> bool:
    try:
        source = read_source("any", data)
    except SpreadsheetError as error:
        return str(error).endswith(".")
    return all(len(table.rows) == len(table.row_numbers) for table in source.tables)


@given(st.binary(max_size=400) | st.text(st.sampled_from('a,;|\t"\n\r[]{}:0<>!?\0\x0b'), max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    assert is_read_or_refused_with_a_sentence(data)


def small_workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Title", "Effort"])
        sheet.write_row(1, 0, ["Berth alerts", 3])
        sheet.merge_range(2, 0, 3, 1, "wide")
    return stream.getvalue()


WORKBOOK = small_workbook()


@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_workbook_with_changed_bytes_is_read_or_refused_with_a_sentence(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WORKBOOK)
    for place, byte in changes:
        data[place] = byte

    assert is_read_or_refused_with_a_sentence(bytes(data))


@given(st.integers(0, 10_000), st.text(st.sampled_from('<>/"= c rvtsi!-[]?&;5A'), max_size=12))
def test_a_workbook_with_changed_xml_is_read_or_refused_with_a_sentence(place: int, change: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            cut = place % len(content)
            new.writestr(name, content[:cut] + change.encode() + content[cut + len(change) :])

    assert is_read_or_refused_with_a_sentence(stream.getvalue())
