"""One feature as one row of the sheet Scores, and back.

A cell cannot say everything: that a score between 2 and 4 is likely 3 and why it was given, a sixteenth digit, text
beyond a cell's limit. Whatever would not be read back from its cell stands in the row's remainder, with a digest of
what the cell showed. An untouched cell is then read back exactly; a changed one is read as it now stands.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from pydantic import TypeAdapter, ValidationError

from workbench.errors import InvalidBacklog, InvalidScore
from workbench.exchange.cell_places import cell_name
from workbench.exchange.cell_text import text_as_read
from workbench.exchange.decision_cells import DECISION_REST
from workbench.exchange.own_columns import (
    FieldValue,
    OwnColumn,
    ReadCell,
    field_cell,
    field_value,
    parse_cell,
    split_field,
)
from workbench.exchange.score_cells import Cell, is_on_scale, number_text
from workbench.model import Backlog, Evidence, Feature, Framework, Note, Score

SCORES_SHEET = "Scores"
REMAINDER_HEADER = "For the workbench: do not edit"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[. -][A-Za-z]{3,}.*")
_EVIDENCE = TypeAdapter(tuple[Evidence, ...])


class _Place(TypedDict):
    sheet: str
    row: int
    column: str
    cell: str


@dataclass(frozen=True)
class RowPlan:
    """How rows are laid out.

    Attributes
    ----------
    framework
        Its dimensions have the score columns.
    columns
        From left to right, the remainder's left out.
    kept_blanks
        Fields whose empty cell means '' and not that there is nothing.
    """

    framework: Framework
    columns: tuple[OwnColumn, ...]
    kept_blanks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OwnRow:
    """One row as it stands in the file.

    Attributes
    ----------
    number
        As the person sees it.
    cells
        Field → its cell as text; a field whose column is gone is absent.
    columns
        Field → number of its column, from 1, and the header above it.
    remainder
        The JSON text beside the row; '' where there is none.
    """

    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, tuple[int, str]]
    remainder: str = ""


@dataclass
class ReadRow:
    """What a row was read as: field → content, and what was not understood."""

    fields: dict[str, FieldValue] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def find_kept_blanks(backlog: Backlog, columns: tuple[OwnColumn, ...]) -> frozenset[str]:
    """Find the columns in which some feature holds an empty text, which is not the same as holding nothing."""
    grouped = [column.field for column in columns if column.group in {"given", "carried"}]
    return frozenset(name for name in grouped if any(field_value(one, name) == "" for one in backlog.features))


def write_remainder(feature: Feature, plan: RowPlan) -> str:
    """Write what the row's cells do not say as ASCII JSON; '' where they say everything."""
    remainder: dict[str, tuple[str | None, Any]] = {}
    for column in plan.columns:
        value = field_value(feature, column.field)
        shown = _cell_as_read(field_cell(plan.framework, column.field, value))
        if not _is_read_back(plan, column.field, shown, value):
            remainder[column.field] = (_digest(column.field, shown), _dump(value))
    with_column = {column.field for column in plan.columns}
    hidden = {f"score:{key}": score for key, score in feature.scores.items() if f"score:{key}" not in with_column}
    remainder |= {name: (None, _dump(score)) for name, score in hidden.items()}
    rest = field_value(feature, DECISION_REST)
    if rest is not None:
        remainder[DECISION_REST] = (None, _dump(rest))
    return ascii_json(remainder) if remainder else ""


def read_row(row: OwnRow, plan: RowPlan) -> ReadRow:
    """Read a row: exactly where a cell is untouched, as it now stands where somebody changed it.

    Raises
    ------
    InvalidBacklog
        When the remainder is damaged.
    """
    remainder = _parse_remainder(row)
    read = ReadRow()
    for name in dict.fromkeys((*row.cells, *remainder)):
        text = row.cells.get(name)
        digest, exact = remainder.get(name, ("", None))
        if digest == (None if text is None else _digest(name, text)):
            read.fields[name] = exact
        elif text is not None:
            read.fields[name] = _read_changed(row, plan, name, exact, read.notes)
    return read


def ascii_json(document: object) -> str:
    """Write JSON without underscores or characters beyond ASCII, so that no spreadsheet's own escapes touch it."""
    return json.dumps(document, separators=(",", ":")).replace("_", "\\u005f")


def remainder_header(number: int) -> str:
    """Give the header of the remainder's first, second … column, from 1."""
    return REMAINDER_HEADER if number == 1 else f"{REMAINDER_HEADER} ({number})"


