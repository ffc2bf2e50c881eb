"""A template of the readers' own: its look is kept, its slides are not; what cannot be used is refused."""

import datetime as dt
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from sample_data import load_harbour_assist
from workbench.errors import UnsuitableTemplate
from workbench.model import Capacity, PlanRules
from workbench.reports.slides import write_slides
from workbench.reports.slides_sheet import pack
from workbench.reports.slides_template import MOST_BYTES, lay_ground
from workbench.workflows import evaluate

_SLIDES = b"presentationml.presentation.main+xml"
_TEMPLATE = b"presentationml.template.main+xml"


def template(*, keep: tuple[str, ...] = ()) -> bytes:
    """Make a template of 4:3 with a slide of its own; ``keep`` names the layouts that stay, all where empty."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Last year's secret"
    ground = deck.slide_master.background.fill
    ground.solid()
    ground.fore_color.rgb = _rgb("112233")
    for layout in list(deck.slide_layouts):
        if keep and layout.name not in (*keep, "Title Slide"):
            deck.slide_layouts.remove(layout)
    return saved(deck)


def saved(deck: Any) -> bytes:  # noqa: ANN401 - python-pptx has no types
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


_rgb: Any = RGBColor.from_string


def files_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written_on(data: bytes) -> bytes:
    backlog = load_harbour_assist()
    return write_slides(backlog, evaluate(backlog), revision=1, today=dt.date(2026, 11, 25), template=data)


@pytest.mark.parametrize("keep", [(), ("Title Only",), ("Title and Content",)])
def test_its_shape_and_ground_are_kept_and_its_slides_are_gone(keep: tuple[str, ...]) -> None:
    data = written_on(template(keep=keep))
    deck = Presentation(BytesIO(data))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert str(deck.slide_master.background.fill.fore_color.rgb) == "112233"
    assert len(deck.slides) == 10
    assert not [name for name, part in files_of(data).items() if b"secret" in part]
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        kinds = [place.placeholder_format.type for place in slide.placeholders]
        assert kinds == [PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.SLIDE_NUMBER]
        assert all(shape.left + shape.width <= deck.slide_width for shape in slide.shapes)
        assert all(shape.top + shape.height <= deck.slide_height for shape in slide.shapes)


def wide() -> bytes:
    """Make a template of 16:9 with a ground of its own."""
    deck: Any = Presentation()
    factor = Inches(13.333) / deck.slide_width
    deck.slide_width = Inches(13.333)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:  # noqa: SLF001 - a place of its own, not its master's
                shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
    return saved(deck)


@pytest.mark.parametrize(
    "data, capacity",
    [(None, None), (None, 40), (template(), 40), (wide(), 12)],
    ids=["ours, no plan", "ours", "4:3", "16:9"],
)
def test_nothing_on_a_slide_lies_over_anything_else_on_any_ground(data: bytes | None, capacity: int | None) -> None:
    rules = PlanRules(capacities=(Capacity(amount=capacity),)) if capacity else PlanRules()
    backlog = load_harbour_assist().model_copy(update={"plan": rules})
    day = dt.date(2026, 11, 25)
    deck = Presentation(BytesIO(write_slides(backlog, evaluate(backlog), revision=1, today=day, template=data)))
    for slide in deck.slides:
        boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in slide.shapes]
        for place, (left, top, right, bottom) in enumerate(boxes):
            assert right <= deck.slide_width
            assert bottom <= deck.slide_height
            for other in boxes[place + 1 :]:
                assert other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top


def test_the_first_slide_says_its_state_and_revision_where_a_template_has_no_foot_of_ours() -> None:
    said = [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            for slide in Presentation(BytesIO(written_on(template()))).slides]  # fmt: skip
    foot = "Draft · 25 November 2026 · backlog “Harbour Assist” · revision 1"
    assert [foot in texts for texts in said] == [True] + [False] * 9


def test_sections_and_shows_that_name_its_slides_go_with_them() -> None:
    deck: Any = Presentation(BytesIO(template()))
    space = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    section = '<p14:section name="Old" id="{0}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    newer = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    listed = f"<p14:sectionLst {newer}>{section}</p14:sectionLst>"
    deck.element.append(parse_xml(f"<p:custShowLst {space}/>"))
    deck.element.append(parse_xml(f'<p:extLst {space}><p:ext uri="a">{listed}</p:ext></p:extLst>'))
    kept = files_of(written_on(saved(deck)))["ppt/presentation.xml"]
    assert b"sectionLst" not in kept
    assert b"custShowLst" not in kept


def test_a_layout_is_found_by_its_places_whatever_it_is_called() -> None:
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name != "Title Only":
            deck.slide_layouts.remove(layout)
    deck.slide_layouts[0].name = "Nur Titel"
    assert lay_ground(saved(deck)).layout.name == "Nur Titel"


def test_the_same_template_gives_the_same_bytes() -> None:
    assert written_on(template()) == written_on(template())


def test_a_file_for_templates_is_taken_too() -> None:
    files = files_of(template())
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(_SLIDES, _TEMPLATE)
    deck = Presentation(BytesIO(written_on(pack(files))))
    assert len(deck.slides) == 10


def test_a_template_without_room_below_a_title_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnsuitableTemplate, match="No layout of this template has a title and room below it"):
        lay_ground(template(keep=("Blank",)))
    deck: Any = Presentation()
    for layout in deck.slide_layouts:
        for place in layout.placeholders:
            if place.placeholder_format.idx == 0:
                place.left, place.top, place.width, place.height = 0, 0, deck.slide_width, deck.slide_height
    with pytest.raises(UnsuitableTemplate, match="room below it"):
        lay_ground(saved(deck))


def test_macros_are_refused() -> None:
    with pytest.raises(UnsuitableTemplate, match="holds macros"):
        lay_ground(pack(files_of(template()) | {"ppt/vbaProject.bin": b"x"}))


BROKEN = (b"", b"%PDF-1.7", b"PK\x03\x04broken", pack({"a.txt": b"a"}), pack({"[Content_Types].xml": b"<a"}))


@pytest.mark.parametrize("data", BROKEN)
def test_what_powerpoint_has_not_written_is_refused(data: bytes) -> None:
    with pytest.raises(UnsuitableTemplate, match="not a template that PowerPoint has written"):
        lay_ground(data)


def test_too_large_a_template_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnsuitableTemplate, match="too large"):
        lay_ground(template() + b"0" * MOST_BYTES)
    bomb = pack(files_of(template()) | {f"ppt/media/{place}.bin": b"\0" * 70_000_000 for place in range(3)})
    with pytest.raises(UnsuitableTemplate, match="too large"):
        lay_ground(bomb)
