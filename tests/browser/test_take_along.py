"""The decision about a feature, the draft of its requirements and a frozen decision, taken along as files."""

import io
import subprocess
from pathlib import Path

import docx
from playwright.sync_api import Locator, Page, expect

from tests.browser import acts
from tests.browser.conftest import Server

TITLE = "Answers with their sources shown"
PROBLEM = "I cannot forward an answer when I do not know where it comes from."


def _download(page: Page, button: Locator) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def _words(pdf: bytes) -> str:
    shown = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)  # noqa: S607
    return " ".join(shown.stdout.decode().split())


def test_a_feature_and_a_frozen_decision_are_taken_along_as_files(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/", "is scored and ready to weigh")
    acts.open_page(page, "Decisions", "Nothing is decided yet. 36 features wait.")
    page.get_by_role("combobox", name="Open a feature").fill(TITLE)
    page.get_by_role("option", name=f"\u2068{TITLE}\u2069", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Take it with you").click()
    expect(dialog.get_by_text("Requirements draft")).to_be_visible()

    name, markdown = _download(page, dialog.get_by_role("button", name="Markdown").first)
    assert name == f"{TITLE} – decision record.md"
    assert markdown.decode().startswith(f"# “{TITLE}” is not decided yet\n")
    assert PROBLEM in markdown.decode()
    name, pdf = _download(page, dialog.get_by_role("button", name="PDF").first)
    assert name == f"{TITLE} – decision record.pdf"
    assert PROBLEM in _words(pdf)
    name, word = _download(page, dialog.get_by_role("button", name="Word").nth(1))
    assert name == f"{TITLE} – requirements draft.docx"
    assert PROBLEM in [one.text for one in docx.Document(io.BytesIO(word)).paragraphs]
    dialog.get_by_role("button", name="Close").click()

    page.get_by_text("Snapshots", exact=True).click()
    page.get_by_role("textbox", name="Name").fill("Before the meeting")
    page.get_by_role("button", name="Freeze the decision").click()
    acts.settle(page, "No rank has moved: nothing that counts was edited.")
    page.get_by_text("Read Before the meeting as it was").click()
    name, pdf = _download(page, page.get_by_role("button", name="PDF"))
    assert name == "Before the meeting – decision.pdf"
    assert _words(pdf).startswith("Decision frozen as “Before the meeting”")
