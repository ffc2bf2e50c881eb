"""Native tables on slides: no heavier than they need be, and never taller than their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from workbench.charts.lettering import text_width
from workbench.charts.rank_heat_map import shades
from workbench.charts.still_bars import blend
from workbench.charts.theme import palette
from workbench.reports.slides_charts import describe, rgb
from workbench.reports.slides_deck import Grid
from workbench.reports.slides_template import Box
from workbench.reports.slides_text import LINE_HEIGHT, SLACK, fit_lines, runs_right_to_left, slide_text
from workbench.reports.slides_untyped import Untyped
from workbench.workflows.wording import count_word

_LOOKS = (
    (20.0, 2), (18.0, 3), (16.0, 1), (16.0, 3), (15.0, 2), (14.0, 4), (14.0, 9), (13.0, 4), (12.0, 4), (12.0, 9),
    (11.0, 3), (11.0, 9), (10.0, 4), (10.0, 9),
)  # fmt: skip
"""Points, and lines of a cell, in the order in which they are tried."""
_TIGHTEST = ((10.0, 3), (10.0, 2), (10.0, 1))
"""Likewise, where cells have to be cut."""
_HEAD_SIZE, _HEAD_LINES = 14.0, 3
"""Points of the headings at most, which need not grow with the rows; and their lines."""
_SHADED = 12.0
"""Points; a table of shades has two lines in a row only where one would be smaller."""
_FEWEST = 3
"""Rows that a table keeps before its type becomes smaller than it should."""
_PAD_X, _PAD_Y = 5.0, 3.5
"""Points on each side of a cell's text."""
_WIDE = 1.08
"""How much wider still a cell's text may come out: one line more in every row would push a table out of its place."""
_TIGHT_ROWS, _TIGHT_PAD = 14, 2.0
"""From so many rows on, cells are padded less above and below."""
_MOST_AIR = 34.0
"""Points by which a row grows at most, so that few rows use the height that there is."""
_LONG_WORD = 24
"""Letters; a longer word may be broken between any two of them."""
_SHORT = 12
"""Letters; a cell no longer, such as “12 weeks”, stays on one line."""
_UNSPACED = "\u2e80"
"""From here on stand the scripts that put no space between words."""
_BARE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without grid and colours."""
_BLACK, _READ_ON = "#000000", 4.5
"""On a middling shade neither our ink nor white is read well enough; and what is well enough."""
_LIGHT = palette(dark=False)


@dataclass(frozen=True)
class _Fitted:
    """A table with its cells cut to size; heights in points, the headings' first."""

    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    size: float


def draw_table(page: Untyped, grid: Grid, box: Box) -> None:
    """Draw a table into a place: in smaller type, shorter cells or fewer rows where it is too small for all of it."""
    draw_tables(page, ((grid, box),))


def draw_tables(page: Untyped, tables: Sequence[tuple[Grid, Box]]) -> None:
    """Draw tables that stand side by side: in the same type, their headings level."""
    sides = [(grid, Emu(box.width).pt, Emu(box.height).pt) for grid, box in tables]
    most = min(_fit(*side, most=_LOOKS[0][0]).size for side in sides)
    heads = [_fit(*side, most=most).heights[0] for side in sides]
    for (grid, width, height), (_, box), own in zip(sides, tables, heads, strict=True):
        lower = max(heads) - own
        fitted = _fit(grid, width, height - lower, most=most)
        level = _Fitted(fitted.rows, (fitted.heights[0] + lower, *fitted.heights[1:]), fitted.size)
        _draw(page, grid, box, _stretch(level, height))


def _draw(page: Untyped, grid: Grid, box: Box, fitted: _Fitted) -> None:
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
            _write(cell, text, fitted.size if row else min(fitted.size, _HEAD_SIZE), is_head=row == 0)
            shade = grid.shades.get((row - 1, column))
            if shade is not None:
                _shade(cell, shade)
            elif not grid.shades:
                _underline(cell)
            if column in grid.numbers:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _fit(grid: Grid, width: float, height: float, *, most: float) -> _Fitted:
    """Find the largest type that holds all; from the smallest that is wanted on rows are left out, then text is cut."""
    looks = [one for one in _looks(grid) if grid.least <= one[0] <= most]
    count = len(grid.rows)
    fewest = min(_FEWEST, count) if grid.least > _LOOKS[-1][0] else count
    for is_broken, kept in product((False, True), range(count, fewest - 1, -1)):
        rows = _rows(grid, kept)
        for look in looks:
            fitted = _cut(grid, rows, width, look)
            if sum(fitted.heights) > height or not _is_whole(rows, fitted, grid):
                continue
            if is_broken or _is_unbroken(fitted, grid, width):
                return fitted
    return _fit_tightly(grid, width, height)


