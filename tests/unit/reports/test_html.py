"""The summary as an HTML file: escaped, self-contained, without anything it does not need."""

import datetime as dt
import re

from workbench.model import (
    Backlog,
    Choice,
    Decision,
    Feature,
    OwnText,
    Score,
    SummaryEdits,
    SummaryStatus,
    built_in_framework,
)
from workbench.reports.content import summarise
from workbench.reports.html import write_html
from workbench.workflows import evaluate


def page(*titles: str, chart: str = "", name: str = "Harbour Assist", own: str = "") -> str:
    """Write the page of a backlog whose first feature is funded and second declined."""
    keys = built_in_framework("five-dimensions").keys
    choices = [Choice.NOW, Choice.NO]
    features = tuple(
        Feature(
            id=str(place),
            title=title,
            scores={key: Score.exactly(1 + place % 5) for key in keys},
            decision=Decision(choice=choices[place], reason=own) if place < len(choices) else None,
        )
        for place, title in enumerate(titles)
    )
    edits = SummaryEdits(
        status=SummaryStatus.FOR_APPROVAL, approver=own, texts={"why now": OwnText(text=own)} if own else {}
    )
    backlog = Backlog(name=name, framework=built_in_framework("five-dimensions"), features=features, summary=edits)
    said = summarise(backlog, evaluate(backlog), revision=41, today=dt.date(2026, 11, 24))
    return write_html(said, chart).decode()


def test_the_page_holds_every_part_in_the_order_in_which_it_is_read() -> None:
    chart = "<svg><title>Value against cost</title></svg>"
    text = page("Plum", "Fig", "Nut", "Pear", chart=chart, own="Because")

    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    parts = (
        "<h1>Decision: fund “\u2068Plum\u2069” now; decline “\u2068Fig\u2069”</h1>",
        "For approval by \u2068Because\u2069",
        "<strong>Bottom line.</strong>", "<strong>What we ask.</strong>", "<strong>Why now.</strong> Because",
        "We fund", "How sure", "We do not do, and what would change our mind", chart,
        "<strong>How firm is this.</strong>", "<strong>Biggest assumption.</strong>",
        "All five dimensions weigh the same", "revision 41, 24 November 2026",
    )  # fmt: skip
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_gap_is_not_printed() -> None:
    text = page("Plum", "Fig")

    assert not [one for one in ("Why now", "Without a decision", "Who checks", "fill in") if one in text]


def test_titles_and_own_words_are_escaped_everywhere() -> None:
    evil = '<script>alert("x")</script>'
    text = page(evil, "<img src=x onerror=alert(1)>", name="</title><script>y</script>", own=evil)

    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(" in text
    assert "&lt;/title&gt;" in text


def test_nothing_is_loaded_from_outside_and_nothing_runs() -> None:
    text = page("Plum", "Fig")

    assert "default-src 'none'" in text
    assert not re.search(r"(?i)<script|<link|<iframe|@import|url\(|https?://|\bon\w+=", text)


def test_parts_with_nothing_to_say_are_left_out() -> None:
    text = page()

    assert "There are no features yet" in text
    assert not [heading for heading in ("We fund", "How firm", "trade-off", "<table", "<ul") if heading in text]


def test_light_and_dark_and_print_are_provided_for() -> None:
    text = page("Plum")

    assert "prefers-color-scheme: dark" in text
    assert "@page { size: A4" in text
    assert "#2F4368" in text
