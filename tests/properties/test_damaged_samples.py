"""The sample files, damaged at random: nothing is lost, nothing is invented, and the counts add up."""

import csv
import io
import json
import re
from random import Random

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook

from sample_data import read_sample
from workbench.errors import WorkbenchError
from workbench.exchange.reading import read_source
from workbench.exchange.recognition.score_reading import is_missing
from workbench.exchange.report import Recognition
from workbench.exchange.table import Table
from workbench.workflows import evaluate
from workbench.workspace.files import understand_file

Rows = list[list[str]]
MOST_ROWS = 40
SOME = 0.2
LEFT_OUT = {"row_without_title", "row_of_wrong_length", "row_is_not_a_feature", "duplicate_key", "left_out_by_choice"}
STRANGE = [
    "", " ", "-", "n/a", "soon", "3-5", "2026-05-03", "Q3 2026", "inf", "NaN", "#REF!", "1,5", "~3", "3+", "80%",
    "★★★", "High", "XL", "3 sprints", "€5k", "=1+1", "🎉", "½", "9" * 400, "a\nb", 'a "b', "Total", "Title", "\u200b",
]  # fmt: skip
NAMES = [
    "",
    "Ease",
    "Priority",
    "Score",
    "Rank",
    "ID",
    "Name",
    "Reach",
    "Status",
    "Type",
    "Effort (days)",
    "Σ",
    "x" * 90,
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


def _rows_of(name: str) -> Rows:
    return [list(row) for row in read_source(name, read_sample(name)).tables[0].rows[: MOST_ROWS + 1]]


TABLES = {name: _rows_of(name) for name in ("tracker_export.csv", "thousand_features.csv", "rice_sheet.xlsx")}
DOCUMENT = json.loads(read_sample("harbour_assist.json"))


CHANCES = st.randoms(use_true_random=True)
"""One seed decides a whole variant, so that each is damaged thoroughly; hypothesis' own draws keep tables tiny."""


def damage(rows: Rows, chance: Random) -> Rows:
    """Cut and shuffle rows, shuffle and rename columns, and replace cells."""
    header, *body = rows
    order = chance.sample(range(len(header)), len(header))
    kept = chance.sample(body, chance.randint(0, len(body)))
    table = [[row[place] if place < len(row) else "" for place in order] for row in (header, *kept)]
    for _ in range(chance.randint(0, 2)):
        table[0][chance.randrange(len(header))] = chance.choice(NAMES)
    for _ in range(chance.randint(0, 25)):
        row = chance.choice(table)
        row[chance.randrange(len(row))] = chance.choice(STRANGE)
    if chance.random() < SOME:
        table[-1] = table[-1][: chance.randint(0, len(header))]
    return table


def damaged_text(rows: Rows, chance: Random) -> bytes:
    """Write a damaged table as text of some encoding and delimiter, perhaps cut off in the middle."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=chance.choice(",;\t|"), lineterminator="\r\n")
    writer.writerows(damage(rows, chance))
    data = stream.getvalue().encode(chance.choice(ENCODINGS), errors="replace")
    return data[: chance.randint(0, len(data))] if chance.random() < SOME else data


def damaged_workbook(rows: Rows, chance: Random) -> bytes:
    """Write a damaged table as a workbook whose numbers are numbers."""
    book = Workbook()
    for row in damage(rows, chance):
        book.worksheets[0].append([float(cell) if re.fullmatch(r"\d{1,8}", cell) else cell for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def damaged_document(chance: Random) -> bytes:
    """Write an export of the workbench with features cut and shuffled, values replaced, or its end cut off."""
    document = json.loads(json.dumps(DOCUMENT))
    holder = next(value for value in _dicts(document) if isinstance(value.get("features"), list))
    features = holder["features"]
    assert isinstance(features, list)
    holder["features"] = chance.sample(features, chance.randint(0, len(features)))
    for _ in range(chance.randint(0, 2)):
        target = chance.choice([one for one in _dicts(document) if one])
        target[chance.choice(sorted(target))] = chance.choice([None, "soon", -1, [], {}, 1e300, ""])
    data = json.dumps(document).encode()
    return data[: chance.randint(0, len(data))] if chance.random() < SOME else data


def _dicts(value: object) -> list[dict[str, object]]:
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [*([value] if isinstance(value, dict) else []), *(found for one in inside for found in _dicts(one))]


def check_counts(found: Recognition) -> None:
    """Check that rows read = imported + skipped, each skipped one with a note, and that the result can be judged."""
    report = found.report
    assert report.rows_read == report.rows_imported + report.rows_skipped
    assert report.rows_imported == len(found.backlog.features) == len(report.rows)
    noted = {one.row for one in report.notes if one.kind in LEFT_OUT and one.row != report.file.header_row}
    assert len(noted - set(report.rows.values())) == report.rows_skipped
    assert len(evaluate(found.backlog).feature_ids) == report.rows_imported


def check_cells(found: Recognition, table: Table) -> None:
    """Check that each cell of an imported row is a score, a gap, noted, or kept with its feature."""
    report = found.report
    if any(one.kind == "transposed" for one in report.notes):
        return
    noted = {one.cell for one in report.notes if one.cell}
    columns_noted = {one.column for one in report.notes if one.kind == "unit_converted"}
    row_of = dict(zip(table.row_numbers, table.rows, strict=True))
    for feature in found.backlog.features:
        number = report.rows[feature.id]
        row = row_of[number]
        texts = [value for value in vars(feature).values() if isinstance(value, str)]
        kept = {text.strip() for text in (*texts, *feature.given.values(), *feature.carried.values())}
        for column in report.columns:
            place = column.position - table.first_column
            cell = row[place].strip() if place < len(row) else ""
            if column.scale is None:
                understood = not cell or cell in kept or any(cell in text for text in kept)
            else:
                understood = is_missing(cell) or feature.score(column.role) is not None
            assert understood or f"{column.letter}{number}" in noted or column.header in columns_noted


def check(name: str, data: bytes) -> None:
    """Check a damaged file; it may be refused only where no cell is left to read."""
    try:
        found = understand_file(name, data)
    except WorkbenchError:
        assert not _holds_text(name, data)
        return
    check_counts(found)
    check_cells(found, next(one for one in read_source(name, data).tables if one.sheet == found.report.file.sheet))


def _holds_text(name: str, data: bytes) -> bool:
    try:
        source = read_source(name, data)
    except WorkbenchError:
        return False
    return any(cell.strip() for table in source.tables for row in table.rows for cell in row)


few = settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))


@few
@given(chance=CHANCES)
def test_a_damaged_tracker_export_is_read_without_loss(chance: Random) -> None:
    check("tracker_export.csv", damaged_text(TABLES["tracker_export.csv"], chance))


@few
@given(chance=CHANCES)
def test_a_damaged_long_list_is_read_without_loss(chance: Random) -> None:
    check("thousand_features.csv", damaged_text(TABLES["thousand_features.csv"], chance))


@settings(few, max_examples=50)
@given(chance=CHANCES)
def test_a_damaged_workbook_is_read_without_loss(chance: Random) -> None:
    check("rice_sheet.xlsx", damaged_workbook(TABLES["rice_sheet.xlsx"], chance))


@settings(few, max_examples=30)
@given(chance=CHANCES)
def test_a_damaged_export_comes_back_or_is_refused_with_a_reason(chance: Random) -> None:
    try:
        found = understand_file("harbour_assist.json", damaged_document(chance))
    except WorkbenchError:
        # A table with text can always be read; an export whose parts contradict each other cannot.
        return
    assert found.report.rows_read == found.report.rows_imported + found.report.rows_skipped
    assert found.report.rows_imported == len(found.backlog.features)
