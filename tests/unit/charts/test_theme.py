import pytest

from workbench.charts.theme import CONFIG, hue, hue_name, palette, start_figure
from workbench.model import BUILT_IN


def luminance(colour: str) -> float:
    """Relative luminance of '#RRGGBB' as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_and_marks_stand_out_from_the_background(name: str) -> None:
    colours = palette(dark=name == "dark")
    assert colours.is_dark is (name == "dark")
    for text in (colours.text, colours.muted):
        assert contrast(text, colours.background) >= 4.5
        assert contrast(text, colours.second) >= 4.5
    for mark in (colours.ink, colours.second_mark, *colours.hues, colours.error):
        assert contrast(mark, colours.background) >= 3


def test_the_five_dimensions_own_the_five_hues_in_their_order() -> None:
    light = palette(dark=False)
    keys = ("user_impact", "business_value", "strategic_alignment", "time_to_market", "engineering_cost")
    expected = ["#1565C0", "#0E9F7E", "#BE66B8", "#B08900", "#B23A0A"]
    assert [hue(light, key, 0) for key in keys] == expected
    assert light.hues == tuple(expected)
    assert [hue_name(key, 0) for key in keys] == ["blue", "green", "violet", "yellow", "orange"]


def test_a_hue_has_the_name_that_a_page_writes_it_with() -> None:
    light = palette(dark=False)
    for key in ("impact", "reach", "customer_reach", "release_noise", "job_size"):
        assert getattr(light, hue_name(key, 2)) == hue(light, key, 2)


@pytest.mark.parametrize("key", sorted(BUILT_IN))
def test_no_built_in_framework_uses_a_hue_twice(key: str) -> None:
    dimensions = BUILT_IN[key]().keys
    hues = {hue(palette(dark=True), one, place) for place, one in enumerate(dimensions)}
    assert len(hues) == len(dimensions)


@pytest.mark.parametrize(
    "key,name",
    [
        ("customer_reach", "blue"),
        ("annual_revenue", "green"),
        ("fit_with_goals", "violet"),
        ("launch_date", "yellow"),
        ("story_points", "orange"),
    ],
)
def test_a_dimension_of_ones_own_takes_the_hue_of_its_meaning(key: str, name: str) -> None:
    light = palette(dark=False)
    assert hue(light, key, 4) == getattr(light, name)


def test_a_key_that_says_nothing_takes_the_hue_of_its_place() -> None:
    light = palette(dark=False)
    assert [hue(light, "release_noise", place) for place in (0, 3, 6)] == [light.blue, light.yellow, light.green]


def test_the_bare_figure_has_no_background_no_legend_and_no_tools() -> None:
    layout = start_figure(palette(dark=False), width=300, height=200, margin=(1, 2, 3, 4)).to_dict()["layout"]
    template = layout["template"]["layout"]
    assert template["paper_bgcolor"] == template["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert (template["showlegend"], template["dragmode"], template["font"]["size"]) == (False, False, 13)
    assert (layout["margin"]["l"], layout["margin"]["t"], layout["margin"]["r"], layout["margin"]["b"]) == (1, 2, 3, 4)
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["scrollZoom"] is False
