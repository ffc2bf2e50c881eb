"""Read back what the workbench wrote: JSON exactly, a workbook exactly where nobody changed it."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import count
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from workbench.errors import InvalidBacklog
from workbench.exchange.decision_cells import DECISION, parse_decision
from workbench.exchange.machine_part import MachinePart, check_version, parse_machine_part
from workbench.exchange.own_columns import OwnColumn, split_field
from workbench.exchange.own_layout import OwnLayout, find_layout
from workbench.exchange.own_rows import SCORES_SHEET, ReadRow, read_row
from workbench.exchange.own_sheets import TextRow, open_own_workbook
from workbench.exchange.own_weights import read_weights
from workbench.exchange.writing_json import JSON_KIND, VERSION
from workbench.model import Backlog, Feature, Note

_NumberedRow = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class OwnReading:
    """A workbook of ours as it was read.

    Attributes
    ----------
    backlog
        What it holds.
    rows
        Feature id → its row on the sheet Scores, as the person sees it.
    skipped
        How many rows were left out, each with a note.
    columns
        Number of the column, from 1 → what stands in it.
    sheets
        Every sheet of the file, in its order.
    """

    backlog: Backlog
    rows: Mapping[str, int]
    skipped: int
    columns: Mapping[int, OwnColumn]
    sheets: tuple[str, ...]


def read_own_json(data: bytes) -> Backlog | None:
    """Read the backlog that ``write_json`` wrote.

    Returns
    -------
    An equal backlog; None when the bytes are no JSON of this kind.

    Raises
    ------
    InvalidBacklog
        When they are, but damaged or of a later version.
    InvalidFramework, InvalidScore
        When its framework or a score contradicts itself.
    """
    if JSON_KIND.encode() not in data:
        return None
    try:
        document = from_json(data)
    except ValueError as fault:
        raise InvalidBacklog(f"This file of the workbench is damaged: {fault}. Take another copy of it.") from fault
    if not isinstance(document, dict) or document.get("kind") != JSON_KIND:
        return None
    check_version(document, VERSION)
    try:
        return Backlog.model_validate(document.get("backlog"))
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the backlog"
        raise InvalidBacklog(
            f"This file of the workbench was changed and cannot be read: {place}: {first['msg']}. "
            "Undo the change there.",
            place=place,
        ) from fault


def read_own_workbook(data: bytes) -> Backlog | None:
    """Read the backlog of a workbook that ``write_xlsx`` wrote, with what colleagues changed in it.

    Parameters
    ----------
    data
        An XLSX file, or any other bytes.

    Returns
    -------
    A backlog equal to the one written where nobody changed scores or weights; None when it is no such workbook.

    Raises
    ------
    InvalidBacklog
        When it is, but a sheet is gone or a part for the workbench is damaged.
    InvalidFramework
        When the framework in that part contradicts itself.

    Notes
    -----
    Rows are told apart by their id, so they may be sorted; the backlog keeps its own order. A row without an id, or
    with one that stands above already, is a new feature and comes last. A row that was deleted is gone. Columns are
    told apart by their header, so they may be moved; one that was deleted is empty, a new one is carried. A cell that
    was changed and cannot be understood is read as missing, with a note. Weights typed on the sheet Framework are used,
    with a note.
    """
    found = read_own_rows(data)
    return None if found is None else found.backlog


def read_own_rows(data: bytes) -> OwnReading | None:
    """Read a workbook as ``read_own_workbook`` does, and say in which row each feature stands.

    Raises
    ------
    InvalidBacklog, InvalidFramework
        As for ``read_own_workbook``.
    """
    sheets = open_own_workbook(data)
    if sheets is None:
        return None
    part = parse_machine_part(sheets.machine)
    layout = find_layout(part.plan, sheets.rows)
    if "title" not in layout.columns:
        raise InvalidBacklog(f"Sheet '{SCORES_SHEET}': the column 'Title' is gone. Put it back.", place="Title")
    framework, about_weights = read_weights(part.framework, sheets.framework)
    notes = list(about_weights)
    read = _read_fields(part, layout, sheets.rows[1:], notes)
    features = tuple(Feature(**fields) for _, fields in _in_order(part, read))
    rows = {fields["id"]: number for number, fields in read if fields.get("title")}
    backlog = Backlog(
        name=part.name,
        framework=framework,
        features=features,
        carried_headers=(*part.carried_headers, *layout.new_carried),
        notes=(*part.notes, *notes),
        # A colleague may have taken a row out that a rule names.
        plan=part.rules.without(set(part.rules.feature_ids) - {feature.id for feature in features}),
        summary=part.summary,
    )
    columns = {place: OwnColumn(field, header) for field, (place, header) in layout.columns.items()}
    return OwnReading(backlog, rows, skipped=len(read) - len(rows), columns=columns, sheets=sheets.names)


def _read_fields(
    part: MachinePart, layout: OwnLayout, rows: Sequence[TextRow], notes: list[Note]
) -> list[_NumberedRow]:
    """Read every row that is not blank: its number and its feature's fields; every feature gets an id of its own."""
    read: list[_NumberedRow] = []
    taken: set[str] = set()
    for number, cells in rows:
        row = layout.row(number, cells)
        if not row.remainder and not any(row.cells.values()):
            continue
        found = read_row(row, part.plan)
        notes += found.notes
        fields = _feature_fields(found, number, notes)
        if not fields.get("title"):
            notes.append(_without_title(number))
        elif fields.get("id", "") in taken:
            fields["id"] = ""
        taken.add(fields.get("id", ""))
        read.append((number, fields))
    new_ids = _new_ids({*taken, *part.order})
    for _, fields in read:
        if fields.get("title") and not fields.get("id"):
            fields["id"] = next(new_ids)
    return read


def _in_order(part: MachinePart, read: Sequence[_NumberedRow]) -> list[_NumberedRow]:
    """Put the features into the backlog's own order, new ones last as they stand; rows without a title are left out."""
    own = {feature_id: position for position, feature_id in enumerate(part.order)}
    titled = [row for row in read if row[1].get("title")]
    return sorted(titled, key=lambda row: own.get(row[1]["id"], len(own)))


def _feature_fields(read: ReadRow, number: int, notes: list[Note]) -> dict[str, Any]:
    fields: dict[str, Any] = {"scores": {}, "given": {}, "carried": {}}
    decided: dict[str, Any] = {}
    inside = {"score": fields["scores"], "given": fields["given"], "carried": fields["carried"], "": fields}
    inside[DECISION] = decided
    for name, value in read.fields.items():
        group, key = split_field(name)
        if value is not None:
            inside[group][key] = value
    fields["decision"], faults = parse_decision(decided)
    notes += [
        Note(
            kind="word_guessed", message=f"Sheet '{SCORES_SHEET}', row {number}: {one}", sheet=SCORES_SHEET, row=number
        )
        for one in faults
    ]
    return fields


def _new_ids(taken: AbstractSet[str]) -> Iterator[str]:
    return (new_id for number in count(1) if (new_id := f"new-{number}") not in taken)


def _without_title(row: int) -> Note:
    return Note(
        kind="row_without_title",
        message=f"Sheet '{SCORES_SHEET}', row {row} has no title and was left out. Give it one to bring it in.",
        sheet=SCORES_SHEET,
        row=row,
    )
