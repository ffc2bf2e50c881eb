"""Old XLS workbooks as tables, read in a process of their own."""

from pathlib import Path

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.progress import Progress
from workbench.exchange.reading import read_source

FILES = Path(__file__).parent / "files"


def test_a_file_of_libreoffice_is_read() -> None:
    source = read_source("libreoffice.xls", (FILES / "libreoffice.xls").read_bytes())

    backlog, hidden, empty = source.tables
    assert (source.format, source.encoding, source.notes) == ("xls", None, ())
    assert backlog.rows == [
        ["Title", "Effort", "Confidence", "Due", "At", "Done"],
        ["Größe 🎉", "5", "0.8", "2026-05-03", "2026-05-03 14:30:00", "TRUE"],
        [],
        ["Berth\nalerts", "0.3", "0.125", "", "13:30:00", "FALSE"],
        [],
        ["Closing words"],
    ]
    assert (backlog.row_numbers, backlog.first_column) == ([2, 3, 4, 5, 6, 7], 2)
    assert backlog.merged == ((5, 0, 1, 2),)
    assert (hidden.sheet, hidden.rows, hidden.is_hidden) == ("Hidden", [["001"]], True)
    assert (empty.sheet, empty.rows, empty.is_hidden) == ("Empty", [], False)


def test_who_waits_is_told_that_it_is_opened_and_then_the_rows_of_all_sheets() -> None:
    told: list[tuple[float, str]] = []

    read_source("libreoffice.xls", (FILES / "libreoffice.xls").read_bytes(), Progress(lambda *one: told.append(one)))

    shares, sentences = zip(*told, strict=True)
    assert sentences == ("Reading the file", "Opening the workbook", "Reading row 1 of 7", "Reading row 6 of 7")
    assert shares == pytest.approx((0, 0, 0.2, 0.2 + 0.8 * 6 / 7))


def test_a_workbook_that_makes_its_reader_abort_is_refused_and_the_application_lives_on() -> None:
    with pytest.raises(SpreadsheetError, match=r"far\.xls"):
        read_source("far.xls", (FILES / "far_cell.xls").read_bytes())


def test_a_password_is_to_be_removed() -> None:
    data = (FILES / "libreoffice.xls").read_bytes()
    writer, encrypted = b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00"
    assert data.count(writer) == 1

    with pytest.raises(SpreadsheetError, match="remove the password"):
        read_source("locked.xls", data.replace(writer, encrypted))


@pytest.mark.parametrize("kept", [600, 3000, 5000])
def test_a_workbook_that_was_cut_off_is_damaged(kept: int) -> None:
    data = (FILES / "libreoffice.xls").read_bytes()

    with pytest.raises(SpreadsheetError, match="is damaged"):
        read_source("cut.xls", data[:kept])
