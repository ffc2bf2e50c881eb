"""One sheet being written: text that stays text, cut and cleaned with a note, and the styles of the workbook."""

import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from workbench.exchange.cell_text import CELL_LIMIT, CellText, clean_text
from workbench.exchange.score_cells import Cell
from workbench.model import Feature, Note, NoteKind
from workbench.workflows.wording import quote

INK = "#2F4368"
TEXT = "#1E2530"
MUTED = "#5A606B"
PAPER = "#F4F3EF"
_LINE_HEIGHT = 15
_LARGEST_WHOLE = 1e15
_MOST_LOOKED_AT = 2_000

HUES: Mapping[str, str] = {
    "user_impact": "#1565C0",
    "business_value": "#0E9F7E",
    "strategic_alignment": "#BE66B8",
    "time_to_market": "#B08900",
    "engineering_cost": "#B23A0A",
}
"""The colour that stands for a dimension in every chart and export; other dimensions are ink."""

_BASE = {"font_color": TEXT, "valign": "top"}
_WORDS = _BASE | {"align": "left", "indent": 1}
_HEADER = _BASE | {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": PAPER, "bottom": 2}
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": _WORDS,
    "wrapped": _WORDS | {"text_wrap": True},
    "title": _WORDS | {"text_wrap": True, "bold": True},
    "rank": _BASE | {"num_format": "0", "align": "center", "bold": True},
    "whole": _BASE | {"num_format": "0"},
    "tenth": _BASE | {"num_format": "0.0", "align": "right"},
    "plain_0": _BASE | {"num_format": "#,##0"},
    "plain_1": _BASE | {"num_format": "#,##0.0"},
    "plain_2": _BASE | {"num_format": "0.00"},
    "plain_4": _BASE | {"num_format": "0.0000"},
    "muted": _WORDS | {"font_color": MUTED},
    "wrapped_muted": _WORDS | {"text_wrap": True, "font_color": MUTED},
    "muted_whole": _BASE | {"font_color": MUTED, "num_format": "0"},
    "muted_plain_0": _BASE | {"font_color": MUTED, "num_format": "#,##0"},
    "muted_plain_1": _BASE | {"font_color": MUTED, "num_format": "#,##0.0"},
    "muted_plain_2": _BASE | {"font_color": MUTED, "num_format": "0.00"},
    "muted_plain_4": _BASE | {"font_color": MUTED, "num_format": "0.0000"},
    "muted_amount": _BASE | {"font_color": MUTED, "align": "right"},
    "muted_right": _BASE | {"font_color": MUTED, "align": "right"},
    "score": _BASE | {"align": "center"},
    "score_percent": _BASE | {"align": "center", "num_format": "0%"},
    "score_amount": _BASE | {"align": "right"},
    "percent": _BASE | {"num_format": "0%", "align": "right"},
    "input": _BASE | {"num_format": "0%", "align": "right", "border": 1, "border_color": INK},
    "muted_percent": _BASE | {"font_color": MUTED, "num_format": "0%", "align": "right"},
    "right": _BASE | {"align": "right"},
    "amount": _BASE | {"align": "right"},
    "centred": _BASE | {"align": "center"},
    "heading": {"font_color": INK, "bold": True, "font_size": 14, "font_name": "Georgia", "indent": 1},
    "section": {"font_color": INK, "bold": True, "font_size": 12, "font_name": "Georgia", "indent": 1},
    "machine": {"font_color": "#A9ADB5", "font_size": 8, "align": "fill", "valign": "top"},
}


@dataclass(frozen=True)
class Place:
    """Where a cell stands and whose it is.

    Attributes
    ----------
    row, column
        From 0.
    header
        What stands above it.
    feature
        Whose cell it is; None for headers and the like.
    """

    row: int
    column: int
    header: str = ""
    feature: Feature | None = None


@dataclass
class Styles:
    """The workbook's cell formats, made when first asked for."""

    book: xlsxwriter.Workbook
    made: dict[str, Format] = field(default_factory=dict)

    def style(self, name: str) -> Format:
        """Give the format of a name of ``_STYLES``."""
        return self._make(name, _STYLES[name])

    def header(self, dimension: str = "", *, align: str = "left") -> Format:
        """Give a header's format; a dimension's own colour runs below it."""
        properties = _HEADER | {
            "bottom_color": HUES.get(dimension, INK),
            "align": align,
            "indent": int(align == "left"),
        }
        return self._make(f"header:{dimension}:{align}", properties)

    def _make(self, name: str, properties: Mapping[str, Any]) -> Format:
        if name not in self.made:
            self.made[name] = self.book.add_format(dict(properties))
        return self.made[name]


