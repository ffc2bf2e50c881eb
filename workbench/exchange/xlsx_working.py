"""The sheet Working: every step from a score to a rank as a formula, one feature a row."""

from workbench.exchange.cell_text import clean_text
from workbench.exchange.own_rows import RowPlan
from workbench.exchange.xlsx_page import Page, Place
from workbench.exchange.xlsx_places import FIRST_FEATURE, SHARE, SHARE_ROW, Places
from workbench.exchange.xlsx_working_columns import (
    RANK_COLUMNS,
    SCORE_GROUPS,
    WorkingColumn,
    first_columns,
    rank_columns,
    score_columns,
)
from workbench.exchange.xlsx_working_ratio import ratio_columns, ratio_names, ratio_reason
from workbench.exchange.xlsx_working_sum import (
    SHARED_GROUPS,
    SUM_COLUMNS,
    SUM_GROUPS,
    benefit_column,
    cost_column,
    find_cost,
    priority_columns,
    sum_reason,
    value_columns,
)
from workbench.model import Backlog, Evaluation
from workbench.workflows.score_arrays import lay_out_scores

MOST_LIVE = 5_000
"""Features up to which ranks are worked out again at every change; beyond, when the person asks for it."""
_WIDTHS = {"row": 6, "here": 9, "title": 46, "reason": 60, "provisional": 13}


def lay_out_workbook(backlog: Backlog, evaluation: Evaluation, plan: RowPlan) -> Places:
    """Say where everything will stand."""
    framework = evaluation.framework
    groups = SCORE_GROUPS if framework.is_ratio else (*SCORE_GROUPS, *SUM_GROUPS)
    own = ratio_names(framework) if framework.is_ratio else _sum_names(evaluation)
    names = (f"{group}:{key}" for group in groups for key in framework.keys)
    return Places(framework, plan, len(backlog.features), ("row", "here", "title", *names, *own, *RANK_COLUMNS))


def write_working_sheet(page: Page, backlog: Backlog, evaluation: Evaluation, places: Places) -> None:
    """Write the formulas with what they give."""
    page.write(Place(0, places.column("title")), "What follows from each score", "section")
    page.write(Place(SHARE_ROW - 1, places.column("title")), "Share of the weights", "muted")
    page.sheet.set_row(0, 48)
    for column in working_columns(backlog, evaluation, places):
        _write_column(page, places, column)
    if not evaluation.framework.is_ratio:
        _write_shares(page, evaluation, places)
    page.sheet.freeze_panes(SHARE_ROW, places.column("title") + 1)
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.set_print_scale(60)
    page.sheet.repeat_rows(0, SHARE_ROW - 1)
    page.sheet.repeat_columns(0, places.column("title"))


def chart_columns(backlog: Backlog, evaluation: Evaluation, places: Places) -> list[WorkingColumn]:
    """List the columns that charts show: the points of each dimension or the priority; benefits and costs, if any."""
    framework = evaluation.framework
    shown = ["priority"] if framework.is_ratio else [f"points:{key}" for key in framework.keys]
    if find_cost(framework) is not None:
        shown += ["benefit", "cost"]
    columns = {column.name: column for column in working_columns(backlog, evaluation, places)}
    return [columns[name] for name in shown]


def _sum_names(evaluation: Evaluation) -> tuple[str, ...]:
    return SUM_COLUMNS if find_cost(evaluation.framework) else SUM_COLUMNS[:-2]


def working_columns(backlog: Backlog, evaluation: Evaluation, places: Places) -> list[WorkingColumn]:
    """List the columns from left to right."""
    first = [*first_columns(backlog, places), *score_columns(backlog, evaluation, places)]
    if evaluation.framework.is_ratio:
        own = ratio_columns(backlog, evaluation, places)
        return [
            *first, *own, *rank_columns(backlog, evaluation, places, ratio_reason(evaluation.framework, places)),
        ]  # fmt: skip
    own = [*value_columns(evaluation, places), *priority_columns(evaluation, places)]
    cost = find_cost(evaluation.framework)
    if cost is not None:
        likely = lay_out_scores(backlog, (cost.key,)).point[:, 0]
        against = cost_column(evaluation, places, cost, likely)
        own += [benefit_column(evaluation, places, against), against]
    return [*first, *own, *rank_columns(backlog, evaluation, places, lambda _: sum_reason(places))]


def _write_column(page: Page, places: Places, column: WorkingColumn) -> None:
    place = places.column(column.name)
    _, _, key = column.name.partition(":")
    page.sheet.set_column(place, place, _WIDTHS.get(column.name, 12))
    dimension = key if key in places.framework.keys else ""
    align = "left" if column.name in {"title", "reason"} else "right"
    if column.name != "title":
        page.write_header(0, place, column.header, page.styles.header(dimension, align=align))
    for line, result in enumerate(column.results):
        formula = column.formula(line + FIRST_FEATURE)
        if formula:
            shown = clean_text(result).text if isinstance(result, str) else result
            page.write_formula(Place(line + FIRST_FEATURE - 1, place), formula, shown, column.style)
        else:
            page.write(Place(line + FIRST_FEATURE - 1, place), result, column.style)


def _write_shares(page: Page, evaluation: Evaluation, places: Places) -> None:
    for group in SHARED_GROUPS:
        for key in places.framework.keys:
            page.write_formula(
                Place(SHARE_ROW - 1, places.column(f"{group}:{key}")),
                f"={places.dimension(key, SHARE)}",
                evaluation.weights.get(key, 0.0),
                "percent",
            )
