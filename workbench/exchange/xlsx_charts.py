"""The sheet Charts: the first features as bars of their points, and value against cost; native charts."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from workbench.exchange.cell_text import clean_text
from workbench.exchange.score_cells import Cell
from workbench.exchange.xlsx_page import HUES, INK, MUTED, Page, Place
from workbench.exchange.xlsx_places import Places
from workbench.exchange.xlsx_ranking import number_style
from workbench.exchange.xlsx_working import chart_columns
from workbench.exchange.xlsx_working_columns import WorkingColumn
from workbench.model import Backlog, Evaluation

CHARTS_SHEET = "Charts"
MOST_SHOWN = 15
"""Features that the charts name."""
_LONGEST_NAME = 38
_ROW, _RANK, _NAME, _FIRST = range(4)
_OTHER_HUES = (INK, "#7C8AA5", "#A9B3C5", "#51627F", "#C9CFDA")
_BESIDE = ("right", "left", "above", "below")
"""Where a rank stands, in turn: features often share a spot."""
_GRID = {"visible": True, "line": {"color": "#E4E3DE", "width": 0.75}}
_FONT = {"name": "Calibri", "size": 10, "color": MUTED, "bold": False}


def write_charts_sheet(page: Page, backlog: Backlog, evaluation: Evaluation, places: Places) -> None:
    """Write the charts, and to their left the numbers that they show; both follow weights and scores."""
    count = min(MOST_SHOWN, len(backlog.features))
    if count == 0 or not evaluation.ranked:
        page.write(Place(0, 0), "Charts appear once a feature is ranked.", "muted")
        return
    columns = chart_columns(backlog, evaluation, places)
    parts = [column for column in columns if column.name not in {"benefit", "cost"}]
    _write_table(page, backlog, evaluation, places, columns)
    start = _FIRST + len(columns) + 1
    title = f"The first {count} by " + ("priority" if evaluation.framework.is_ratio else "points of 100")
    page.sheet.insert_chart(1, start, _bars(page, places, parts, count, title), {"x_offset": 10})
    if len(parts) < len(columns):
        page.sheet.insert_chart(25, start, _scatter(page, places, columns, count), {"x_offset": 10})
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 1)


def _write_table(
    page: Page, backlog: Backlog, evaluation: Evaluation, places: Places, columns: list[WorkingColumn]
) -> None:
    headers = ("Row", "Rank", "Feature", *(column.header for column in columns))
    page.sheet.set_row(0, 48)
    for place, (header, width) in enumerate(zip(headers, (6, 7, 40, *[15] * len(columns)), strict=True)):
        _, _, key = columns[place - _FIRST].name.partition(":") if place >= _FIRST else ("", "", "")
        page.sheet.set_column(place, place, width, None, {"hidden": place == _ROW})
        align = "left" if place == _NAME else "right"
        page.write_header(0, place, header, page.styles.header(key, align=align))
    for line, position in enumerate(evaluation.order.tolist()[:MOST_SHOWN], start=1):
        found = f"$A{line + 1}"
        rank = evaluation.standing_at(position).rank
        match = f"=MATCH({line},{places.span('place')},0)"
        page.write_formula(Place(line, _ROW), match, float(position + 1), "muted_whole")
        ranks = f"=INDEX({places.span('rank')},{found})"
        page.write_formula(Place(line, _RANK), ranks, "" if rank is None else float(rank), "rank")
        title = f"INDEX({places.span('title')},{found})"
        short = f'IF(LEN({title})>{_LONGEST_NAME},LEFT({title},{_LONGEST_NAME - 1})&"…",{title})'
        named = f'=IF($B{line + 1}="","",$B{line + 1}&"  "&{short})'
        page.write_formula(Place(line, _NAME), named, _name(backlog.features[position].title, rank), "text")
        for place, column in enumerate(columns, start=_FIRST):
            shown = f'=IF($B{line + 1}="",NA(),INDEX({places.span(column.name)},{found}))'
            result: Cell = "#N/A" if rank is None else column.results[position]
            page.write_formula(Place(line, place), shown, result, _style(column, evaluation))
    error = page.styles.book.add_format({"font_color": "#FFFFFF"})
    page.sheet.conditional_format(1, _FIRST, MOST_SHOWN, len(headers) - 1, {"type": "errors", "format": error})


def _name(title: str, rank: int | None) -> str:
    text = clean_text(title).text
    short = f"{text[: _LONGEST_NAME - 1]}…" if len(text) > _LONGEST_NAME else text
    return "" if rank is None else f"{rank}  {short}"


def _cells(column: int, count: int) -> str:
    letter = xl_col_to_name(column)
    return f"={CHARTS_SHEET}!${letter}$2:${letter}${count + 1}"


def _cell(column: int, line: int) -> str:
    return f"={CHARTS_SHEET}!${xl_col_to_name(column)}${line + 1}"


def _style(column: WorkingColumn, evaluation: Evaluation) -> str:
    if evaluation.framework.is_ratio:
        return "amount" if column.name == "cost" else number_style(evaluation)
    return "whole" if column.name == "benefit" else "amount" if column.name == "cost" else "tenth"


def _bars(page: Page, places: Places, parts: list[WorkingColumn], count: int, title: str) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    kind = {"type": "bar", "subtype": "stacked"} if len(parts) > 1 else {"type": "bar"}
    chart = page.styles.book.add_chart(kind)
    for place, column in enumerate(parts):
        _, _, key = column.name.partition(":")
        name = places.framework.dimension(key).name if key else column.header
        chart.add_series(
            {
                "name": clean_text(name).text,
                "categories": _cells(_NAME, count),
                "values": _cells(_FIRST + place, count),
                "fill": {"color": HUES.get(key, _OTHER_HUES[place % len(_OTHER_HUES)])},
                "gap": 40,
            }
        )
    _dress(chart, title, height=150 + 21 * count)
    chart.set_y_axis({"reverse": True, "num_font": _FONT | {"color": INK}, "line": {"none": True}})
    chart.set_x_axis({"num_font": _FONT, "num_format": "#,##0", "major_gridlines": _GRID, "line": {"none": True}})
    chart.set_legend({"position": "bottom", "font": _FONT} if len(parts) > 1 else {"none": True})
    return chart


def _scatter(page: Page, places: Places, columns: list[WorkingColumn], count: int) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    benefit, cost = (
        next(place for place, one in enumerate(columns) if one.name == name) for name in ("benefit", "cost")
    )
    chart, ink = page.styles.book.add_chart({"type": "scatter"}), _FONT | {"color": INK}
    dot = {"type": "circle", "size": 5, "fill": {"color": "#A9ADB5"}, "border": {"none": True}}
    chart.add_series(
        {
            "name": "Other features",
            "categories": f"={places.span('cost')}",
            "values": f"={places.span('benefit')}",
            "marker": dot,
        }
    )
    for line in range(1, count + 1):
        # One series a feature: its name is its rank, which every program can show beside the dot.
        chart.add_series(
            {
                "name": f"={CHARTS_SHEET}!$B${line + 1}",
                "categories": _cell(_FIRST + cost, line),
                "values": _cell(_FIRST + benefit, line),
                "marker": dot | {"size": 8, "fill": {"color": INK}},
                "data_labels": {"series_name": True, "value": False, "position": _BESIDE[line % 4], "font": ink},
            }
        )
    _dress(chart, f"Value against cost; the first {count} with their rank", height=440)
    ends = {} if places.framework.is_ratio else {"min": 0, "max": 100}
    names = {"name_font": _FONT, "num_font": _FONT, "major_gridlines": _GRID, "line": {"color": "#C9CFDA"}}
    chart.set_x_axis(names | {"name": clean_text(columns[cost].header).text, "num_format": "General"})
    chart.set_y_axis(names | {"name": columns[benefit].header, "num_format": "General"} | ends)
    chart.set_legend({"none": True})
    return chart


def _dress(chart: Any, title: str, *, height: int) -> None:  # noqa: ANN401 - xlsxwriter has no types
    font = {"name": "Georgia", "size": 13, "color": INK, "bold": True}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_size({"width": 820, "height": height})
    chart.set_chartarea({"border": {"none": True}})
    chart.show_na_as_empty_cell()
