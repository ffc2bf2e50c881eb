"""A talk as it is given: the arrow keys, weights tried out, and the link to a frozen state."""

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server
from workbench.workspace import find_backlogs, open_backlog, open_store


def test_the_arrow_keys_lead_through_the_talk_and_a_frozen_state_has_its_own_link(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/", "is scored and ready to weigh")
    acts.open_page(page, "Present", "1 of ")
    for sentence in ("Draft: ", "leads, ten points clear", "Seven are best for their cost", "First place is firm"):
        if not page.get_by_text(sentence).first.is_visible():
            page.keyboard.press("ArrowRight")
        acts.settle(page, sentence)
    page.keyboard.press("ArrowLeft")
    acts.settle(page, "Seven are best for their cost")
    page.reload()
    acts.settle(page, "Seven are best for their cost")

    page.get_by_test_id("stPopover").filter(has_text="What if").get_by_role("button").click()
    slider = page.get_by_role("slider", name="Engineering cost")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_value("21")
    acts.settle(page, "weights tried out, nothing is saved")
    expect(page.get_by_text("Seven are best for their cost")).to_be_visible()
    store = open_store(str(server.database))
    backlog = find_backlogs(store)[0].id
    assert open_backlog(store, backlog).revision == 1

    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    acts.settle(page, "What comes first, and why?")
    acts.open_page(page, "Decisions", "Nothing is decided yet")
    page.get_by_text("Snapshots", exact=True).click()
    page.get_by_role("textbox", name="Name").fill("Before the meeting")
    page.get_by_role("button", name="Freeze the decision").click()
    acts.settle(page, "No rank has moved")
    page.get_by_test_id("stPopover").filter(has_text="Read-only link").get_by_role("button").click()
    link = page.get_by_role("link", name="Open it").get_attribute("href")
    assert link is not None
    acts.visit(page, link, "Before the meeting")
    expect(page.get_by_role("button", name="Leave")).to_have_count(0)
    expect(page.get_by_text("Draft: nothing is decided yet")).to_be_visible()
