"""The RICE sheet: rice_sheet.toml → an XLSX with a title block, a header in row 3, formulas, a total and a footnote."""

import datetime as dt
import io
import tomllib

import xlsxwriter

from sample_data.recipes import SOURCES

MADE = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)
HEADER_ROW = 2
"""Counted from 0, so the third row as people see it."""
SCORE_COLUMN = 6


def make_rice_sheet() -> bytes:
    """Make rice_sheet.xlsx; the formulas carry the numbers that they give."""
    source = tomllib.loads((SOURCES / "rice_sheet.toml").read_text(encoding="utf-8"))
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"title": source["title"], "created": MADE})
        styles = {
            "bold": workbook.add_format({"bold": True}),
            "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "percent": workbook.add_format({"num_format": "0%"}),
            "whole": workbook.add_format({"num_format": "#,##0"}),
            "total": workbook.add_format({"bold": True, "top": 1, "num_format": "#,##0.##"}),
            "small": workbook.add_format({"italic": True, "font_size": 9}),
        }
        sheet = workbook.add_worksheet("RICE")
        sheet.set_column(0, 0, 38)
        sheet.set_column(1, SCORE_COLUMN + 2, 13)
        sheet.write(0, 0, source["title"], styles["bold"])
        sheet.write(1, 0, source["subtitle"], styles["small"])
        sheet.write_row(HEADER_ROW, 0, source["headers"], styles["head"])
        _write_rows(sheet, source["rows"], styles)
        _write_foot(sheet, source, styles)
    return stream.getvalue()


def _write_rows(
    sheet: xlsxwriter.worksheet.Worksheet, rows: list[list[str | float]], styles: dict[str, xlsxwriter.format.Format]
) -> None:
    for place, (title, key, reach, impact, confidence, effort, asked_by, remark) in enumerate(rows, HEADER_ROW + 1):
        sheet.write_row(place, 0, [title, key])
        sheet.write(place, 2, reach, styles["whole"])
        sheet.write(place, 3, impact)
        sheet.write(place, 4, confidence, styles["percent"])
        sheet.write(place, 5, effort)
        line = place + 1
        score = float(reach) * float(impact) * float(confidence) / float(effort)
        sheet.write_formula(place, SCORE_COLUMN, f"=C{line}*D{line}*E{line}/F{line}", styles["whole"], score)
        sheet.write_row(place, SCORE_COLUMN + 1, [asked_by, remark])


def _write_foot(
    sheet: xlsxwriter.worksheet.Worksheet,
    source: dict[str, list[list[str | float]]],
    styles: dict[str, xlsxwriter.format.Format],
) -> None:
    first, last = HEADER_ROW + 2, HEADER_ROW + 1 + len(source["rows"])
    sheet.write(last, 0, "Total", styles["total"])
    for column, letter in ((2, "C"), (5, "F")):
        total = sum(float(row[column]) for row in source["rows"])
        sheet.write_formula(last, column, f"=SUM({letter}{first}:{letter}{last})", styles["total"], total)
    sheet.write(last + 2, 0, source["footnote"], styles["small"])
