"""The presenting screen, by what it shows and by what it leaves alone."""

import pytest
from streamlit.testing.v1 import AppTest

from workbench.model import Capacity, Choice, Decision, PlanRules
from workbench.workspace import (
    create_backlog,
    edit_weights,
    find_backlogs,
    freeze,
    open_backlog,
    open_store,
    set_plan_rules,
)
from workbench.workspace.deciding import decide


def _open(app: AppTest, **query: str) -> AppTest:
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/present.py").run()


def _sentence(app: AppTest) -> str:
    assert not app.exception
    return app.header[0].value.replace("\\", "").replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    "step,sentence",
    [
        (
            "summary",
            (
                "Draft: nothing is decided yet; the top four are “Answers with their sources shown”, “Hand-off to a "
                "person, with context”, “Redaction of personal data” and one more"
            ),
        ),
        ("ranking", "“Answers with their sources shown” leads, ten points clear. Three features are provisional."),
        ("trade-offs", "Seven are best for their cost. “Mobile app for agents” costs 20 weeks; 29 others beat it."),
        (
            "confidence",
            "First place is firm: first in 95 of 100 reasonable weightings. Places 7 to 10 are a coin toss.",
        ),
        ("plan", "No capacity is set, so nothing is planned yet."),
        ("no-list", "Nothing has been declined yet."),
    ],
)
def test_each_step_says_one_sentence(app: AppTest, step: str, sentence: str) -> None:
    assert _sentence(_open(app, step=step)) == sentence


def test_the_plan_and_the_no_list_show_what_is_kept(app: AppTest) -> None:
    store = open_store()
    backlog_id = find_backlogs(store)[0].id
    set_plan_rules(store, backlog_id, PlanRules(capacities=(Capacity(amount=40),)))
    first = open_backlog(store, backlog_id).backlog.features[0]
    decide(store, backlog_id, {first.id: Decision(choice=Choice.NO, reason="<b>Nobody</b> asked twice.")})
    assert _sentence(_open(app, step="plan")) == "Ten features fit, taking 40 of 40 person-weeks."
    note = next(one.value for one in app.markdown if "is left out" in one.value)
    assert note.replace("\u2068", "").replace("\u2069", "").replace("\\", "") == (
        "“Answers with their sources shown” ranks first but is left out. Taking it would cost “Weekly quality report” "
        "and “Single sign-on”; the plan would lose 44 points."
    )
    app.query_params["step"] = "no-list"
    app.run()
    assert _sentence(app) == "One feature is declined."
    assert any("&lt;b&gt;Nobody&lt;/b&gt; asked twice." in one.proto.body for one in app.get("html"))


def test_every_step_of_an_empty_backlog_has_something_to_say(app: AppTest) -> None:
    backlog = create_backlog(open_store(), "Research ideas")
    for step in ("summary", "ranking", "trade-offs", "confidence", "plan", "no-list"):
        assert _sentence(_open(app, step=step, backlog=backlog))


def test_weights_tried_out_move_the_ranking_and_are_not_kept(app: AppTest) -> None:
    running = _open(app, step="ranking")
    sliders = {one.label: one for one in running.slider}
    assert list(sliders) == [
        "User impact",
        "Business value",
        "Strategic alignment",
        "Time-to-market",
        "Engineering cost",
    ]
    for label, slider in sliders.items():
        slider.set_value(100 if "Engineering" in label else 0)
    running.run()
    assert _sentence(running) == "“Keyboard shortcuts” and “Dark mode” lead together."
    assert any("nothing is saved" in one.value for one in running.markdown)
    opened = open_backlog(open_store(), find_backlogs(open_store())[0].id)
    assert opened.revision == 1
    next(one for one in running.button if one.label == "Back to the kept weights").click().run()
    assert _sentence(running).startswith("“Answers with their sources shown” leads, ten points clear.")


def test_a_snapshots_link_shows_the_state_that_was_frozen_and_no_way_to_change_it(app: AppTest) -> None:
    store = open_store()
    backlog_id = find_backlogs(store)[0].id
    snapshot = freeze(store, backlog_id, "Before the meeting")
    weights = open_backlog(store, backlog_id).backlog.framework.weights
    edit_weights(store, backlog_id, {key: 1.0 if key == "engineering_cost" else 0.0 for key in weights})
    running = _open(app, step="ranking", backlog=backlog_id, snapshot=snapshot)
    assert _sentence(running).startswith("“Answers with their sources shown” leads, ten points clear.")
    assert any("Before the meeting" in one.value and "revision 1" in one.value for one in running.markdown)
    assert [one.label for one in running.button] == ["", "", "Back to the kept weights"]


def test_a_snapshot_that_is_gone_says_where_to_look(app: AppTest) -> None:
    running = _open(app, snapshot="nosuch")
    assert not running.exception
    assert any("snapshot" in one.value for one in (*running.markdown, *running.error))
