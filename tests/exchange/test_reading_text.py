"""Text files as tables: encodings, delimiters, quotes, line ends and characters that mean nothing."""

from collections.abc import Sequence

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_source
from workbench.exchange.table import Source


def read(data: bytes | str, name: str = "backlog.csv") -> Source:
    return read_source(name, data.encode() if isinstance(data, str) else data)


def rows(data: bytes | str) -> Sequence[list[str]]:
    return read(data).tables[0].rows


def test_a_plain_file_comes_in_as_written() -> None:
    source = read("Title,Effort\nBerth alerts, 3 \n")

    assert source.tables[0].rows == [["Title", "Effort"], ["Berth alerts", " 3 "]]
    assert source.tables[0].row_numbers == [1, 2]
    assert (source.name, source.format, source.encoding, source.delimiter) == ("backlog.csv", "csv", "utf-8", ",")
    assert source.tables[0].sheet is None
    assert source.notes == ()


@pytest.mark.parametrize(
    "text", ["NA", "None", "null", "nan", "inf", "001", "1e5", "12345678901234567890", "1.0", "=1+1"]
)
def test_no_cell_is_turned_into_anything_else(text: str) -> None:
    assert rows(f"Title,Id\n{text},{text}\n") == [["Title", "Id"], [text, text]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_every_kind_of_line_end_divides_records_with_or_without_a_last_one(end: str, last: str) -> None:
    text = f'A,B{end}1,"x{end}y"{end}{end}2,z' + (end if last else "")

    table = read(text).tables[0]

    assert table.rows == [["A", "B"], ["1", f"x{end}y"], [], ["2", "z"]]
    assert table.row_numbers == [1, 2, 3, 4]


def test_a_record_over_two_lines_counts_once() -> None:
    table = read('Title,Value\n"Say ""hi""\nnow, please",3\nNext,4\n').tables[0]

    assert table.rows == [["Title", "Value"], ['Say "hi"\nnow, please', "3"], ["Next", "4"]]
    assert table.row_numbers == [1, 2, 3]


def test_lines_end_nowhere_else() -> None:
    assert rows("A,B\nx\u2028y,z\u0085\x1d\nc,d\n")[1:] == [["x\u2028y", "z"], ["c", "d"]]


@pytest.mark.parametrize(
    "data, encoding",
    [
        ("Title,Wert\nGrößé 🎉,5".encode(), "utf-8"),
        ("Title,Wert\nGrößé 🎉,5".encode("utf-8-sig"), "utf-8"),
        ("Title,Wert\nGrößé 🎉,5".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "Title,Wert\nGrößé 🎉,5".encode("utf-16-be"), "utf-16"),
    ],
)
def test_utf_8_and_utf_16_are_told_by_their_marks(data: bytes, encoding: str) -> None:
    source = read(data)

    assert source.tables[0].rows == [["Title", "Wert"], ["Größé 🎉", "5"]]
    assert source.encoding == encoding
    assert source.notes == ()


def test_what_is_not_utf_8_is_windows_1252_and_said_to_be_guessed() -> None:
    source = read("Title;Aufwand\nCafé – naïve €;3".encode("cp1252"))

    assert source.tables[0].rows[1] == ["Café – naïve €", "3"]
    assert source.encoding == "cp1252"
    assert [note.kind for note in source.notes] == ["encoding_guessed"]


def test_a_byte_without_a_letter_is_replaced_and_told_with_its_cell() -> None:
    source = read(b"Title;Aufwand\nCaf\xe9;3\nx\x81y;4")

    assert source.tables[0].rows[2] == ["x\ufffdy", "4"]
    assert [(note.kind, note.row, note.cell) for note in source.notes] == [
        ("encoding_guessed", None, None), ("characters_removed", 3, "A3"),
    ]  # fmt: skip


def test_utf_16_without_its_mark_is_read_and_said_to_be_guessed() -> None:
    source = read("Title\tValue\nBerth\t4\n".encode("utf-16-le"))

    assert source.tables[0].rows == [["Title", "Value"], ["Berth", "4"]]
    assert (source.encoding, [note.kind for note in source.notes]) == ("utf-16", ["encoding_guessed"])


@pytest.mark.parametrize(
    "text, delimiter",
    [
        ("Title,Effort\nA,3", ","),
        ("Title;Effort\nA;3", ";"),
        ("Title\tEffort\nA\t3", "\t"),
        ("Title|Effort\nA|3", "|"),
        ("Title, Effort\nA, 3\nB, 4", ","),
        ("Titel;Aufwand;Nutzen\nA;4,5;3,1\nB;1,2;3,4", ";"),
        ("A;4,5;3,0\nB;4,5;3,0", ";"),
        ("Title;Effort, days;Value, EUR\nA;4,5;3,0\nB;4,5;3,0", ";"),
        ("Title;Effort\nA, with a comma;3", ";"),
        ("Titel;Aufwand\nA, b, c;3\nD, e;4", ";"),
        ("Name;Cost\nA, the first;1,000\nB, the second;2,000", ";"),
        ("id,deps\n1,US1|US2|US3\n2,US2|US4|US5", ","),
        ("A,US1|US2|US3\nB,US2|US4|US5", ","),
        ("Title|Area,Impact,Effort\nLogin|web,3,5", ","),
        ("Title;Sub,Impact,Effort\nLogin;web,3,5", ","),
        ("Summary,Key,Rank\nTax,T-1,0|i0:\nVat,T-2,0|i1:", ","),
        ('Name,Value\n"a\tb\tc\td",3\nx,4', ","),
        ("Name,Value\na\tb\tc\td,3\nx,4", ","),
        ("Title,Labels\nA,x;y;z\nB,q;r;s", ","),
        ("Title\tNotes\na, b\tc, d", "\t"),
        ("a;b\tV\na;b\t1\nc;d\t2", "\t"),
        ("My backlog, Q3\n\nTitle;Effort\nA, b;3\nC;4", ";"),
        ("My backlog\nTitle,Effort\nA,3\nB,4", ","),
        (",,\n,,\nTask,Name,Due\n1,x,y", ","),
        ('Title,Value\n"5 inch,3\nfoo,3\nbar,4', ","),
    ],
)
def test_the_delimiter_is_the_one_that_gives_rows_of_one_width(text: str, delimiter: str) -> None:
    assert read(text).delimiter == delimiter


@pytest.mark.parametrize(
    "lines",
    [
        ["Feature", "Login", "Export"],
        ["Feature", "Login, with a code", "Export, as PDF, or not"],
        ["Effort", "4,5", "3,2"],
        ["Log in; then out"],
        ["Feature"],
    ],
)
def test_a_file_of_one_column_is_not_cut(lines: list[str]) -> None:
    source = read("\n".join(lines))

    assert source.tables[0].rows == [[line] for line in lines]
    assert source.delimiter is None


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=;;"])
def test_a_sep_line_names_the_delimiter_and_is_row_1(line: str) -> None:
    source = read(f"{line}\r\nTitle;Sizes\r\nPlum;1,2,3\r\n")

    assert source.tables[0].rows == [["Title", "Sizes"], ["Plum", "1,2,3"]]
    assert source.tables[0].row_numbers == [2, 3]
    assert source.delimiter == ";"


def test_a_column_named_sep_is_no_sep_line() -> None:
    assert rows("sep=;x,b\n1,2\n") == [["sep=;x", "b"], ["1", "2"]]


def test_a_quote_that_never_closes_ends_with_its_line() -> None:
    source = read('Title,Effort,Note\n"A, b","5 inch,3\nB,4,"ok, fine"\nC,5,\n')

    assert source.tables[0].rows == [
        ["Title", "Effort", "Note"], ["A, b", '"5 inch', "3"], ["B", "4", "ok, fine"], ["C", "5", ""],
    ]  # fmt: skip
    assert [(note.kind, note.row, note.cell, note.found) for note in source.notes] == [
        ("unterminated_quote", 2, "B2", '"5 inch')
    ]


def test_a_quote_open_to_the_end_of_the_file_swallows_nothing() -> None:
    source = read('Title,Effort\nA,"3\nB,4\nC,5')

    assert source.tables[0].rows == [["Title", "Effort"], ["A", '"3'], ["B", "4"], ["C", "5"]]
    assert [(note.kind, note.row) for note in source.notes] == [("unterminated_quote", 2)]


def test_a_record_of_several_lines_above_shifts_no_row_number_of_a_faulty_quote() -> None:
    source = read('Title,Effort\n"A\nb\nc",1\n\n"B,2\nC,3\n')

    assert source.tables[0].rows[1:] == [["A\nb\nc", "1"], [], ['"B', "2"], ["C", "3"]]
    assert [(note.row, note.cell) for note in source.notes] == [(4, "A4")]


def test_text_after_a_closing_quote_belongs_to_the_cell() -> None:
    source = read('Title,Effort\n"Big" screen,5\n5" screen,6\n')

    assert source.tables[0].rows[1:] == [["Big screen", "5"], ['5" screen', "6"]]
    assert source.notes == ()


def test_many_faulty_quotes_are_told_once_the_first_fifty_are() -> None:
    source = read("A,B\n" + '"x,1\na,"" b\n' * 60)

    assert len(source.tables[0].rows) == 121
    assert len(source.notes) == 51
    assert "10 more rows" in source.notes[-1].message


def test_control_characters_are_taken_out_and_told_with_their_cell() -> None:
    source = read('Title,Value\n"Line\x0bbr\x00eak",3\n"Party 🎉\u200d mode\ta\nb",4\n')

    assert source.tables[0].rows[1:] == [["Linebreak", "3"], ["Party 🎉\u200d mode\ta\nb", "4"]]
    assert [(note.kind, note.row, note.cell, note.found) for note in source.notes] == [
        ("characters_removed", 2, "A2", "U+000B, U+0000")
    ]


def test_control_characters_in_many_cells_are_told_once_the_first_fifty_are() -> None:
    source = read("A,B\n" + "a long title \x01,1\n" * 53)

    assert source.tables[0].rows[53] == ["a long title ", "1"]
    assert [note.row for note in source.notes[:50]] == list(range(2, 52))
    assert "3 more cells" in source.notes[50].message


@pytest.mark.parametrize("title", ["Äpfel & Öl", "מפת רציפים", "خريطة الأرصفة", "ベルス 🚢", "a\u00a0b", "\u200bzero"])
def test_every_script_is_kept(title: str) -> None:
    source = read(f"Title,Value\n{title},3\n")

    assert source.tables[0].rows[1] == [title, "3"]
    assert source.notes == ()


def test_a_long_cell_is_kept_whole() -> None:
    assert rows(f'Title,Note\nBig,"{"x" * 200_000}"\n')[1] == ["Big", "x" * 200_000]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n  \r\n", b"\xff\xfe", b"\0\0\0\0\0\0\0\0\0\0\0"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(SpreadsheetError, match=r"'nothing\.csv' is empty"):
        read(data, "nothing.csv")


@pytest.mark.parametrize("name", ["backlog.xlsx", "backlog.json", "backlog", "backlog.png"])
def test_the_name_says_nothing_about_the_kind(name: str) -> None:
    source = read("Title;Value\nA;4", name)

    assert (source.format, source.delimiter, source.tables[0].rows[1]) == ("csv", ";", ["A", "4"])


@pytest.mark.parametrize("header", ["BMI,Größe", "ID3,Value", "MZone,Value", "PAR1,Value", "BZh,Value"])
def test_a_header_that_begins_like_another_kind_of_file_is_text(header: str) -> None:
    assert rows(f"{header}\nA,4\n")[1] == ["A", "4"]
