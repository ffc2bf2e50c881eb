"""Every file of the acceptance folder is understood as it is known to be."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from workbench.errors import WorkbenchError
from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.report import ImportReport
from workbench.model import built_in_framework

FOLDER = os.environ.get("WORKBENCH_ACCEPTANCE", "")
KNOWN: list[tuple[str, dict[str, Any]]] = [
    (str(listed.parent / entry["file"]), entry)
    for listed in sorted(Path(FOLDER).glob("*/expected.json") if FOLDER else ())
    for entry in json.loads(listed.read_text(encoding="utf-8"))
]

pytestmark = pytest.mark.skipif(not FOLDER, reason="WORKBENCH_ACCEPTANCE names no folder")


def understood(path: str, entry: dict[str, Any]) -> ImportReport | None:
    """Recognise a file; None where it is refused, which must then be allowed."""
    words = entry.get("args") or []
    named = words[words.index("--framework") + 1] if "--framework" in words else None
    try:
        source = read_source(Path(path).name, Path(path).read_bytes())
        return recognise(source, framework=None if named is None else built_in_framework(named)).report
    except WorkbenchError:
        assert entry.get("refuse") is not False
        assert entry.get("exit") != 0
        return None


def tidy(header: object) -> str:
    """Collapse the blanks of a header."""
    return " ".join(str(header).split())


@pytest.mark.parametrize("path, entry", KNOWN, ids=[Path(path).name for path, _ in KNOWN])
def test_the_columns_of_a_known_file_have_their_roles(path: str, entry: dict[str, Any]) -> None:
    report = understood(path, entry)
    if report is None:
        return
    for role, header in (entry.get("roles") or {}).items():
        held = [column for column in report.columns if column.role in role.split("|")]
        places = {column.position for column in held} | {tidy(column.header) for column in held}
        assert header is None or (header if isinstance(header, int) else tidy(header)) in places
    inputs = {tidy(column.header) for column in report.columns if column.scale is not None}
    assert not inputs & {tidy(header) for header in entry.get("not_inputs") or ()}


@pytest.mark.parametrize("path, entry", KNOWN, ids=[Path(path).name for path, _ in KNOWN])
def test_the_rows_and_notes_of_a_known_file_are_right(path: str, entry: dict[str, Any]) -> None:
    report = understood(path, entry)
    if report is None:
        return
    assert report.rows_read == report.rows_imported + report.rows_skipped
    imported = entry.get("rows_imported", (entry.get("rows") or {}).get("imported"))
    assert imported in (None, report.rows_imported)
    wanted = [] if entry.get("command") == "rank" else entry.get("must_note") or []
    kinds = {note.kind for note in report.notes}
    assert [kind for kind in wanted if not kinds & set(kind.split("|"))] == []
    assert not kinds & set(entry.get("must_not_note") or ())
