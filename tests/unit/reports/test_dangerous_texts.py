"""Titles that look like formulas, markup, links, code or tricks arrive in every document as plain text."""

import io
import subprocess
import unicodedata

import docx
import pytest

from workbench.reports.blocks import Bullets, Document, Heading, Item, Paragraph, Picture, Table
from workbench.reports.docx import write_docx
from workbench.reports.markdown import write_markdown
from workbench.reports.pdf import write_pdf

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
SAME = (
    '=HYPERLINK("http://evil.example","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    '#read("/etc/passwd")',
    "$ x^2 $ and $5",
    "&lt;b&gt; &#65; &xxe;",
    "{{7*7}} ${7*7} {% raw %}",
    "# not a heading",
    "--- *** ===",
    "`code` ~~gone~~ *bold* _so_",
    "]]> <!-- --> \\",
    "%s %n {0}",
)
CLEANED = {"bell\x07 null\x00 esc\x1b[31m": "bell null esc[31m", "safe\u202egnp.exe": "safegnp.exe"}
CASES = [*((text, text) for text in SAME), *CLEANED.items()]
MARKDOWN = {
    "+cmd|' /C calc'!A0": r"\+cmd\|' /C calc'\!A0",
    "<script>alert(1)</script>": r"\<script\>alert(1)\</script\>",
    "[x](javascript:alert(1))": r"\[x\](javascript:alert(1))",
    "![x](https://evil.example/p.png)": r"\!\[x\](https\://evil.example/p.png)",
    "$ x^2 $ and $5": r"\$ x^2 \$ and \$5",
    "&lt;b&gt; &#65; &xxe;": r"\&lt;b\&gt; \&\#65; \&xxe;",
    "{{7*7}} ${7*7} {% raw %}": r"\{\{7\*7\}\} \$\{7\*7\} \{% raw %\}",
    "# not a heading": r"\# not a heading",
    "--- *** ===": r"\--- \*\*\* ===",
    "`code` ~~gone~~ *bold* _so_": r"\`code\` \~\~gone\~\~ \*bold\* \_so\_",
    "bell\x07 null\x00 esc\x1b[31m": r"bell null esc\[31m",
    "safe\u202egnp.exe": "safegnp.exe",
}


def _document(text: str) -> Document:
    return Document(
        title=text,
        meta=text,
        blocks=(
            Heading(text=text),
            Paragraph(lead=text, text=text),
            Bullets(items=(Item(lead=text, text=text),)),
            Table(headings=(text, "n"), rows=((text, text),)),
            Picture(svg=SVG, alt=text),
        ),
        footer=text,
    )


@pytest.mark.parametrize("text, expected", CASES)
def test_a_pdf_shows_it_as_it_is_everywhere(text: str, expected: str) -> None:
    data = write_pdf(_document(text))
    shown = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)  # noqa: S607
    words = "".join(unicodedata.normalize("NFKC", shown.stdout.decode()).split())
    assert words.count("".join(expected.split())) == 11


@pytest.mark.parametrize("text, expected", CASES)
def test_word_shows_it_as_it_is_everywhere(text: str, expected: str) -> None:
    word = docx.Document(io.BytesIO(write_docx(_document(text))))
    both = f"{expected} {expected}"
    assert [one.text for one in word.paragraphs if one.text] == [expected, expected, expected, both, both]
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [[expected, "n"], [expected, expected]]
    assert word.sections[0].footer.paragraphs[0].text == f"{expected}\t / "
    assert word.core_properties.title == expected


@pytest.mark.parametrize("text, escaped", MARKDOWN.items())
def test_markdown_shows_it_as_it_is_everywhere(text: str, escaped: str) -> None:
    assert write_markdown(_document(text)) == (
        f"# {escaped}\n\n{escaped}\n\n## {escaped}\n\n**{escaped}** {escaped}\n\n- **{escaped}** {escaped}\n\n"
        f"| {escaped} | n |\n| --- | --- |\n| {escaped} | {escaped} |\n\n*{escaped}*\n\n---\n\n{escaped}\n"
    )
