"""A store in an empty folder, and workbooks of several sheets."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from workbench.storage import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workbench.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(str(path)) as opened:
        yield opened


@pytest.fixture
def make_workbook() -> Callable[..., bytes]:
    """Give a function that makes an XLSX workbook of rows, one keyword a sheet."""

    def make(**sheets: Sequence[Sequence[str | int]]) -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(row)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make
