"""Choosing the sheet of a workbook, or all whose columns fit together."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.exchange.report import FileFacts, ImportReport
from workbench.ui.import_source import PendingSource, keep_source
from workbench.ui.text import plain
from workbench.workflows.wording import count_of, count_word, join_names

_SEVERAL = 2
_NAMED = 4


def offer_all_sheets(source: PendingSource, report: ImportReport) -> None:
    """Offer to take all sheets that fit, where one of them was read."""
    file = report.file
    others = [one for one in file.sheets_alike if one.name != file.sheet]
    if file.all_sheets or len(others) == len(file.sheets_alike):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        listed = join_names([f"“{one.name}” ({count_of(one.read, 'row')})" for one in others], _NAMED)
        more, fit = count_word(len(others), start=True), "sheet fits" if len(others) == 1 else "sheets fit"
        st.markdown(f":material/stacks: {plain(f'{more} more {fit} under this one: {listed}.')}")
        st.space("stretch")
        st.button(
            f"Take all {len(file.sheets_alike)} sheets",
            on_click=take_sheet,
            args=(source, None),
            help="Each feature keeps the name of its sheet in a column of its own.",
        )


def sheet_box(box: DeltaGenerator, file: FileFacts) -> str | None:
    """Let the person choose a sheet; None for all of them. Without a choice it is the one that was read."""
    options: list[str | None] = list(file.sheets)
    if len(options) < _SEVERAL:
        return file.sheet
    if file.sheets_alike:
        options.append(None)
    read = None if file.all_sheets else file.sheet or options[0]
    return box.selectbox("Sheet", options, index=options.index(read), format_func=lambda name: _label(file, name))


def take_sheet(source: PendingSource, sheet: str | None) -> None:
    """Read another sheet, or all of them; answers about columns belong to the sheet they were given for."""
    changed = source.corrected(sheet=sheet, all_sheets=sheet is None, header_row=None, choices=())
    keep_source(replace(changed, looked_up="", is_remembered=False, dropped=()))


def sheet_facts(file: FileFacts) -> list[str]:
    """Say which sheets were read and where their headers stand."""
    if not file.all_sheets:
        sheet = [f"sheet “{file.sheet}”"] if file.sheet else []
        return [*sheet, f"header found in row {file.header_row}" if file.header_row else "no header row"]
    listed = " + ".join(f"{one.name} {one.read:,}" for one in file.sheets_alike)
    rows = list(dict.fromkeys(str(one.header_row) for one in file.sheets_alike))
    where = f"row {rows[0]}" if len(rows) == 1 else f"rows {join_names(rows)}"
    return [f"{len(file.sheets_alike)} sheets: {listed}", f"header found in {where}"]


def shared_header_row(file: FileFacts) -> int | None:
    """Give the row of the header; None where there is none, or where it differs from sheet to sheet."""
    rows = {one.header_row for one in file.sheets_alike} if file.all_sheets else {file.header_row}
    return rows.pop() if len(rows) == 1 else None


def _label(file: FileFacts, name: str | None) -> str:
    rows = {one.name: one.read for one in file.sheets_alike}
    if name is None:
        return f"All sheets ({len(rows)}) · {' + '.join(f'{one:,}' for one in rows.values())} rows"
    return f"{name} · {count_of(rows[name], 'row')}" if name in rows else name
