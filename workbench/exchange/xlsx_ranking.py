"""The sheet Ranking: what comes first, how sure that is, and of what it is made; it follows weights and scores."""

import math
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from workbench.exchange.cell_text import clean_text
from workbench.exchange.own_columns import TEXT_HEADERS
from workbench.exchange.score_cells import Cell, score_cell
from workbench.exchange.xlsx_page import INK, MUTED, Page, Place
from workbench.exchange.xlsx_places import Places
from workbench.model import Backlog, Dimension, Evaluation, Standing

RANKING_SHEET = "Ranking"
PLACE_HEADER, ROW_HEADER = "Place in the list", "Row on Working"

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
_RANK, _KEY, _TITLE, _PRIORITY, _LOW, _HIGH, _BEST, _WORST, _PROVISIONAL = range(9)
_RESULTS = {_RANK: "rank", _PRIORITY: "priority", _LOW: "lowest", _HIGH: "highest", _BEST: "best", _WORST: "worst"}
"""Column → the column of the sheet Working that it shows."""
_WHY = "Why it has no rank"
_BAR_ROOM = 1.6
"""The bar's scale ends beyond its longest bar, so that the number at the cell's end stays on white."""
_HOW_IT_LIVES = (
    "Priorities, ranks and the order of the rows follow as soon as a score is changed on the sheet Scores{weights}. "
    "Sort the rows by another column if you like; sorting by Rank puts them back. A feature added on the sheet Scores "
    "joins when the file is opened in the workbench again."
)


def write_ranking_sheet(page: Page, backlog: Backlog, evaluation: Evaluation, places: Places) -> None:
    """Write every feature in ranked order, the unranked last with the reason; each cell a formula with its result."""
    count = len(backlog.features)
    _write_header(page, backlog, evaluation)
    number = number_style(evaluation) if evaluation.framework.is_ratio else "whole"
    lines = _Lines(page, backlog, evaluation, places)
    for line, position in enumerate(evaluation.order.tolist(), start=1):
        lines.write(line, position, number)
    if count:
        last = len(_RESULT_COLUMNS) + len(evaluation.framework.keys)
        page.sheet.autofilter(0, 0, count, last + 2)
        _add_bars(page, evaluation, count)
        _mark_unranked(page, count, last)
        weights = "" if evaluation.framework.is_ratio else " or a weight on the sheet Framework"
        page.write(Place(count + 2, _TITLE), _HOW_IT_LIVES.format(weights=weights), "wrapped_muted")
        page.sheet.set_row(count + 2, 105)
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
    column = len(_RESULT_COLUMNS)
    for key in evaluation.framework.keys:
        name = evaluation.framework.dimension(key).name
        page.sheet.set_column(column, column, 16)
        page.write_header(0, column, name if is_ratio else f"{name}, points", page.styles.header(key, align="right"))
        column += 1
    page.sheet.set_column(column, column, 44)
    page.write_header(0, column, _WHY, page.styles.header())
    page.sheet.set_column(column + 1, column + 2, 8, None, {"hidden": True})
    for hidden, header in enumerate((PLACE_HEADER, ROW_HEADER), start=column + 1):
        page.write_header(0, hidden, header, page.styles.header())


def number_style(evaluation: Evaluation) -> str:
    """Choose the decimals that the largest quotient deserves, the same for the whole column."""
    largest = max((abs(evaluation.priority[position]) for position in evaluation.ranked), default=0.0)
    decimals = next((digits for bound, digits in ((100, 0), (10, 1), (0.1, 2)) if largest >= bound), 4)
    return f"plain_{decimals}"


