"""A document as PDF: what a reader, a screen reader and a search find in it."""

import re
import subprocess
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest

from tests.every_block import EVERYTHING, SVG
from workbench.reports.blocks import Document, Heading, Paragraph, Picture, Table
from workbench.reports.pdf import STEPS, typeset, write_pdf


def _text(data: bytes) -> str:
    """Give the text in the order in which it stands in the file."""
    shown = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)  # noqa: S607
    return shown.stdout.decode()


def _parts(data: bytes) -> bytes:
    """Give everything in the file, unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    unpacked = []
    for one in streams:
        try:
            unpacked.append(zlib.decompress(one))
        except zlib.error:
            unpacked.append(one)
    return data + b"\n".join(unpacked)


def _long(paragraphs: int) -> Document:
    return Document(title="Long", blocks=tuple(Paragraph(text="word " * 150) for _ in range(paragraphs)))


def test_every_text_can_be_selected_in_reading_order() -> None:
    expected = (
        "Fund five Revision 12 Bottom line. Build these. They fit. What comes first Feature Points Dark mode 78 "
        "In detail • Risk. Late. • No lead drawn Who decides? Rounded. 36 features"
    )
    assert " ".join(_text(write_pdf(EVERYTHING)).split()) == expected


def test_a_screen_reader_finds_title_language_headings_table_and_the_words_for_a_picture() -> None:
    parts = _parts(write_pdf(EVERYTHING))
    for mark in (b"/Lang", b"/H1", b"/H2", b"/H3", b"/TH", b"/TD", b"/L", b"/LI", b"/Figure", b"DisplayDocTitle"):
        assert mark in parts, mark
    assert b"Five features on the front" in parts
    assert b"pdfuaid:part" in parts
    assert b'<rdf:li xml:lang="x-default">Fund five</rdf:li>' in parts


def test_a_part_of_a_part_without_a_part_does_not_skip_a_level() -> None:
    parts = _parts(write_pdf(Document(title="A", blocks=(Heading(text="B", level=3),))))
    assert b"/H2" in parts
    assert b"/H3" not in parts


def test_the_same_document_gives_the_same_bytes_without_a_date() -> None:
    first = write_pdf(EVERYTHING)
    assert first == write_pdf(EVERYTHING)
    assert b"CreationDate" not in _parts(first)


@pytest.mark.parametrize("paper, size", [("a4", b"595.27"), ("us-letter", b"612 792")])
def test_the_page_has_the_size_asked_for(paper: Literal["a4", "us-letter"], size: bytes) -> None:
    assert size in _parts(write_pdf(EVERYTHING, paper=paper))


def test_type_shrinks_in_steps_until_one_page_holds_it_all() -> None:
    assert [(one.pages, one.size) for one in (typeset(_long(2), one_page=True), typeset(_long(9)))] == [
        (1, STEPS[0]),
        (2, STEPS[0]),
    ]
    fitted = typeset(_long(9), one_page=True)
    assert fitted.pages == 1
    assert STEPS[-1] <= fitted.size < STEPS[0]


def test_what_does_not_fit_one_page_even_in_the_smallest_type_says_so() -> None:
    fitted = typeset(_long(30), one_page=True)
    assert fitted.pages > 1
    assert fitted.size == STEPS[-1]


def test_the_headings_of_a_long_table_come_again_on_every_page() -> None:
    rows = tuple((f"Feature {number} with a title that goes on for a while", str(number)) for number in range(60))
    made = typeset(Document(title="Sixty", blocks=(Table(headings=("Feature", "Points"), rows=rows),)))
    text = _text(made.data)
    assert made.pages == text.count("Points") == text.count(f" / {made.pages}") > 1
    assert all(f"Feature {number} " in text for number in range(60))


def test_a_character_without_a_font_is_stood_for_and_told() -> None:
    made = typeset(Document(title="北京 and 北", blocks=()), system_fonts=False)
    assert set(made.unshown) == {"北", "京"}
    assert " ".join(_text(made.data).split()) == (
        "□□ and □ □ stands for two characters that no font on this computer has."
    )


def test_a_character_without_a_font_is_stood_for_in_a_picture_too() -> None:
    svg = SVG.replace("drawn", "北 drawn")
    made = typeset(Document(title="A", blocks=(Picture(svg=svg, alt="A map"),)), system_fonts=False)
    assert made.unshown == ("北",)
    assert "□ drawn" in _text(made.data)


def test_signs_at_which_the_typesetter_gives_up_are_stood_for_too() -> None:
    made = typeset(Document(title="\u2068\u2066 \u2069ע\u064f\u2066", blocks=()), system_fonts=False)
    assert "ע" not in made.unshown
    assert "\u064f" in made.unshown
    assert "ע" in _text(made.data)


def test_a_title_of_nothing_that_prints_is_a_dash() -> None:
    for title in ("\u064e\u0654 ", "\u200b", "\x07"):
        assert _text(write_pdf(Document(title=title, blocks=()))).strip() == "–"


def test_the_fonts_that_come_with_it_are_enough_for_latin_greek_and_cyrillic() -> None:
    made = typeset(Document(title="Größe – Ωραία – Яблоко – ≥ − × ÷ “…”", blocks=()), system_fonts=False)
    assert made.unshown == ()


def test_a_word_wider_than_its_column_stays_on_the_page() -> None:
    word = "x" * 400
    made = write_pdf(Document(title=word, blocks=(Table(headings=("a", "b"), rows=((word, word),)),)))
    assert _text(made).count("x") == 1200
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=made, capture_output=True, check=True)  # noqa: S607
    assert max(float(one) for one in re.findall(rb'xMax="([\d.]+)"', boxes.stdout)) < 595 - 50


def test_many_can_typeset_at_once() -> None:
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(write_pdf, [EVERYTHING] * 6))
    assert set(made) == {write_pdf(EVERYTHING)}
