"""The Confidence page and the bands of the Ranking page, by what they show."""

import os

from streamlit.testing.v1 import AppTest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Feature
from workbench.workspace import create_backlog, keep_backlog, open_store

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
    assert _heading(running).startswith("First place is firm: first in 100 of 100 draws.")


def test_other_weights_may_be_tried_in_their_order_or_any(app: AppTest) -> None:
    running = _confidence(app)
    running.session_state["confidence_vary"] = "any"
    running.run()
    assert not running.exception
    assert "possible weightings" in _heading(running)
    assert running.slider[0].disabled


def test_the_mark_of_a_provisional_feature_stays_in_sight_behind_a_long_title(app: AppTest) -> None:
    title = "Customs papers in one place, with every carrier's own forms filled in beforehand"
    rows = {"Short": scores(5, 5, 5, 1, 1), title: scores(None, 3, 3, 3, 3)}
    features = tuple(Feature(id=f"f{row}", title=one, scores=rows[one]) for row, one in enumerate(rows))
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    backlog = Backlog(name="Two", framework=weighted_dimensions(), features=features)
    app.query_params["backlog"] = keep_backlog(store, backlog, label="Imported")
    app.switch_page("pages/ranking.py").run()
    assert not app.exception
    shown = [one.replace("\u2068", "").replace("\u2069", "") for one in app.dataframe[0].value["feature"]]
    assert shown == ["Short", "Customs papers in one… · provisional"]


def test_the_ranking_says_what_its_bands_mean(app: AppTest) -> None:
    app.switch_page("pages/ranking.py").run()
    assert not app.exception
    said = [one.value.replace("\\", "") for one in app.caption]
    assert (
        "Eleven bands: the best of each beats the best of the next in 90 of 100 draws. Where bands 3, 4, 5 and 2 more "
        "begin, the features on either side are too close to call. 10,000 draws around your weights."
    ) in said
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
