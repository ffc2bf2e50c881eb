"""The summary in a real browser: one A4 page on paper, and not one request to anybody."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from workbench.charts import palette, summary_svg
from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.reports.content import summarise
from workbench.reports.html import write_html
from workbench.workflows import evaluate, find_first_axes, trade_off

pytestmark = pytest.mark.browser

TITLES = {
    "ordinary": "Answers with their sources",
    "wide": "W" * 90,
    "full-width": "漢字テスト" * 20,
    "many words": "a b c d e f g h i j k l m n o p q",
    "right to left": "تطبيق الهاتف 6 wk",
}


def summary_page(count: int, title: str) -> bytes:
    keys = built_in_framework("five-dimensions").keys
    features = tuple(
        Feature(
            id=str(one),
            title=f"{one} {title}",
            scores={key: Score.exactly(1 + (one * place) % 5) for place, key in enumerate(keys, 1) if one % 9 != place},
        )
        for one in range(count)
    )
    backlog = Backlog(name=title, framework=built_in_framework("five-dimensions"), features=features)
    evaluation = evaluate(backlog)
    axes = find_first_axes(evaluation)
    chart = ""
    if axes is not None:
        best = [evaluation.feature_ids[position] for position in evaluation.ranked[:5]]
        trade_offs = trade_off(backlog, evaluation, x=axes[0], y=axes[1])
        chart = summary_svg(trade_offs, palette(dark=False), funded=best)
    return write_html(summarise(backlog, evaluation, revision=41, today=dt.date(2026, 11, 24)), chart)


@pytest.mark.parametrize("count", [0, 2, 36, 1000])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_it_prints_on_one_page_and_asks_nobody_for_anything(
    browser: Browser, tmp_path: Path, count: int, title: str
) -> None:
    file = tmp_path / "summary.html"
    file.write_bytes(summary_page(count, title))
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(file.as_uri())
    paper = page.pdf(prefer_css_page_size=True)
    context.close()

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    assert asked == [file.as_uri()]
    assert complaints == []
