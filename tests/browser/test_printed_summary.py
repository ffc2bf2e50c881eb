"""The summary in a real browser: one page of A4 or Letter paper, and not one request to anybody."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from workbench.model import (
    Backlog,
    Capacity,
    Choice,
    Decision,
    Evidence,
    EvidenceKind,
    Feature,
    PlanRules,
    Score,
    built_in_framework,
)
from workbench.reports.html import write_html
from workbench.workflows import evaluate
from workbench.workspace.summaries import make_summary

pytestmark = pytest.mark.browser

TITLES = {
    "ordinary": "Answers with their sources",
    "wide": "W" * 90,
    "full-width": "漢字テスト" * 20,
    "many words": "a b c d e f g h i j k l m n o p q",
    "right to left": "تطبيق الهاتف 6 wk",
}


def summary_page(count: int, title: str, *, is_decided: bool = False) -> bytes:
    """Write the summary of a backlog; a decided one has every sentence that can be drafted, as long as it can be."""
    keys = built_in_framework("five-dimensions").keys
    choices = {0: Choice.NOW, 1: Choice.NOW, 2: Choice.NOW, 3: Choice.NO, 4: Choice.NO}
    features = tuple(
        Feature(
            id=str(one),
            title=f"{one} {title}",
            scores={key: Score.exactly(1 + (one * place) % 5) for place, key in enumerate(keys, 1) if one % 9 != place},
            who=title,
            risk=title,
            success_metric=title,
            evidence=(Evidence(kind=EvidenceKind.INTERVIEW, sentence=title),),
            decision=Decision(choice=choices[one], reason=title, reopen=title)
            if is_decided and one in choices
            else None,
        )
        for one in range(count)
    )
    backlog = Backlog(
        name=title,
        framework=built_in_framework("five-dimensions"),
        features=features,
        plan=PlanRules(capacities=(Capacity(amount=40),)) if is_decided else PlanRules(),
    )
    summary, chart = make_summary(backlog, evaluate(backlog), revision=41, today=dt.date(2026, 11, 24))
    return write_html(summary, chart)


@pytest.mark.parametrize("count, is_decided", [(0, False), (1, False), (36, False), (36, True), (1000, True)])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_it_prints_on_one_page_and_asks_nobody_for_anything(
    browser: Browser, tmp_path: Path, count: int, title: str, *, is_decided: bool
) -> None:
    file = tmp_path / "summary.html"
    file.write_bytes(summary_page(count, title, is_decided=is_decided))
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(file.as_uri())
    papers = [page.pdf(prefer_css_page_size=True), page.pdf(format="Letter")]
    context.close()

    assert [len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) for paper in papers] == [1, 1]
    assert asked == [file.as_uri()]
    assert complaints == []
