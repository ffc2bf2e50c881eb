"""The styles of a Word document: named as Word names them, so that headings and lists are what they look like."""

import re

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

SERIF, SANS = "Georgia", "Calibri"
"""Fonts that Word has on every system; LibreOffice has metric twins or near relatives of both."""
TEXT, MUTED, INK, BORDER, SECOND = "1E2530", "5A606B", "2F4368", "DAD8D1", "F4F3EF"
GAP, SMALL, TABLE_TEXT = "Gap", "Small", "Table Text"
"""Styles of our own: a place to be filled in, a note, the words in a table."""


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsiaTheme="minorEastAsia" w:cs="Arial"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(half_points: int, colour: str) -> str:
    return f'{_fonts(SERIF)}<w:b/><w:bCs/><w:color w:val="{colour}"/>{_size(half_points)}'


_WORD_2013 = "15"
"""The newest way of laying out that there is; Word says so in its title bar when a file asks for an older one."""
_SIZED = re.compile(r'(<w:sz w:val|<w:szCs w:val|w:before|w:after)="(\d+)"')
_LEFT_RULE = f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{BORDER}"/></w:pBdr>'
_AROUND = '<w:spacing w:before="40" w:after="120"/>'
_STYLES: dict[str, tuple[str, str]] = {
    "Normal": (
        '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>',
        f'{_fonts(SANS)}<w:color w:val="{TEXT}"/>{_size(21)}',
    ),
    "Title": ('<w:keepNext/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/>', _heading(34, TEXT)),
    "Subtitle": ('<w:spacing w:after="200"/>', f'<w:color w:val="{MUTED}"/>{_size(18)}'),
    "Heading 1": (
        '<w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="80"/><w:outlineLvl w:val="0"/>',
        _heading(25, INK),
    ),
    "Heading 2": (
        '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/>',
        _heading(22, TEXT),
    ),
    "List Bullet": (
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="50"/><w:ind w:left="360" w:hanging="260"/>', "",
    ),
    "Footer": (
        f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{BORDER}"/></w:pBdr><w:spacing w:after="0"/>',
        f'<w:color w:val="{MUTED}"/>{_size(16)}',
    ),
    GAP: (
        f'{_LEFT_RULE}<w:shd w:val="clear" w:color="auto" w:fill="{SECOND}"/>{_AROUND}<w:ind w:left="170"/>',
        f'<w:i/><w:iCs/><w:color w:val="{MUTED}"/>',
    ),
    SMALL: ("", f'<w:color w:val="{MUTED}"/>{_size(18)}'),
    TABLE_TEXT: ('<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>', _size(19)),
}  # fmt: skip
"""Name → what a paragraph and a run of that style are like."""


def set_styles(document: WordDocument, *, scale: float = 1.0) -> None:
    """Give a new Word document our styles, its language, and today's way of laying out.

    Parameters
    ----------
    document
        A new one.
    scale
        Share of the usual sizes of type and of the space around paragraphs.
    """
    for name, (paragraph, run) in _STYLES.items():
        if name not in document.styles:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
        style = document.styles[name].element
        for old in style.findall(qn("w:pPr")) + style.findall(qn("w:rPr")):
            style.remove(old)
        for tag, inner in (("pPr", paragraph), ("rPr", run)):
            style.append(parse_xml(f"<w:{tag} {nsdecls('w')}>{_scaled(inner, scale)}</w:{tag}>"))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _scaled(inner: str, scale: float) -> str:
    return _SIZED.sub(lambda found: f'{found[1]}="{round(int(found[2]) * scale)}"', inner)
