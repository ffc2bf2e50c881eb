import io
import warnings

import pytest
from openpyxl import load_workbook

from sample_data import load_harbour_assist, read_sample
from workbench.errors import EditConflict
from workbench.model import Score
from workbench.workflows.merging import MergeChoices
from workbench.workspace import Clock, Store, edit_score, history, keep_backlog, open_backlog, undo
from workbench.workspace.brought_file import BroughtFile
from workbench.workspace.files import export_backlog, understand_file
from workbench.workspace.merging import (
    compare_with_file,
    import_again,
    is_own_export,
    merge_file,
    share_known,
    understand_for,
)

NAME = "tracker_export.csv"
EXPORT = read_sample(NAME)
CHANGED = EXPORT.replace(b",45.0,3.0,", b",60.0,3.0,").replace(b"HA-53,10153,Task,To Do", b"HA-53,10153,Task,Done")
GROWN = CHANGED.rstrip(b"\r\n") + b"\r\nSmarter hand-over,HA-99" + b"," * 26 + b"\r\n"


@pytest.fixture
def tracked(store: Store) -> str:
    """Keep the tracker's export and give its id."""
    return keep_backlog(store, understand_file(NAME, EXPORT).backlog, label="Imported")


def test_the_same_export_again_changes_nothing(store: Store, tracked: str) -> None:
    seen = open_backlog(store, tracked)
    recognition = understand_for(seen.backlog, BroughtFile(NAME, EXPORT))
    plan = compare_with_file(seen.backlog, recognition)
    assert (len(plan.matching.pairs), plan.matching.new, plan.matching.gone, plan.changes) == (40, (), (), ())
    assert import_again(store, seen, recognition) == 1


def test_a_later_export_is_one_change_that_can_be_undone(store: Store, tracked: str, clock: Clock) -> None:
    seen = open_backlog(store, tracked)
    assert import_again(store, seen, understand_for(seen.backlog, BroughtFile(NAME, GROWN)), now=clock) == 2
    after = open_backlog(store, tracked).backlog
    assert [(one.key, one.title) for one in after.features[40:]] == [("HA-99", "Smarter hand-over")]
    assert (seen.backlog.features[0].status, after.features[0].status) == ("To Do", "Done")
    assert after.features[1] == seen.backlog.features[1]
    assert after.features[1].scores["business_value"] == Score.exactly(45)
    assert history(store, tracked)[0].label == "Imported tracker_export.csv again"
    undo(store, tracked)
    assert open_backlog(store, tracked).backlog == seen.backlog


def test_an_edit_made_meanwhile_is_not_overwritten(store: Store, tracked: str) -> None:
    seen = open_backlog(store, tracked)
    edit_score(store, tracked, seen.backlog.features[0].id, "user_impact", Score.exactly(4))
    with pytest.raises(EditConflict):
        import_again(store, seen, understand_for(seen.backlog, BroughtFile(NAME, GROWN)))
    assert len(open_backlog(store, tracked).backlog.features) == 40


def test_a_file_is_read_for_the_framework_of_the_kept_backlog() -> None:
    kept = load_harbour_assist()
    data = b"Key,Title,Reach,Impact,Confidence,Effort\nHA-12,A,500,2,80%,3\n"
    assert understand_file("rice.csv", data).report.framework == "rice"
    assert understand_for(kept, BroughtFile("rice.csv", data)).report.framework == kept.framework.key


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_an_unchanged_workbench_export_changes_nothing(suffix: str) -> None:
    kept = load_harbour_assist()
    recognition = understand_file(f"Harbour Assist{suffix}", export_backlog(kept, suffix))
    assert is_own_export(recognition)
    assert share_known(kept, recognition) == 1
    assert merge_file(kept, recognition) == kept


def test_a_tracker_export_belongs_to_the_backlog_whose_keys_it_has() -> None:
    recognition = understand_file(NAME, EXPORT)
    assert not is_own_export(recognition)
    assert share_known(load_harbour_assist(), recognition) == 0.6
    assert share_known(recognition.backlog, recognition) == 1


def test_what_a_colleague_scored_otherwise_in_our_workbook_is_kept_beside_ours_and_can_be_undone(store: Store) -> None:
    kept = load_harbour_assist()
    first = kept.features[0]
    ours = first.scores["user_impact"].model_copy(update={"scorer": "Product"})
    scored = first.model_copy(update={"scores": first.scores | {"user_impact": ours}})
    kept = kept.model_copy(update={"features": (scored, *kept.features[1:])})
    backlog_id = keep_backlog(store, kept, label="Imported")
    seen = open_backlog(store, backlog_id)
    with warnings.catch_warnings(action="ignore"):  # openpyxl says which of our formats it does not know
        book = load_workbook(io.BytesIO(export_backlog(seen.backlog, ".xlsx")))
    sheet = book["Scores"]
    place = next(cell for cell in sheet[1] if str(cell.value).startswith("User impact"))
    row = next(row for row in range(2, sheet.max_row + 1) if first.title in {cell.value for cell in sheet[row]})
    sheet[f"{place.coordinate.rstrip('0123456789')}{row}"] = 1
    book.save(changed := io.BytesIO())

    recognition = understand_for(seen.backlog, BroughtFile("Harbour Assist.xlsx", changed.getvalue()))
    choices = MergeChoices(rules={"score:user_impact": "fill"}, scorer="Engineering")
    import_again(store, seen, recognition, choices)
    after = open_backlog(store, backlog_id).backlog.features[0].scores["user_impact"]
    assert (after.point, after.scorer) == (ours.point, "Product")
    assert [(one.scorer, one.point) for one in after.others] == [("Engineering", 1)]
    undo(store, backlog_id)
    assert open_backlog(store, backlog_id).backlog == seen.backlog
