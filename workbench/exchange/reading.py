"""Files → tables: the kind is told by the content, never by the name."""

from workbench.errors import SpreadsheetError
from workbench.exchange.collection_pause import collection_paused
from workbench.exchange.file_kinds import refuse_markup, refuse_other_file
from workbench.exchange.json_files import parse_json, read_json
from workbench.exchange.limits import BULKY, USUAL, Budget
from workbench.exchange.old_workbooks import COMPOUND_MARK, read_old_workbook
from workbench.exchange.open_documents import read_open_document
from workbench.exchange.packed_file import PackedFile
from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.exchange.table import Source
from workbench.exchange.text_decoding import DecodedText, decode_text
from workbench.exchange.text_files import PASTED, read_delimited, read_pasted_cells
from workbench.exchange.workbooks import find_workbook_part, read_workbook

_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_ODS_KINDS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)
_OPENING = 200
"""Bytes; an OpenDocument says within them what it is."""
_PACKED_OTHERS = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", "Open it in Excel and save it as .xlsx."),
    ("word/document.xml", "a Word document", "Copy the table into a spreadsheet and save it as .xlsx."),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Copy the table into a spreadsheet and save it as .xlsx."),
    ("index/document.iwa", "an Apple Numbers or Pages document", "Export it as .xlsx or CSV in that program."),
    ("index.zip", "an Apple Numbers or Pages document", "Export it as .xlsx or CSV in that program."),
    ("mimetype", "another kind of document", "Copy the table into a spreadsheet and save it as .xlsx."),
)


def read_source(name: str, data: bytes, progress: Progress = NOT_TOLD) -> Source:
    r"""Read a file into tables.

    Parameters
    ----------
    name
        The file's name, without its folder; it only appears in messages.
    data
        The whole file: delimited text in UTF-8, UTF-16 or Windows-1252; XLSX, XLSM, ODS or old XLS; a Trello board or
        a list of records in JSON.
    progress
        Told about the rows.

    Returns
    -------
    Every sheet, cells as text, and notes on what was corrected.

    Raises
    ------
    SpreadsheetError
        When it is empty, something else, protected, damaged, or holds more than a spreadsheet can show; the message
        says which, and what to do.

    Examples
    --------
    >>> read_source("backlog.csv", b"Title;Effort\nBerth alerts;3").tables[0].rows
    [['Title', 'Effort'], ['Berth alerts', '3']]
    """
    if not data:
        raise SpreadsheetError(f"'{name}' is empty. Choose the file that holds your features.")
    progress.say(0, "Reading the file")
    with collection_paused():
        if data.startswith(_ZIP_MARKS):
            return _read_packed(name, data, progress)
        if data.startswith(COMPOUND_MARK):
            return read_old_workbook(name, data, progress)
        refuse_other_file(name, data)
        return _read_text(name, decode_text(name, data), progress)


def read_pasted(text: str) -> Source:
    r"""Read cells pasted from a spreadsheet, from a tracker's or Notion's table, or CSV or JSON text.

    Parameters
    ----------
    text
        What was pasted; tabs divide the cells where there are any.

    Returns
    -------
    One table, named 'pasted cells'.

    Raises
    ------
    SpreadsheetError
        When there is nothing in it, or too much.

    Examples
    --------
    >>> read_pasted("Title\tEffort\nBerth alerts\t3").tables[0].rows
    [['Title', 'Effort'], ['Berth alerts', '3']]
    """
    text = text.lstrip("\ufeff")
    if not text.strip():
        raise SpreadsheetError(
            "There is nothing in the pasted text. Copy the cells with their headers and paste again."
        )
    document = parse_json(PASTED, text)
    return read_json(PASTED, DecodedText(text, "utf-8"), document) if document is not None else read_pasted_cells(text)


def _read_text(name: str, decoded: DecodedText, progress: Progress) -> Source:
    refuse_markup(name, decoded.text)
    document = parse_json(name, decoded.text)
    return read_json(name, decoded, document) if document is not None else read_delimited(name, decoded, progress)


def _read_packed(name: str, data: bytes, progress: Progress) -> Source:
    excuse = BULKY if any(kind in data[:_OPENING] for kind in _ODS_KINDS) else USUAL
    budget = Budget(name, progress=progress, excuse=excuse)
    package = PackedFile(budget, data)
    kind = package.small("mimetype").strip() if package.has("mimetype") else b""
    if kind in _ODS_KINDS:
        return read_open_document(name, package, budget)
    workbook_part = find_workbook_part(package, budget)
    if workbook_part:
        return read_workbook(name, package, budget, workbook_part)
    for part, what, remedy in _PACKED_OTHERS:
        if package.has(part):
            raise SpreadsheetError(f"'{name}' is {what}, not a spreadsheet that can be read. {remedy}")
    raise SpreadsheetError(
        f"'{name}' is an archive (ZIP), not a spreadsheet. Unpack it and open the spreadsheet inside."
    )
