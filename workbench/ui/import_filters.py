"""Choosing which kinds and which statuses of a file to take, with the effect shown at once."""

from dataclasses import replace

import streamlit as st

from workbench.exchange.report import CellGroup, ColumnChoice, ColumnReading, Recognition
from workbench.ui.import_source import PendingSource, answer_column, keep_source
from workbench.ui.text import plain
from workbench.workflows.wording import count_of, join_names, quote

_MOST_GROUPS = 30
"""A column with more different cells does not sort its rows into groups that a person would choose from."""
_LABELS = {"kind": "Kinds to take", "status": "Statuses to take"}
_NAMED = 4


def row_filters(source: PendingSource, recognition: Recognition) -> None:
    """Offer the kinds and the statuses of a file; all of them are taken until the person says otherwise."""
    report = recognition.report
    columns = [one for one in report.columns if one.role in _LABELS and 1 < len(one.groups) <= _MOST_GROUPS]
    if not columns:
        return
    for column in columns:
        part = "all" if report.file.all_sheets else report.file.sheet
        _filter(source, column, f"filter-{source.look}-{part}-{report.file.header_row}-{column.position}")
    left_out = sum(note.kind == "left_out_by_choice" for note in report.notes)
    if left_out:
        st.caption(f"{count_of(left_out, 'row', start=True)} left out by your choice; each is listed in the notes.")


def _filter(source: PendingSource, column: ColumnReading, key: str) -> None:
    label_of = {
        one.name: f"{plain(one.name) if one.name else f'no {column.role}'} · {one.rows:,}" for one in column.groups
    }
    taken = [one.name for one in column.groups if one.is_taken]
    chosen = st.pills(
        _LABELS[column.role],
        list(label_of),
        selection_mode="multi",
        default=taken,
        format_func=lambda name: label_of[name],
        key=key,
    )
    suggested = [one for one in column.groups if one.suggestion and one.is_taken]
    if suggested and len(suggested) < len(taken):
        rest = [name for name in taken if name not in {one.name for one in suggested}]
        st.button(
            f"Leave out {plain(_name_groups(suggested))}",
            key=f"{key}-suggested",
            icon=":material/filter_alt:",
            type="tertiary",
            help=_why(suggested),
            on_click=_leave_out,
            args=(source, column, rest),
        )
    if set(chosen) != set(taken):
        keep_source(_take_only(source, column, chosen))
        st.rerun()


def _leave_out(source: PendingSource, column: ColumnReading, rest: list[str]) -> None:
    keep_source(replace(_take_only(source, column, rest), look=source.look + 1))


def _take_only(source: PendingSource, column: ColumnReading, names: list[str]) -> PendingSource:
    left_out = tuple(one.name for one in column.groups if one.name not in names)
    return answer_column(source, ColumnChoice(position=column.position, leave_out=left_out))


def _name_groups(groups: list[CellGroup]) -> str:
    return join_names([quote(one.name) for one in groups], _NAMED)


def _why(groups: list[CellGroup]) -> str:
    reasons = list(dict.fromkeys(one.suggestion for one in groups))
    return f"Suggested because it is {join_names(reasons)}. Nothing is left out until you press this."
