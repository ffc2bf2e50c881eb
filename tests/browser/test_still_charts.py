"""Charts as pictures to take along: from the page to a file, and every word where the page shows it."""

import json
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import plotly
import plotly.graph_objects as go
import pytest
import streamlit
from PIL import Image
from playwright.sync_api import Browser, Page

from sample_data import load_harbour_assist
from tests.browser.acts import open_page, visit
from tests.browser.conftest import Server
from workbench import charts
from workbench.charts.still_svg import figure_svg
from workbench.workflows import evaluate, explain, find_ends, find_first_axes, trade_off

pytestmark = pytest.mark.browser

NEAR, APART = 2.5, 2.5
"""Pixels: how far the end or the middle that holds a word may stand from its place, and how far up or down."""
WIDER = 0.05
"""Share by which a word may be wider or narrower: its length is the estimated one."""


def test_the_trade_offs_leave_as_png_and_svg_named_after_chart_and_backlog(
    server: Server, page: Page, tmp_path: Path
) -> None:
    visit(page, server.url, "Which decision are we working on?")
    open_page(page, "Trade-offs", "What do we give up for what?")
    page.get_by_test_id("stPopoverButton").filter(has_text="download icon", visible=True).first.click()
    files = {}
    for label, suffix in (("PNG, for slides and documents", ".png"), ("SVG, sharp at any size", ".svg")):
        with page.expect_download() as started:
            page.get_by_role("button", name=label).click()
        assert started.value.suggested_filename.startswith("Harbour Assist – ")
        files[suffix] = tmp_path / started.value.suggested_filename
        started.value.save_as(files[suffix])
    assert files[".png"].stem == files[".svg"].stem
    picture = Image.open(BytesIO(files[".png"].read_bytes()))
    drawn = ET.fromstring(files[".svg"].read_text())  # noqa: S314 - ours
    assert picture.size == (2 * int(drawn.attrib["width"]), 2 * int(drawn.attrib["height"]))


def figures() -> dict[str, go.Figure]:
    backlog, colours = load_harbour_assist(), charts.palette(dark=False)
    evaluation = evaluate(backlog)
    ids = [evaluation.feature_ids[place] for place in evaluation.ranked]
    axes = find_first_axes(evaluation)
    assert axes is not None
    trade_offs = trade_off(backlog, evaluation, x=axes[0], y=axes[1])
    best, worst = find_ends(evaluation, best=5, worst=3)
    return {
        "trade-offs": charts.trade_off_figure(trade_offs, colours),
        "summary": charts.summary_figure(trade_offs, colours, funded=best, declined=worst),
        "side by side": charts.parallel_figure(backlog, evaluation, ids[:6], colours),
        "working": charts.working_figure(explain(backlog, evaluation, ids[4]), colours),
    }


WORDS = """root => [...document.querySelectorAll(root + ' text')].flatMap(text => {
  const lines = text.querySelectorAll('tspan.line');
  return lines.length ? [...lines] : [text];
}).map(one => {
  const box = one.getBoundingClientRect(), from = document.querySelector(root).getBoundingClientRect();
  return [one.textContent, box.left - from.left, box.right - from.left, (box.top + box.bottom) / 2 - from.top];
}).filter(one => one[0].trim())"""


def test_every_word_of_a_picture_stands_where_the_page_shows_it(browser: Browser) -> None:
    page = _page_with_plotly(browser)
    for name, figure in figures().items():
        drawn = figure_svg(figure, title=name)
        page.evaluate(
            """([figure, svg]) => { document.getElementById('still').innerHTML = svg;
            const wanted = [400, 600, 700].map(weight => document.fonts.load(`${weight} 13px "Source Sans"`));
            return Promise.all(wanted).then(() => Plotly.newPlot('page', figure.data, figure.layout)); }""",
            [json.loads(figure.to_json()), drawn],
        )
        shown, still = _words(page, "#page"), _words(page, "#still")
        assert [one[0] for one in shown] == [one[0] for one in still], name
        for (word, *there), (_, *here) in zip(shown, still, strict=True):
            offsets = [here[0] - there[0], here[1] - there[1], (sum(here[:2]) - sum(there[:2])) / 2]
            assert min(abs(one) for one in offsets) < NEAR, f"{name}: {word}"
            assert here[1] - here[0] == pytest.approx(there[1] - there[0], rel=WIDER, abs=NEAR), f"{name}: {word}"
            assert here[2] == pytest.approx(there[2], abs=APART), f"{name}: {word}"


def _words(page: Page, root: str) -> list[Any]:
    found: list[Any] = page.evaluate(WORDS, root)
    return sorted(found, key=lambda one: (one[0], round(one[3]), round(one[1])))


def _page_with_plotly(browser: Browser) -> Page:
    font = next((Path(streamlit.__file__).parent / "static" / "static" / "media").glob("SourceSansVF-Upright*"))
    source = f"data:font/woff2;base64,{b64encode(font.read_bytes()).decode()}"
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.set_content(
        f'<style>@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url({source}) }}'
        'body { margin: 0 }</style><div id="page"></div><div id="still"></div><p style="font-family: Source Sans">a</p>'
    )
    page.add_script_tag(path=Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    return page
