"""Read back what the workbench wrote: JSON exactly, a workbook exactly where nobody changed it."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import count
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from workbench.errors import InvalidBacklog
from workbench.exchange.machine_part import MachinePart, check_version, parse_machine_part
from workbench.exchange.own_columns import split_field
from workbench.exchange.own_layout import OwnLayout, find_layout
from workbench.exchange.own_rows import SCORES_SHEET, ReadRow, read_row
from workbench.exchange.own_sheets import TextRow, open_own_workbook
from workbench.exchange.writing_json import JSON_KIND, VERSION
from workbench.model import Backlog, Feature, Note


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
    """Read the backlog of a workbook that ``write_xlsx`` wrote, with what colleagues changed on the sheet Scores.

    Parameters
    ----------
    data
        An XLSX file, or any other bytes.

    Returns
    -------
    A backlog equal to the one written where nobody changed the sheet Scores; None when it is no such workbook.

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
    was changed and cannot be understood is read as missing, with a note.
    """
    sheets = open_own_workbook(data)
    if sheets is None:
        return None
    part = parse_machine_part(sheets.machine)
    layout = find_layout(part.plan, sheets.rows)
    if "title" not in layout.columns:
        raise InvalidBacklog(f"Sheet '{SCORES_SHEET}': the column 'Title' is gone. Put it back.", place="Title")
    features, notes = _read_features(part, layout, sheets.rows[1:])
    return Backlog(
        name=part.name,
        framework=part.framework,
        features=features,
        carried_headers=(*part.carried_headers, *layout.new_carried),
        notes=(*part.notes, *notes),
    )


def _read_features(
    part: MachinePart, layout: OwnLayout, rows: Sequence[TextRow]
) -> tuple[tuple[Feature, ...], list[Note]]:
    """Read the rows in the backlog's own order, new ones last, with what was not understood."""
    own = {feature_id: position for position, feature_id in enumerate(part.order)}
    placed: dict[str, Feature] = {}
    added: list[dict[str, Any]] = []
    notes: list[Note] = []
    for number, cells in rows:
        row = layout.row(number, cells)
        if not row.remainder and not any(row.cells.values()):
            continue
        read = read_row(row, part.plan)
        notes += read.notes
        fields = _feature_fields(read)
        if not fields.get("title"):
            notes.append(_without_title(number))
        elif not fields.get("id") or fields["id"] in placed:
            added.append(fields)
        else:
            placed[fields["id"]] = Feature(**fields)
    ordered = sorted(placed.values(), key=lambda feature: own.get(feature.id, len(own)))
    new = (Feature(**fields | {"id": new_id}) for fields, new_id in zip(added, _new_ids({*own, *placed}), strict=False))
    return (*ordered, *new), notes


def _feature_fields(read: ReadRow) -> dict[str, Any]:
    fields: dict[str, Any] = {"scores": {}, "given": {}, "carried": {}}
    inside = {"score": fields["scores"], "given": fields["given"], "carried": fields["carried"], "": fields}
    for name, value in read.fields.items():
        group, key = split_field(name)
        if value is not None:
            inside[group][key] = value
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
