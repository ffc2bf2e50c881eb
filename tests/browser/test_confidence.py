"""A product manager asks whether the ranking would survive a disagreement."""

import re

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server


def test_loosening_the_weights_changes_the_sentence(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/confidence", "reasonable weightings")
    sentence = page.get_by_role("heading", name=re.compile("First place is")).first
    before = sentence.inner_text()
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(8):
        slider.press("ArrowRight")
    expect(sentence).not_to_have_text(before)
    expect(page.get_by_text("Bands we can tell apart")).to_be_visible()
