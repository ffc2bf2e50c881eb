"""A product manager takes a tipping weight at its word and sets the weights just beyond it."""

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server


def test_just_beyond_the_tipping_weight_the_named_feature_is_first(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/confidence", "How firm")
    page.get_by_text("Tipping points", exact=True).click()
    acts.settle(page, "Nearest to tipping")
    expect(page.get_by_role("heading", name="Engineering cost above 33")).to_contain_text("Ticket summaries")
    acts.open_page(page, "Weights", "The others keep their proportions")
    slider = page.get_by_role("slider", name="Engineering cost")
    slider.focus()
    for _ in range(15):
        slider.press("ArrowRight")
    expect(slider).to_have_value("35")
    expect(page.get_by_role("slider", name="User impact")).to_have_value("17")
    acts.settle(page, "The others keep their proportions")
    acts.open_page(page, "Ranking", "What comes first, and why?")
    expect(page.get_by_role("heading", name="Ticket summaries").first).to_be_visible()
