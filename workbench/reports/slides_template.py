"""What a deck is laid out on: our own look, or a template of the readers' own, by the kinds of its placeholders."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from workbench.charts.theme import palette
from workbench.errors import UnsuitableTemplate
from workbench.reports.slides_sheet import pack
from workbench.reports.slides_untyped import Untyped

MOST_BYTES = 25_000_000
MOST_UNPACKED = 200_000_000
_SERIF, _SANS = "Georgia", "Calibri"
"""On every machine that has PowerPoint."""
_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _TOP, _TITLE_HEIGHT = Inches(0.6), Inches(0.4), Inches(1.0)
_AREA_TOP, _AREA_HEIGHT = Inches(1.6), Inches(5.1)
_LEAST_SHARE = (0.5, 0.35)
"""Of the slide's width and height, that a template must leave for charts and tables."""
_AROUND = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_CONTENT = {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY}
_TEMPLATE_KIND = b"presentationml.template.main+xml"
_SLIDES_KIND = b"presentationml.presentation.main+xml"
_TYPES = "[Content_Types].xml"
_TOO_LARGE = "The template is too large: 25 MB at most. Take pictures out of its slides."


@dataclass(frozen=True)
class Box:
    """A place on a slide; EMU, 12,700 to a point."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Ground:
    """An empty deck with the layout that every slide takes.

    Attributes
    ----------
    deck
        What python-pptx calls a presentation.
    layout
        One with a title.
    area
        Where charts, tables and words go.
    title
        Where the title goes.
    is_own
        Whether it is our look; a template's fonts and colours are left alone.
    """

    deck: Untyped
    layout: Untyped
    area: Box
    title: Box
    is_own: bool


def lay_ground(template: bytes | None) -> Ground:
    """Open an empty deck.

    Parameters
    ----------
    template
        A PPTX or POTX file of theirs, whose slides are left out; None for our own look, 16:9.

    Raises
    ------
    UnsuitableTemplate
        When the template cannot be opened, holds macros, or has no layout with a title and room below it.
    """
    return _own() if template is None else _theirs(template)


def _own() -> Ground:
    deck = Presentation()
    factor = _WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(_WIDTH), Emu(_HEIGHT)
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)
    master = deck.slide_master
    for holder in (master, *master.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:  # noqa: SLF001 - a place of its own, not its master's
                shape.left, shape.width = Emu(round(shape.left * factor)), Emu(round(shape.width * factor))
    layout = next(
        one for one in master.slide_layouts if _kinds(one) <= {PP_PLACEHOLDER.TITLE, *_AROUND} and _title(one)
    )
    width = _WIDTH - 2 * _LEFT
    title = Box(_LEFT, _TOP, width, _TITLE_HEIGHT)
    for holder in (master, layout):
        _place(_title(holder), title)
    _set_title_style(master)
    _set_theme(master)
    return Ground(deck, layout, Box(_LEFT, _AREA_TOP, width, _AREA_HEIGHT), title, is_own=True)


def _theirs(template: bytes) -> Ground:
    deck = _open(template)
    _take_slides_out(deck)
    layouts = [one for master in deck.slide_masters for one in master.slide_layouts if _title(one) is not None]
    bare = [one for one in layouts if not _kinds(one) - _AROUND - {PP_PLACEHOLDER.TITLE}]
    filled = [one for one in layouts if len(_contents(one)) == 1]
    for layout in (*bare, *filled):
        title = _box(_title(layout))
        area = _area(deck, layout, title, filled)
        if area.width >= _LEAST_SHARE[0] * deck.slide_width and area.height >= _LEAST_SHARE[1] * deck.slide_height:
            return Ground(deck, layout, area, title, is_own=False)
    raise UnsuitableTemplate(
        "No layout of this template has a title and room below it. Use one with a layout such as “Title Only”, or none."
    )


def _take_slides_out(deck: Untyped) -> None:
    """Take out the slides, and the sections and custom shows that would still name them."""
    entries = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx has no way of its own
    for entry in list(entries):
        deck.part.drop_rel(entry.rId)
        entries.remove(entry)
    for part in deck.element.xpath(".//*[local-name()='sectionLst']/.. | .//*[local-name()='custShowLst']"):
        part.getparent().remove(part)


def _open(template: bytes) -> Untyped:
    if len(template) > MOST_BYTES:
        raise UnsuitableTemplate(_TOO_LARGE)
    try:
        with ZipFile(BytesIO(template)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                raise UnsuitableTemplate(_TOO_LARGE)
            files = {name: archive.read(name) for name in archive.namelist()}
        if any(name.lower().endswith("vbaproject.bin") for name in files):
            raise UnsuitableTemplate("The template holds macros. Save it as PPTX or POTX without them.")
        if _TYPES in files:
            files[_TYPES] = files[_TYPES].replace(_TEMPLATE_KIND, _SLIDES_KIND)
        return Presentation(BytesIO(pack(files)))
    except (BadZipFile, KeyError, ValueError, SyntaxError) as problem:
        raise UnsuitableTemplate(
            "This is not a template that PowerPoint has written. Use a PPTX or POTX file, or none."
        ) from problem


def _area(deck: Untyped, layout: Untyped, title: Box, filled: list[Untyped]) -> Box:
    """Give the place of the content: that of the layout's own, of a sister layout with the same title, or below it."""
    sisters = [_box(_contents(one)[0]) for one in (layout, *filled) if _contents(one) and _box(_title(one)) == title]
    found = next((box for box in sisters if not _meet(box, title)), None)
    if found is not None:
        return found
    gap, bottom = round(deck.slide_height * 0.03), round(deck.slide_height * 0.92)
    top = title.top + title.height + gap
    return Box(title.left, top, title.width, bottom - top)


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.left + other.width and other.left < one.left + one.width
    return across and one.top < other.top + other.height and other.top < one.top + one.height


