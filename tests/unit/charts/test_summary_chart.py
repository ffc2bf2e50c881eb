from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sample_data import load_harbour_assist
from workbench.charts import Palette, palette, summary_figure, summary_svg
from workbench.charts.summary_layout import lay_summary
from workbench.model import Backlog, Evaluation
from workbench.workflows import TradeOffs, evaluate, trade_off

SVG = "{http://www.w3.org/2000/svg}"
FUNDED, DECLINED = ["citations", "handoff"], ["mobile"]


@pytest.fixture
def trade_offs(harbour: Backlog, judged: Evaluation) -> TradeOffs:
    return trade_off(harbour, judged, x="engineering_cost", y="benefits")


def picture(trade_offs: TradeOffs, colours: Palette) -> ET.Element:
    svg = summary_svg(trade_offs, colours, funded=FUNDED, declined=DECLINED, width=300)
    return ET.fromstring(svg)  # noqa: S314 - our own picture


def texts(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()).strip("\u2068\u2069") for one in root.iter(f"{SVG}text")]


def traces(figure: dict[str, Any]) -> dict[str, list[str]]:
    return {one["name"]: list(one["customdata"]) for one in figure["data"]}


def test_features_are_told_apart_by_what_was_decided(trade_offs: TradeOffs, light: Palette) -> None:
    figure = summary_figure(trade_offs, light, funded=FUNDED, declined=DECLINED).to_dict()
    assert traces(figure) == {
        "funded": ["citations", "handoff"],
        "declined": ["mobile"],
        "others": ["labels", "shortcuts", "voice"],
    }
    looks = {one["name"]: (one["marker"]["color"], one["marker"]["symbol"]) for one in figure["data"]}
    assert looks == {
        "funded": (light.ink, "circle"),
        "declined": (light.muted, "x-thin"),
        "others": (light.border, "circle"),
    }


def test_who_is_in_both_lists_counts_as_funded(trade_offs: TradeOffs, light: Palette) -> None:
    figure = summary_figure(trade_offs, light, funded=["mobile"], declined=["mobile"]).to_dict()
    assert (traces(figure)["funded"], traces(figure)["declined"]) == (["mobile"], [])


def test_the_picture_shows_what_the_figure_shows(trade_offs: TradeOffs, light: Palette) -> None:
    root = picture(trade_offs, light)
    kinds = [one.attrib["class"] for one in root.iter() if "class" in one.attrib]
    assert (kinds.count("funded"), kinds.count("declined"), kinds.count("other")) == (2, 1, 3)
    assert kinds.count("band") == 3
    figure = summary_figure(trade_offs, light, funded=FUNDED, declined=DECLINED).to_dict()
    funded = next(one for one in figure["data"] if one["name"] == "funded")
    low, high = figure["layout"]["xaxis"]["range"]
    # Citations and handoff, alone in the fourth band and first in the third of five.
    assert [(x - low) / (high - low) for x in funded["x"]] == pytest.approx([0.7, 0.5])
    drawn = [float(one.attrib["cx"]) / 292 for one in root.iter(f"{SVG}circle") if one.attrib["class"] == "funded"]
    assert drawn == pytest.approx([0.7, 0.5], abs=0.001)


def test_title_ticks_and_names_are_words(trade_offs: TradeOffs, light: Palette) -> None:
    words = texts(picture(trade_offs, light))
    assert words[0] == "Value ↑ against cost →"
    assert words[1:6] == ["1", "3", "6", "12", "20 weeks"]
    assert " ".join(words[6:]) == "Answers with their sources shown Hand-off to a person, with… Mobile app for agents"


def test_the_dark_picture_uses_the_dark_colours(trade_offs: TradeOffs) -> None:
    svg = summary_svg(trade_offs, palette(dark=True), funded=FUNDED)
    assert "#8FA9DB" in svg
    assert "#2F4368" not in svg


def test_plain_axes_have_round_numbers_the_last_with_its_unit(reach: Backlog, light: Palette) -> None:
    words = texts(picture(trade_off(reach, evaluate(reach), x="effort", y="reach"), light))
    assert words[:6] == ["Reach ↑ against cost →", "0", "5", "10", "15", "20 months"]


def test_no_word_leaves_the_picture(trade_offs: TradeOffs, light: Palette) -> None:
    phone = summary_figure(trade_offs, light, funded=FUNDED, declined=DECLINED, phone=True).to_dict()
    assert (phone["layout"]["width"], phone["layout"]["height"]) == (326, 232)
    for one in picture(trade_offs, light).iter(f"{SVG}text"):
        assert 0 <= float(one.attrib["x"]) <= 300
        assert 0 <= float(one.attrib["y"]) <= 232


def test_nothing_decided_and_nothing_scored_are_drawn_too(trade_offs: TradeOffs, light: Palette) -> None:
    empty = trade_offs.model_copy(update={"marks": (), "front": ()})
    assert traces(summary_figure(empty, light).to_dict()) == {"others": [], "declined": [], "funded": []}
    assert len(traces(summary_figure(trade_offs, light).to_dict())["others"]) == 6


def test_a_name_without_room_beside_its_mark_is_set_narrower_before_it_is_sent_away() -> None:
    # In two lines of the usual width the third name would need a leader of 160 pixels across the plot.
    backlog = load_harbour_assist()
    trade_offs = trade_off(backlog, evaluate(backlog), x="engineering_cost", y="benefits")
    layout = lay_summary(trade_offs, 445, funded=("ha-12", "ha-13", "ha-24", "ha-28"), declined=("ha-42",))
    third = layout.names[2]
    assert third.lines == ("Redaction of", "personal data")
    assert not third.placed.has_leader
