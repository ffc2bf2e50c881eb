"""A product manager asks whether the ranking would survive a disagreement."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import Server
from workbench.workspace import keep_backlog, open_store
from workbench.workspace.files import understand_file

ROOT = Path(__file__).parents[2]


def test_loosening_the_weights_changes_the_sentence(page: Page, server: Server) -> None:
    acts.visit(page, f"{server.url}/confidence", "reasonable weightings")
    sentence = page.get_by_role("heading", name=re.compile("First place is")).first
    before = sentence.inner_text()
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(8):
        slider.press("ArrowRight")
    expect(sentence).not_to_have_text(before)
    expect(page.get_by_text("Bands we can tell apart")).to_be_visible()


def test_the_slider_goes_on_while_a_thousand_features_are_drawn(page: Page, server: Server) -> None:
    file = ROOT / "sample_data" / "thousand_features.csv"
    backlog = understand_file(file.name, file.read_bytes()).backlog
    kept = keep_backlog(open_store(str(server.database)), backlog, label="Imported")
    acts.visit(page, f"{server.url}/confidence?backlog={kept}", "Bands we can tell apart")
    slider = page.get_by_role("slider")
    slider.focus()
    # Each key starts draws anew; a run that nobody waits for any more must not hold up the next one.
    for _ in range(10):
        slider.press("ArrowRight")
    expect(slider).to_have_value("80")
    # Ten thousand draws of a thousand features take their time on a machine that is busy with other things.
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=120_000)
    expect(slider).to_have_value("80")
    expect(page.get_by_text("Varied: weights around yours and")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
