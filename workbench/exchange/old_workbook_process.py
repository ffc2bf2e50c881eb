"""Read an old XLS workbook from standard input and print its cells as lines of JSON; run as a process of its own.

The first line lists the sheets; each further one holds some of the rows, in the order of the sheets.

The reader behind it is fast, but a hostile file can make it stop the whole process, which no ``except`` can catch. So
it runs where nothing else does, with little memory and time. This file imports nothing of the workbench, so that the
process starts quickly and can be started by its path.
"""

import contextlib
import datetime as dt
import io
import json
import sys
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

DAMAGED = 3
LOCKED = 4
TOO_LARGE = 5

_SECONDS = 4
_MEMORY = 450_000_000
_MOST_CELLS = 4_000_000
_MOST_CHARACTERS = 50_000_000
_ROWS_AT_ONCE = 500


class _TooLarge(Exception):
    """There is more in it than is allowed."""


def main() -> int:
    """Give 0, or why the workbook cannot be read."""
    _limit_itself()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        _print([_facts(workbook, index) for index in _checked(workbook)])
        _print_rows(workbook)
    except PasswordError:
        return LOCKED
    except CalamineError:
        return DAMAGED
    except (_TooLarge, MemoryError):
        return TOO_LARGE
    return 0


def _limit_itself() -> None:
    """Limit memory and time, on systems that know how."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 (not there on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _checked(workbook: CalamineWorkbook) -> range:
    """Give the sheets' indexes, if they hold no more than is allowed."""
    indexes = range(len(workbook.sheet_names))
    sheets = map(workbook.get_sheet_by_index, indexes)
    if sum(sheet.height * sheet.width for sheet in sheets) > _MOST_CELLS:
        raise _TooLarge
    return indexes


def _facts(workbook: CalamineWorkbook, index: int) -> dict[str, Any]:
    about = workbook.sheets_metadata[index]
    sheet = workbook.get_sheet_by_index(index)
    first_row, first_column = sheet.start or (0, 0)
    return {
        "name": about.name,
        "is_hidden": about.visible != SheetVisibleEnum.Visible,
        "first_row": first_row + 1,
        "first_column": first_column + 1,
        "rows": sheet.height,
        "merged": sheet.merged_cell_ranges or [],
    }


def _print_rows(workbook: CalamineWorkbook) -> None:
    """Print the rows a few at a time, so that neither process holds them twice."""
    characters = 0
    for index in range(len(workbook.sheet_names)):
        sheet = workbook.get_sheet_by_index(index)
        # What is gone through row by row begins with the blank rows above the first filled one.
        rows = islice(sheet.iter_rows(), sheet.start[0] if sheet.start else 0, None)
        while some := [[_plain(cell) for cell in row] for row in islice(rows, _ROWS_AT_ONCE)]:
            characters += sum(len(cell) for row in some for cell in row if isinstance(cell, str))
            if characters > _MOST_CHARACTERS:
                raise _TooLarge
            _print(some)


def _print(content: object) -> None:
    sys.stdout.write(f"{json.dumps(content)}\n")


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
