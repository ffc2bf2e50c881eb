"""The sheet Framework: how features are judged, in words, and what the workbench needs to read the file back."""

import math

import numpy as np

from workbench.exchange.cell_text import chunk
from workbench.exchange.machine_part import MACHINE_LABEL, write_machine_part
from workbench.exchange.own_weights import EXPORTED_HEADER
from workbench.exchange.score_cells import Cell
from workbench.exchange.xlsx_page import Page, Place
from workbench.exchange.xlsx_places import (
    BEST,
    DIMENSION_HEADER_ROW,
    EXPORTED,
    LABEL,
    NUMBER,
    SCORED,
    SHARE,
    WEIGHT,
    WORST,
    Places,
    levelled_dimensions,
)
from workbench.model import Backlog, Combination, Dimension, Direction, Evaluation, Framework, LevelScale
from workbench.workflows.wording import amount_text

_COMBINED = {
    Combination.WEIGHTED_SUM: "Priority = the sum of weight × value, shown from 0 to 100. A value is 0 at the worst "
    "and 1 at the best end of the scale.",
    Combination.SUM_OVER_COST: "Priority = the sum of the benefits ÷ the costs.",
    Combination.PRODUCT_OVER_COST: "Priority = the product of the benefits ÷ the costs.",
}
_HEADERS = (
    ("Dimension", 24),
    ("Weight", 11),
    ("Share that counts", 11),
    (EXPORTED_HEADER, 17),
    ("Features scored", 10),
    ("Worst", 10),
    ("Best", 10),
    ("Unit", 14),
    ("Direction", 18),
    ("Question", 46),
    ("How to score", 70),
)
_NUMBERS = frozenset({"Weight", "Share that counts", EXPORTED_HEADER, "Features scored", "Worst", "Best"})
_UNIT, _DIRECTION, _QUESTION, _RUBRIC = range(7, 11)
_LEVEL_HEADERS = ("Dimension", "Level", "Number", "Amount")
_SENTENCE, _SENTENCE_HEADER = _QUESTION, "What a feature at this level is like"
_HOW_WEIGHTS_WORK = (
    "Type weights in the boxes, in any unit: 30, 25 … or 3, 2 … Shares, priorities and ranks follow at once. A "
    "dimension that no feature has a score on is set aside and its weight shared out among the others."
)


def write_framework_sheet(page: Page, backlog: Backlog, evaluation: Evaluation, places: Places) -> None:
    """Write dimensions, weights, scales and levels, and below them the part for the workbench."""
    framework = evaluation.framework
    for column, (_, width) in enumerate(_HEADERS):
        page.sheet.set_column(column, column, width)
    page.write(Place(0, 0), framework.name, "heading")
    page.write(Place(1, 0), framework.description, "text")
    page.write(Place(2, 0), _COMBINED[framework.combine], "text")
    if not framework.is_ratio:
        page.write(Place(3, 0), _HOW_WEIGHTS_WORK, "text")
    _write_dimensions(page, evaluation, places)
    row = _write_levels(page, framework, places)
    page.write(
        Place(row + 1, 0),
        "When this file is opened in the workbench again, the sheet Scores and the weights on this sheet are read. "
        "Scales are changed in the workbench. Names, notes and the framework come from the lines below "
        f"'{MACHINE_LABEL}'.",
        "muted",
    )
    page.write(Place(row + 3, 0), MACHINE_LABEL, "muted")
    for line, part in enumerate(chunk(write_machine_part(backlog, places.plan)), start=row + 4):
        page.write(Place(line, 0), part, "machine")
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.print_area(0, 0, row, len(_HEADERS) - 1)


