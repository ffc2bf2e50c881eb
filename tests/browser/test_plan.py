"""A product manager plans a quarter: a capacity, a feature that must be in, its price, and what it requires."""

import re

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server

LEADER = "Answers with their sources shown"
NEEDED = "Confidence label on each answer"


def test_a_forced_feature_and_what_it_requires_are_kept_and_priced(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/plan", "How much can be built?")
    capacity = page.get_by_label("Capacity", exact=True)
    capacity.fill("40")
    capacity.press("Enter")
    expect(page.get_by_role("heading", name="Ten features fit, taking 40 of 40 person-weeks.")).to_be_visible()

    name = page.get_by_role("combobox", name="Feature")
    name.fill("Answers with")
    name.press("Enter")
    acts.settle(page, "would cost")
    page.get_by_role("radio", name="Must be in").click()
    acts.await_revision(page, 3)
    # The title stands in isolation marks, so it is matched piece by piece.
    price = re.compile(rf"Keeping .{{0,3}}{LEADER}.{{0,3}} in costs .*the plan loses 44 points")
    expect(page.get_by_text(price).first).to_be_visible()

    needs = page.get_by_role("combobox", name="Requires")
    needs.fill(NEEDED)
    needs.press("Enter")
    acts.await_revision(page, 4)
    rule = re.compile(rf"{LEADER}.{{0,3}} requires .{{0,3}}{NEEDED}")
    expect(page.get_by_text(rule)).to_be_visible()

    page.reload()
    acts.settle(page, "What the plan keeps to")
    expect(page.get_by_text(rule)).to_be_visible()
    expect(page.get_by_text(re.compile(rf"{LEADER}.{{0,3}} must be in"))).to_be_visible()
    expect(page.get_by_label("Capacity", exact=True)).to_have_value("40")
