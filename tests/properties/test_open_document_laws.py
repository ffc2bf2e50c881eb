"""Both readers of ODS spreadsheets say the same of every file: the fast one, and the parser behind it."""

import io
import zipfile
from collections.abc import Callable

import hypothesis.strategies as st
import pytest
from hypothesis import given

from workbench.errors import SpreadsheetError
from workbench.exchange.open_document_pieces import ContentPieces
from workbench.exchange.open_document_scan import RowScanner
from workbench.exchange.reading import read_source
from workbench.exchange.table import Table

KIND = b"application/vnd.oasis.opendocument.spreadsheet"
Said = tuple[tuple[Table, ...], list[str]] | None

usual_words = st.sampled_from(["x", "", "a b", "Plum", "R&amp;D", "&lt;i&gt;", "é🎉", "a\nb", " ", "&amp;lt;", "a > b"])
odd_words = st.sampled_from(["&#65;", "a\r\nb", "\x85", "]]>", "&none;", "\x07", "\uffff"])
words = st.one_of(usual_words, usual_words, usual_words, usual_words, odd_words)
values = st.sampled_from(
    [
        *(
            "1",
            "5.0",
            "0.25",
            "",
            "x",
            "1e5",
            "-3",
            "0.30000000000000004",
            "&amp;",
            "12345678901234567890",
            " 5 ",
            "NaN",
        ),
        *("true", "2026-05-03", "2026-05-03T00:00:00", "2026-05-03T14:30:00", "PT1H2M3S", "T00:00:00", "Z"),
    ]
)
FIELDS = {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "string": "string-value"}
INSIDE = (
    '<text:span text:style-name="T1">{}</text:span>',
    '<text:a xlink:href="https://example.com/?a=1&amp;b=2" xlink:type="simple">{}</text:a>',
    "{}<text:s/>",
    '<text:s text:c="3"/>{}',
    "<text:tab/>{}<text:line-break/>",
    "<text:p>{}</text:p>",
    "<office:annotation><dc:date>2026</dc:date><text:p>{}</text:p></office:annotation>",
    "<draw:frame>{}</draw:frame>",
    "<!-- {} -->",
)


def maybe(what: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw something in one case out of four."""
    return st.one_of(st.just(""), st.just(""), st.just(""), what)


def put_in(shape: str, *drawn: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put what is drawn into the places of a text."""
    return st.tuples(*drawn).map(lambda found: shape.format(*found))


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put text into an element, or stand two pieces side by side."""
    return st.one_of(*(put_in(shape, inner) for shape in INSIDE), put_in("{}{}", inner, inner))


contents = st.recursive(words, nested, max_leaves=4)
paragraphs = st.one_of(
    put_in("<text:p>{}</text:p>", words),
    put_in("<text:p>{}</text:p>", contents),
    put_in('<text:p text:style-name="P1">{}</text:p><text:p>{}</text:p><text:p/>', contents, words),
    put_in("<office:annotation><text:p>{}</text:p></office:annotation><text:p>{}</text:p>", words, words),
    contents,
)


@st.composite
def attributes(draw: st.DrawFn) -> str:
    """Draw a cell's attributes, mostly in the order in which programs write them."""
    found = []
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["float", "percentage", "currency", *FIELDS, "void"]))
        field = FIELDS.get(kind, "value") if draw(st.integers(0, 9)) else "value"
        found += [f'office:value-type="{kind}"', f'office:{field}="{draw(values)}"']
        found += draw(st.sampled_from([[], [f'calcext:value-type="{kind}"'], ['calcext:value-type="error"']]))
    found.append(draw(maybe(put_in('table:formula="{}"', st.sampled_from(["of:=1/0", "of:=&quot;x&quot;", "a > b"])))))
    found.append(draw(maybe(put_in('table:number-columns-repeated="{}"', st.sampled_from(["2", "0", "x", "30"])))))
    found.append(draw(maybe(st.just('table:number-columns-spanned="2" table:number-rows-spanned="2"'))))
    found.append(
        draw(maybe(st.sampled_from(['table:style-name="ce1"', "b='1'", 'c="x office:value=" d=" e="', "bad"])))
    )
    ordered = draw(st.permutations(found)) if draw(st.integers(0, 5)) == 0 else found
    return "".join(f" {one}" for one in ordered if one)


cell_names = st.sampled_from(["table:table-cell"] * 8 + ["table:covered-table-cell", "t:table-cell"])
cells = st.tuples(cell_names, attributes(), st.one_of(st.none(), st.just(""), paragraphs, paragraphs)).map(
    lambda one: f"<{one[0]}{one[1]}/>" if one[2] is None else f"<{one[0]}{one[1]}>{one[2]}</{one[0]}>"
)
row_attributes = maybe(
    st.sampled_from(
        [
            ' table:number-rows-repeated="3"',
            ' table:visibility="collapse"',
            ' table:style-name="ro1" table:number-rows-repeated="200"',
        ]
    )
)
rows = put_in("<table:table-row{}>{}</table:table-row>", row_attributes, st.lists(cells, max_size=5).map("".join))
odd_rows = st.one_of(
    put_in("<table:table-row>{}<table:table-cell>{}</table:table-cell></table:table-row>", rows, rows),
    put_in("<table:shapes>{}</table:shapes>", rows),
    put_in("<table:table-row-group>{}\n <table:table-row/>{}</table:table-row-group>", rows, rows),
)
sheets = st.lists(st.one_of(rows, rows, rows, odd_rows), max_size=6).map("".join)


@pytest.fixture(scope="module", name="read_slowly")
def _read_slowly() -> Callable[[bytes], Said]:
    """Give a reader by the parser alone."""

    def read(data: bytes) -> Said:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(RowScanner, "scan", lambda _self, _row: None)
            return said_of(data)

    return read


def said_of(data: bytes) -> Said:
    """Give the tables and the notes; None where the file is refused."""
    try:
        source = read_source("backlog.ods", data)
    except SpreadsheetError:
        return None
    return source.tables, [note.message for note in source.notes]


def packed(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", content)
    return stream.getvalue()


def content_of(*found: str) -> bytes:
    tables = "".join(f'<table:table table:name="S">{rows}</table:table>' for rows in found)
    document = f"<d><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></d>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}'.encode()


@given(found=st.lists(sheets, min_size=1, max_size=2))
def test_a_sheet_says_the_same_to_both_readers(read_slowly: Callable[[bytes], Said], found: list[str]) -> None:
    data = packed(content_of(*found))

    assert said_of(data) == read_slowly(data)


@given(found=sheets, place=st.floats(0, 1), cut=st.integers(0, 6), put=st.sampled_from(["", *"<>/\"'& x", "<a>", "/>"]))
def test_a_damaged_sheet_is_refused_by_both_readers_or_read_alike(
    read_slowly: Callable[[bytes], Said], found: str, place: float, cut: int, put: str
) -> None:
    content = content_of(found)
    at = int(place * len(content))
    data = packed(content[:at] + put.encode() + content[at + cut :])

    assert said_of(data) == read_slowly(data)


@given(found=sheets, size=st.integers(1, 300))
def test_it_does_not_matter_where_the_pieces_of_a_file_end(found: str, size: int) -> None:
    content = content_of(found)
    pieces = ContentPieces("backlog.ods", (content[at : at + size] for at in range(0, len(content), size)))

    assert b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces) == content
