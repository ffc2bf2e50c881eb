"""The summary as an HTML file: escaped, self-contained, without anything it does not need."""

import datetime as dt
import re

from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.reports.content import summarise
from workbench.reports.html import write_html
from workbench.workflows import evaluate


def page(*titles: str, chart: str = "", name: str = "Harbour Assist") -> str:
    keys = built_in_framework("five-dimensions").keys
    features = tuple(
        Feature(id=str(place), title=title, scores={key: Score.exactly(1 + place % 5) for key in keys})
        for place, title in enumerate(titles)
    )
    backlog = Backlog(name=name, framework=built_in_framework("five-dimensions"), features=features)
    said = summarise(backlog, evaluate(backlog), revision=41, today=dt.date(2026, 11, 24))
    return write_html(said, chart).decode()


def test_the_page_holds_every_part_of_the_summary() -> None:
    text = page("Plum", "Fig", "Nut", "Pear", "Apple", "Quince", chart="<svg><title>Value against cost</title></svg>")

    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<h1>“\u2068Fig\u2069” and" not in text
    for part in (
        "<h1>“", "Draft · 24 November 2026", "<strong>Bottom line.</strong>", "What comes first", "How sure",
        "<svg><title>Value against cost</title></svg>", "What comes last, and why", "How firm is this",
        "Weights in percent: user impact 20",
    ):  # fmt: skip
        assert part in text


def test_titles_are_escaped_everywhere() -> None:
    text = page('<script>alert("x")</script>', "<img src=x onerror=alert(1)>", name="</title><script>y</script>")

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
    assert not [heading for heading in ("What comes", "How firm", "given up", "<table") if heading in text]


def test_light_and_dark_and_print_are_provided_for() -> None:
    text = page("Plum")

    assert "prefers-color-scheme: dark" in text
    assert "@page { size: A4" in text
    assert "#2F4368" in text
