import io

import pytest
import xlsxwriter

from workbench.errors import SpreadsheetError
from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.workspace.files import understand_file

Told = list[tuple[float, str]]
MOST = 300
"""How often a file is told about at most."""


def _csv(rows: int, columns: int, *, quote: str = "") -> bytes:
    names = ["Title", *(f"Field {number}" for number in range(1, columns))]
    lines = (f"{quote}Plum {row}{quote}," + ",".join(["3"] * (columns - 1)) for row in range(rows))
    return "\n".join([",".join(names), *lines]).encode()


def _xlsx(rows: int) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name in ("Now", "Then"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["Title", "Value", "Effort"])
            for row in range(1, rows + 1):
                page.write_row(row, 0, [f"Plum {name} {row}", row % 5, row % 13])
    return stream.getvalue()


def _told(name: str, data: bytes) -> Told:
    told: Told = []
    understand_file(name, data, tell=lambda share, sentence: told.append((share, sentence)))
    return told


@pytest.mark.parametrize(
    "name, data",
    [
        ("plain.csv", _csv(3_000, 8)),
        ("quoted.csv", _csv(3_000, 8, quote='"')),
        ("wide.csv", _csv(3, 2_000)),
        ("one.csv", b"Title\nPlum\n"),
        ("header.csv", b"Title,Value\n"),
        ("book.xlsx", _xlsx(2_000)),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_told_never_falls_from_0_to_1_and_is_not_too_often(name: str, data: bytes) -> None:
    shares = [share for share, _ in _told(name, data)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    assert len(shares) <= MOST


def test_the_sentences_name_rows_and_columns_in_round_numbers() -> None:
    sentences = [sentence for _, sentence in _told("plain.csv", _csv(100_000, 3))]
    assert "Reading row 45,000 of 100,001" in sentences
    assert "Understanding column 2 of 3" in sentences
    assert "Bringing in row 40,000 of 100,000" in sentences


def test_a_workbook_tells_the_rows_read_so_far_on_all_its_sheets() -> None:
    rows = [
        int(one.split()[-1].replace(",", "")) for _, one in _told("book.xlsx", _xlsx(20_000)) if "Reading row" in one
    ]
    assert rows == sorted(rows)
    assert 20_000 < rows[-1] <= 40_002


def test_telling_changes_nothing_of_what_is_understood() -> None:
    data = _csv(3_000, 8)
    assert understand_file("plain.csv", data, tell=lambda *_: None) == understand_file("plain.csv", data)


def test_a_part_of_the_work_is_told_as_its_share_of_the_whole() -> None:
    told: Told = []
    half = Progress(lambda share, sentence: told.append((share, sentence))).part(0.5, 1)
    half.part(0.5, 1).say(0.5, "three eighths of the second half")
    assert told == [(0.875, "three eighths of the second half")]


def test_items_are_given_on_as_they_are_where_there_are_more_or_fewer_than_said() -> None:
    told: Told = []
    progress = Progress(lambda share, sentence: told.append((share, sentence)))
    assert list(progress.follow(range(7), 3, "{} of {}")) == [0, 1, 2, 3, 4, 5, 6]
    assert list(progress.follow(range(2), 200, "{} of {}")) == [0, 1]
    assert max(share for share, _ in told) == 1
    assert list(NOT_TOLD.follow(range(3), 3, "{} of {}")) == [0, 1, 2]


def test_a_file_that_is_refused_is_told_about_as_far_as_it_was_read() -> None:
    told: Told = []
    with pytest.raises(SpreadsheetError, match="empty"):
        understand_file("blank.csv", b"\n \n", tell=lambda share, sentence: told.append((share, sentence)))
    assert told
    assert told[-1][0] < 1
