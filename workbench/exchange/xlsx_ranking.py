"""The sheet Ranking: what comes first, how sure that is, and of what it is made."""

from workbench.exchange.own_columns import TEXT_HEADERS
from workbench.exchange.ranked_rows import RankedRow, ranked_rows
from workbench.exchange.score_cells import score_cell
from workbench.exchange.xlsx_page import INK, Page, Place
from workbench.model import Backlog, Evaluation
from workbench.workflows.wording import count_of

RANKING_SHEET = "Ranking"

_RESULT_COLUMNS = (
    ("Rank", 7),
    (TEXT_HEADERS["key"], 11),
    (TEXT_HEADERS["title"], 46),
    ("Priority", 17),
    ("Low", 9),
    ("High", 9),
    ("Best rank", 9),
    ("Worst rank", 9),
    ("Provisional", 13),
)
_KEY, _TITLE, _PRIORITY, _LOW, _HIGH, _BEST, _WORST, _PROVISIONAL = range(1, 9)
_BAR_ROOM = 1.6
"""The bar's scale ends beyond its longest bar, so that the number at the cell's end stays on white."""


def write_ranking_sheet(page: Page, backlog: Backlog, evaluation: Evaluation) -> None:
    """Write the ranked features with their bars and parts, and below them the unranked with the reason."""
    rows = ranked_rows(backlog, evaluation)
    ranked = [row for row in rows if row.standing.rank is not None]
    keys = evaluation.dimensions
    number = _number_style(ranked) if evaluation.framework.is_ratio else "whole"
    _write_header(page, backlog, evaluation)
    for line, row in enumerate(ranked, start=1):
        _write_ranked(page, evaluation, row, line, number=number)
    last = len(_RESULT_COLUMNS) + len(keys) - 1
    if ranked:
        page.sheet.autofilter(0, 0, len(ranked), last)
        _add_bars(page, evaluation, ranked)
    _write_unranked(page, [row for row in rows if row.standing.rank is None], len(ranked) + 2)
    page.sheet.freeze_panes(1, _TITLE + 1)
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(0)
    page.sheet.set_footer("&L&A&RPage &P of &N")


def _write_header(page: Page, backlog: Backlog, evaluation: Evaluation) -> None:
    is_ratio = evaluation.framework.is_ratio
    has_keys = any(feature.key for feature in backlog.features)
    page.sheet.set_row(0, 48)
    for column, (header, width) in enumerate(_RESULT_COLUMNS):
        text = f"{header} (0–100)" if column == _PRIORITY and not is_ratio else header
        is_idle = (column == _KEY and not has_keys) or (column == _PROVISIONAL and is_ratio)
        page.sheet.set_column(column, column, width, None, {"hidden": is_idle})
        align = "left" if column in {_KEY, _TITLE, _PROVISIONAL} else "center" if column == 0 else "right"
        page.write_header(0, column, text, page.styles.header(align=align))
    for column, key in enumerate(evaluation.dimensions, start=len(_RESULT_COLUMNS)):
        name = evaluation.framework.dimension(key).name
        page.sheet.set_column(column, column, 16)
        page.write_header(0, column, name if is_ratio else f"{name}, points", page.styles.header(key, align="right"))


def _number_style(ranked: list[RankedRow]) -> str:
    """Choose the decimals that the largest quotient deserves, the same for the whole column."""
    largest = max((abs(row.priority or 0.0) for row in ranked), default=0.0)
    decimals = next((digits for bound, digits in ((100, 0), (10, 1), (0.1, 2)) if largest >= bound), 4)
    return f"plain_{decimals}"


def _write_ranked(page: Page, evaluation: Evaluation, row: RankedRow, line: int, *, number: str) -> None:
    standing, feature = row.standing, row.feature
    is_ratio = evaluation.framework.is_ratio
    muted = f"muted_{number}"
    cells = (
        (standing.rank, "rank"),
        (feature.key, "muted"),
        (feature.title, "title"),
        (row.priority, number),
        (row.low, muted),
        (row.high, muted),
        (standing.best_rank, "muted_whole"),
        (standing.worst_rank, "muted_whole"),
        ("provisional" if standing.provisional else "", "text"),
    )
    for column, (content, style) in enumerate(cells):
        page.write(Place(line, column, _RESULT_COLUMNS[column][0], feature), content, style)
    page.fit_row(line, [(feature.title, _RESULT_COLUMNS[_TITLE][1])])
    for column, key in enumerate(evaluation.dimensions, start=len(cells)):
        dimension = evaluation.framework.dimension(key)
        place = Place(line, column, dimension.name, feature)
        if is_ratio:
            content = score_cell(dimension, feature.score(key))
            page.write(place, content, "score_percent" if dimension.scale.kind == "percent" else "score_amount")
        else:
            points = row.contributions[key]
            page.write(place, "–" if points is None else points, "muted_right" if points is None else "tenth")


def _add_bars(page: Page, evaluation: Evaluation, ranked: list[RankedRow]) -> None:
    highest = max(row.priority or 0.0 for row in ranked) if evaluation.framework.is_ratio else 100.0
    lowest = min(0.0, *(row.priority or 0.0 for row in ranked)) if evaluation.framework.is_ratio else 0.0
    bar = {
        "type": "data_bar",
        "bar_color": INK,
        "bar_solid": True,
        "bar_no_border": True,
        "min_type": "num",
        "min_value": lowest,
        "max_type": "num",
        "max_value": (highest if highest > lowest else lowest + 1) * _BAR_ROOM,
    }
    page.sheet.conditional_format(1, _PRIORITY, len(ranked), _PRIORITY, bar)


def _write_unranked(page: Page, rows: list[RankedRow], start: int) -> None:
    if not rows:
        return
    page.write(Place(start, _TITLE), f"Not ranked: {count_of(len(rows), 'feature')}", "section")
    for line, row in enumerate(rows, start=start + 1):
        page.write(Place(line, _KEY, TEXT_HEADERS["key"], row.feature), row.feature.key, "muted")
        page.write(Place(line, _TITLE, TEXT_HEADERS["title"], row.feature), row.feature.title, "title")
        page.fit_row(line, [(row.feature.title, _RESULT_COLUMNS[_TITLE][1])])
        page.write(Place(line, _PRIORITY), row.standing.why_no_priority or "", "muted")