@dataclass(frozen=True)
class _Lines:
    """Writes one feature a line, each cell a formula that looks the feature up on the sheet Working."""

    page: Page
    backlog: Backlog
    evaluation: Evaluation
    places: Places

    def write(self, line: int, position: int, number: str) -> None:
        """Write the feature at a position of the backlog into a line, from 1; ``number`` is the priority's style."""
        feature, standing = self.backlog.features[position], self.evaluation.standing_at(position)
        for column, field, text in ((_KEY, "key", feature.key), (_TITLE, "title", feature.title)):
            formula = f'=IFERROR(INDEX({self.places.scores(field)},{self._found(line)})&"","")'
            style = "muted" if field == "key" else "title"
            self.page.write_formula(Place(line, column), formula, clean_text(text).text, style)
        for (column, name), result in zip(_RESULTS.items(), _results(self.evaluation, standing), strict=True):
            muted = f"muted_{number}" if column < _BEST else "muted_whole"
            self._show(line, column, name, result, {_RANK: "rank", _PRIORITY: number}.get(column, muted))
        if not self.evaluation.framework.is_ratio:
            is_doubtful = standing.provisional and standing.rank is not None
            self._show(line, _PROVISIONAL, "provisional", "provisional" if is_doubtful else "", "text")
        self._write_parts(line, position)
        self._show(line, self._last, "reason", standing.why_no_priority or "", "muted")
        self.page.write(Place(line, self._last + 1), float(line), "muted_whole")
        row = f"=MATCH(${xl_col_to_name(self._last + 1)}{line + 1},{self.places.span('place')},0)"
        self.page.write_formula(Place(line, self._last + 2), row, float(position + 1), "muted_whole")
        self.page.fit_row(line, [(feature.title, _RESULT_COLUMNS[_TITLE][1])])

    @property
    def _last(self) -> int:
        return len(_RESULT_COLUMNS) + len(self.evaluation.framework.keys)

    def _found(self, line: int) -> str:
        """Give the cell that says in which row of the sheet Working the line's feature stands."""
        return f"${xl_col_to_name(self._last + 2)}{line + 1}"

    def _show(self, line: int, column: int, name: str, result: Cell, style: str) -> None:
        formula = f"=INDEX({self.places.span(name)},{self._found(line)})"
        self.page.write_formula(Place(line, column), formula, result, style)

    def _write_parts(self, line: int, position: int) -> None:
        """Write the points of each dimension, '–' where its score is missing; in a ratio framework the scores."""
        for column, key in enumerate(self.evaluation.framework.keys, start=len(_RESULT_COLUMNS)):
            if self.evaluation.framework.is_ratio:
                self._write_score(line, column, self.evaluation.framework.dimension(key), position)
                continue
            known, points = (
                f"INDEX({self.places.span(f'{group}:{key}')},{self._found(line)})" for group in ("known", "points")
            )
            result = _points(self.evaluation, key, position)
            self.page.write_formula(Place(line, column), f'=IF({known}=1,{points},"–")', result, "tenth")

    def _write_score(self, line: int, column: int, dimension: Dimension, position: int) -> None:
        cell = f"INDEX({self.places.scores(f'score:{dimension.key}')},{self._found(line)})"
        content = score_cell(dimension, self.backlog.features[position].score(dimension.key))
        shown = clean_text(content).text if isinstance(content, str) else content
        style = "score_percent" if dimension.scale.kind == "percent" else "score_amount"
        self.page.write_formula(Place(line, column), f'=IFERROR(IF({cell}="","",{cell}),"")', shown, style)


def _results(evaluation: Evaluation, standing: Standing) -> list[Cell]:
    scale = 1.0 if evaluation.framework.is_ratio else 100.0
    shown = [None if one is None else one * scale for one in (standing.priority, standing.low, standing.high)]
    return [
        "" if one is None else float(one) for one in (standing.rank, *shown, standing.best_rank, standing.worst_rank)
    ]


def _points(evaluation: Evaluation, key: str, position: int) -> Cell:
    if key not in evaluation.dimensions:
        return "–"
    column = evaluation.dimensions.index(key)
    is_missing = math.isnan(evaluation.point[position, column])
    return "–" if is_missing else float(evaluation.contributions[position, column] * 100)


def _add_bars(page: Page, evaluation: Evaluation, count: int) -> None:
    cells = f"$D$2:$D${count + 1}"
    bar: dict[str, object] = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 100 * _BAR_ROOM}
    if evaluation.framework.is_ratio:
        bar = {
            "min_type": "formula",
            "min_value": f"=MIN(0,{cells})",
            "max_type": "formula",
            "max_value": f"=MAX(0.000000001,MAX({cells})*{_BAR_ROOM})",
        }
    ink = {"type": "data_bar", "bar_color": INK, "bar_solid": True, "bar_no_border": True}
    page.sheet.conditional_format(1, _PRIORITY, count, _PRIORITY, ink | bar)


def _mark_unranked(page: Page, count: int, last: int) -> None:
    """Set the unranked apart, wherever they stand: a line above the first of them, and muted text."""
    line = page.styles.book.add_format({"top": 1, "top_color": INK, "font_color": MUTED})
    muted = page.styles.book.add_format({"font_color": MUTED})
    first = {"type": "formula", "criteria": '=AND($A2="",$A1<>"")', "format": line}
    page.sheet.conditional_format(1, 0, count, last, first)
    page.sheet.conditional_format(1, 0, count, last, {"type": "formula", "criteria": '=$A2=""', "format": muted})
