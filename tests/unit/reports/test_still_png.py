"""A drawn chart as PNG: its size, what stands where, any script, nothing from outside."""

from io import BytesIO

import pytest
import typst
from PIL import Image

from workbench.reports.still_png import MOST_WIDTH, png_size, svg_to_png

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">{}</svg>'
_RED_LEFT = _SVG.format('<rect width="100" height="100" fill="#FF0000"/>')
_TEXT = '<text x="10" y="50" font-size="20" font-family="sans-serif">{}</text>'


def test_the_width_is_as_asked_and_the_height_follows() -> None:
    assert png_size(svg_to_png(_RED_LEFT, width_px=333)) == (333, 167)


def test_what_the_picture_leaves_free_is_white_a_colour_or_transparent() -> None:
    left, right = _pixel(svg_to_png(_RED_LEFT, width_px=20), 2), _pixel(svg_to_png(_RED_LEFT, width_px=20), 17)
    assert left[:3] == (255, 0, 0)
    assert right[:3] == (255, 255, 255)
    assert _pixel(svg_to_png(_RED_LEFT, width_px=20, background="#14181F"), 17)[:3] == (20, 24, 31)
    assert _pixel(svg_to_png(_RED_LEFT, width_px=20, background=None), 17) == (0, 0, 0, 0)


def test_text_of_any_script_leaves_ink() -> None:
    assert _colours(_SVG.format("")) == 1
    for words in ("Summary", "日本語", "مرحبا", "Ω ≥ 3"):
        assert _colours(_SVG.format(_TEXT.format(words))) > 5, words


def test_the_same_picture_gives_the_same_bytes() -> None:
    svg = _SVG.format(_TEXT.format("again"))
    assert svg_to_png(svg, width_px=400) == svg_to_png(svg, width_px=400)


def test_typesetting_commands_in_a_picture_stay_text() -> None:
    svg = _SVG.format(_TEXT.format('") #panic("out") #read("/etc/passwd")'))
    assert png_size(svg_to_png(svg, width_px=200)) == (200, 100)


def test_a_picture_that_wants_a_file_or_is_none_is_refused() -> None:
    with pytest.raises(typst.TypstError):
        svg_to_png(_SVG.format('<image href="/etc/hostname" width="5" height="5"/>'), width_px=20)
    with pytest.raises(typst.TypstError):
        svg_to_png("<svg", width_px=20)


@pytest.mark.parametrize("width", [0, -1, MOST_WIDTH + 1])
def test_a_width_that_no_picture_has_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match="pixels wide"):
        svg_to_png(_RED_LEFT, width_px=width)


def test_a_background_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        svg_to_png(_RED_LEFT, width_px=20, background='#FFFFFF"); #panic("')


def _picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGBA")


def _pixel(png: bytes, place: int) -> tuple[int, ...]:
    found = _picture(png).getpixel((place, 5))
    assert isinstance(found, tuple)
    return found


def _colours(svg: str) -> int:
    """Count how many different colours are drawn: white alone, or white and the shades at the letters' edges."""
    return len(_picture(svg_to_png(svg, width_px=200)).getcolors(100_000) or ())
