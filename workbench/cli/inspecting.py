"""``workbench inspect``: say how a file is understood, without importing it."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from workbench.cli.reading import add_file_options, recognise_option
from workbench.exchange.report import ColumnReading, FileFacts, ImportReport, Recognition
from workbench.model import ABOUT_FIELDS, Feature, LevelScale, Note, Scale, Score
from workbench.workflows.wording import count_of, join_names, shorten

if TYPE_CHECKING:
    from argparse import _SubParsersAction

Document = dict[str, Any]


def add_inspect(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "inspect",
        help="say how a file is understood, without importing it",
        description="Say which sheet, header and columns a file has, what was corrected and what was left out.",
    )
    add_file_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    recognition = recognise_option(chosen)
    if chosen.json:
        sys.stdout.write(json.dumps(inspect_document(recognition), ensure_ascii=False, allow_nan=False) + "\n")
    else:
        sys.stdout.write(_page(recognition))
    return 0


def inspect_document(recognition: Recognition) -> Document:
    """Give a recognition as the JSON document that ``inspect --json`` prints.

    Returns
    -------
    Plain dictionaries, lists, texts and finite numbers; scores in their column's own unit, a word as the number that
    its level stands for.
    """
    report, backlog = recognition.report, recognition.backlog
    inputs = [column.role for column in report.columns if column.scale is not None]
    with_column = sorted(inputs, key=lambda key: (key not in backlog.framework.keys, inputs.index(key)))
    file = report.file
    return {
        "file": {
            "name": file.name,
            "format": file.format,
            "encoding": file.encoding,
            "delimiter": file.delimiter,
            "sheet": file.sheet,
            "header_row": file.header_row,
            "sheets_not_read": list(file.sheets_not_read),
            "tracker": file.tracker,
            **_sheets(file),
        },
        "framework": report.framework,
        "columns": [_column(column) for column in report.columns],
        "rows": {"read": report.rows_read, "imported": report.rows_imported, "skipped": report.rows_skipped},
        "features": [
            _feature(feature, report.rows[feature.id], with_column) | _sheet(report, feature)
            for feature in backlog.features
        ],
        "notes": [_note(note) for note in report.notes],
    }


def _sheets(file: FileFacts) -> Document:
    """Say which sheets were read together and how much each gave; nothing where one was read."""
    if not file.all_sheets:
        return {}
    read = [
        {"name": one.name, "header_row": one.header_row, "read": one.read, "imported": one.imported}
        for one in file.sheets_alike
    ]
    return {"sheets_read": read}


def _sheet(report: ImportReport, feature: Feature) -> Document:
    return {"sheet": report.sheets[feature.id]} if report.file.all_sheets else {}


def _column(column: ColumnReading) -> Document:
    return {
        "header": column.header,
        "position": column.position,
        "role": column.role,
        "direction": None if column.direction is None else column.direction.value,
        "scale": None if column.scale is None else _scale(column.scale),
        "sure": column.sure,
        "question": column.question or None,
    }


def _scale(scale: Scale) -> Document:
    if isinstance(scale, LevelScale):
        return {
            "kind": "levels",
            "levels": [level.label for level in scale.levels],
            "worst": scale.worst,
            "best": scale.best,
        }
    return {"kind": scale.kind, "worst": scale.worst, "best": scale.best, "unit": scale.unit}


def _feature(feature: Feature, row: int, with_column: list[str]) -> Document:
    return {
        "row": row,
        "key": feature.key or None,
        "title": feature.title,
        "scores": {key: _score(feature.score(key)) for key in with_column},
        "about": {name: text for name in ABOUT_FIELDS if (text := getattr(feature, name))},
        "given": dict(feature.given),
        "carried": dict(feature.carried),
    }


def _score(score: Score | None) -> float | Document | None:
    if score is None or not score.is_range:
        return None if score is None else score.low
    ends = {"low": score.low, "likely": score.likely, "high": score.high}
    return {name: number for name, number in ends.items() if number is not None}


def _note(note: Note) -> Document:
    return note.model_dump(exclude={"feature_id"})


def _page(recognition: Recognition) -> str:
    report = recognition.report
    file = report.file
    facts = [
        file.format,
        file.encoding,
        file.sheet and f"sheet “{file.sheet}”",
        file.all_sheets and "sheets " + join_names([f"“{one.name}” ({one.read})" for one in file.sheets_alike]),
        file.tracker and f"from {file.tracker}",
    ]
    header = f"header in row {file.header_row}" if file.header_row else "no header row"
    rows = f"{count_of(report.rows_read, 'row')} read: {report.rows_imported} imported, {report.rows_skipped} skipped"
    lines = [
        f"{file.name}: {', '.join(fact for fact in (*facts, header) if fact)}",
        f"{rows}; framework {report.framework}",
        "",
    ]
    for column in report.columns:
        scale = "" if column.scale is None else f", worst {column.scale.worst:g}, best {column.scale.best:g}"
        doubt = "" if column.sure else f"  ? {column.question}"
        lines.append(f"{column.letter:>4}  {shorten(column.header, 40) or '–'}: {column.role}{scale}{doubt}")
    lines += ["", *(f"{note.kind}: {note.message}" for note in report.notes)]
    return "\n".join(lines) + "\n"
