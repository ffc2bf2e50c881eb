"""What is chosen from a box is what was meant, whatever else has the same name."""

from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from workbench.ui.text import distinct
from workbench.workspace import create_backlog, open_backlog, open_store
from workbench.workspace.features import add_feature


def test_labels_alike_are_numbered_around_those_that_are_there() -> None:
    labels = {"a": "Audit log", "b": "Audit log", "c": "Audit log (2)", "d": "Audit log", "e": "Webhooks"}
    assert list(distinct(labels).values()) == [
        "Audit log",
        "Audit log (3)",
        "Audit log (2)",
        "Audit log (4)",
        "Webhooks",
    ]


@given(st.dictionaries(st.integers().map(str), st.sampled_from(["A", "A (2)", "A (3)", "B", ""])))
def test_no_two_labels_are_alike_and_one_that_is_alone_stays(labels: dict[str, str]) -> None:
    found = distinct(labels)
    assert list(found) == list(labels)
    assert len(set(found.values())) == len(labels)
    alone = {key for key, label in labels.items() if list(labels.values()).count(label) == 1}
    assert all(found[key] == labels[key] for key in alone)


def test_of_two_features_of_one_title_the_one_that_was_chosen_is_opened(app: AppTest) -> None:
    store = open_store()
    backlog_id = create_backlog(store, "All backlogs…")
    create_backlog(store, "All backlogs…")
    first, second = (add_feature(store, backlog_id, {"title": "Audit log", "key": key}) for key in ("A-1", "A-2"))
    app.query_params["backlog"] = backlog_id
    running = app.switch_page("pages/decisions.py").run()
    box = next(one for one in running.selectbox if one.label == "Open a feature")
    assert box.options == ["\u2068Audit log\u2069", "\u2068Audit log\u2069 (2)"]
    assert [one.id for one in open_backlog(store, backlog_id).backlog.features] == [first, second]
    box.set_value(first).run()
    assert not running.exception
    assert running.session_state["decision_found"][1] == first
