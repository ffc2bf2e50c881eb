"""Say what kind of file was read, and which part of it."""

from collections import Counter

from workbench.exchange.recognition.grid import is_blank
from workbench.exchange.recognition.layout import Layout
from workbench.exchange.recognition.sheet_stack import AlikeSheets
from workbench.exchange.recognition.table_reading import TableReading
from workbench.exchange.report import FileFacts, SheetRows
from workbench.exchange.table import Source


def file_facts(source: Source, reading: TableReading, alike: AlikeSheets) -> FileFacts:
    """Say which file and which sheets were read.

    Parameters
    ----------
    source
        The file.
    reading
        The table that was read from it.
    alike
        The sheets that can be taken together.
    """
    layout = reading.layout
    table, row = layout.grid.table, layout.header.row
    taken = {part.sheet for part in table.parts}
    filled = [one for one in source.tables if one.sheet is not None and not all(map(is_blank, one.rows))]
    return FileFacts(
        name=source.name,
        format=source.format,
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=table.sheet,
        header_row=None if row is None or layout.grid.is_transposed else layout.grid.number(row),
        sheets=tuple(one.sheet for one in source.tables if one.sheet is not None),
        sheets_not_read=tuple(
            one.sheet for one in filled if one is not table and one.sheet is not None and one.sheet not in taken
        ),
        sheets_alike=_count_rows(reading, alike),
        all_sheets=bool(taken),
        tracker=reading.tracker.name if reading.tracker else None,
    )


def name_sheets(reading: TableReading) -> dict[str, str]:
    """Name each feature's sheet, by its id, where several sheets were read together; empty otherwise."""
    parts = reading.layout.grid.table.parts
    return dict(zip(reading.kept.ids, reading.kept.cells[-1], strict=True)) if parts else {}


def _headers(layout: Layout) -> tuple[str, ...]:
    rows = [layout.grid.rows[row] for row in layout.body]
    return tuple(
        name
        for index, name in enumerate(layout.header.names)
        if name.strip() or any(index < len(row) and row[index].strip() for row in rows)
    )


def _count_rows(reading: TableReading, alike: AlikeSheets) -> tuple[SheetRows, ...]:
    imported = Counter(name_sheets(reading).values())
    return tuple(
        SheetRows(
            name=name,
            header_row=layout.grid.number(layout.header.row or 0),
            read=len(layout.body),
            imported=imported[name],
            headers=_headers(layout),
        )
        for layout in alike.layouts
        if (name := layout.grid.table.sheet) is not None
    )
