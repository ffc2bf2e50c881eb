"""Our own ranked table coming back as text: what the workbench worked out is left out, the rest finds its field."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.exchange.decision_cells import DECISION_HEADERS, parse_choice, parse_decision
from workbench.exchange.evidence_cells import parse_evidence
from workbench.exchange.formula_protection import undo_protection
from workbench.exchange.own_columns import DISCOVERY_FIELDS, FIELD_OF_HEADER, TEXT_HEADERS, plain_header, split_field
from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.exchange.recognising import recognise
from workbench.exchange.recognition.role_book import CARRIED
from workbench.exchange.report import AS_RECOGNISED, ColumnChoice, Corrections, Recognition
from workbench.exchange.table import Source, Table
from workbench.exchange.writing_csv import POINTS_SUFFIX, RANK, RESULT_HEADERS
from workbench.model import BUILT_IN, Backlog, Feature, Framework, built_in_framework

_OWN_FIELDS = ("note", *DISCOVERY_FIELDS, *DECISION_HEADERS)
"""Fields that no other file has a column for; they pass the recognition as carried ones."""
_NOTE = plain_header(TEXT_HEADERS["note"])
_RESULTS = frozenset(plain_header(header) for header in (RANK, *RESULT_HEADERS))


def recognise_table(
    source: Source, corrections: Corrections = AS_RECOGNISED, *, progress: Progress = NOT_TOLD
) -> Recognition:
    """Understand a file as ``recognise`` does; a ranked table of our own comes back without what was worked out.

    Parameters
    ----------
    source
        The file as it was read.
    corrections
        As for ``recognise``; what a person says about a column goes before what its header says.
    progress
        Told how far it has come.

    Returns
    -------
    Titles, keys, scores, notes, earlier conclusions and carried columns as they were exported. The framework is
    recognised anew: a text file does not hold it.

    Raises
    ------
    SpreadsheetError, InvalidChoice
        As for ``recognise``.

    Notes
    -----
    A table is ours when its first filled row has every heading of a result: priority, its range, best and worst rank,
    provisional, why there is no priority. Columns that were worked out are emptied and not cut, so that every other
    cell keeps its name in notes.
    """
    own = next((table for table in source.tables if _header(table) is not None), None)
    is_other = corrections.sheet is not None and own is not None and corrections.sheet != own.sheet
    if own is None or corrections.header_row is not None or corrections.all_sheets or is_other:
        return recognise(source, corrections, progress=progress)
    header = _header(own) or []
    judged_by = corrections.framework or _tell_framework(header)
    said = {choice.position for choice in corrections.choices}
    known = [choice for choice in _choices(own, header, judged_by) if choice.position not in said]
    tables = tuple(_without_results(table, header) if table is own else table for table in source.tables)
    told = {"framework": judged_by, "sheet": own.sheet, "choices": (*corrections.choices, *known)}
    told_all = corrections.model_copy(update=told)
    return _with_own_fields(recognise(replace(source, tables=tables), told_all, progress=progress))


def _header(table: Table) -> list[str] | None:
    """Give the headers of a table of ours in plain form; None for any other."""
    first = next((row for row in table.rows if any(cell.strip() for cell in row)), [])
    plain = [plain_header(undo_protection(cell)) for cell in first]
    return plain if set(plain) >= _RESULTS else None


def _is_worked_out(header: Sequence[str], index: int) -> bool:
    text = header[index]
    if header.index(text) < index:
        # A carried column can have the name of one of ours, and stands to its right.
        return False
    return text in _RESULTS or (text.endswith(POINTS_SUFFIX) and text.removesuffix(POINTS_SUFFIX) in header)


def _without_results(table: Table, header: Sequence[str]) -> Table:
    idle = {index for index in range(len(header)) if _is_worked_out(header, index)}
    rows = [["" if index in idle else undo_protection(cell) for index, cell in enumerate(row)] for row in table.rows]
    return replace(table, rows=rows)


def _tell_framework(header: Sequence[str]) -> Framework | None:
    """Tell the built-in framework whose dimensions are the score columns; None for one of somebody's own."""
    scores = {header[index] for index in _score_columns(header)}
    built_in = (built_in_framework(key) for key in BUILT_IN)
    return next((one for one in built_in if {plain_header(each.name) for each in one.dimensions} == scores), None)


def _score_columns(header: Sequence[str]) -> list[int]:
    """Find the score columns: before the note, neither worked out nor a field of ours."""
    note = header.index(_NOTE) if _NOTE in header else 0
    return [
        index for index in range(note) if header[index] not in FIELD_OF_HEADER and not _is_worked_out(header, index)
    ]


def _choices(table: Table, header: Sequence[str], framework: Framework | None) -> list[ColumnChoice]:
    """Say what each column is: a field of ours by its header, a score before the note, carried after it."""
    inputs = {plain_header(one.name): one.key for one in framework.dimensions} if framework else {}
    scores = _score_columns(header)
    choices, taken = [], set[str]()
    for index, text in enumerate(header):
        field = FIELD_OF_HEADER.get(text)
        role: str | None = CARRIED if field is None or field in _OWN_FIELDS else split_field(field)[1]
        if index in scores:
            role = inputs.get(text)
        elif role in taken:
            role = CARRIED
        if role is not None and not _is_worked_out(header, index):
            taken.add(role)
            choices.append(ColumnChoice(position=table.first_column + index, role=role))
    return choices


def _with_own_fields(found: Recognition) -> Recognition:
    backlog = found.backlog
    own = {TEXT_HEADERS[field]: field for field in _OWN_FIELDS if TEXT_HEADERS[field] in backlog.carried_headers}
    if not _says_decisions(backlog):
        own = {header: field for header, field in own.items() if field not in DECISION_HEADERS}
    features = tuple(_with_fields(feature, own) for feature in backlog.features)
    headers = tuple(header for header in backlog.carried_headers if header not in own)
    moved = backlog.model_copy(update={"features": features, "carried_headers": headers})
    return found.model_copy(update={"backlog": moved})


def _says_decisions(backlog: Backlog) -> bool:
    """Tell whether every filled cell under 'Decision' is one of our choices, and no decision lacks its choice.

    Otherwise somebody else's columns have the names of ours, and stay with their features as they are.
    """
    chosen = TEXT_HEADERS["decision:choice"]
    others = [header for header in DECISION_HEADERS.values() if header != chosen]
    return all(
        parse_choice(text) is not None
        if (text := feature.carried.get(chosen, ""))
        else not any(feature.carried.get(header) for header in others)
        for feature in backlog.features
    )


def _with_fields(feature: Feature, own: dict[str, str]) -> Feature:
    cells = {field: feature.carried.get(header, "") for header, field in own.items()}
    values: dict[str, object] = {field: text for field, text in cells.items() if field not in DECISION_HEADERS}
    if "evidence" in values:
        values["evidence"] = parse_evidence(cells["evidence"])[0]
    decided = {split_field(field)[1]: text for field, text in cells.items() if field in DECISION_HEADERS}
    if decided:
        values["decision"] = parse_decision(decided)[0]
    carried = {header: cell for header, cell in feature.carried.items() if header not in own}
    return feature.model_copy(update=values | {"carried": carried})
