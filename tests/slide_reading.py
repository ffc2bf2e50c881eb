"""A small backlog with right answers worked out by hand, and how its slides are read back."""

import datetime as dt
from io import BytesIO
from typing import Any

import openpyxl
from pptx import Presentation

from workbench.model import Backlog, Choice, Decision, Feature, Score, built_in_framework
from workbench.reports.slides import write_slides
from workbench.workflows import evaluate

DAY = dt.date(2026, 11, 25)
LEVELS = {
    "sources": (5, 5, 5, 2, 4),
    "summaries": (4, 3, 3, 1, 2),
    "voice": (2, None, 1, 5, 5),
}
"""Impact, value, alignment, time and cost; of the last two, 1 is best.

Each dimension weighs 20. Points: sources 20 20 20 15 5 = 80; summaries 15 10 10 20 15 = 70; voice 5 ? 0 0 0 = 5 to 25,
with the missing one at its middle 15.
"""
TITLES = {"sources": "Answers with sources", "summaries": "Ticket summaries", "voice": "Voice input"}


def backlog_of(titles: dict[str, str], choices: dict[str, Choice] | None = None) -> Backlog:
    framework = built_in_framework("five-dimensions")
    kinds = list(LEVELS.values())
    features = tuple(
        Feature(
            id=name,
            title=title,
            scores={
                key: Score.exactly(level)
                for key, level in zip(framework.keys, LEVELS.get(name, kinds[place % 3]), strict=True)
                if level is not None
            },
            decision=Decision(choice=choices[name]) if choices and name in choices else None,
        )
        for place, (name, title) in enumerate(titles.items())
    )
    return Backlog(name="Harbour", framework=framework, features=features)


def deck_of(backlog: Backlog, **more: Any) -> Any:  # noqa: ANN401 - python-pptx has no types
    return Presentation(BytesIO(write_slides(backlog, evaluate(backlog), revision=7, today=DAY, **more)))


def titles_of(deck: Any) -> list[str]:  # noqa: ANN401 - likewise
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def charts_of(deck: Any) -> list[Any]:  # noqa: ANN401 - likewise
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def sheet_of(chart: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - likewise
    book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [row for row in book["Sheet1"].iter_rows(values_only=True) if any(cell is not None for cell in row)]


def tables_of(slide: Any) -> list[list[list[str]]]:  # noqa: ANN401 - likewise
    return [
        [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]
        for shape in slide.shapes
        if shape.has_table
    ]


def cells_of(slide: Any) -> list[list[str]]:  # noqa: ANN401 - likewise
    return [row for table in tables_of(slide) for row in table]
