"""Understand a file as a backlog: the one path that preview and import share."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from workbench.errors import InvalidChoice
from workbench.exchange.collection_pause import collection_paused
from workbench.exchange.recognition.accepted_meanings import ACCEPTED
from workbench.exchange.recognition.column_readings import describe_columns
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.feature_columns import gather_columns
from workbench.exchange.recognition.features import make_features
from workbench.exchange.recognition.general_notes import note_inputs, note_roles, note_table
from workbench.exchange.recognition.kept_rows import KeptRows, keep_rows
from workbench.exchange.recognition.layout import Layout, choose_sheet, find_layout
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.roles import CARRIED, Roles, assign_roles, holds_every_input
from workbench.exchange.recognition.score_steps import ReadInput, ScoreSteps, find_style
from workbench.exchange.recognition.table_columns import cut_columns, name_columns
from workbench.exchange.recognition.trackers import Tracker, find_tracker
from workbench.exchange.report import ColumnChoice, FileFacts, ImportReport, Recognition
from workbench.exchange.table import Source, Table
from workbench.exchange.recognition.grid import is_blank
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
        return _recognise(source, framework, sheet, choices, header_row)


def _recognise(
    source: Source,
    framework: Framework | None,
    sheet: str | None,
    choices: Sequence[ColumnChoice],
    header_row: int | None,
) -> Recognition:
    table = choose_sheet(source, sheet)
    layout = find_layout(table, is_text=source.delimiter is not None, header_row=header_row)
    columns = cut_columns(layout)
    tracker = find_tracker(column.header for column in columns)
    judged_by = framework or _tell_framework(columns, tracker)
    choice_of = _by_index(layout, choices)
    leading = columns[0].index if columns and layout.grid.is_transposed else None
    chosen = _chosen_roles(choice_of, judged_by)
    roles = assign_roles(columns, judged_by, tracker, chosen=chosen, leading=leading)
    notes = NoteBook(layout.grid, layout.header.names, notes=list(source.notes))
    note_table(source, layout, notes)
    kept = keep_rows(layout, columns, roles, notes)
    note_roles(layout, columns, roles, kept, judged_by, notes)
    inputs = _read_inputs(_Inputs(source, columns, judged_by, tracker, roles, kept, notes), choice_of)
    if framework is not None:
        note_inputs(framework, roles, notes)
    names = name_columns(layout.grid, columns)
    cells = gather_columns(kept, columns, roles, names=names, inputs=inputs, used=judged_by.keys)
    backlog = Backlog(
        name=_tidy_name(source.name),
        framework=_pin(judged_by, roles, inputs),
        features=make_features(cells),
        carried_headers=tuple(cells.carried),
        notes=tuple(notes.notes),
    )
    report = ImportReport(
        file=_file_facts(source, table, layout, tracker),
        framework=judged_by.key,
        columns=describe_columns(layout.grid, columns, roles, kept, inputs, choice_of),
        rows_read=len(layout.body),
        rows_imported=len(kept.rows),
        rows_skipped=len(layout.body) - len(kept.rows),
        rows=dict(zip(kept.ids, layout.grid.numbers(kept.rows), strict=True)),
        notes=backlog.notes,
    )
    return Recognition.model_construct(backlog=backlog, report=report)  # both checked themselves just now


@dataclass(frozen=True)
class _Inputs:
    source: Source
    columns: Sequence[Column]
    framework: Framework
    tracker: Tracker | None
    roles: Roles
    kept: KeptRows
    notes: NoteBook


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
    possible = roles_for(framework)
    roles = {index: choice.role for index, choice in choices.items() if choice.role is not None}
    for role in roles.values():
        if role not in possible:
            raise InvalidChoice("role", role, tuple(possible))
    return roles


def _read_inputs(table: _Inputs, choices: Mapping[int, ColumnChoice]) -> dict[int, ReadInput]:
    held = {index: one for index, one in table.roles.held.items() if one.role in {*table.framework.keys, *ACCEPTED}}
    counts = {index: Counter(table.kept.cells[index]) for index in held}
    style = find_style(counts, table.source.delimiter, table.notes)
    steps = ScoreSteps(table.kept, counts, table.framework, table.tracker, style, table.notes)
    return {
        column.index: steps.read(column, held[column.index], choices.get(column.index))
        for column in table.columns
        if column.index in held
    }


def _pin(framework: Framework, roles: Roles, inputs: Mapping[int, ReadInput]) -> Framework:
    """Pin the scale and the direction of every dimension that has a column."""
    read = {roles.held[index].role: one for index, one in inputs.items()}  # of spare inputs, too
    dimensions = tuple(
        Dimension.model_validate({**dict(one), "direction": read[one.key].direction, "scale": read[one.key].scale})
        if one.key in read
        else one
        for one in framework.dimensions
    )
    return Framework.model_validate({**dict(iter(framework)), "dimensions": dimensions})


def _tidy_name(name: str) -> str:
    stem = PurePath(name).stem if PurePath(name).suffix else name
    return " ".join(stem.replace("_", " ").split()) or PASTED


def _file_facts(source: Source, table: Table, layout: Layout, tracker: Tracker | None) -> FileFacts:
    row = layout.header.row
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
