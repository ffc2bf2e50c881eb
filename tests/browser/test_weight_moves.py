"""Sliders moved faster than pages are drawn: what the hand did is kept, and nothing else is."""

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server
from workbench.workspace import find_backlogs, history, open_backlog, open_store


def _weights(server: Server) -> dict[str, int]:
    store = open_store(str(server.database))
    framework = open_backlog(store, find_backlogs(store)[0].id).backlog.framework
    return {key: round(100 * share) for key, share in framework.weights.items()}


def test_fifteen_quick_keys_lose_none(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/", "is scored and ready to weigh")
    acts.open_page(page, "Weights", "Every dimension counts the same.")
    page.get_by_role("slider", name="Engineering cost").focus()
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    acts.settle(page, "Engineering cost counts for 35 %.")
    expect(page.get_by_role("slider", name="Engineering cost")).to_have_value("35")
    assert _weights(server)["engineering_cost"] == 35


def test_weights_taken_from_elsewhere_are_not_taken_for_moves(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/", "is scored and ready to weigh")
    acts.open_page(page, "Weights", "Every dimension counts the same.")
    for preset, name, percent in (
        ("Users first", "User impact", "40"),
        ("Strategy first", "Strategic alignment", "40"),
        ("Soon and cheap", "Time-to-market", "30"),
    ):
        page.get_by_role("button", name="Start from").click()
        page.get_by_text(preset, exact=True).click()
        expect(page.get_by_role("slider", name=name)).to_have_value(percent)
    page.get_by_role("button", name="Equal weights").click()
    expect(page.get_by_text("Every dimension counts the same.")).to_be_visible()
    for name in ("User impact", "Business value", "Engineering cost"):
        expect(page.get_by_role("slider", name=name)).to_have_value("20")
    acts.await_revision(page, 5)
    store = open_store(str(server.database))
    assert len(history(store, find_backlogs(store)[0].id)) == 5
