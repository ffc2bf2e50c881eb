"""The Confidence page and the bands of the Ranking page, by what they show."""

import os

from streamlit.testing.v1 import AppTest

from workbench.workspace import create_backlog, open_store

SAMPLE = "First place is firm: first in 95 of 100 reasonable weightings. Places 7 to 10 are a coin toss."


def _heading(app: AppTest) -> str:
    return str(app.header[0].value.replace("\\", ""))


def _confidence(app: AppTest) -> AppTest:
    running = app.switch_page("pages/confidence.py").run()
    assert not running.exception
    return running


def test_the_sentence_says_how_firm_first_place_is(app: AppTest) -> None:
    assert _heading(_confidence(app)) == SAMPLE


def test_the_slider_changes_the_sentence_and_sure_leaves_missing_scores_open(app: AppTest) -> None:
    running = _confidence(app)
    running.slider[0].set_value(100).run()
    assert _heading(running) != SAMPLE
    running.slider[0].set_value(0).run()
    assert _heading(running).startswith("First place is firm: first in 100 of 100 reasonable weightings.")


def test_other_weights_may_be_tried_in_their_order_or_any(app: AppTest) -> None:
    running = _confidence(app)
    running.session_state["confidence_vary"] = "any"
    running.run()
    assert not running.exception
    assert "possible weightings" in _heading(running)
    assert running.slider[0].disabled


def test_the_ranking_says_what_its_bands_mean(app: AppTest) -> None:
    app.switch_page("pages/ranking.py").run()
    assert not app.exception
    said = [one.value.replace("\\", "") for one in app.caption]
    assert any("10,000 draws around your weights." in one and "bands." in one for one in said)
    assert "band" in app.dataframe[0].value.columns


def test_an_empty_backlog_says_what_to_do(app: AppTest) -> None:
    app.query_params["backlog"] = create_backlog(open_store(os.environ["WORKBENCH_DATABASE"]), "Research ideas")
    assert _heading(_confidence(app)) == "Nothing is ranked yet, so there is nothing to be sure of."


def test_each_aspect_answers_a_question_of_its_own(app: AppTest) -> None:
    running = _confidence(app)
    said = {_heading(running)}
    for aspect in ("Balance", "Frameworks"):
        running.session_state["panel"] = aspect
        running.run()
        assert not running.exception
        said.add(_heading(running))
    assert len(said) == 3


def test_the_slider_stays_where_it_was_after_a_look_at_something_else(app: AppTest) -> None:
    running = _confidence(app)
    running.slider[0].set_value(100).run()
    before = _heading(running)
    running.session_state["panel"] = "Balance"
    running.run()
    running.session_state["panel"] = "How firm"
    running.run()
    assert (_heading(running), running.slider[0].value) == (before, 100)
