"""Every example of docs/importing.md holds."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.report import ColumnChoice, ColumnReading, Corrections, Recognition
from workbench.exchange.table import Source
from workbench.model import Feature, LevelScale

PAGE = Path(__file__).parents[2] / "docs" / "importing.md"
EXAMPLES = re.findall(r"^```example\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
TEXT_FIELDS = {"parent", "labels"}


def feature_called(recognition: Recognition, name: str) -> Feature:
    """Find a feature by its title, or by 'row 3'."""
    rows = recognition.report.rows
    if found := re.fullmatch(r"row (\d+)", name):
        return next(one for one in recognition.backlog.features if rows[one.id] == int(found[1]))
    return next(one for one in recognition.backlog.features if one.title == name)


def column_called(recognition: Recognition, name: str) -> ColumnReading:
    """Find a column by its header, or by 'column 2'."""
    if found := re.fullmatch(r"column (\d+)", name):
        return next(one for one in recognition.report.columns if one.position == int(found[1]))
    return next(one for one in recognition.report.columns if one.header == name)


def read_example(lines: list[str]) -> Source:
    """Read the rows of an example; a line with '▤' begins a sheet of a workbook."""
    starts = [place for place, line in enumerate(lines) if line.startswith("▤")]
    if not starts:
        return read_source("example.csv", "\n".join(lines).encode())
    tables = []
    for start, end in pairwise([*starts, len(lines)]):
        [table] = read_source("example.csv", "\n".join(lines[start + 1 : end]).encode()).tables
        tables.append(replace(table, sheet=lines[start].removeprefix("▤ ")))
    return Source("example.xlsx", "xlsx", tuple(tables))


def check_header(recognition: Recognition, row: str) -> None:
    assert recognition.report.file.header_row == int(row)


def check_no_header(recognition: Recognition) -> None:
    assert recognition.report.file.header_row is None


def check_rows(recognition: Recognition, read: str, imported: str, skipped: str) -> None:
    report = recognition.report
    assert (report.rows_read, report.rows_imported, report.rows_skipped) == (int(read), int(imported), int(skipped))


def check_titles(recognition: Recognition, titles: str) -> None:
    assert [one.title for one in recognition.backlog.features] == titles.split(", ")


def check_title(recognition: Recognition, name: str, title: str) -> None:
    assert feature_called(recognition, name).title == title


def check_framework(recognition: Recognition, key: str) -> None:
    assert recognition.report.framework == recognition.backlog.framework.key == key


def check_sheets(recognition: Recognition, listed: str) -> None:
    assert [f"{one.name} {one.read}" for one in recognition.report.file.sheets_alike] == listed.split(", ")


def check_note(recognition: Recognition, kind: str, cell: str | None, sheet: str | None) -> None:
    found = [(note.cell, note.sheet) for note in recognition.report.notes if note.kind == kind]
    assert found
    assert cell is None or (cell, sheet) in found


def check_question(recognition: Recognition, name: str) -> None:
    column = column_called(recognition, name)
    assert not column.sure
    assert column.question


def check_column(recognition: Recognition, name: str, role: str, better: str | None) -> None:
    column = column_called(recognition, name)
    assert column.role == role
    assert better is None or column.direction == f"{better}_is_better"


def check_groups(recognition: Recognition, name: str, groups: str) -> None:
    assert [one.name for one in column_called(recognition, name).groups] == groups.split(", ")


def check_suggestion(recognition: Recognition, group: str, name: str) -> None:
    assert [one.name for one in column_called(recognition, name).groups if one.suggestion] == [group]


def check_scale(recognition: Recognition, name: str, worst: str, best: str, unit: str | None) -> None:
    scale = column_called(recognition, name).scale
    assert scale is not None
    assert (scale.worst, scale.best, scale.unit) == (float(worst), float(best), unit or "")


def check_levels(recognition: Recognition, name: str, labels: str) -> None:
    scale = column_called(recognition, name).scale
    assert isinstance(scale, LevelScale)
    assert [level.label for level in scale.levels] == labels.split(", ")


def check_carried(recognition: Recognition, header: str, name: str, text: str) -> None:
    assert feature_called(recognition, name).carried[header] == text


def check_value(recognition: Recognition, what: str, name: str, text: str) -> None:
    """Check a score ('3', '3 to 5, likely 4', 'missing'), an earlier conclusion or what a tracker says."""
    feature = feature_called(recognition, name)
    if what in feature.given:
        assert feature.given[what] == text
    elif what in TEXT_FIELDS:
        assert getattr(feature, what) == text
    else:
        score = feature.score(what)
        assert ("missing" if score is None else (score.low, score.high, score.likely)) == parse_score(text)


def parse_score(text: str) -> tuple[float, float, float | None] | str:
    """Read '3', '3 to 5', '3 to 5, likely 4' or 'missing'."""
    if text == "missing":
        return text
    numbers = [float(number) for number in re.findall(r"[\d.]+", text)]
    low, high, likely = (*numbers, None, None)[:3]
    if high is None:
        return numbers[0], numbers[0], numbers[0]
    assert low is not None
    return low, high, likely


STATEMENTS: tuple[tuple[str, Callable[..., None]], ...] = (
    (r"header in row (\d+)", check_header),
    (r"no header", check_no_header),
    (r"rows (\d+) read, (\d+) imported, (\d+) skipped", check_rows),
    (r"titles (.+)", check_titles),
    (r"title of (.+?) is (.+)", check_title),
    (r"framework (\S+)", check_framework),
    (r"sheets (.+)", check_sheets),
    (r"note (\w+)(?: at (\w+)(?: of (\w+))?)?", check_note),
    (r"asks about (.+)", check_question),
    (r"column (.+?) offers (.+)", check_groups),
    (r"suggests to leave out (.+?) of (.+)", check_suggestion),
    (r"column (.+?) is (\w+)(?:, (higher|lower) is better)?", check_column),
    (r"scale of (.+?) is ([\d.]+) to ([\d.]+)(?: (\w+))?", check_scale),
    (r"levels of (.+?) are (.+)", check_levels),
    (r"carried (.+?) of (.+?) is (.+)", check_carried),
    (r"(\w+) of (.+?) is (.+)", check_value),
)


def test_the_page_has_an_example_for_its_rules() -> None:
    assert len(EXAMPLES) >= 35


@pytest.mark.parametrize("example", EXAMPLES, ids=[str(number) for number in range(1, len(EXAMPLES) + 1)])
def test_an_example_of_the_page_holds(example: str) -> None:
    lines = example.splitlines()
    statements = [line.removeprefix("→").strip() for line in lines if line.startswith("→")]
    source = read_example([line for line in lines if not line.startswith(("→", "←"))])
    said = re.findall(r"^← leave out (.+?) of (.+)$", example, re.MULTILINE)
    takes_all = "← take all sheets" in lines
    plain = recognise(source, Corrections(all_sheets=takes_all))
    choices = [ColumnChoice(position=column_called(plain, name).position, leave_out=(group,)) for group, name in said]
    recognition = recognise(source, Corrections(all_sheets=takes_all, choices=tuple(choices)))

    assert statements
    assert len(said) + takes_all == sum(line.startswith("←") for line in lines)
    for statement in statements:
        check, words = next(
            (check, found.groups()) for pattern, check in STATEMENTS if (found := re.fullmatch(pattern, statement))
        )
        check(recognition, *words)
