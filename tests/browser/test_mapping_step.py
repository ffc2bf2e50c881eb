"""A file whose columns are corrected by hand, and its next version, which starts with the corrections."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.browser import acts
from tests.browser.conftest import Server
from workbench.model import Backlog, Direction, NumericScale, Score
from workbench.workspace import find_backlogs, open_backlog, open_store

SCORE = "How does each feature score?"
FILE = """Key,Title,Votes,Value,Effort (days)
S-1,Pay by card,7,3,5
S-2,Pay by invoice,3,5,8
S-3,Pay later,1,2,2
"""
LATER = """Key,Title,Votes,Value,Effort (days)
S-1,Pay by card,9,4,5
S-2,Pay by invoice,3,5,8
S-4,Split the bill,2,1,3
"""
VOTES, VALUE, EFFORT = 2, 3, 4
"""Rows of the mapping table, from 0."""
BETWEEN_KEYS = 100
"""Milliseconds."""
HEADER, ROW = 34, 33
COLUMN, BECOMES, BETTER, BEST = 20, 230, 360, 510
"""Where the mapping table's columns are; pixels from its left."""


def _open_cell(page: Page, row: int, across: int) -> None:
    """Open a cell of the mapping table for typing; on a table still being drawn that is lost, so it is tried again."""
    for _ in range(5):
        box = acts.grid(page).locator("canvas").first.bounding_box()
        assert box is not None
        # A click on the cell that is chosen already would open it, and Enter then close it again.
        page.keyboard.press("Escape")
        for place in (COLUMN, across):
            page.mouse.click(box["x"] + place, box["y"] + HEADER + ROW * row + ROW / 2)
            page.wait_for_timeout(BETWEEN_KEYS)
        page.keyboard.press("Enter")
        try:
            page.locator(acts.CELL_INPUT).first.wait_for(state="attached", timeout=3_000)
        except Late:
            continue
        return
    pytest.fail(f"Row {row} of the mapping table could not be opened.")


def _pick(page: Page, row: int, across: int, option: str, shows: str | re.Pattern[str] = "") -> None:
    """Choose in a cell; the table is drawn anew after each answer, and what is chosen meanwhile is chosen again."""
    settled = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    for _ in range(4):
        expect(settled).to_be_visible()
        _open_cell(page, row, across)
        page.keyboard.press("Control+a")
        # A cell's editor loses keys that come faster than a person types them.
        page.locator(acts.CELL_INPUT).first.press_sequentially(option, delay=BETWEEN_KEYS)
        page.wait_for_timeout(2 * BETWEEN_KEYS)
        page.keyboard.press("Enter")
        cell = acts.grid(page).locator(f"tr[aria-rowindex='{row + 2}'] td", has_text=shows or option)
        try:
            cell.first.wait_for(state="attached", timeout=3_000)
            page.wait_for_timeout(1_000)
            expect(settled).to_be_visible()
            cell.first.wait_for(state="attached", timeout=3_000)
        except Late:
            continue
        return
    pytest.fail(f"“{option}” could not be chosen in row {row} of the mapping table.")


def _kept(server: Server) -> Backlog:
    store = open_store(str(server.database))
    [card] = [one for one in find_backlogs(store) if one.name == "shop"]
    return open_backlog(store, card.id).backlog


def _write(folder: Path, text: str) -> Path:
    path = folder / "shop.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_corrections_are_imported_and_remembered_for_the_next_version_of_the_file(
    page: Page, server: Server, tmp_path: Path
) -> None:
    acts.visit(page, server.url, "is scored and ready to weigh")
    acts.import_file(page, _write(tmp_path, FILE))
    acts.settle(page, "All 3 rows will come in. One column needs your answer.")
    _pick(page, VOTES, BECOMES, "Keep as it is")
    expect(page.get_by_text("All 3 rows will come in.", exact=True)).to_be_visible()
    _pick(page, EFFORT, BETTER, "more")
    acts.settle(page, "Remember for files with these headers")
    _pick(page, VALUE, BEST, "10", re.compile("^10$"))
    acts.settle(page, "Remember for files with these headers")
    page.get_by_text("Remember for files with these headers").click()
    acts.settle(page, "Import 3 features")
    page.get_by_role("button", name="Import 3 features").click()
    acts.settle(page, SCORE)
    acts.await_revision(page, 1)

    before = _kept(server)
    value, effort = (before.framework.dimension(key) for key in ("business_value", "engineering_cost"))
    assert value.scale == NumericScale(worst=1, best=10)
    assert (effort.direction, effort.scale) == (
        Direction.HIGHER_IS_BETTER,
        NumericScale(worst=0, best=10, unit="days"),
    )
    assert [one.carried for one in before.features] == [{"Votes": "7"}, {"Votes": "3"}, {"Votes": "1"}]
    assert [one.score("business_value") for one in before.features] == [
        Score.exactly(3),
        Score.exactly(5),
        Score.exactly(2),
    ]

    acts.open_page(page, "Backlogs", "Which decision are we working on?")
    acts.import_file(page, _write(tmp_path, LATER))
    acts.settle(page, "It starts with your answers about three columns")
    acts.settle(page, "One feature changes and one feature is new.")
    acts.settle(page, "In the file 3 = 2 matched + 1 new · kept 3 = 2 matched + 1 not in the file")
    page.get_by_text(re.compile("^Remove .*not in the file")).click()
    acts.settle(page, "Update 1 feature, add 1, remove 1")
    page.get_by_role("button", name="Update 1 feature, add 1, remove 1").click()
    acts.settle(page, SCORE)
    acts.await_revision(page, 2)

    after = _kept(server)
    assert after.framework == before.framework
    assert [one.key for one in after.features] == ["S-1", "S-2", "S-4"]
    assert [one.score("engineering_cost") for one in after.features] == [
        Score.exactly(5),
        Score.exactly(8),
        Score.exactly(3),
    ]
    assert after.features[0].carried == {"Votes": "9"}
