"""Draw the slides of a deck: titles, words, tables and charts, each in its place."""

import datetime as dt
from copy import deepcopy
from io import BytesIO
from zipfile import ZipFile

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from workbench.charts.theme import palette
from workbench.reports.slides_charts import draw_bars, draw_scatter, rgb
from workbench.reports.slides_deck import Bars, Deck, Grid, Part, Slide, Words
from workbench.reports.slides_sheet import pack
from workbench.reports.slides_tables import draw_table, draw_tables
from workbench.reports.slides_template import Box, Ground
from workbench.reports.slides_text import LINE_HEIGHT, fit_lines, fit_title, runs_right_to_left, slide_text
from workbench.reports.slides_untyped import Untyped

_TITLE_SIZES = ((28.0, 2), (26.0, 2), (24.0, 2), (22.0, 2), (20.0, 3), (18.0, 3))
"""Points, and how many lines of that size have room."""
_WORD_SIZES = (22.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
_APART = 0.6
"""Between two paragraphs; share of the font size."""
_FOOT, _FOOT_SIZE, _FOOT_LINES = Pt(26), 12, 2
_GUTTER = Pt(24)
_MUTED = palette(dark=False).muted
_MOST_LINES = 40
_INSET = 15
"""Points that a title's box keeps free at its sides."""


def draw_deck(deck: Deck, ground: Ground, day: dt.date) -> bytes:
    """Draw a deck.

    Parameters
    ----------
    deck
        What is on the slides.
    ground
        The empty deck and its layout; used up.
    day
        The only date in the file.

    Returns
    -------
    PPTX; the same deck on the same ground gives the same bytes.
    """
    for number, slide in enumerate(deck.slides, start=1):
        _draw_slide(slide, deck, ground, number)
    properties = ground.deck.core_properties
    properties.title, properties.author, properties.last_modified_by = slide_text(deck.name), "", ""
    properties.created = properties.modified = dt.datetime.combine(day, dt.time())
    properties.revision = 1
    written = BytesIO()
    ground.deck.save(written)
    with ZipFile(written) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})


def _draw_slide(slide: Slide, deck: Deck, ground: Ground, number: int) -> None:
    page = ground.deck.slides.add_slide(ground.layout)
    for shape in list(page.placeholders):
        if shape.placeholder_format.idx != page.shapes.title.placeholder_format.idx:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx cannot take shapes out
    _write_title(page.shapes.title, slide.title, ground)
    if not ground.is_own:
        _number_as_theirs(page, ground.layout)
    area = ground.area
    foot = slide.foot if ground.is_own or number > 1 else f"{deck.foot} {slide.foot}".strip()
    if foot:
        lines = fit_lines(foot, Emu(area.width).pt, _FOOT_SIZE, most=_FOOT_LINES)[1]
        height = _FOOT + Pt((lines - 1) * _FOOT_SIZE * LINE_HEIGHT)
        area = Box(area.left, area.top, area.width, area.height - height)
        below = Box(area.left, area.top + area.height, area.width, height)
        _write_small(page, foot, below, is_own=ground.is_own)
    placed = list(zip(slide.parts, _split(area, slide), strict=True))
    tables = [(part, box) for part, box in placed if isinstance(part, Grid)]
    if len(tables) == len(placed):
        draw_tables(page, tables)
    else:
        for part, box in placed:
            _draw_part(page, part, box)
    if ground.is_own:
        _write_page_foot(page, deck.foot, ground, number)
    page.notes_slide.notes_text_frame.text = "\n".join(slide_text(one) for one in slide.notes)


