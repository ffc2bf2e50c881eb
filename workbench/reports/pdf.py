"""A document as PDF: typeset here and now, tagged for screen readers, with every font in the file."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import typst
from pydantic import Field

from workbench.model import Record
from workbench.reports.blocks import Document, Paragraph
from workbench.reports.fonts import find_fonts
from workbench.reports.pdf_data import Lettering, lay_out
from workbench.workflows.wording import count_of

Paper = Literal["a4", "us-letter"]
STEPS = (10.5, 10.0, 9.5, 9.0, 8.5)
"""Points; the sizes of type that are tried until a document fits one page. The first is used where it need not."""
STAND_IN = "□"
"""Stands for a character that no font here has."""
_TEMPLATE = Path(__file__).parent / "templates" / "document.typ"
"""In a folder of its own, beyond which the typesetter reads no file."""
_PROBE = _TEMPLATE.with_name("probe.typ")
_LATIN = "\u024f"
"""The last letter that the font of the text has for certain."""
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class Typeset(Record):
    """A document as PDF, and how it came out."""

    data: bytes = Field(description="The file.")
    pages: int = Field(ge=1)
    size: float = Field(description="Points; of the body's type.")
    unshown: tuple[str, ...] = Field(
        description="Characters that no font here has; each stands as ``STAND_IN``, and a note in the file says so."
    )


def write_pdf(document: Document, *, paper: Paper = "a4", one_page: bool = False) -> bytes:
    """Write a document as PDF; the parameters are those of ``typeset``, which also says how it came out."""
    return typeset(document, paper=paper, one_page=one_page).data


def typeset(document: Document, *, paper: Paper = "a4", one_page: bool = False, system_fonts: bool = True) -> Typeset:
    """Typeset a document.

    Parameters
    ----------
    document
        All of its text is data, never markup. Its pictures stay vectors.
    paper
        The size of a page.
    one_page
        Whether smaller type is tried, down the ``STEPS``, until the document fits one page. Where even the last step
        does not fit, the pages are more than one.
    system_fonts
        Whether fonts installed here serve the scripts that the text's own font lacks.

    Returns
    -------
    A PDF/UA-1 file: title, language, headings, tables and the words for pictures are there for a screen reader, every
    font is in the file, and text can be selected. The same document gives the same bytes on the same machine; there is
    no date in it. Nothing is fetched from anywhere.
    """
    fonts = find_fonts(system=system_fonts)
    unshown = dict.fromkeys(_find_unshown(_as_json(document), fonts))
    while True:
        inputs = {"document": _as_json(document, tuple(unshown)), "paper": paper}
        try:
            made, pages, size = _fit(inputs, STEPS if one_page else STEPS[:1], fonts)
            return Typeset(data=made, pages=pages, size=size, unshown=tuple(unshown))
        except BaseException as problem:
            # A typesetter that panics raises what is no Exception and has no importable name. What is not about
            # characters is raised again.
            found = dict.fromkeys(_blamed(problem, inputs["document"]))
            if found.keys() <= unshown.keys():
                raise
            unshown |= found


def _as_json(document: Document, unshown: tuple[str, ...] = ()) -> str:
    """Give the document as the template reads it, with a note where characters cannot be shown."""
    if unshown:
        what = f"{count_of(len(unshown), 'character')} that no font on this computer has"
        note = Paragraph(text=f"{STAND_IN} stands for {what}.", tone="small")
        document = document.model_copy(update={"blocks": (*document.blocks, note)})
    return json.dumps(lay_out(document, Lettering(unshown, STAND_IN)), ensure_ascii=False)


def _find_unshown(text: str, fonts: typst.Fonts) -> tuple[str, ...]:
    """Find the characters of a text that no font has.

    Notes
    -----
    Each is tried alone, before anything is laid out: a line from right to left in which a glyph is missing can make the
    typesetter give up without a word of why.
    """
    wanted = sorted({letter for letter in text if letter > _LATIN})
    if not wanted:
        return ()
    try:
        typst.compile(
            _PROBE,
            format="pdf",
            pdf_standards="ua-1",
            font_paths=fonts,
            sys_inputs={"characters": json.dumps(wanted)},
        )
    except typst.TypstError as problem:
        return tuple(_complaints(problem))
    return ()


def _blamed(problem: BaseException, text: str) -> Iterator[str]:
    """Give the characters that a failure is about: those it names, else the accents and invisible signs of the text."""
    if isinstance(problem, typst.TypstError):
        yield from _complaints(problem)
    elif type(problem).__name__ == "PanicException":
        yield from sorted({letter for letter in text if unicodedata.category(letter)[0] in "MC"})


def _complaints(problem: typst.TypstError) -> Iterator[str]:
    """Give the characters that the typesetter cannot show, as it names them."""
    for shown in _UNSHOWN.findall(problem.diagnostic):
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), shown)


def _fit(inputs: dict[str, str], sizes: tuple[float, ...], fonts: typst.Fonts) -> tuple[bytes, int, float]:
    """Typeset in the first of some sizes of type in which it fits one page, else in the last of them."""
    pages, size = 0, sizes[0]
    for size in sizes:
        found = typst.query(
            _TEMPLATE, "<pages>", field="value", one=True, font_paths=fonts, sys_inputs=_with_size(inputs, size)
        )
        pages = int(found)
        if pages == 1:
            break
    made = typst.compile(
        _TEMPLATE, format="pdf", pdf_standards="ua-1", font_paths=fonts, sys_inputs=_with_size(inputs, size)
    )
    return made, pages, size


def _with_size(inputs: dict[str, str], size: float) -> dict[str, str]:
    return {**inputs, "size": f"{size:g}"}
