"""From a capacity to a frozen decision, as a person makes it: drafted, three declined, frozen, edited, compared."""

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server

DECLINED = {
    "Mobile app for agents": "Nobody opened the prototype twice.",
    "Voice input": "Agents type.",
    "Webhooks": "The partners ask for files.",
}


def _decline(page: Page, title: str, reason: str, revision: int) -> None:
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    page.get_by_role("combobox", name="Open a feature").fill(title)
    page.get_by_role("option", name=f"\u2068{title}\u2069", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("No", exact=True).click()
    expect(dialog.get_by_text("Which no is it?")).to_be_visible()
    expect(dialog.get_by_role("textbox", name="Sentence for whoever asked")).to_have_value(
        f"Thank you for asking for “\u2068{title}\u2069”. We will not build it now, because other things help more of "
        "you sooner."
    )
    dialog.get_by_role("textbox", name="Reason").fill(reason)
    page.keyboard.press("Tab")
    acts.settle(page, "Which no is it?")
    dialog.get_by_role("button", name="Save").click()
    acts.await_revision(page, revision)


def test_a_decision_is_drafted_within_a_capacity_frozen_and_compared(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/", "is scored and ready to weigh")
    acts.open_page(page, "Decisions", "Nothing is decided yet. 36 features wait.")
    page.get_by_label("Capacity", exact=True).fill("40")
    page.keyboard.press("Enter")
    acts.await_revision(page, 2)
    expect(page.get_by_text("0 of 40 person-weeks")).to_be_visible()
    page.get_by_test_id("stPopover").filter(has_text="Draft the rest").get_by_role("button").click()
    expect(page.get_by_text("worth most together within 40 person-weeks")).to_be_visible()
    page.get_by_role("button", name="Draft", exact=True).click()
    acts.await_revision(page, 3)
    acts.settle(page, "Ten now, ten next and 16 later. Everything is decided.")
    expect(page.get_by_text("40 of 40 person-weeks")).to_be_visible()

    for revision, (title, reason) in enumerate(DECLINED.items(), start=4):
        _decline(page, title, reason, revision)
    acts.open_page(page, "No-list", "Three features are declined, each with a reason.")
    for reason in DECLINED.values():
        expect(page.get_by_text(reason)).to_be_visible()

    acts.open_page(page, "Decisions", "three no")
    page.get_by_text("Snapshots", exact=True).click()
    page.get_by_role("textbox", name="Name").fill("Before the meeting")
    page.get_by_role("button", name="Freeze the decision").click()
    acts.settle(page, "No rank has moved: nothing that counts was edited.")

    acts.open_page(page, "Weights", "Every dimension counts the same.")
    slider = page.get_by_role("slider", name="User impact")
    slider.focus()
    for percent in range(21, 31):
        page.keyboard.press("ArrowRight")
        expect(slider).to_have_value(str(percent))
    expect(page.get_by_text("User impact counts for")).to_be_visible()
    expect(page.get_by_text("Sum 100")).to_be_visible()
    acts.open_page(page, "Decisions", "three no")
    page.get_by_text("Snapshots", exact=True).click()
    expect(page.get_by_text("the furthest,")).to_be_visible()
    expect(page.get_by_text("Weight of User impact 20").first).to_be_visible()

    page.reload()
    acts.settle(page, "three no")
    expect(page.get_by_text("40 of 40 person-weeks")).to_be_visible()
    page.get_by_text("Snapshots", exact=True).click()
    expect(page.get_by_text("the furthest,")).to_be_visible()
