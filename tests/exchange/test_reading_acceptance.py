"""Every file of the acceptance folder is read, in the encoding and with the delimiter that it is known to have."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from workbench.exchange.reading import read_source
from workbench.exchange.table import Source

FOLDER = os.environ.get("WORKBENCH_ACCEPTANCE", "")
KNOWN: list[tuple[str, dict[str, Any]]] = [
    (str(listed.parent / entry["file"]), entry)
    for listed in sorted(Path(FOLDER).glob("*/expected.json") if FOLDER else ())
    for entry in json.loads(listed.read_text(encoding="utf-8"))
]

pytestmark = pytest.mark.skipif(not FOLDER, reason="WORKBENCH_ACCEPTANCE names no folder")


def cells(source: Source) -> set[str]:
    return {_tidy(cell) for table in source.tables for row in table.rows for cell in row}


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _titles(entry: dict[str, Any]) -> list[str]:
    spotted = [one["title"] for one in entry.get("spot") or ()]
    named = entry.get("titles") or list(entry.get("scores") or {})
    return [
        title for title in [*spotted, *named] if title and not title.startswith("#") and not title.startswith("Row ")
    ]


@pytest.mark.parametrize("path, entry", KNOWN, ids=[Path(path).name for path, _ in KNOWN])
def test_a_known_file_is_read_as_it_is_known_to_be(path: str, entry: dict[str, Any]) -> None:
    source = read_source(Path(path).name, Path(path).read_bytes())

    for fact in ("encoding", "delimiter", "format"):
        assert entry.get(fact) in (None, getattr(source, fact))
    headers = entry.get("header_row") or []
    rows = {number for table in source.tables for number in table.row_numbers}
    assert not headers or rows & set(headers if isinstance(headers, list) else [headers])
    assert entry.get("sheet") is None or entry["sheet"] in [table.sheet for table in source.tables]
    assert {_tidy(title) for title in _titles(entry)} <= cells(source)
