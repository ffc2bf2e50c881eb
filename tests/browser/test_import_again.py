"""A tracker's export that comes again, changed, and goes into the backlog that it made."""

from pathlib import Path

from playwright.sync_api import Page

from sample_data import read_sample
from tests.browser import acts
from tests.browser.conftest import Server
from workbench.model import Backlog
from workbench.workspace import find_backlogs, open_backlog, open_store

SCORE = "How does each feature score?"


def _kept(server: Server) -> Backlog:
    """Read the backlog that the export made."""
    store = open_store(str(server.database))
    [card] = [one for one in find_backlogs(store) if one.name == "tracker export"]
    return open_backlog(store, card.id).backlog


def _write_again(folder: Path, data: bytes) -> Path:
    """Write the export as a tracker would give it a month later: one status and one score differ, one row is new."""
    later = data.replace(b"HA-53,10153,Task,To Do", b"HA-53,10153,Task,Done").replace(b",45.0,3.0,", b",60.0,3.0,")
    path = folder / "tracker_export.csv"
    path.write_bytes(later.rstrip(b"\r\n") + b"\r\nSmarter hand-over,HA-99" + b"," * 26 + b"\r\n")
    return path


def test_a_changed_export_updates_the_backlog_it_made_and_undo_takes_it_back(
    page: Page, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / "tracker_export.csv"
    path.write_bytes(read_sample("tracker_export.csv"))
    acts.visit(page, server.url, "is scored and ready to weigh")
    acts.import_file(page, path)
    acts.choose(page, "Bring it in as", "a new backlog")
    page.get_by_role("button", name="Import 40 features").click()
    acts.settle(page, SCORE)
    acts.await_revision(page, 1)
    before = _kept(server)

    acts.open_page(page, "Backlogs", "Which decision are we working on?")
    acts.import_file(page, _write_again(tmp_path, path.read_bytes()))
    acts.settle(page, "One feature changes and one feature is new.")
    acts.settle(page, "In the file 41 = 40 matched + 1 new · kept 40 = 40 matched + 0 not in the file")
    assert _kept(server) == before

    page.get_by_role("button", name="Update 1 feature, add 1").click()
    acts.settle(page, SCORE)
    acts.await_revision(page, 2)
    after = _kept(server)
    assert [one.title for one in after.features[40:]] == ["Smarter hand-over"]
    assert (before.features[0].status, after.features[0].status) == ("To Do", "Done")
    assert after.features[1].scores == before.features[1].scores

    page.get_by_role("button", name="undo icon").click()
    acts.await_revision(page, 3)
    assert _kept(server) == before