def _number_as_theirs(page: Untyped, layout: Untyped) -> None:
    """Take over the layout's slide number: python-pptx leaves it out of new slides."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            page.shapes._spTree.append(deepcopy(shape._element))  # noqa: SLF001 - likewise


def _split(area: Box, slide: Slide) -> list[Box]:
    if len(slide.parts) == 1:
        return [area]
    first = round((area.width - _GUTTER) * slide.split)
    left = area.left + first + _GUTTER
    return [
        Box(area.left, area.top, first, area.height),
        Box(left, area.top, area.left + area.width - left, area.height),
    ]


def _draw_part(page: Untyped, part: Part, box: Box) -> None:
    if isinstance(part, Words):
        _write_words(page, part, box)
    elif isinstance(part, Grid):
        draw_table(page, part, box)
    elif isinstance(part, Bars):
        draw_bars(page, part, box)
    else:
        draw_scatter(page, part, box)


def _write_title(shape: Untyped, title: str, ground: Ground) -> None:
    text, size = fit_title(title, Emu(ground.title.width).pt - _INSET, _TITLE_SIZES)
    frame = shape.text_frame
    frame.text = text
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for run in frame.paragraphs[0].runs:
        run.font.size = Pt(size)
    set_direction(frame.paragraphs[0], text)


def _write_words(page: Untyped, words: Words, box: Box) -> None:
    """Write paragraphs in the largest type in which they fit; in the smallest the last ones are cut."""
    width, height = Emu(box.width).pt, Emu(box.height).pt
    sizes = [one for one in _WORD_SIZES if one <= words.most]
    size = next((one for one in sizes if _height(words, width, one) <= height), _WORD_SIZES[-1])
    frame = _add_text(page, box)
    used = 0.0
    for place, (lead, text) in enumerate(words.paragraphs):
        most = int((height - used) / (size * LINE_HEIGHT))
        if most < 1:
            break
        fitted, lines = fit_lines(f"{lead} {text}".strip(), width, size, most=most)
        used += (lines * LINE_HEIGHT + _APART) * size
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * _APART)
        head = slide_text(lead)
        if head and fitted.startswith(head):
            _add_run(paragraph, head, size, is_bold=True)
            fitted = fitted.removeprefix(head)
        _add_run(paragraph, fitted, size)
        set_direction(paragraph, fitted)


def _height(words: Words, width: float, size: float) -> float:
    lines = (fit_lines(f"{lead} {text}".strip(), width, size, most=_MOST_LINES)[1] for lead, text in words.paragraphs)
    return sum((count * LINE_HEIGHT + _APART) * size for count in lines)


def _write_small(page: Untyped, text: str, box: Box, *, is_own: bool) -> Untyped:
    frame = _add_text(page, box)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    run = _add_run(frame.paragraphs[0], fit_lines(text, Emu(box.width).pt, _FOOT_SIZE, most=_FOOT_LINES)[0], _FOOT_SIZE)
    if is_own:
        run.font.color.rgb = rgb(_MUTED)
    return frame


def _write_page_foot(page: Untyped, text: str, ground: Ground, number: int) -> None:
    """Say at the foot of a slide what it is from, and its number, which follows when slides are moved."""
    left, width = ground.area.left, ground.area.width
    top, height = ground.deck.slide_height - Pt(36), Pt(24)
    _write_small(page, text, Box(left, top, round(width * 0.9), height), is_own=True)
    frame = _write_small(page, "", Box(left + round(width * 0.9), top, round(width * 0.1), height), is_own=True)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    colour = f'<a:solidFill><a:srgbClr val="{_MUTED.removeprefix("#")}"/></a:solidFill>'
    field = (
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="en-GB" sz="{_FOOT_SIZE * 100}">{colour}</a:rPr><a:t>{number}</a:t></a:fld>'
    )
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)  # noqa: SLF001 - python-pptx knows no fields
    paragraph._p.insert(1, parse_xml(field))  # noqa: SLF001 - likewise


def _add_text(page: Untyped, box: Box) -> Untyped:
    frame = page.shapes.add_textbox(Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height)).text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _add_run(paragraph: Untyped, text: str, size: float, *, is_bold: bool = False) -> Untyped:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    return run


def set_direction(paragraph: Untyped, text: str) -> None:
    """Let a paragraph that begins from the right run from the right."""
    if runs_right_to_left(text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no way of its own
