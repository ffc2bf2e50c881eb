"""What a person does in the browser, found by label, role or visible text."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

CELL_INPUT = ".gdg-style input, .gdg-style textarea"


def visit(page: Page, url: str, shows: str) -> None:
    """Go to an address and wait until a text is on the screen and the script has ended."""
    page.goto(url)
    settle(page, shows)


def settle(page: Page, shows: str) -> None:
    """Wait until a text is on the screen and the script has ended."""
    expect(page.get_by_text(shows).first).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


def open_page(page: Page, name: str, shows: str) -> None:
    """Follow a link of the navigation."""
    page.get_by_test_id("stTopNavLinkContainer").get_by_text(name, exact=True).click()
    settle(page, shows)


def revision(page: Page) -> int:
    """Read the revision from the header."""
    text = page.get_by_text(re.compile(r"revision \d+ · saved")).inner_text()
    return int(re.findall(r"\d+", text)[0])


def await_revision(page: Page, number: int) -> None:
    """Wait until the header shows a revision."""
    expect(page.get_by_text(f"revision {number} · saved")).to_be_visible()


def grid(page: Page) -> Locator:
    """Give the first grid of the page."""
    return page.get_by_test_id("stDataFrame").first


def import_file(page: Page, path: Path) -> None:
    """Choose a file on the Backlogs page and look at how it is understood."""
    page.get_by_role("button", name="Import a spreadsheet").click()
    page.locator("input[type=file]").set_input_files(str(path))
    expect(page.get_by_text(path.name).first).to_be_visible()
    page.get_by_role("button", name="Look at it").click()
    settle(page, "Did we understand your sheet?")


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


def download(page: Page, label: str, folder: Path) -> Path:
    """Take an export from the header's menu."""
    page.get_by_test_id("stPopover").filter(has_text="Export").get_by_role("button").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
