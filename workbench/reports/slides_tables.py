"""Native tables on slides: no heavier than they need be, and never taller than their place."""

from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from workbench.charts.rank_heat_map import shades
from workbench.charts.still_bars import blend
from workbench.charts.theme import palette
from workbench.reports.slides_charts import describe, rgb
from workbench.reports.slides_deck import Grid
from workbench.reports.slides_template import Box
from workbench.reports.slides_text import LINE_HEIGHT, fit_lines, runs_right_to_left, slide_text
from workbench.reports.slides_untyped import Untyped

_LOOKS = ((16.0, 1), (14.0, 1), (14.0, 2), (13.0, 2), (12.0, 2), (12.0, 3), (11.0, 3), (10.0, 4))
"""Points, and lines of a cell, in the order in which they are tried."""
_TIGHTEST = ((10.0, 3), (10.0, 2), (10.0, 1))
"""Likewise, where cells have to be cut."""
_PAD_X, _PAD_Y = 5.0, 3.5
"""Points on each side of a cell's text."""
_BARE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without grid and colours."""
_STRONG = 0.62
"""From this shade on a cell's number is white."""
_LIGHT = palette(dark=False)


@dataclass(frozen=True)
class _Fitted:
    """A table with its cells cut to size; heights in points, the headings' first."""

    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    size: float


def draw_table(page: Untyped, grid: Grid, box: Box) -> None:
    """Draw a table into a place: in smaller type, shorter cells or fewer rows where it is too small for all of it."""
    fitted = _fit(grid, Emu(box.width).pt, Emu(box.height).pt)
    count, across = len(fitted.rows), len(grid.headings)
    height = Pt(sum(fitted.heights))
    frame = page.shapes.add_table(count, across, Emu(box.left), Emu(box.top), Emu(box.width), height)
    describe(frame, grid.alt or f"Table: {', '.join(grid.headings)}")
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _BARE_STYLE  # noqa: SLF001 - python-pptx knows no styles
    table.horz_banding = False
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Emu(round(box.width * share))
    for row, texts in enumerate(fitted.rows):
        table.rows[row].height = Pt(fitted.heights[row])
        for column, text in enumerate(texts):
            cell = table.cell(row, column)
            _write(cell, text, fitted.size, is_head=row == 0)
            shade = grid.shades.get((row - 1, column))
            if shade is not None:
                _shade(cell, shade)
            elif not grid.shades:
                _underline(cell)
            if column in grid.numbers:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _fit(grid: Grid, width: float, height: float) -> _Fitted:
    for look in _LOOKS:
        fitted = _cut(grid, grid.rows, width, look)
        if sum(fitted.heights) <= height and _is_whole(grid, fitted):
            return fitted
    for look in _TIGHTEST:
        fitted = _cut(grid, grid.rows, width, look)
        if sum(fitted.heights) <= height:
            return fitted
    kept = len(grid.rows)
    while kept > 1 and sum(fitted.heights) > height:
        kept -= 1
        rest = (grid.rest.format(len(grid.rows) - kept), *("" for _ in grid.headings[1:]))
        fitted = _cut(grid, (*grid.rows[:kept], rest), width, _TIGHTEST[-1])
    return fitted


def _is_whole(grid: Grid, fitted: _Fitted) -> bool:
    given = [cell for row in (grid.headings, *grid.rows) for cell in row]
    return [slide_text(cell) for cell in given] == [cell for row in fitted.rows for cell in row]


def _cut(grid: Grid, rows: tuple[tuple[str, ...], ...], width: float, look: tuple[float, int]) -> _Fitted:
    size, most = look
    cut, heights = [], []
    for place, row in enumerate((grid.headings, *rows)):
        cells = [
            fit_lines(text, width * share - 2 * _PAD_X, size, most=most, bold=place == 0)
            for text, share in zip(row, grid.widths, strict=True)
        ]
        cut.append(tuple(text for text, _ in cells))
        heights.append(max(lines for _, lines in cells) * size * LINE_HEIGHT + 2 * _PAD_Y)
    return _Fitted(tuple(cut), tuple(heights), size)


def _write(cell: Untyped, text: str, size: float, *, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_PAD_X)
    cell.margin_top = cell.margin_bottom = Pt(_PAD_Y)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame = cell.text_frame
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), is_head
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if runs_right_to_left(text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no way of its own


def _shade(cell: Untyped, shade: float) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(blend(shades(_LIGHT), shade))
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.color.rgb = rgb(_LIGHT.background if shade >= _STRONG else _LIGHT.text)


def _underline(cell: Untyped) -> None:
    colour = _LIGHT.border.removeprefix("#")
    line = f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))  # noqa: SLF001 - python-pptx knows no borders
