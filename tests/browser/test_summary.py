"""The summary as a person edits it: sentence by sentence without losing a letter, checked, undone, downloaded."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server
from workbench.workspace import find_backlogs, open_backlog, open_store


def test_sentences_typed_one_after_the_other_are_all_kept_and_stand_in_the_file(
    page: Page, server: Server, tmp_path: Path
) -> None:
    acts.visit(page, f"{server.url}/summary", "Draft: nothing is decided yet; the top four are")
    page.get_by_text("Edit the sentences").click()
    acts.settle(page, "Without a decision")

    page.get_by_role("textbox", name="Without a decision").fill("Without a decision nothing is built. " * 4)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    # Typed while the sentence before is still being kept.
    page.keyboard.type("Latency drives renewals away", delay=30)
    page.keyboard.press("Tab")
    acts.await_revision(page, 3)
    page.get_by_role("textbox", name="Who approves").click()
    expect(page.get_by_role("textbox", name="Who approves")).to_be_focused()
    page.keyboard.type("The VP Product", delay=30)
    page.keyboard.press("Tab")
    acts.await_revision(page, 4)
    acts.settle(page, "“Latency” needs its business meaning.")

    with open_store(str(server.database)) as store:
        edits = open_backlog(store, find_backlogs(store)[0].id).backlog.summary
    assert {key: own.text for key, own in edits.texts.items()} == {
        "default": ("Without a decision nothing is built. " * 4).strip(),
        "why now": "Latency drives renewals away",
    }
    assert edits.approver == "The VP Product"

    page.get_by_role("button", name="Use “Waiting time”").click()
    acts.await_revision(page, 5)
    expect(page.get_by_role("textbox", name="Why now")).to_have_value("Waiting time drives renewals away")
    page.get_by_text("Edit the sentences").click()
    expect(page.get_by_text("Why now. Waiting time drives renewals away")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the summary").click()
    waiting.value.save_as(tmp_path / "summary.html")
    text = (tmp_path / "summary.html").read_text(encoding="utf-8")
    assert "<strong>Why now.</strong> Waiting time drives renewals away" in text
    assert "\u2068The VP Product\u2069 approves" in text
