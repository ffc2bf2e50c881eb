"""The little workbook behind a native chart, in which a reader edits its numbers."""

from collections.abc import Sequence
from html import escape
from io import BytesIO
from string import ascii_uppercase
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Cell = str | float | None
_OFFICE = "http://schemas.openxmlformats.org"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_FILES = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_OFFICE}/spreadsheetml/2006/main" xmlns:r="{_OFFICE}/officeDocument/2006/relationships">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def write_sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write rows of cells as a workbook of one sheet.

    Parameters
    ----------
    rows
        From the top left; text stays text, whatever it begins with; None is an empty cell.

    Returns
    -------
    XLSX; the same rows give the same bytes: there is no date in it.
    """
    lines = (
        f'<row r="{row}">{"".join(_cell(cell, row, column) for column, cell in enumerate(cells))}</row>'
        for row, cells in enumerate(rows, start=1)
    )
    sheet = f'<worksheet xmlns="{_OFFICE}/spreadsheetml/2006/main"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    return pack({**{name: f"{_HEAD}{text}".encode() for name, text in _FILES.items()},
                 "xl/worksheets/sheet1.xml": f"{_HEAD}{sheet}".encode()})  # fmt: skip


def pack(files: dict[str, bytes]) -> bytes:
    """Pack files into an archive without dates, in the order given."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


def _cell(cell: Cell, row: int, column: int) -> str:
    if cell is None:
        return ""
    place = f"{ascii_uppercase[column]}{row}"
    if isinstance(cell, str):
        text = escape(cell, quote=False)
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'
