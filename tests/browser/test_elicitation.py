"""Weights by rank order, as a person finds, uses and undoes them."""

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server


def test_weights_by_rank_order_reach_the_sliders_and_are_undone(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/", "is scored and ready to weigh")
    acts.open_page(page, "Weights", "Every dimension counts the same.")
    page.get_by_role("button", name="Rank order").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Then the weights appear here.")).to_be_visible()
    groups = dialog.get_by_test_id("stButtonGroup")
    for place in range(5):
        groups.nth(place).get_by_text(str(place + 1), exact=True).click()
        if place < 4:
            expect(dialog.get_by_text(f"{place + 1} of 5 have a place.")).to_be_visible()
    use = dialog.get_by_role("button", name="Use these weights")
    expect(use).to_be_visible()
    acts.await_revision(page, 1)
    use.focus()
    page.keyboard.press("Enter")
    acts.await_revision(page, 2)
    expect(page.get_by_role("slider", name="User impact")).to_have_value("46")
    expect(page.get_by_text("How the ways differ")).to_be_visible()
    page.get_by_role("button", name="undo icon").click()
    acts.await_revision(page, 3)
    expect(page.get_by_role("slider", name="User impact")).to_have_value("20")