def _kinds(layout: Untyped) -> set[Untyped]:
    return {one.placeholder_format.type for one in layout.placeholders}


def _title(holder: Untyped) -> Untyped:
    found = (one for one in holder.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.TITLE)
    return next(found, None)


def _contents(layout: Untyped) -> list[Untyped]:
    return [one for one in layout.placeholders if one.placeholder_format.type in _CONTENT]


def _box(shape: Untyped) -> Box:
    return Box(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)


def _place(shape: Untyped, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(one) for one in (box.left, box.top, box.width, box.height))


def _set_title_style(master: Untyped) -> None:
    """Set titles to the left, at the foot of their place, as a document has them."""
    level = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")  # noqa: SLF001 - not within python-pptx's reach
    level.set("algn", "l")
    level.find(qn("a:defRPr")).set("sz", "2600")
    level.find(qn("a:defRPr")).set("b", "1")
    body = _title(master)._element.txBody.find(qn("a:bodyPr"))  # noqa: SLF001 - likewise
    for name, value in (("anchor", "b"), ("lIns", "0"), ("rIns", "0")):
        body.set(name, value)


def _set_theme(master: Untyped) -> None:
    """Give the theme our fonts and colours, so that what a reader adds looks alike."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    light = palette(dark=False)
    colours = {"dk1": light.text, "lt1": light.background, "dk2": light.ink, "lt2": light.second, "hlink": light.ink,
               "folHlink": light.muted, "accent6": light.ink}  # fmt: skip
    colours |= {f"accent{place}": colour for place, colour in enumerate(light.hues, start=1)}
    for name, colour in colours.items():
        holder = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for old in list(holder):
            holder.remove(old)
        holder.append(holder.makeelement(qn("a:srgbClr"), {"val": colour.removeprefix("#")}))
    for kind, font in (("majorFont", _SERIF), ("minorFont", _SANS)):
        theme.find(f".//{qn(f'a:{kind}')}/{qn('a:latin')}").set("typeface", font)
    part._blob = serialize_part_xml(theme)  # noqa: SLF001 - likewise
