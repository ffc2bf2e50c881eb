"""A file that comes again: what another scorer gave stands beside what counts."""

from streamlit.testing.v1 import AppTest

from workbench.ui.import_source import PendingSource
from workbench.workspace import find_backlogs, keep_backlog, open_backlog, open_store
from workbench.workspace.brought_file import BroughtFile
from workbench.workspace.files import understand_file

FILE = b"Key,Title,Impact (1-5),Effort (1-5)\nS-1,Pay by card,5,2\nS-2,Pay later,3,4\n"
THEIRS = b"Key,Title,Impact (1-5),Effort (1-5)\nS-1,Pay by card,1,2\nS-2,Pay later,2,4\n"


def _bare(text: str) -> str:
    return text.replace("\\", "").replace("\u2068", "").replace("\u2069", "")


def test_a_named_scorers_file_is_kept_beside_and_the_screen_says_so(app: AppTest) -> None:
    store = open_store()
    kept = keep_backlog(store, understand_file("shop.csv", FILE).backlog, label="Imported")
    app.session_state["import_source"] = PendingSource(BroughtFile("theirs.csv", THEIRS))
    app.switch_page("pages/backlogs.py").run()
    assert not app.exception
    assert _bare(app.header[0].value) == "Nothing changes unless you take the file's."
    next(one for one in app.text_input if one.label == "Who gave the scores in this file?").input("Sales").run()
    assert _bare(app.header[0].value) == "Two scores of somebody else stand beside those kept."
    table = next(one.value for one in app.dataframe if "result" in one.value.columns)
    assert table["result"].tolist() == ["both", "both"]

    next(one for one in app.button if _bare(one.label) == "Keep two scores beside").click().run()
    assert not app.exception
    scores = [one.scores["user_impact"] for one in open_backlog(open_store(), kept).backlog.features]
    assert [(one.point, [(other.scorer, other.point) for other in one.others]) for one in scores] == [
        (5, [("Sales", 1)]),
        (3, [("Sales", 2)]),
    ]
    assert find_backlogs(store)[0].id == kept
