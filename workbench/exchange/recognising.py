"""Understand a file as a backlog: the one path that preview and import share."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from workbench.errors import InvalidChoice
from workbench.exchange.collection_pause import collection_paused
from workbench.exchange.recognition.column_readings import describe_columns
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.feature_columns import gather_columns
from workbench.exchange.recognition.features import make_features
from workbench.exchange.recognition.general_notes import note_inputs, note_roles, note_table
from workbench.exchange.recognition.grid import is_blank
from workbench.exchange.recognition.kept_rows import keep_rows
from workbench.exchange.recognition.layout import Layout, choose_sheet, find_layout
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.role_book import CARRIED, Roles
from workbench.exchange.recognition.roles import assign_roles, holds_every_input
from workbench.exchange.recognition.score_steps import ReadInput, read_inputs
from workbench.exchange.recognition.table_columns import cut_columns, name_columns
from workbench.exchange.recognition.table_reading import TableReading
from workbench.exchange.recognition.trackers import Tracker, find_tracker
from workbench.exchange.report import ColumnChoice, FileFacts, ImportReport, Recognition
from workbench.exchange.table import Source
from workbench.model import Backlog, Dimension, Framework, built_in_framework

TOLD_FROM_COLUMNS: tuple[str, ...] = ("wsjf", "rice", "ice")
"""Frameworks that are taken by themselves where every input has a column, the first of them first."""

OTHERWISE = "five-dimensions"
PASTED = "Pasted cells"
ROLES: dict[str, str] = {
    "title": "Title",
    "key": "Key",
    "description": "Description",
    "status": "Status",
    "kind": "Kind",
    "parent": "Parent",
    "labels": "Labels",
    "owner": "Owner",
    "link": "Link",
    "given_priority": "Earlier priority (for comparison)",
    "given_rank": "Earlier rank (for comparison)",
    "derived": "Computed score (for comparison)",
    CARRIED: "Keep as it is",
}
"""Roles that do not depend on the framework → their names for people."""


def roles_for(framework: Framework) -> dict[str, str]:
    """List the roles that a column can have, with their names for people: title and key, then the inputs."""
    inputs = {dimension.key: dimension.name for dimension in framework.dimensions}
    first = {role: ROLES[role] for role in ("title", "key")}
    return first | inputs | {role: name for role, name in ROLES.items() if role not in first}


def recognise(
    source: Source,
    *,
    framework: Framework | None = None,
    sheet: str | None = None,
    choices: Sequence[ColumnChoice] = (),
    header_row: int | None = None,
) -> Recognition:
    """Understand a file.

    Parameters
    ----------
    source
        The file as it was read.
    framework
        What to judge by; None to tell it from the columns: WSJF, RICE or ICE where every input has a column, in that
        order, else the five dimensions.
    sheet
        The sheet to read; None for the one that looks most like a list of features.
    choices
        What a person says about columns, by their position; everything else is recognised as ever.
    header_row
        The row that names the columns, as a person says; 0 for none; None to find it.

    Returns
    -------
    The backlog with ids f1, f2 …, its framework pinned to the scales that were read, and the report.

    Raises
    ------
    SpreadsheetError
        When no cell holds anything, or there is no such sheet or row.
    InvalidChoice
        When a choice names a role that there is not.
    """
    with collection_paused():
        table = choose_sheet(source, sheet)
        layout = find_layout(table, is_text=source.delimiter is not None, header_row=header_row)
        choice_of = _by_index(layout, choices)
        reading = _read_table(source, layout, framework, choice_of)
        inputs = read_inputs(reading, source.delimiter, choice_of)
        if framework is not None:
            note_inputs(reading)
        backlog = _make_backlog(source, reading, inputs)
        report = ImportReport(
            file=_file_facts(source, layout, reading.tracker),
            framework=backlog.framework.key,
            columns=describe_columns(reading, inputs, choice_of),
            rows_read=len(layout.body),
            rows_imported=len(backlog.features),
            rows_skipped=len(layout.body) - len(backlog.features),
            rows=dict(zip(reading.kept.ids, layout.grid.numbers(reading.kept.rows), strict=True)),
            notes=backlog.notes,
        )
        return Recognition.model_construct(backlog=backlog, report=report)  # both checked themselves just now


def _read_table(
    source: Source, layout: Layout, framework: Framework | None, choices: Mapping[int, ColumnChoice]
) -> TableReading:
    """Give columns their roles and leave out the rows that are no features."""
    columns = cut_columns(layout)
    tracker = find_tracker(column.header for column in columns)
    judged_by = framework or _tell_framework(columns, tracker)
    leading = columns[0].index if columns and layout.grid.is_transposed else None
    roles = assign_roles(columns, judged_by, tracker, chosen=_chosen_roles(choices, judged_by), leading=leading)
    notes = NoteBook(layout.grid, layout.header.names, notes=list(source.notes))
    note_table(source, layout, judged_by, notes)
    leave_out = {index: choice.leave_out for index, choice in choices.items() if choice.leave_out}
    kept = keep_rows(layout, roles, notes, leave_out=leave_out)
    reading = TableReading(layout, columns, tracker, judged_by, roles, kept, notes)
    note_roles(reading)
    return reading


def _make_backlog(source: Source, table: TableReading, inputs: Mapping[int, ReadInput]) -> Backlog:
    cells = gather_columns(table, name_columns(table.layout.grid, table.columns), inputs)
    return Backlog(
        name=_tidy_name(source.name),
        framework=_pin(table.framework, table.roles, inputs),
        features=tuple(make_features(cells)),
        carried_headers=tuple(cells.carried),
        notes=tuple(table.notes.notes),
    )


def _tell_framework(columns: Sequence[Column], tracker: Tracker | None) -> Framework:
    for key in TOLD_FROM_COLUMNS:
        framework = built_in_framework(key)
        if holds_every_input(columns, framework, tracker):
            return framework
    return built_in_framework(OTHERWISE)


def _by_index(layout: Layout, choices: Sequence[ColumnChoice]) -> dict[int, ColumnChoice]:
    """Find the columns that choices are about; one about a column that is not there changes nothing."""
    index_of = {layout.grid.position(index): index for index in range(layout.width)}
    return {index_of[choice.position]: choice for choice in choices if choice.position in index_of}


def _chosen_roles(choices: Mapping[int, ColumnChoice], framework: Framework) -> dict[int, str]:
    """Give the chosen roles; where several columns were given one, the last has it and the others are carried."""
    possible = roles_for(framework)
    roles: dict[int, str] = {}
    for index, choice in choices.items():
        if choice.role is None:
            continue
        if choice.role not in possible:
            raise InvalidChoice("role", choice.role, tuple(possible))
        roles = {one: CARRIED if role == choice.role else role for one, role in roles.items()}
        roles[index] = choice.role
    return roles


def _pin(framework: Framework, roles: Roles, inputs: Mapping[int, ReadInput]) -> Framework:
    """Pin the scale and the direction of every dimension that has a column."""
    read = {roles.held[index].role: one for index, one in inputs.items()}  # of spare inputs, too
    for one in framework.dimensions:
        if one.key in read:
            pinned = {**dict(one), "direction": read[one.key].direction, "scale": read[one.key].scale}
            framework = framework.with_dimension(Dimension.model_validate(pinned))
    return framework


def _tidy_name(name: str) -> str:
    stem = PurePath(name).stem if PurePath(name).suffix else name
    return " ".join(stem.replace("_", " ").split()) or PASTED


def _file_facts(source: Source, layout: Layout, tracker: Tracker | None) -> FileFacts:
    table, row = layout.grid.table, layout.header.row
    others = (one for one in source.tables if one is not table and not all(is_blank(cells) for cells in one.rows))
    return FileFacts(
        name=source.name,
        format=source.format,
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=table.sheet,
        header_row=None if row is None or layout.grid.is_transposed else layout.grid.number(row),
        sheets=tuple(one.sheet for one in source.tables if one.sheet is not None),
        sheets_not_read=tuple(one.sheet for one in others if one.sheet is not None),
        tracker=tracker.name if tracker else None,
    )
