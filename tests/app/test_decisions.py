"""Decisions and the no-list, by what the pages show."""

import pytest
from streamlit.testing.v1 import AppTest

from workbench.model.decision import Choice, Decision, DeclineForm
from workbench.workspace import find_backlogs, open_backlog, open_store
from workbench.workspace.deciding import decide
from workbench.workspace.no_list import export_no_list


def _said(running: AppTest) -> str:
    texts = [*(one.value for one in running.header), *(one.value for one in running.markdown)]
    return "\n".join(texts).replace("\\", "").replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("view", ["Board", "Snapshots", "After launch"])
def test_each_view_of_the_decisions_opens_on_the_sample(app: AppTest, view: str) -> None:
    running = app.switch_page("pages/decisions.py").run()
    running.segmented_control[0].set_value(view).run()
    assert not running.exception
    assert running.title[0].value == "What do we build, and what not?"


def test_without_a_no_the_no_list_says_where_to_begin(app: AppTest) -> None:
    running = app.switch_page("pages/no_list.py").run()
    assert not running.exception
    assert "choose No" in _said(running)


def test_a_declined_feature_stands_on_the_no_list_with_its_reason_and_what_would_reopen_it(app: AppTest) -> None:
    store = open_store()
    card = find_backlogs(store)[0]
    feature = open_backlog(store, card.id).backlog.features[0]
    refused = Decision(
        choice=Choice.NO, form=DeclineForm.NOT_US, reason="Agents type; nobody asked twice.", reopen="Two lost deals"
    )
    decide(store, card.id, {feature.id: refused})
    running = app.switch_page("pages/no_list.py").run()
    assert not running.exception
    said = _said(running)
    assert "Agents type; nobody asked twice." in said
    assert "Two lost deals" in said
    exported = export_no_list(open_backlog(store, card.id).backlog, ".md").decode()
    assert feature.title in exported.replace("\\", "").replace("\u2068", "").replace("\u2069", "")
