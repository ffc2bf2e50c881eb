"""A table in a Word document: its headings come again on every page, and no row is torn."""

from dataclasses import dataclass
from typing import cast

from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.reports.blocks import Table
from workbench.reports.docx_styles import BORDER, SECOND
from workbench.reports.docx_text import element, write_text
from workbench.reports.plain_text import as_line

_LINES = ("top", "bottom", "insideH")
_NARROWEST, _WIDEST = 5, 36
"""Letters; between these a column's longest cell decides how wide it is."""
_TORN = 900
"""Letters in a cell from which a row may go over two pages."""


@dataclass(frozen=True)
class _Frame:
    """What the cells of a table have in common: column widths, columns of numbers, the paragraphs' style."""

    widths: tuple[int, ...]
    numbers: tuple[int, ...]
    style_id: str


def table_element(block: Table, width: int, style_id: str) -> BaseOxmlElement:
    """Make a table.

    Parameters
    ----------
    block
        What stands in it; the first column names the rows, and is bold.
    width
        Twentieths of a point; the width of the text.
    style_id
        Of the paragraphs in the cells.
    """
    frame = _Frame(tuple(round(width * share) for share in _shares(block)), block.numbers, style_id)
    grid = element("w:tblGrid")
    grid.extend([element("w:gridCol", w=one) for one in frame.widths])
    table = element("w:tbl")
    table.extend([_properties(width), grid, _row(block.headings, frame, is_header=True)])
    table.extend([_row(row, frame) for row in block.rows])
    return table


def _properties(width: int) -> BaseOxmlElement:
    properties = element("w:tblPr")
    borders = element("w:tblBorders")
    borders.extend([element(f"w:{side}", val="single", sz=4, space=0, color=BORDER) for side in _LINES])
    margins = element("w:tblCellMar")
    margins.extend([element(f"w:{side}", w=70, type="dxa") for side in ("left", "right")])
    properties.extend(
        [
            element("w:tblW", w=width, type="dxa"),
            element("w:tblInd", w=0, type="dxa"),
            borders,
            element("w:tblLayout", type="fixed"),
            margins,
            element("w:tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
        ]
    )
    return properties


def _row(cells: tuple[str, ...], frame: _Frame, *, is_header: bool = False) -> BaseOxmlElement:
    row, properties = element("w:tr"), element("w:trPr")
    if max(map(len, cells)) <= _TORN:
        properties.append(element("w:cantSplit"))
    if is_header:
        properties.append(element("w:tblHeader"))
    row.append(properties)
    row.extend([_cell(text, place, frame, is_header=is_header) for place, text in enumerate(cells)])
    return row


def _cell(text: str, place: int, frame: _Frame, *, is_header: bool) -> BaseOxmlElement:
    cell, properties = element("w:tc"), element("w:tcPr")
    properties.append(element("w:tcW", w=frame.widths[place], type="dxa"))
    if is_header:
        properties.append(element("w:shd", val="clear", color="auto", fill=SECOND))
    paragraph = cast("CT_P", element("w:p"))
    paragraph.style = frame.style_id
    write_text(paragraph, as_line(text), bold=is_header or place == 0)
    if place in frame.numbers:
        paragraph.get_or_add_pPr().append(element("w:jc", val="right"))
    cell.extend([properties, paragraph])
    return cell


def _shares(block: Table) -> list[float]:
    """Give each column's share in the width: as the block says, else by its longest cell within bounds."""
    if block.widths:
        return [share / sum(block.widths) for share in block.widths]
    longest = [max(len(as_line(text)) for text in column) for column in zip(block.headings, *block.rows, strict=True)]
    needed = [min(_WIDEST, max(_NARROWEST, letters)) + 2 for letters in longest]
    return [one / sum(needed) for one in needed]
