"""Workbooks of plain rows."""

import io
from collections.abc import Sequence

from openpyxl import Workbook


def make_workbook(**sheets: Sequence[Sequence[str | int]]) -> bytes:
    """Make an XLSX workbook, one keyword a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
