"""Word files opened by another program than Word: no repair, all pages, all words."""

import subprocess
from pathlib import Path

import pytest

from scripts.libreoffice import find_libreoffice
from workbench.reports.blocks import Bullets, Document, Heading, Item, Paragraph, Picture, Table
from workbench.reports.docx import write_docx

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><rect width="90" height="40"/></svg>'
ROWS = tuple((f"Feature {number} with a title that goes on for a while", str(number)) for number in range(60))
DOCUMENT = Document(
    title="Fund five: “Answers” & <sources>",
    meta="Revision 12",
    blocks=(
        Paragraph(lead="Bottom line.", text="Build these."),
        Heading(text="What comes first"),
        Table(headings=("Feature", "Points"), rows=ROWS, numbers=(1,)),
        Bullets(items=(Item(lead="Risk.", text="Late."),)),
        Picture(svg=SVG, alt="A bar"),
        Paragraph(text="שלום (2) עולם"),
    ),
    footer="36 features",
)


def test_libreoffice_opens_a_word_file_and_shows_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(write_docx(DOCUMENT))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(  # noqa: S603 - the program that the person installed, with a file of our own
        [find_libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "made.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=300,
    )
    shown = subprocess.run(["pdftotext", "-layout", "made.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)  # noqa: S607
    pages = shown.stdout.decode().rstrip("\f").split("\f")
    assert len(pages) == 2
    assert all("Feature" in page and "Points" in page for page in pages)
    assert [page.split()[-1] for page in pages] == ["1/2", "2/2"]
    words = " ".join(shown.stdout.decode().split())
    assert words.startswith("Fund five: “Answers” & <sources> Revision 12 Bottom line. Build these.")
    assert all(f"{title} {number}" in words for title, number in ROWS)