class FormulaSheet(Worksheet):  # type: ignore[misc] # xlsxwriter has no types
    """A sheet that takes formulas as they are: looking for newer functions in each takes longer than all the rest."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - xlsxwriter's own signature
        return formula.removeprefix("=")


@dataclass
class Page:
    """One sheet being written.

    Attributes
    ----------
    sheet
        xlsxwriter's own.
    styles
        Shared by all sheets.
    notes
        Shared by all sheets; what did not fit is noted here.
    """

    sheet: Worksheet
    styles: Styles
    notes: list[Note]

    def write(self, place: Place, content: Cell | None, style: str | Format = "text") -> None:
        """Write a cell; text never becomes a formula, a link or a number."""
        made = self.styles.style(style) if isinstance(style, str) else style
        if content is None or content == "":
            return
        if isinstance(content, str):
            self._write_text(place, content, made)
        else:
            self.sheet.write_number(place.row, place.column, content, made)

    def write_formula(self, place: Place, formula: str, result: Cell, style: str = "text") -> None:
        """Write a formula of ours with what it gives, for readers that do not calculate."""
        is_whole = isinstance(result, float) and result.is_integer() and abs(result) < _LARGEST_WHOLE
        shown = int(result) if is_whole else result
        self.sheet.write_formula(place.row, place.column, formula, self.styles.style(style), shown)

    def write_header(self, row: int, column: int, text: str, style: Format) -> None:
        """Write a header cell."""
        self._write_text(Place(row, column), text, style)

    def fit_row(self, row: int, texts: Iterable[tuple[str, float]], most: int = 4) -> None:
        """Make a row high enough for its wrapped texts.

        Parameters
        ----------
        row
            From 0.
        texts
            Each text with the width of its column, in characters.
        most
            Longer texts show only this many lines.
        """
        lines = max((_count_lines(text, width) for text, width in texts), default=1)
        if lines > 1:
            self.sheet.set_row(row, _LINE_HEIGHT * min(lines, most))

    def write_comment(self, place: Place, text: str) -> None:
        """Put text beside a cell, to be seen when the pointer is on it."""
        fit = clean_text(text)
        if fit.text:
            self.sheet.write_comment(place.row, place.column, fit.text, {"x_scale": 2, "author": ""})

    def note_losses(self, place: Place, content: str) -> CellText:
        """Note what of a text a cell cannot hold, and give what it can."""
        fit = clean_text(content)
        if fit.is_cut:
            self._note("text_cut", place, f"is longer than a cell can hold and was cut at {CELL_LIMIT:,} characters.")
        if fit.removed:
            gone = "One character" if fit.removed == 1 else f"{fit.removed} characters"
            self._note("characters_removed", place, f"held what no cell can hold. {gone} left out.")
        return fit

    def _write_text(self, place: Place, content: str, style: Format) -> None:
        fit = self.note_losses(place, content)
        if fit.text.startswith("<r>") and fit.text.endswith("</r>"):
            # xlsxwriter takes such text for its own markup; written in two runs it is escaped like any other.
            self.sheet.write_rich_string(place.row, place.column, fit.text[0], style, fit.text[1:], style)
        elif fit.text:
            self.sheet.write_string(place.row, place.column, fit.text, style)

    def _note(self, kind: NoteKind, place: Place, what: str) -> None:
        whose = f" of {quote(place.feature.title)}" if place.feature is not None else ""
        name = self.sheet.get_name()
        cell = xl_rowcol_to_cell(place.row, place.column)
        about = f"{place.header}{whose}" if place.header else "The text"
        self.notes.append(
            Note(
                kind=kind,
                message=f"Sheet '{name}', cell {cell}: {about} {what}"
                + (" The workbench still has the whole text." if place.feature is not None else ""),
                sheet=name,
                row=place.row + 1,
                column=place.header or None,
                cell=cell,
                feature_id=place.feature.id if place.feature is not None else None,
            )
        )


def _count_lines(text: str, width: float) -> int:
    """Estimate the lines that wrapped text takes; East Asian letters are twice as wide as Latin ones."""
    room = max(1.0, width - 2)
    return sum(
        max(1, math.ceil(sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in line) / room))
        for line in text[:_MOST_LOOKED_AT].split("\n")
    )
