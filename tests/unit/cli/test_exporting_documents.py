"""Documents from the terminal: the paper, and slides on a template of somebody's own."""

from pathlib import Path

import pptx
import pytest
from pptx.util import Inches

from workbench.cli import main

ROWS = "Key,Title,Business value (1-5),Effort (1-10)\nA-1,Plum,5,2\nA-2,Fig,3,4\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "fruit.csv"
    path.write_text(ROWS, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("paper,size", [("a4", b"595.2756 841.8898"), ("us-letter", b"612 792")])
def test_a_pdf_has_the_paper_that_was_asked_for(file: str, tmp_path: Path, paper: str, size: bytes) -> None:
    out = tmp_path / "out.pdf"
    assert main(["export", file, "-o", str(out), "--paper", paper]) == 0
    assert b"MediaBox[0 0 " + size + b"]" in out.read_bytes()


def test_slides_take_the_size_of_the_template(file: str, tmp_path: Path) -> None:
    template, out = tmp_path / "theirs.pptx", tmp_path / "out.pptx"
    theirs = pptx.Presentation()
    theirs.slide_width, theirs.slide_height = Inches(10), Inches(7.5)
    theirs.save(str(template))
    assert main(["export", file, "-o", str(out), "--template", str(template)]) == 0
    deck = pptx.Presentation(str(out))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert len(deck.slides) > 1


def test_a_template_that_is_none_or_is_not_there_is_told_in_one_sentence(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["export", file, "-o", str(tmp_path / "out.pptx"), "--template"]
    assert main([*call, file]) == 1
    assert "not a template that PowerPoint has written" in capsys.readouterr().err
    assert main([*call, str(tmp_path / "nosuch.pptx")]) == 1
    assert "nosuch.pptx: No such file or directory. Check the path and try again." in capsys.readouterr().err
    assert not (tmp_path / "out.pptx").exists()