def _looks(grid: Grid) -> tuple[tuple[float, int], ...]:
    """Give the looks to try: a table of shades first on one line a row, so that its rows are equally high."""
    if not grid.shades:
        return _LOOKS
    return (*((size, 1) for size in dict.fromkeys(size for size, _ in _LOOKS) if size >= _SHADED), *_LOOKS)


def _fit_tightly(grid: Grid, width: float, height: float) -> _Fitted:
    looks = tuple(one for one in _LOOKS if one[0] < grid.least) + _TIGHTEST
    rows = _rows(grid, len(grid.rows))
    for look in looks:
        fitted = _cut(grid, rows, width, look)
        if sum(fitted.heights) <= height and (look in _TIGHTEST or _is_whole(rows, fitted, grid)):
            return fitted
    kept = len(grid.rows)
    while kept > 1 and sum(fitted.heights) > height:
        kept -= 1
        fitted = _cut(grid, _rows(grid, kept), width, _TIGHTEST[-1])
    return fitted


def _rows(grid: Grid, kept: int) -> tuple[tuple[str, ...], ...]:
    """Give the first rows, and one that counts the others where there are any."""
    count = len(grid.rows) - kept + grid.beyond
    said = "and one other" if count == 1 else grid.rest.format(count_word(count))
    return (*grid.rows[:kept], *(((said, *("" for _ in grid.headings[1:])),) if count else ()))


def _is_whole(rows: tuple[tuple[str, ...], ...], fitted: _Fitted, grid: Grid) -> bool:
    """Tell whether no cell is cut."""
    given = [cell for row in (grid.headings, *rows) for cell in row]
    return [slide_text(cell) for cell in given] == [cell for row in fitted.rows for cell in row]


def _is_unbroken(fitted: _Fitted, grid: Grid, width: float) -> bool:
    """Tell whether no word is broken and no short cell stands on two lines."""
    rooms = [width * share - 2 * _PAD_X for share in grid.widths]
    return all(
        text_width(word, fitted.size) * SLACK * _WIDE <= room
        for row in fitted.rows[1:]
        for cell, room in zip(row, rooms, strict=True)
        for word in ([cell] if len(cell) <= _SHORT else cell.split(" "))
        if len(word) <= _LONG_WORD and max(word, default="") < _UNSPACED
    )


def _stretch(fitted: _Fitted, height: float) -> _Fitted:
    """Give the height that is left to the rows, so that a few do not cling to the top."""
    head, *rows = fitted.heights
    air = max(0.0, min((height - head - sum(rows)) / max(len(rows), 1), _MOST_AIR))
    return _Fitted(fitted.rows, (head, *(one + air for one in rows)), fitted.size)


def _cut(grid: Grid, rows: tuple[tuple[str, ...], ...], width: float, look: tuple[float, int]) -> _Fitted:
    pad = _TIGHT_PAD if len(rows) >= _TIGHT_ROWS else _PAD_Y
    cut, heights = [], []
    for place, row in enumerate((grid.headings, *rows)):
        size, most = look if place else (min(look[0], _HEAD_SIZE), max(look[1], _HEAD_LINES))
        cells = [
            fit_lines(text, (width * share - 2 * _PAD_X) / _WIDE, size, most=most, bold=place == 0)
            for text, share in zip(row, grid.widths, strict=True)
        ]
        cut.append(tuple(text for text, _ in cells))
        heights.append(max(lines for _, lines in cells) * size * LINE_HEIGHT + 2 * pad)
    return _Fitted(tuple(cut), tuple(heights), look[0])


def _write(cell: Untyped, text: str, size: float, *, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_PAD_X)
    cell.margin_top = cell.margin_bottom = Pt(_TIGHT_PAD)
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
    ground = blend(shades(_LIGHT), shade)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)
    for run in cell.text_frame.paragraphs[0].runs:
        inks = (_LIGHT.text, _LIGHT.background, _BLACK)
        run.font.color.rgb = rgb(next(one for one in inks if _contrast(one, ground) >= _READ_ON or one is _BLACK))


def _contrast(one: str, other: str) -> float:
    """Give how far two colours stand apart, 1 to 21, as the guidelines for accessible content (WCAG 2.2) say."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]  # noqa: PLR2004 - WCAG
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _underline(cell: Untyped) -> None:
    colour = _LIGHT.border.removeprefix("#")
    line = f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))  # noqa: SLF001 - python-pptx knows no borders
