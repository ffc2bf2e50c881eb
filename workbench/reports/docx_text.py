"""Text in a Word document: lines, bold words, and the direction that each stretch of letters runs in."""

import re
from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.reports.plain_text import RIGHT_TO_LEFT_LETTERS, as_line, as_lines, begins_right_to_left

_RIGHT_TO_LEFT = re.compile(f"([{RIGHT_TO_LEFT_LETTERS}](?:[^A-Za-z\\n]*[{RIGHT_TO_LEFT_LETTERS}])?)")


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """Make an element of WordprocessingML with attributes of that namespace: ``element("w:jc", val="right")``."""
    made: BaseOxmlElement = OxmlElement(tag)
    for name, given in attributes.items():
        made.set(qn(f"w:{name}"), str(given))
    return made


def write_text(paragraph: CT_P, text: str, *, lead: str = "", bold: bool = False) -> None:
    """Write text into a paragraph that has none.

    Parameters
    ----------
    paragraph
        Has its style already; set from right to left where the text begins so.
    text
        Its line breaks stay.
    lead
        Bold words before it.
    bold
        Whether all of it is bold.
    """
    first, rest = as_line(lead), "\n".join(as_lines(text))
    if begins_right_to_left(f"{first} {rest}"):
        paragraph.get_or_add_pPr().append(element("w:bidi"))
    if first:
        _write_runs(paragraph, f"{first} " if rest else first, bold=True)
    _write_runs(paragraph, rest, bold=bold)


def _write_runs(paragraph: CT_P, text: str, *, bold: bool) -> None:
    for piece, is_right_to_left in _pieces(text):
        run = paragraph.add_r()
        marks = [element("w:b"), element("w:bCs")] if bold else []
        marks += [element("w:rtl")] if is_right_to_left else []
        if marks:
            run.get_or_add_rPr().extend(marks)
        run.text = piece


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text where its letters turn round; what stands between two letters of a direction belongs to them."""
    for place, piece in enumerate(_RIGHT_TO_LEFT.split(text)):
        if piece:
            yield piece, bool(place % 2)
