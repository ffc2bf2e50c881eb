"""Files that are no spreadsheet, or damaged, or locked: each is refused with what it is and what to do."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_source

Pack = Callable[[Mapping[str, str | bytes | Iterable[str]]], bytes]
Make = Callable[..., bytes]
CELL = '<row r="1"><c r="A1"><v>5</v></c></row>'


def refusal(data: bytes) -> str:
    with pytest.raises(SpreadsheetError) as caught:
        read_source("strange.xlsx", data)
    assert caught.value.faults == (str(caught.value),)
    return caught.value.faults[0]


@pytest.mark.parametrize(
    "data, what",
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"GIF89a\1\0\1\0\0\0", "a picture"),
        (b"BM\x9a\0\0\0\0\0\0\0", "a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a picture or a film"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "a picture"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        (b"BZh91AY&SY\x01\x02", "bzip2"),
        (b"\xfd7zXZ\0\0\x04", "xz"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "an archive (7z)"),
        (b"Rar!\x1a\7\1\0", "an archive (RAR)"),
        (b"a.csv" + b"\0" * 252 + b"ustar\x0000", "an archive (tar)"),
        (b"MZ\x90\0\3\0\0\0", "a program"),
        (b"\x7fELF\2\1\1\0", "a program"),
        (b"SQLite format 3\0\x10\0", "a database"),
        (b"PAR1\x15\x04\x15\x10", "a Parquet file"),
        (b"{\\rtf1\\ansi Title}", "a text document (RTF)"),
        (b"<!DOCTYPE html>\n<html><table><tr><td>Title</td></tr></table></html>", "a web page"),
        (b"\xef\xbb\xbf \n<HTML><body><table>", "a web page"),
        (b"<table border=1><tr><td>Title</td></tr></table>", "a web page"),
        (b"<!-- saved --><html>", "a web page"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a web page"),
        (
            (
                b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
                b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
            ),
            "Excel's XML format of 2003",
        ),
        (b'<?xml version="1.0"?><backlog/>', "an XML document"),
        (b"Title,Value\n" + bytes(range(256)) * 20, "neither a spreadsheet nor text"),
        ("Title,Value\nA,3".encode("utf-32"), "UTF-32"),
    ],
)
def test_other_files_are_named(data: bytes, what: str) -> None:
    assert what in refusal(data)


def test_a_table_that_mentions_html_is_a_table() -> None:
    source = read_source("backlog.csv", b"Title,Note\n<html> export,3\n")

    assert source.tables[0].rows[1] == ["<html> export", "3"]


@pytest.mark.parametrize(
    "part, what",
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("xl/workbook.bin", "a binary Excel workbook"),
        ("Index/Document.iwa", "an Apple Numbers"),
        ("holiday.jpg", "an archive (ZIP)"),
    ],
)
def test_other_packed_files_are_named(pack_parts: Pack, part: str, what: str) -> None:
    assert what in refusal(pack_parts({"[Content_Types].xml": "<Types/>", part: "x"}))


def test_an_open_document_of_another_kind_is_named(pack_parts: Pack) -> None:
    data = pack_parts({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})

    assert "another kind of document" in refusal(data)


def test_an_empty_archive_is_no_spreadsheet(pack_parts: Pack) -> None:
    assert "an archive (ZIP)" in refusal(pack_parts({}))


def test_a_workbook_that_was_cut_off_is_damaged(make_xlsx: Make) -> None:
    data = make_xlsx(CELL)

    assert "is damaged" in refusal(data[: len(data) // 2])


def test_a_workbook_with_changed_bytes_is_damaged(make_xlsx: Make) -> None:
    data = bytearray(make_xlsx("".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 99))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    for place in range(start + 80, start + 120):
        data[place] ^= 0x55

    assert "is damaged" in refusal(bytes(data))


@pytest.mark.parametrize("missing", ["xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"])
def test_a_workbook_without_one_of_its_parts_is_refused(pack_parts: Pack, make_xlsx: Make, missing: str) -> None:
    with zipfile.ZipFile(io.BytesIO(make_xlsx(CELL))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != missing}

    assert "is damaged" in refusal(pack_parts(parts)) or "an archive (ZIP)" in refusal(pack_parts(parts))


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet><sheetData><row><c><v>5</v></c></row>",
        "<worksheet><sheetData><row><c><v>5</v></c></row></sheetData></worksheet",
        "<worksheet><sheetData><row><c><v>5</c></row></sheetData></worksheet>",
        "<worksheet><sheetData><c><v>5</v></c></row></sheetData></worksheet>",
        "not XML at all",
        "",
    ],
)
def test_a_sheet_that_is_no_xml_is_damaged(make_whole_xlsx: Make, sheet: str) -> None:
    assert "is damaged" in refusal(make_whole_xlsx(sheet))


def test_a_workbook_without_sheets_is_damaged(make_xlsx: Make) -> None:
    assert "it lists no sheet" in refusal(make_xlsx(workbook="<workbook><sheets/></workbook>"))


def test_a_locked_zip_asks_to_remove_the_password(make_xlsx: Make) -> None:
    data = make_xlsx(CELL).replace(b"PK\x01\x02\x2d\x03\x2d\x00\x00", b"PK\x01\x02\x2d\x03\x2d\x00\x01")

    assert "remove the password" in refusal(data)


def test_an_encrypted_open_document_asks_to_remove_the_password(pack_parts: Pack) -> None:
    manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": manifest}

    assert "remove the password" in refusal(pack_parts({**parts, "content.xml": b"\x93\x01\xff"}))


def compound(*streams: str) -> bytes:
    """Write a compound file with nothing in it but a directory of streams."""
    entries = [("Root Entry", 5), *((stream, 2) for stream in streams)]
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + (2 * len(name) + 2).to_bytes(2, "little")
        + bytes([kind])
        + b"\0" * 61
        for name, kind in entries
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory.ljust(1024, b"\0")


@pytest.mark.parametrize(
    "streams, what",
    [
        (("EncryptionInfo", "EncryptedPackage"), "remove the password"),
        (("WordDocument",), "a Word document"),
        (("PowerPoint Document",), "a PowerPoint presentation"),
        (("__properties_version1.0",), "an Outlook message"),
        (("Anything",), "no workbook can be found"),
        (("Workbook",), "is damaged"),
    ],
)
def test_files_in_the_old_container_are_told_apart(streams: tuple[str, ...], what: str) -> None:
    assert what in refusal(compound(*streams))
