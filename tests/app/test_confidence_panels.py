"""The panels of the Confidence page beside the first, by what they show of the sample."""

import os

import pytest
from streamlit.testing.v1 import AppTest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Feature, PlanRules, Score, built_in_framework
from workbench.workspace import keep_backlog, open_store

PANELS = ("Balance", "Frameworks", "Find out next")


def _open(app: AppTest, panel: str) -> AppTest:
    app.switch_page("pages/confidence.py")
    app.session_state["panel"] = panel
    running = app.run()
    assert not running.exception
    return running


def _heading(app: AppTest) -> str:
    return str(app.header[0].value.replace("\\", ""))


def _said(app: AppTest) -> str:
    return "\n".join(one.value.replace("\\", "") for one in (*app.header, *app.markdown, *app.caption))


def test_balance_sets_what_a_dimension_decides_beside_its_weight(app: AppTest) -> None:
    running = _open(app, "Balance")
    assert _heading(running) == "Every dimension decides about as much as its weight says."
    table = running.dataframe[0].value
    assert table["weight"].tolist() == [20, 20, 20, 20, 20]
    assert table["decides"].tolist() == [23, 21, 23, 19, 14]
    said = _said(running)
    assert "Without time-to-market and engineering cost, two of the top ten change" in said
    assert "14 of 34 user-impact scores have no evidence beside them." in said


def test_frameworks_agree_and_disagree_in_words(app: AppTest) -> None:
    running = _open(app, "Frameworks")
    assert _heading(running).replace("\u2068", "").replace("\u2069", "") == (
        "Value / effort puts “Guided set-up” first; the frameworks agree on about 9 of 10 pairs."
    )
    assert running.dataframe[0].value["agrees"].tolist() == ["your own", "agree on about 9 of 10 pairs"]
    assert running.dataframe[0].value["ranked"].tolist() == [35, 33]
    apart = running.dataframe[1].value
    assert apart["places"].tolist()[:3] == [20, 20, 16]
    assert apart["places"].tolist() == (apart["five-dimensions"] - apart["value-effort"]).abs().tolist()
    assert "RICE needs scores on reach, impact and confidence." in _said(running)


def test_the_question_to_ask_first_depends_on_how_many_are_among_the_best(app: AppTest) -> None:
    running = _open(app, "Find out next")
    assert _heading(running) == "One open score could change the top ten."
    assert running.dataframe[0].value["says"].tolist() == ["25 of 100"]
    running.session_state["find_out_places"] = 5
    running.run()
    assert _heading(running) == "Three open scores could change the top five."
    assert running.dataframe[0].value["says"].tolist() == ["50 of 100", "50 of 100", "38 of 100"]
    assert "In 50 of 100 cases the answer would bring it into the top five." in _said(running)


@pytest.mark.parametrize("panel", PANELS)
def test_a_ratio_framework_is_served(app: AppTest, panel: str) -> None:
    rows = [{"business_value": Score(low=1, high=8), "effort": Score.exactly(2)}, {"business_value": Score.exactly(3)}]
    features = tuple(Feature(id=f"f{row}", title=f"Feature {row}", scores=given) for row, given in enumerate(rows))
    _keep(app, Backlog(name="Ratio", framework=built_in_framework("value-effort"), features=features))
    says = {
        "Balance": "A fixed formula decides here",
        "Frameworks": "Only one feature is ranked",
        "Find out next": "Needed for any rank: “\u2068Feature 1\u2069” (effort).",
    }
    assert says[panel] in _said(_open(app, panel))


@pytest.mark.parametrize("panel", PANELS)
def test_one_feature_is_served(app: AppTest, panel: str) -> None:
    alone = Feature(id="f0", title="Alone", scores=scores(3, 3, 3, 3, 3))
    _keep(app, Backlog(name="One", framework=weighted_dimensions(), features=(alone,)))
    says = {
        "Balance": "All priorities are equal, so no dimension decides anything.",
        "Frameworks": "Only one feature is ranked, so there is no order to compare yet.",
        "Find out next": "Every score is known exactly: there is nothing left to find out.",
    }
    assert says[panel] in _said(_open(app, panel))


def _keep(app: AppTest, backlog: Backlog) -> None:
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    app.query_params["backlog"] = keep_backlog(store, backlog, label="Imported")


def _plan(app: AppTest, capacity: float, **rules: object) -> None:
    features = (
        Feature(id="f0", title="Known", scores=scores(5, 3, 3, 3, 3)),
        Feature(id="f1", title="Open", scores=scores(None, 5, 3, 3, 3)),
    )
    plan = PlanRules.model_validate({"capacities": [{"amount": capacity}], **rules})
    _keep(app, Backlog(name="Planned", framework=weighted_dimensions(), features=features, plan=plan))


def test_where_a_capacity_is_kept_the_question_may_be_about_the_plan(app: AppTest) -> None:
    _plan(app, 6)
    app.session_state["find_out_places"] = 0
    running = _open(app, "Find out next")
    assert _heading(running) == "One open score could change the plan."
    table = running.dataframe[0].value
    assert table["says"].tolist() == ["42 of 100"]
    assert table["would"].tolist() == ["come in"]
    said = _said(running)
    assert "In 42 of 100 cases the answer would bring it into the plan." in said
    assert "One open score at a time is varied. Two plans were worked out, each exactly, not by chance." in said


def test_a_small_backlog_is_asked_about_places_that_not_all_of_it_takes(app: AppTest) -> None:
    rows = [scores(5, 5, 5, 1, 1), *[scores(3, 3, 3, 3, 3)] * 4, scores(None, 3, 3, 3, 3)]
    features = tuple(Feature(id=f"f{row}", title=f"Feature {row}", scores=given) for row, given in enumerate(rows))
    _keep(app, Backlog(name="Six", framework=weighted_dimensions(), features=features))
    running = _open(app, "Find out next")
    # Level with four at the middle and last in order: any answer above the middle brings it into the five.
    assert _heading(running) == "One open score could change the top five."
    assert running.dataframe[0].value["says"].tolist() == ["50 of 100"]


def test_rules_that_clash_are_told_and_no_score_is_asked_about(app: AppTest) -> None:
    _plan(app, 1, must=["f0"])
    app.session_state["find_out_places"] = 0
    running = _open(app, "Find out next")
    assert _heading(running) == "There is no plan under its rules, so no score can change it."
    assert not running.dataframe


def test_without_a_capacity_it_is_told_where_to_set_one_and_the_choice_is_gone(app: AppTest) -> None:
    app.session_state["find_out_places"] = 0
    running = _open(app, "Find out next")
    assert _heading(running) == "One open score could change the top ten."
    assert "page to see which answers would change the plan." in _said(running)


def test_each_panel_says_what_it_varied_and_how_much_it_drew(app: AppTest) -> None:
    says = {
        "How firm": "Varied: weights around yours and six open scores. 10,000 draws, seed 0.",
        "Tipping points": "One weight or score at a time is varied. Worked out exactly, not by chance.",
        "Balance": "The weights and scores as they stand; weights set to 0 in turn. Worked out exactly, not by chance.",
        "Frameworks": "The formula is varied, the scores stay as they stand. Worked out exactly, not by chance.",
        "Find out next": "One open score at a time is varied over all it could be. Worked out exactly, not by chance.",
    }
    said = {panel: [one.value.replace("\\", "") for one in _open(app, panel).caption] for panel in says}
    assert [panel for panel, sentence in says.items() if sentence not in said[panel]] == []
