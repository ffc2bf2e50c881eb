"""Read an old XLS workbook from standard input and print its cells as JSON; run as a process of its own.

The reader behind it is fast, but a hostile file can make it stop the whole process, which no ``except`` can catch. So
it runs where nothing else does, with little memory and time. This file imports nothing of the workbench, so that the
process starts quickly and can be started by its path.
"""

import contextlib
import datetime as dt
import io
import json
import sys
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

DAMAGED = 3
LOCKED = 4
TOO_LARGE = 5

_SECONDS = 4
_MEMORY = 450_000_000
_MOST_CELLS = 4_000_000
_MOST_CHARACTERS = 50_000_000


class _TooLarge(Exception):
    """There is more in it than is allowed."""


def main() -> int:
    """Give 0, or why the workbook cannot be read."""
    _limit_itself()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [_sheet(workbook, index) for index in range(len(workbook.sheet_names))]
        _check_size(sheets)
    except PasswordError:
        return LOCKED
    except CalamineError:
        return DAMAGED
    except (_TooLarge, MemoryError):
        return TOO_LARGE
    sys.stdout.write(json.dumps(sheets))
    return 0


def _limit_itself() -> None:
    """Limit memory and time, on systems that know how."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 (not there on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheet(workbook: CalamineWorkbook, index: int) -> dict[str, Any]:
    about = workbook.sheets_metadata[index]
    sheet = workbook.get_sheet_by_index(index)
    first_row, first_column = sheet.start or (0, 0)
    if sheet.height * sheet.width > _MOST_CELLS:
        raise _TooLarge
    return {
        "name": about.name,
        "is_hidden": about.visible != SheetVisibleEnum.Visible,
        "first_row": first_row + 1,
        "first_column": first_column + 1,
        "rows": [[_plain(cell) for cell in row] for row in sheet.to_python()],
        "merged": sheet.merged_cell_ranges or [],
    }


def _check_size(sheets: list[dict[str, Any]]) -> None:
    rows = [row for sheet in sheets for row in sheet["rows"]]
    characters = sum(len(cell) for row in rows for cell in row if isinstance(cell, str))
    if sum(map(len, rows)) > _MOST_CELLS or characters > _MOST_CHARACTERS:
        raise _TooLarge


def _plain(cell: object) -> str | float | bool | list[str]:
    """Give text, a number or a truth as JSON has them; a date or a time as a list with its ISO form."""
    if isinstance(cell, str | int | float):
        return cell
    if isinstance(cell, dt.timedelta):
        seconds = round(cell.total_seconds())
        return [f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"]
    if isinstance(cell, dt.date | dt.time):
        return [cell.isoformat()]
    return ""


if __name__ == "__main__":
    sys.exit(main())
