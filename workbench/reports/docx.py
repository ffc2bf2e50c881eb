"""A document for Word: real headings, lists and tables, for those who comment there."""

import datetime as dt
import io

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from workbench.reports.blocks import Block, Bullets, Document, Heading, Paragraph, Picture, Table
from workbench.reports.docx_package import save_package
from workbench.reports.docx_styles import GAP, SMALL, TABLE_TEXT, set_styles
from workbench.reports.docx_table import table_element
from workbench.reports.docx_text import element, write_text
from workbench.reports.pdf import Paper
from workbench.reports.plain_text import EMPTY, as_line
from workbench.reports.still_png import svg_to_png

_PAPERS: dict[Paper, tuple[Length, Length]] = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}
_MARGIN, _NARROW_MARGIN = Mm(20), Mm(16)
_COMPACT = 0.86
_AFTER_TABLE = Pt(5)
"""A table needs a paragraph after it, lest two tables become one."""
_STYLES = {"body": "Normal", "gap": GAP, "small": SMALL}
_PICTURE_PX = 1600
"""Wide enough for print at 240 dots an inch."""


def write_docx(
    document: Document,
    *,
    paper: Paper = "a4",
    date: dt.date | None = None,
    one_page: bool = False,
) -> bytes:
    """Write a document for Word.

    Parameters
    ----------
    document
        All of its text is escaped; its pictures become stills with their words beside them.
    paper
        The size of a page.
    date
        What the file's properties say it was made on; None says nothing.
    one_page
        Whether it is set in smaller type and narrower margins. Word lays the pages out only when it opens the file, so
        nobody can promise here that one is enough.

    Returns
    -------
    A file that names no author. The same document gives the same bytes. The footer stands on every page, with the
    page's number.
    """
    word = docx.Document()
    set_styles(word, scale=_COMPACT if one_page else 1.0)
    _set_page(word, paper, _NARROW_MARGIN if one_page else _MARGIN)
    _add(word, as_line(document.title) or EMPTY, "Title")
    if document.meta:
        _add(word, as_line(document.meta), "Subtitle")
    for block in document.blocks:
        _write(word, block)
    _write_footer(word, document.footer)
    return save_package(word, title=as_line(document.title), date=date)


def _write(word: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            _add(word, as_line(block.text) or EMPTY, f"Heading {block.level - 1}")
        case Paragraph():
            _add(word, block.text, _STYLES[block.tone], lead=block.lead)
        case Bullets():
            for item in block.items:
                _add(word, item.text, "List Bullet", lead=item.lead)
        case Table():
            _write_table(word, block)
        case Picture():
            _write_picture(word, block)


def _add(word: WordDocument, text: str, style: str, *, lead: str = "") -> WordParagraph:
    paragraph = word.add_paragraph(style=style)
    write_text(paragraph.paragraph_format.element, text, lead=lead)
    return paragraph


def _write_table(word: WordDocument, block: Table) -> None:
    after = word.add_paragraph(style=TABLE_TEXT)
    after.paragraph_format.line_spacing = _AFTER_TABLE
    width = _text_width(word) // Twips(1)
    table = table_element(block, width, after.paragraph_format.element.style or "")
    after.paragraph_format.element.addprevious(table)


def _write_picture(word: WordDocument, block: Picture) -> None:
    still = svg_to_png(block.svg, width_px=_PICTURE_PX)
    paragraph = word.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(still), width=Length(round(_text_width(word) * block.share)))
    for named in paragraph.paragraph_format.element.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        named.set("descr", as_line(block.alt) or EMPTY)


def _set_page(word: WordDocument, paper: Paper, margin: Length) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = _PAPERS[paper]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.footer_distance = Mm(9)


def _text_width(word: WordDocument) -> int:
    section = word.sections[0]
    return (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)


def _write_footer(word: WordDocument, text: str) -> None:
    """Write the footer, and at its right the number of the page and how many there are."""
    footer = word.sections[0].footer.paragraphs[0]
    footer.style = "Footer"
    footer.paragraph_format.tab_stops.add_tab_stop(Length(_text_width(word)), WD_TAB_ALIGNMENT.RIGHT)
    paragraph = footer.paragraph_format.element
    write_text(paragraph, as_line(text))
    footer.add_run("\t")
    paragraph.append(_field("PAGE"))
    footer.add_run(" / ")
    paragraph.append(_field("NUMPAGES"))


def _field(name: str) -> BaseOxmlElement:
    field, run, shown = element("w:fldSimple", instr=name), element("w:r"), element("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    return field