def _cell_as_read(cell: Cell) -> str:
    """Give the text that comes back from a cell; of a number sixteen digits are written."""
    return text_as_read(cell) if isinstance(cell, str) else number_text(float(f"{cell:.16G}"))


def _is_read_back(plan: RowPlan, name: str, shown: str, value: FieldValue) -> bool:
    group, key = split_field(name)
    if isinstance(value, Score) and not is_on_scale(plan.framework.dimension(key), value):
        return False
    try:
        read = _parse(plan, name, shown)
    except InvalidScore:
        return False
    return read.value == value and not read.guesses and (group != "score" or value is None or shown != "")


def _read_changed(row: OwnRow, plan: RowPlan, name: str, former: FieldValue, notes: list[Note]) -> FieldValue:
    text = row.cells[name]
    column, header = row.columns[name]
    cell = cell_name(column, row.number)
    place: _Place = {"sheet": SCORES_SHEET, "row": row.number, "column": header, "cell": cell}
    try:
        read = _parse(plan, name, text)
    except InvalidScore as fault:
        is_date = _DATE.fullmatch(text.strip()) is not None
        message = f"Sheet '{SCORES_SHEET}', cell {cell}: {fault} It was read as missing."
        notes.append(
            Note(kind="looks_like_a_date" if is_date else "not_a_score", message=message, found=text[:200], **place)
        )
        read = ReadCell(None)
    notes.extend(
        Note(kind="word_guessed", message=_about_guess(line), found=line[:200], **place) for line in read.guesses
    )
    group, key = split_field(name)
    if group != "score":
        return read.value
    score = read.value if isinstance(read.value, Score) else None
    if not is_on_scale(plan.framework.dimension(key), score):
        notes.append(Note(kind="out_of_scale", message=_about_scale(plan, key, text), found=text[:200], **place))
    return _keep_reason(score, former)


def _keep_reason(score: Score | None, former: FieldValue) -> Score | None:
    """Keep the words that stood beside a score, which no cell shows."""
    reason = former.note if isinstance(former, Score) else ""
    return (score or Score()).model_copy(update={"note": reason}) if reason else score


def _about_guess(line: str) -> str:
    return f"'{line[:60]}' does not say what it rests on (interview, usage data …), so it was kept as a guess."


def _about_scale(plan: RowPlan, key: str, text: str) -> str:
    dimension = plan.framework.dimension(key)
    bottom, top = sorted((dimension.scale.worst, dimension.scale.best))
    return f"{dimension.name} runs from {bottom:g} to {top:g}; {text[:60]} lies outside and counts as the nearest end."


def _parse(plan: RowPlan, name: str, text: str) -> ReadCell:
    read = parse_cell(plan.framework, name, text)
    return ReadCell("") if read.value is None and name in plan.kept_blanks else read


def _digest(name: str, text: str) -> str:
    plain = text
    if split_field(name)[0] == "score":
        try:
            # Adding 0 turns −0 into 0, which is how some programs keep it.
            plain = f"{float(text) + 0:.12g}"
        except ValueError:
            plain = text.strip()
    return hashlib.blake2b(plain.encode(), digest_size=6).hexdigest()


def _dump(value: FieldValue) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Score):
        return value.model_dump(mode="json")
    return _EVIDENCE.dump_python(value, mode="json") if isinstance(value, tuple) else value


def _parse_remainder(row: OwnRow) -> dict[str, tuple[str | None, FieldValue]]:
    if not row.remainder:
        return {}
    try:
        found = json.loads(row.remainder)
        return {name: (digest, _load(name, exact)) for name, (digest, exact) in found.items()}
    except (ValueError, TypeError, AttributeError, ValidationError, InvalidScore) as fault:
        raise InvalidBacklog(
            f"Sheet '{SCORES_SHEET}', row {row.number}: the column '{REMAINDER_HEADER}' was changed and cannot be "
            "read. Undo the change, or empty that cell: what the other cells show is then read.",
            place=str(row.number),
        ) from fault


def _load(name: str, exact: Any) -> FieldValue:  # noqa: ANN401 - JSON
    if exact is None:
        return None
    if split_field(name)[0] == "score":
        return Score.model_validate(exact)
    if name == "evidence":
        return _EVIDENCE.validate_python(exact, strict=False)
    if not isinstance(exact, str):
        raise TypeError(name)
    return exact
