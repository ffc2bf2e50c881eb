"""Understand a file as a backlog: the one path that preview and import share."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import PurePath

from workbench.errors import InvalidChoice
from workbench.exchange.collection_pause import collection_paused
from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.exchange.recognition.column_readings import describe_columns
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.feature_columns import gather_columns
from workbench.exchange.recognition.features import FeatureColumns, make_features
from workbench.exchange.recognition.file_facts import file_facts, name_sheets
from workbench.exchange.recognition.general_notes import note_inputs, note_roles, note_sheets, note_table
from workbench.exchange.recognition.header_words import normalise
from workbench.exchange.recognition.kept_rows import keep_rows
from workbench.exchange.recognition.layout import Layout, choose_sheet, find_layout
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.role_book import CARRIED, Roles
from workbench.exchange.recognition.roles import assign_roles, holds_every_input
from workbench.exchange.recognition.score_steps import ReadInput, read_inputs
from workbench.exchange.recognition.sheet_stack import AlikeSheets, find_alike
from workbench.exchange.recognition.table_columns import cut_columns, name_columns
from workbench.exchange.recognition.table_reading import TableReading
from workbench.exchange.recognition.trackers import Tracker, find_tracker
from workbench.exchange.report import AS_RECOGNISED, ColumnChoice, Corrections, ImportReport, Recognition
from workbench.exchange.table import Source
from workbench.model import Backlog, Dimension, Framework, built_in_framework

TOLD_FROM_COLUMNS: tuple[str, ...] = ("wsjf", "rice", "ice")
"""Frameworks that are taken by themselves where every input has a column, the first of them first."""

OTHERWISE = "five-dimensions"
PASTED = "Pasted cells"
_look_at = attrgetter("meanings", "has_words")
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
    source: Source, corrections: Corrections = AS_RECOGNISED, *, progress: Progress = NOT_TOLD
) -> Recognition:
    """Understand a file.

    Parameters
    ----------
    source
        The file as it was read.
    corrections
        What a person says. Without a framework it is told from the columns: WSJF, RICE or ICE where every input has a
        column, in that order, else the five dimensions. Without a sheet the one is read that looks most like a list of
        features; with all of them, those whose headers are the same or overlap, under each other.
    progress
        Told about the columns, then about the rows.

    Returns
    -------
    The backlog with ids f1, f2 …, its framework pinned to the scales that were read, and the report.

    Raises
    ------
    SpreadsheetError
        When no cell holds anything, or there is no such sheet or row.
    InvalidChoice
        When a choice names a role that there is not.

    Notes
    -----
    Where several sheets are read together, a column more keeps the name of each feature's sheet, every scale is pinned
    once for all of their rows, and rows of different sheets are duplicates as those of one sheet are.
    """
    progress.say(0, "Looking for the table")
    with collection_paused():
        report, framework, columns = _understand(source, corrections, progress)
        name = _tidy_name(source.name)
        del source  # from here on the columns are all that is needed; whoever keeps no file has its memory back
        features = tuple(make_features(columns, progress.part(0.5, 0.95)))
        carried = tuple(columns.carried)
        del columns
        # Every part is checked already, and the features are numbered, so that no two share an id.
        backlog = Backlog.model_construct(
            name=name, framework=framework, features=features, carried_headers=carried, notes=report.notes
        )
        return Recognition.model_construct(backlog=backlog, report=report)


def _understand(
    source: Source, corrections: Corrections, progress: Progress
) -> tuple[ImportReport, Framework, FeatureColumns]:
    """Understand all of a file; what is left to do is to make its columns into features."""
    alike = find_alike(source, corrections.header_row if corrections.all_sheets else None)
    layout = _find_layout(source, alike, corrections)
    choice_of = _by_index(layout, corrections.choices)
    notes = NoteBook(layout.grid, layout.header.names, notes=list(source.notes))
    note_sheets(source, layout, notes, why_not=alike.why_not if corrections.all_sheets else {})
    reading = _read_table(layout, corrections.framework, choice_of, notes, progress.part(0.1, 0.4))
    inputs = read_inputs(reading, source.delimiter, choice_of, progress.part(0.4, 0.5))
    if corrections.framework is not None:
        note_inputs(reading)
    framework, kept = _pin(reading.framework, reading.roles, inputs), reading.kept
    report = ImportReport.model_construct(  # of parts that are checked, and a row for each of up to a million features
        file=file_facts(source, reading, alike),
        framework=framework.key,
        columns=describe_columns(reading, inputs, choice_of),
        rows_read=len(layout.body),
        rows_imported=len(kept.rows),
        rows_skipped=len(layout.body) - len(kept.rows),
        rows=dict(zip(kept.ids, layout.grid.numbers(kept.rows), strict=True)),
        sheets=name_sheets(reading),
        notes=tuple(notes.notes),
    )
    return report, framework, gather_columns(reading, name_columns(layout.grid, reading.columns), inputs)


def header_key(header: str) -> str:
    """Give the same text for headers that differ in case, accents, signs and blanks only; '' for no name."""
    return normalise(header)


def _find_layout(source: Source, alike: AlikeSheets, corrections: Corrections) -> Layout:
    if corrections.all_sheets and alike.layouts:
        return alike.stack()
    table = choose_sheet(source, corrections.sheet)
    return find_layout(table, is_text=source.delimiter is not None, header_row=corrections.header_row)


def _read_table(
    layout: Layout,
    framework: Framework | None,
    choices: Mapping[int, ColumnChoice],
    notes: NoteBook,
    progress: Progress,
) -> TableReading:
    """Give columns their roles and leave out the rows that are no features."""
    columns = cut_columns(layout)
    if progress.tell is not None:
        # What the next steps ask of every column is worked out here, column by column, so that it can be told.
        for column in progress.follow(columns, len(columns), "Understanding column {:,} of {:,}"):
            _look_at(column)
    tracker = find_tracker(column.header for column in columns)
    judged_by = framework or _tell_framework(columns, tracker)
    leading = columns[0].index if columns and layout.grid.is_transposed else None
    chosen = _chosen_roles(choices, judged_by)
    if layout.parts:
        chosen.setdefault(layout.width - 1, CARRIED)  # the sheet's name
    roles = assign_roles(columns, judged_by, tracker, chosen=chosen, leading=leading)
    note_table(layout, judged_by, notes)
    leave_out = {index: choice.leave_out for index, choice in choices.items() if choice.leave_out}
    kept = keep_rows(layout, roles, notes, leave_out=leave_out)
    reading = TableReading(layout, columns, tracker, judged_by, roles, kept, notes)
    note_roles(reading)
    return reading


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
