"""XLSX workbooks as tables: what each kind of cell says, and where it stands."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter

from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_source
from workbench.exchange.table import Table

Make = Callable[..., bytes]

STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
    '<numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy;@"/>'
    '<numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="0 &quot;days&quot;"/>'
    '<numFmt numFmtId="168" formatCode="[$-409]mmm\\ yy"/><numFmt numFmtId="169" formatCode="mm:ss"/>'
    '</numFmts><cellStyleXfs><xf numFmtId="9"/><xf numFmtId="9"/></cellStyleXfs><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/>'
    '<xf numFmtId="21"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/>'
    '</cellXfs><cellStyles/><dxfs><xf numFmtId="9"/></dxfs></styleSheet>'
)


def tables(data: bytes) -> tuple[Table, ...]:
    return read_source("backlog.xlsx", data).tables


def one_cell(make_xlsx: Make, cell: str, **parts: str) -> str:
    (table,) = tables(make_xlsx(f'<row r="1">{cell}</row>', **parts))
    return table.rows[0][0]


@pytest.mark.parametrize(
    "stored, text",
    [
        ("5", "5"), ("5.0", "5"), ("0", "0"), ("-0", "0"), ("0.5", "0.5"), ("0.30000000000000004", "0.3"),
        ("1E-3", "0.001"), ("1.5E-7", "0.00000015"), ("9.9999999999999995E-8", "0.0000001"), ("1E+21", "1e+21"),
        ("12345678901234567890", "12345678901234600000"), ("7.25", "7.25"), ("-12.50", "-12.5"), ("1000000", "1000000"),
        ("26.666666666666668", "26.6666666666667"), ("007", "7"),
        ("1E-999999", "1e-999999"), ("1E999999999", "1E999999999"), ("1E-25", "1e-25"), ("INF", "INF"), ("x", "x"),
    ],
)  # fmt: skip
def test_numbers_stand_in_their_shortest_form(make_xlsx: Make, stored: str, text: str) -> None:
    assert one_cell(make_xlsx, f'<c r="A1"><v>{stored}</v></c>') == text
    assert one_cell(make_xlsx, f'<c r="A1" t="n"><v>{stored}</v></c>') == text


@pytest.mark.parametrize(
    "style, stored, text",
    [
        (1, "0.8", "80%"), (1, "0.125", "12.5%"), (1, "7.0000000000000007E-2", "7%"), (2, "1", "100%"),
        (1, "1E-3", "0.1%"), (1, "0", "0%"),
        (3, "46145", "2026-05-03"), (3, "1", "1900-01-01"), (3, "59", "1900-02-28"), (3, "61", "1900-03-01"),
        (3, "2958465", "9999-12-31"), (8, "46143", "2026-05-01"),
        (4, "46145.604166666664", "2026-05-03 14:30:00"), (4, "46145.99999999", "2026-05-04"),
        (5, "0.5625", "13:30:00"), (9, "6.9444444444444447E-4", "00:01:00"), (6, "1.5", "36:00:00"),
        (3, "60", "60"), (3, "-1", "-1"), (3, "2958466", "2958466"), (3, "0", "0"),
        (7, "3", "3"), (0, "0.8", "0.8"), (99, "0.8", "0.8"),
        (1, "1E999999999", "1E999999999"), (3, "1E999999999", "1E999999999"), (3, "NaN", "NaN"), (3, "x", "x"),
    ],
)  # fmt: skip
def test_numbers_follow_the_format_of_their_cell(make_xlsx: Make, style: int, stored: str, text: str) -> None:
    assert one_cell(make_xlsx, f'<c r="A1" s="{style}"><v>{stored}</v></c>', styles=STYLES) == text


def test_dates_of_old_macintosh_workbooks_count_from_1904(make_xlsx: Make) -> None:
    book = (
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    cell = '<c r="A1" s="3"><v>44683</v></c><c r="B1" s="3"><v>0</v></c>'

    (table,) = tables(make_xlsx(f'<row r="1">{cell}</row>', styles=STYLES, workbook=book))

    assert table.rows == [["2026-05-03", "1904-01-01"]]


@pytest.mark.parametrize(
    "cell, text",
    [
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="e"><f>NA()</f><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1" t="d"><v>2026-05-03T00:00:00</v></c>', "2026-05-03"),
        ('<c r="A1" t="str"><f>A2&amp;"x"</f><v>R&amp;D &lt;1&gt;</v></c>', "R&D <1>"),
        ('<c r="A1" t="str"><v xml:space="preserve"> padded </v></c>', " padded "),
        ('<c r="A1" t="inlineStr"><is><t>Plum &#127881;</t></is></c>', "Plum 🎉"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a\r\nb </t></is></c>', " a\nb "),
        ('<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>R</t></r><r><t>&amp;D</t></r></is></c>', "R&D"),
        ('<c r="A1" t="s"><v>0</v></c>', "Plain"),
        ('<c r="A1" t="s"><v>1</v></c>', "Rich & text"),
        ('<c r="A1" t="s"><v>2</v></c>', "東京"),
        ('<c r="A1" t="s"><v>4</v></c>', "a\r\nb_x0041_"),
        ('<c t="s" r="A1"><v>0</v></c>', "Plain"),
        ("<c r='A1' t='s'><v>0</v></c>", "Plain"),
        ('<c r="A1"><v><![CDATA[5]]></v></c>', "5"),
        ('<c r="A1"><!-- five --><v>5</v></c>', "5"),
        ('<c r="A1"><v>5</v><extLst><ext/></extLst></c>', "5"),
    ],
)  # fmt: skip
def test_each_kind_of_cell_says_what_a_person_sees(make_xlsx: Make, cell: str, text: str) -> None:
    shared = (
        "<sst><si><t>Plain</t></si><si><r><t>Rich &amp;</t></r><r><rPr/><t> text</t></r></si>"
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si><si/>"
        "<si><t>a_x000D_\nb_x005F_x0041_</t></si></sst>"
    )

    assert one_cell(make_xlsx, cell, sharedStrings=shared) == text


@pytest.mark.parametrize(
    "start", ["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff<?xml version='1.0'?>", "<!-- c -->"]
)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_sheet_reads_the_same_however_its_xml_is_written(make_whole_xlsx: Make, start: str, prefix: str) -> None:
    sheet = (
        f'{start}<P:worksheet xmlns{":x" if prefix else ""}="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<P:sheetData><P:row r="2" spans="2:3" hidden="1"><P:c r="B2" t="s"><P:v>1</P:v></P:c><P:c r="C2" s="1"/>'
        '</P:row><P:row r="3" ht="15"/><P:row r="4"><P:c r="B4" t="inlineStr"><P:is><P:t>x &amp; y</P:t></P:is></P:c>'
        '<P:c r="C4"><P:f>1+1</P:f><P:v>2</P:v></P:c></P:row></P:sheetData>'
        '<P:mergeCells count="1"><P:mergeCell ref="B2:C2"/></P:mergeCells></P:worksheet>'
    ).replace("P:", prefix)
    shared = f"{start}<P:sst><P:si><P:t>zero</P:t></P:si><P:si><P:t>one</P:t></P:si></P:sst>".replace("P:", prefix)

    (table,) = tables(make_whole_xlsx(sheet, sharedStrings=shared))

    assert table == Table(
        sheet="Sheet1", rows=[["one"], [], ["x & y", "2"]], row_numbers=[2, 3, 4], first_column=2,
        formulas=frozenset({1}), hidden_rows=frozenset({2}), merged=((0, 0, 1, 2),),
    )  # fmt: skip


def test_a_sheet_in_utf_16_is_read(make_whole_xlsx: Make) -> None:
    rows = "<sheetData><row><c><v>5</v></c></row></sheetData>"
    text = f'<?xml version="1.0" encoding="UTF-16"?><worksheet>{rows}</worksheet>'

    (table,) = tables(make_whole_xlsx(text.encode("utf-16")))

    assert table.rows == [["5"]]


def test_places_are_counted_where_the_file_does_not_say_them(make_xlsx: Make) -> None:
    (table,) = tables(
        make_xlsx(
            '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c><v>4</v></c></row><row><c><v>5</v></c></row>'
        )
    )

    assert table.rows == [["1", "", "3"], [], [], ["4"], ["5"]]
    assert table.row_numbers == [1, 2, 3, 4, 5]


def test_rows_and_cells_out_of_order_are_put_in_order(make_xlsx: Make) -> None:
    rows = (
        '<row r="3"><c r="C3"><v>33</v></c><c r="A3"><v>31</v></c></row><row r="1"><c r="A1"><v>11</v></c></row>'
        '<row r="3"><c r="B3"><v>32</v></c></row>'
    )

    (table,) = tables(make_xlsx(rows))

    assert table.rows == [["11"], [], ["31", "32", "33"]]


def test_a_table_away_from_the_corner_says_where_it_stands(make_xlsx: Make) -> None:
    rows = '<row r="5"><c r="C5"><v>1</v></c><c r="D5"><v>2</v></c></row><row r="7"><c r="D7"><v>4</v></c></row>'

    (table,) = tables(make_xlsx(rows))

    assert (table.rows, table.row_numbers, table.first_column) == ([["1", "2"], [], ["", "4"]], [5, 6, 7], 3)


def test_formatted_blank_cells_make_no_rows(make_xlsx: Make) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="H1" t="n" /></row><row r="2" ht="30"/>'
        '<row r="200000"><c r="XFD200000" s="1"></c></row>'
    )

    (table,) = tables(make_xlsx(rows))

    assert (table.rows, table.row_numbers) == ([["1"]], [1])


def test_a_long_gap_shows_in_the_row_numbers_only(make_xlsx: Make) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in (1, 102, 1048576))

    (table,) = tables(make_xlsx(rows))

    assert table.rows == [["1"], *[[] for _ in range(100)], ["102"], ["1048576"]]
    assert table.row_numbers == [*range(1, 103), 1048576]


def test_a_formula_that_was_never_worked_out_is_told_and_its_column_is_computed(make_xlsx: Make) -> None:
    rows = (
        '<row r="1"><c r="B1" t="str"><v>Impact</v></c><c r="C1" t="str"><v>Score</v></c></row>'
        '<row r="2"><c r="B2"><v>4</v></c><c r="C2"><f>B2*2</f><v /></c></row>'
        '<row r="3"><c r="B3"><v>5</v></c><c r="C3"><f t="shared" si="0"/></c></row>'
    )

    (table,) = tables(make_xlsx(rows))

    assert table.rows == [["Impact", "Score"], ["4", ""], ["5", ""]]
    assert (table.no_value, table.formulas) == (frozenset({(1, 1), (2, 1)}), frozenset({1}))


def test_a_formula_that_gives_empty_text_is_an_empty_cell(make_xlsx: Make) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
        '<row r="2"><c r="B2" t="str"><f>""</f><v/></c></row>'
    )

    (table,) = tables(make_xlsx(rows))

    assert (table.rows, table.no_value) == ([["1"]], frozenset())


def test_a_column_with_one_formula_among_values_is_not_computed(make_xlsx: Make) -> None:
    rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><f>A2</f><v>2</v></c></row>"

    (table,) = tables(make_xlsx(rows))

    assert table.formulas == frozenset()


def test_merged_areas_are_counted_from_the_first_cell_and_cut_to_what_is_filled(make_xlsx: Make) -> None:
    rows = "".join(f'<row r="{row}"><c r="B{row}"><v>1</v></c><c r="C{row}"><v>2</v></c></row>' for row in (3, 4, 5))
    after = '<mergeCells><mergeCell ref="B4:B900"/><mergeCell ref="A1:C1"/><mergeCell ref="B3:XFD3"/></mergeCells>'

    (table,) = tables(make_xlsx(rows, after=after))

    assert table.merged == ((1, 0, 2, 1), (0, 0, 1, 2))


def test_every_sheet_comes_in_order_with_empty_and_hidden_ones() -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Cover"
    book.create_sheet("Größe & mehr")["A1"] = "x"
    book.create_sheet("Secret").sheet_state = "hidden"
    book.create_sheet("Deep").sheet_state = "veryHidden"
    stream = io.BytesIO()
    book.save(stream)

    found = tables(stream.getvalue())

    assert [(table.sheet, table.rows, table.is_hidden) for table in found] == [
        ("Cover", [], False), ("Größe & mehr", [["x"]], False), ("Secret", [], True), ("Deep", [], True),
    ]  # fmt: skip


def test_a_workbook_of_openpyxl_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Title", "Effort", "Confidence", "Due", "At", "Done"])
    sheet.append(["Äpfel 🎉\nund", 5, 0.8, dt.date(2026, 5, 3), dt.datetime.fromisoformat("2026-05-03T14:30"), True])
    sheet.append(["=1+1", 0.1 + 0.2, 0.125, dt.date(1999, 12, 31), dt.time(13, 30), False])
    sheet["C2"].number_format = sheet["C3"].number_format = "0%"
    sheet.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)

    (table,) = tables(stream.getvalue())

    assert table.rows == [
        ["Title", "Effort", "Confidence", "Due", "At", "Done"],
        ["Äpfel 🎉\nund", "5", "80%", "2026-05-03", "2026-05-03 14:30:00", "TRUE"],
        ["", "0.3", "12.5%", "1999-12-31", "13:30:00", "FALSE"],
    ]
    assert (table.no_value, table.hidden_rows) == (frozenset({(2, 0)}), frozenset({3}))


def test_a_workbook_of_xlsxwriter_is_read() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Backlog")
        sheet.write_row(0, 0, ["Title", "Share", "Due", "Score"])
        sheet.write(1, 0, "a & b <c>")
        sheet.write(1, 1, 0.25, book.add_format({"num_format": "0.00%"}))
        sheet.write_datetime(
            1, 2, dt.datetime.fromisoformat("2026-05-03"), book.add_format({"num_format": "d mmm yyyy"})
        )
        sheet.write_formula(1, 3, "=B2*2", None, 0.5)
        sheet.write_rich_string(2, 0, "plain ", book.add_format({"bold": True}), "bold", " end")
        sheet.write_string(3, 0, "bell \x07 rings")

    source = read_source("backlog.xlsx", stream.getvalue())

    assert source.tables[0].rows == [
        ["Title", "Share", "Due", "Score"],
        ["a & b <c>", "25%", "2026-05-03", "0.5"],
        ["plain bold end"],
        ["bell  rings"],
    ]
    assert (source.format, source.encoding, source.delimiter) == ("xlsx", None, None)
    assert [(note.kind, note.sheet, note.row, note.cell, note.found) for note in source.notes] == [
        ("characters_removed", "Backlog", 4, "A4", "U+0007")
    ]


def test_a_text_that_the_workbook_does_not_hold_is_damage(make_xlsx: Make) -> None:
    with pytest.raises(SpreadsheetError, match="row 7 of sheet 'Sheet1' refers to a text that is missing"):
        tables(make_xlsx('<row r="7"><c r="A7" t="s"><v>3</v></c></row>', sharedStrings="<sst><si><t>x</t></si></sst>"))


def test_a_negative_text_number_is_damage_too(make_xlsx: Make) -> None:
    with pytest.raises(SpreadsheetError, match="refers to a text that is missing"):
        tables(
            make_xlsx('<row r="7"><c r="A7" t="s"><v>-1</v></c></row>', sharedStrings="<sst><si><t>x</t></si></sst>")
        )


def test_parts_named_in_another_case_and_with_absolute_targets_are_found(pack_parts: Make, make_xlsx: Make) -> None:
    with zipfile.ZipFile(io.BytesIO(make_xlsx("<row><c><v>5</v></c></row>"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["XL/Worksheets/Sheet1.XML"] = parts.pop("xl/worksheets/sheet1.xml")
    relations = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(b'"worksheets/', b'"/xl/worksheets/')

    assert tables(pack_parts(parts))[0].rows == [["5"]]
