"""The sheet Framework: how features are judged, in words, and what the workbench needs to read the file back."""

from workbench.exchange.cell_text import chunk
from workbench.exchange.machine_part import MACHINE_LABEL, write_machine_part
from workbench.exchange.own_rows import RowPlan
from workbench.exchange.score_cells import Cell
from workbench.exchange.xlsx_page import Page, Place
from workbench.model import Backlog, Combination, Dimension, Direction, Evaluation, LevelScale
from workbench.workflows.wording import amount_text, number_text

_COMBINED = {
    Combination.WEIGHTED_SUM: "Priority = the sum of weight × value, shown from 0 to 100. A value is 0 at the worst "
    "and 1 at the best end of the scale.",
    Combination.SUM_OVER_COST: "Priority = the sum of the benefits ÷ the costs.",
    Combination.PRODUCT_OVER_COST: "Priority = the product of the benefits ÷ the costs.",
}
_HEADERS = (("Dimension", 24), ("Weight", 10), ("Direction", 18), ("Scale", 32), ("Question", 46), ("How to score", 70))
_LEVEL_HEADERS = ("Dimension", "Level", "Number", "Amount", "What a feature at this level is like")


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
    for line, part in enumerate(chunk(write_machine_part(backlog, plan)), start=row + 4):
        page.write(Place(line, 0), part, "machine")
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.print_area(0, 0, row, len(_HEADERS) - 1)


def _write_dimensions(page: Page, evaluation: Evaluation, row: int) -> int:
    """Write one line for each dimension; give the row after the last."""
    for column, (header, _) in enumerate(_HEADERS):
        page.write_header(row, column, header, page.styles.header(align="right" if header == "Weight" else "left"))
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
        page.fit_row(line, [(_scale_text(dimension), 32), (dimension.question, 46), (dimension.rubric, 70)])
    return row + len(evaluation.framework.dimensions) + 1


def _write_levels(page: Page, dimensions: tuple[Dimension, ...], row: int) -> int:
    """Write one line for each level, worst first; give the row after the last."""
    levelled = [(one, one.scale) for one in dimensions if isinstance(one.scale, LevelScale)]
    if not levelled:
        return row
    for column, header in enumerate(_LEVEL_HEADERS):
        align = "center" if header in {"Level", "Number"} else "left"
        page.write_header(row, column, header, page.styles.header(align=align))
    line = row
    for dimension, scale in levelled:
        for level in scale.levels:
            line += 1
            amount = "" if level.amount is None else amount_text(level.amount, scale.unit)
            cells: tuple[tuple[Cell, str], ...] = (
                (dimension.name, "title"),
                (level.label, "centred"),
                (level.number, "centred"),
                (amount, "text"),
                (level.sentence, "wrapped"),
            )
            for column, (content, style) in enumerate(cells):
                page.write(Place(line, column), content, style)
            page.fit_row(line, [(dimension.name, _HEADERS[0][1]), (level.sentence, _HEADERS[4][1])])
    return line + 1


def _scale_text(dimension: Dimension) -> str:
    worst, best = (number_text(dimension, end) for end in (dimension.scale.worst, dimension.scale.best))
    unit = dimension.scale.unit if dimension.scale.kind == "numeric" else ""
    return f"{worst} (worst) to {best} (best) {unit}".rstrip()
