"""A document for Word: read back with its styles, its table, its picture and its properties."""

import datetime as dt
import io
import zipfile

import docx
from docx.oxml.ns import qn

from tests.every_block import EVERYTHING
from workbench.reports.blocks import Document, Paragraph
from workbench.reports.docx import write_docx


def test_every_block_has_its_own_style() -> None:
    word = docx.Document(io.BytesIO(write_docx(EVERYTHING)))
    assert [(one.style.name, one.text) for one in word.paragraphs if one.text and one.style] == [
        ("Title", "Fund five"),
        ("Subtitle", "Revision 12"),
        ("Normal", "Bottom line. Build these.\nThey fit."),
        ("Heading 1", "What comes first"),
        ("Heading 2", "In detail"),
        ("List Bullet", "Risk. Late."),
        ("List Bullet", "No lead"),
        ("Gap", "Who decides?"),
        ("Small", "Rounded."),
    ]
    assert [run.bold for run in word.paragraphs[2].runs] == [True, None]
    assert word.sections[0].footer.paragraphs[0].text == "36 features\t / "


def test_a_table_keeps_its_cells_widths_and_comes_with_headings_on_every_page() -> None:
    word = docx.Document(io.BytesIO(write_docx(EVERYTHING)))
    table = word.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Feature", "Points"], ["Dark mode", "78"]]
    headers = [any(True for _ in row.iter(qn("w:tblHeader"))) for row in word.element.iter(qn("w:tr"))]
    assert headers == [True, False]
    widths = [cell.width.mm if cell.width else 0 for cell in table.rows[0].cells]
    assert [round(width) for width in widths] == [119, 51]


def test_a_picture_has_its_words_and_its_share_of_the_width() -> None:
    word = docx.Document(io.BytesIO(write_docx(EVERYTHING)))
    described = [one.get("descr") for one in word.element.iter(qn("wp:docPr"))]
    assert described == ["Five features on the front"]
    assert round(word.inline_shapes[0].width.mm) == 85


def test_the_properties_name_the_title_and_no_author_and_only_a_date_that_was_given() -> None:
    undated = docx.Document(io.BytesIO(write_docx(EVERYTHING))).core_properties
    assert (undated.title, undated.author, undated.last_modified_by, undated.comments) == ("Fund five", "", "", "")
    assert (undated.created, undated.modified) == (None, None)
    dated = docx.Document(io.BytesIO(write_docx(EVERYTHING, date=dt.date(2026, 9, 1)))).core_properties
    assert dated.created == dated.modified == dt.datetime(2026, 9, 1, tzinfo=dt.UTC)


def test_the_same_document_gives_the_same_bytes_with_no_clock_and_no_preview_in_it() -> None:
    first = write_docx(EVERYTHING)
    assert first == write_docx(EVERYTHING)
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [one for one in packed.namelist() if "thumbnail" in one] == []


def test_paragraphs_run_as_their_text_begins_and_letters_keep_their_direction() -> None:
    blocks = (Paragraph(text="שלום (2) עולם, world"), Paragraph(text="world שלום"))
    word = docx.Document(io.BytesIO(write_docx(Document(title="A", blocks=blocks))))
    first, second = word.paragraphs[1:3]
    runs = [(run.text, run.font.rtl) for run in first.runs]
    assert runs == [("שלום (2) עולם", True), (", world", None)]
    directions = [one.paragraph_format.element.find(f".//{qn('w:bidi')}") is not None for one in (first, second)]
    assert directions == [True, False]


def test_letter_paper_is_as_wide_as_asked() -> None:
    section = docx.Document(io.BytesIO(write_docx(EVERYTHING, paper="us-letter"))).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.inches, 2) == 8.5


def test_a_title_longer_than_a_property_can_be_is_whole_on_the_page() -> None:
    word = docx.Document(io.BytesIO(write_docx(Document(title="long " * 100, blocks=()))))
    assert word.paragraphs[0].text == ("long " * 100).strip()
    assert len(word.core_properties.title) == 255


def test_a_document_meant_for_one_page_is_set_smaller_in_narrower_margins() -> None:
    usual, small = (docx.Document(io.BytesIO(write_docx(EVERYTHING, one_page=one))) for one in (False, True))
    sizes = [word.styles["Normal"].font.size.pt for word in (usual, small)]
    assert sizes == [10.5, 9.0]
    margins = [word.sections[0].left_margin for word in (usual, small)]
    assert [round(one.mm) for one in margins if one is not None] == [20, 16]