def _write_dimensions(page: Page, evaluation: Evaluation, places: Places) -> None:
    """Write one line for each dimension, and what all weights come to."""
    framework = evaluation.framework
    for column, (header, _) in enumerate(_HEADERS):
        align = "right" if header in _NUMBERS else "left"
        page.write_header(DIMENSION_HEADER_ROW, column, header, page.styles.header(align=align))
    page.sheet.set_row(DIMENSION_HEADER_ROW, 34)
    first = DIMENSION_HEADER_ROW + 1
    for line, dimension in enumerate(framework.dimensions, start=first):
        rises = dimension.direction is Direction.HIGHER_IS_BETTER
        style = "percent" if dimension.scale.kind == "percent" else "amount"
        _write_weight(page, evaluation, places, dimension, line)
        page.write(Place(line, 0), dimension.name, "title")
        page.write(Place(line, WORST), dimension.scale.worst, style)
        page.write(Place(line, BEST), dimension.scale.best, style)
        page.write(Place(line, _UNIT), dimension.scale.unit, "text")
        page.write(Place(line, _DIRECTION), "higher is better" if rises else "lower is better", "text")
        page.write(Place(line, _QUESTION), dimension.question, "wrapped")
        page.write(Place(line, _RUBRIC), dimension.rubric, "wrapped")
        texts = ((dimension.name, 0), (dimension.question, _QUESTION), (dimension.rubric, _RUBRIC))
        page.fit_row(line, [(text, _HEADERS[column][1]) for text, column in texts])
    if not framework.is_ratio:
        last = first + len(framework.dimensions)
        page.write(Place(last, 0), "All weights", "muted")
        for column in (WEIGHT, SHARE, EXPORTED):
            total = math.fsum((evaluation.weights if column == SHARE else framework.weights).values())
            page.write_formula(Place(last, column), f"=SUM({places.dimensions(column)})", total, "muted_percent")
        rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_title": "A weight is 0 or more"}
        page.sheet.data_validation(first, WEIGHT, last - 1, WEIGHT, rule)


def _write_weight(page: Page, evaluation: Evaluation, places: Places, dimension: Dimension, line: int) -> None:
    """Write a dimension's weight to be changed, the share that counts, and how many features are scored on it."""
    key, weight = dimension.key, evaluation.framework.weights.get(dimension.key)
    scored = _count_scored(evaluation, key)
    known = places.span(f"known:{key}")
    page.write_formula(Place(line, SCORED), f"=SUM({known})", scored, "muted_whole")
    if weight is None:
        page.write(Place(line, WEIGHT), "none: a fixed formula", "muted")
        return
    typed, counted = places.dimension(key, WEIGHT), places.dimension(key, SCORED)
    weights, counts = places.dimensions(WEIGHT), places.dimensions(SCORED)
    total = f'SUMIFS({weights},{counts},">0",{weights},">0")'
    share = f"=IF(AND({counted}>0,ISNUMBER({typed}),{total}>0),MAX(0,{typed})/{total},0)"
    page.write(Place(line, WEIGHT), weight, "input")
    page.write_formula(Place(line, SHARE), share, evaluation.weights.get(key, 0.0), "percent")
    page.write(Place(line, EXPORTED), weight, "muted_percent")


def _count_scored(evaluation: Evaluation, key: str) -> int:
    if key not in evaluation.dimensions:
        return 0
    return int(np.count_nonzero(~np.isnan(evaluation.point[:, evaluation.dimensions.index(key)])))


def _write_levels(page: Page, framework: Framework, places: Places) -> int:
    """Write one line for each level, worst first; give the row after the last."""
    line = places.level_header
    levelled = levelled_dimensions(framework)
    if not levelled:
        return line
    for column, header in enumerate(_LEVEL_HEADERS):
        align = "left" if column == 0 else "right"
        page.write_header(line, column, header, page.styles.header(align=align))
    page.write_header(line, _SENTENCE, _SENTENCE_HEADER, page.styles.header())
    for dimension in levelled:
        for level in dimension.scale.levels if isinstance(dimension.scale, LevelScale) else ():
            line += 1
            amount = "" if level.amount is None else amount_text(level.amount, dimension.scale.unit)
            cells: tuple[tuple[int, Cell, str], ...] = (
                (0, dimension.name, "title"),
                (LABEL, level.label, "right"),
                (NUMBER, level.number, "amount"),
                (NUMBER + 1, amount, "right"),
                (_SENTENCE, level.sentence, "text"),
            )
            for column, content, style in cells:
                page.write(Place(line, column), content, style)
            page.fit_row(line, [(dimension.name, _HEADERS[0][1])])
    return line + 1
