"""The sheet Framework: how features are judged, in words, and what the workbench needs to read the file back."""

import json

from workbench.exchange.cell_text import chunk
from workbench.exchange.own_rows import RowPlan, ascii_json
from workbench.exchange.xlsx_page import Page, Place
from workbench.model import Backlog, Combination, Dimension, Direction, Evaluation, LevelScale
from workbench.workflows.wording import amount_text, number_text

FRAMEWORK_SHEET = "Framework"
WORKBOOK_KIND = "decision-workbench workbook"
VERSION = 1
MACHINE_LABEL = "For the workbench: do not edit"

_COMBINED = {
    Combination.WEIGHTED_SUM: "Priority = the sum of weight × value, shown from 0 to 100. A value is 0 at the worst and "
    "1 at the best end of the scale.",
    Combination.SUM_OVER_COST: "Priority = the sum of the benefits ÷ the costs.",
    Combination.PRODUCT_OVER_COST: "Priority = the product of the benefits ÷ the costs.",
}
_HEADERS = (("Dimension", 24), ("Weight", 10), ("Direction", 17), ("Scale", 30), ("Question", 46), ("How to score", 60))
_LEVEL_HEADERS = ("Dimension", "Level", "Stands for", "Amount", "What a feature at this level is like")


def write_framework_sheet(page: Page, backlog: Backlog, evaluation: Evaluation, plan: RowPlan) -> None:
    """Write dimensions, weights, scales and levels, and below them the part for the workbench."""
    framework = evaluation.framework
    for column, (_, width) in enumerate(_HEADERS):
        page.sheet.set_column(column, column, width)
    page.write(Place(0, 0), framework.name, "heading")
    page.write(Place(1, 0), framework.description, "text")
    page.write(Place(2, 0), _COMBINED[framework.combine], "text")
    row = _write_dimensions(page, evaluation, 4)
    row = _write_levels(page, framework.dimensions, row + 1)
    page.write(
        Place(row + 1, 0),
        f"When this file is opened in the workbench again, the sheet Scores is read. Weights and scales are changed in "
        f"the workbench; what is typed on this sheet is not read. Names, notes and the framework come from the lines "
        f"below '{MACHINE_LABEL}'.",
        "muted",
    )
    page.write(Place(row + 3, 0), MACHINE_LABEL, "muted")
    for line, part in enumerate(chunk(_machine_text(backlog, plan)), start=row + 4):
        page.write(Place(line, 0), part, "machine")
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.print_area(0, 0, row, len(_HEADERS) - 1)


def _write_dimensions(page: Page, evaluation: Evaluation, row: int) -> int:
    """Write one line for each dimension; give the row after the last."""
    for column, (header, _) in enumerate(_HEADERS):
        page.write_header(row, column, header, page.styles.header())
    for line, dimension in enumerate(evaluation.framework.dimensions, start=row + 1):
        rises = dimension.direction is Direction.HIGHER_IS_BETTER
        weight = evaluation.framework.weights.get(dimension.key)
        aside = " (set aside: no scores)" if dimension.key in evaluation.set_aside else ""
        page.write(Place(line, 0), dimension.name + aside, "title")
        page.write(Place(line, 1), "none: a fixed formula" if weight is None else weight, "percent")
        page.write(Place(line, 2), "higher is better" if rises else "lower is better", "text")
        page.write(Place(line, 3), _scale_text(dimension), "wrapped")
        page.write(Place(line, 4), dimension.question, "wrapped")
        page.write(Place(line, 5), dimension.rubric, "wrapped")
    return row + len(evaluation.framework.dimensions) + 1


def _write_levels(page: Page, dimensions: tuple[Dimension, ...], row: int) -> int:
    """Write one line for each level, worst first; give the row after the last."""
    levelled = [(one, one.scale) for one in dimensions if isinstance(one.scale, LevelScale)]
    if not levelled:
        return row
    for column, header in enumerate(_LEVEL_HEADERS):
        page.write_header(row, column, header, page.styles.header())
    line = row
    for dimension, scale in levelled:
        for level in scale.levels:
            line += 1
            amount = "" if level.amount is None else amount_text(level.amount, scale.unit)
            for column, content in enumerate((dimension.name, level.label, level.number, amount, level.sentence)):
                page.write(Place(line, column), content, "wrapped")
    return line + 1


def _scale_text(dimension: Dimension) -> str:
    worst, best = (number_text(dimension, end) for end in (dimension.scale.worst, dimension.scale.best))
    unit = dimension.scale.unit if dimension.scale.kind == "numeric" else ""
    return f"{worst} (worst) to {best} (best) {unit}".rstrip()


def _machine_text(backlog: Backlog, plan: RowPlan) -> str:
    document = {
        "kind": WORKBOOK_KIND,
        "version": VERSION,
        "name": backlog.name,
        "framework": json.loads(backlog.framework.model_dump_json()),
        "carried_headers": list(backlog.carried_headers),
        "notes": [note.model_dump(mode="json") for note in backlog.notes],
        "columns": [[column.header, column.field] for column in plan.columns],
        "kept_blanks": sorted(plan.kept_blanks),
        "order": [feature.id for feature in backlog.features],
    }
    return ascii_json(document)
