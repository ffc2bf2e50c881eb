"""Who gave a score is kept with it, from the screen to the store."""

from streamlit.testing.v1 import AppTest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Choice, Decision, Feature, Outcome
from workbench.workspace import find_backlogs, keep_backlog, open_backlog, open_store


def _type(app: AppTest, row: int, column: str, text: str) -> None:
    key, _ = app.session_state["grid_frame"]
    app.session_state[key] = {"edited_rows": {row: {column: text}}, "added_rows": [], "deleted_rows": []}
    app.run()


def test_a_score_typed_in_the_grid_is_kept_with_whoever_said_to_be_scoring(app: AppTest) -> None:
    app.switch_page("pages/score.py").run()
    next(one for one in app.text_input if one.label == "Your role or name").input(" Engineering ").run()
    _type(app, 0, "user_impact", "3")
    store = open_store()
    features = open_backlog(store, find_backlogs(store)[0].id).backlog.features
    typed = features[0].scores["user_impact"]
    assert (typed.likely, typed.scorer) == (3.0, "Engineering")
    assert features[0].scores["business_value"].scorer == ""


def _launched(number: int, scorer: str, actual: float) -> Feature:
    given = {key: one.model_copy(update={"scorer": scorer}) for key, one in scores(5, 3, 3, 3, 3).items()}
    decision = Decision(choice=Choice.NOW, outcome=Outcome(scores={"user_impact": actual}))
    return Feature(id=f"f{number}", title=f"Feature {number}", scores=given, decision=decision)


def test_after_launch_each_scorer_stands_apart_with_points_off(app: AppTest) -> None:
    # Sales: four times 5 → 3, once 5 → 5 are values 1 → 0.5 and 1 → 1, so 40 points too high; engineering gave one.
    features = [_launched(number, "Sales", 3) for number in range(4)]
    features += [_launched(4, "Sales", 5), _launched(5, "Engineering", 5)]
    backlog = Backlog(name="Launched", framework=weighted_dimensions(), features=tuple(features))
    app.query_params["backlog"] = keep_backlog(open_store(), backlog, label="Imported")
    running = app.switch_page("pages/decisions.py").run()
    running.segmented_control[0].set_value("After launch").run()
    assert not running.exception
    table = next(one.value for one in running.dataframe if "scorer" in one.value.columns)
    assert table.to_numpy().tolist() == [
        ["\u2068Sales\u2069", 5, "−40", "40"],
        ["\u2068Engineering\u2069", 1, "too few", "too few"],
    ]


def test_a_score_typed_over_somebody_elses_stands_beside_it_and_confidence_says_what_theirs_would_change(
    app: AppTest,
) -> None:
    given = {key: one.model_copy(update={"scorer": "Sales"}) for key, one in scores(5, 4, 3, 2, 4).items()}
    features = (
        Feature(id="a", title="Answers with sources", scores=given),
        Feature(id="b", title="Bulk import", scores=scores(3, 4, 4, 3, 4)),
    )
    backlog = Backlog(name="Split", framework=weighted_dimensions(), features=features)
    key = keep_backlog(open_store(), backlog, label="Imported")
    app.query_params["backlog"] = key
    app.switch_page("pages/score.py").run()
    next(one for one in app.text_input if one.label == "Your role or name").input("Engineering").run()
    _type(app, 0, "user_impact", "1")
    kept = open_backlog(open_store(), key).backlog.features[0].scores["user_impact"]
    assert [(one.scorer, one.point) for one in kept.others] == [("Sales", 5)]

    running = app.switch_page("pages/confidence.py").run()
    running.segmented_control(key="panel").set_value("Scorers").run()
    assert not running.exception
    # By what counts A has 42.5 and B 58.8; by sales' impact of 5 A has 72.5.
    assert "takes place 1, not 2" in " ".join(one.value for one in (*running.markdown, *running.header))
    table = next(one.value for one in running.dataframe if "theirs" in one.value.columns)
    assert table[["dimension", "counts", "other", "place", "theirs"]].to_numpy().tolist() == [
        ["User impact", "1 · \u2068Engineering\u2069", "5 · \u2068Sales\u2069", 2, 1]
    ]


def test_while_nobody_differs_confidence_says_how_to_keep_scorers_apart(app: AppTest) -> None:
    running = app.switch_page("pages/confidence.py").run()
    running.segmented_control(key="panel").set_value("Scorers").run()
    assert not running.exception
    assert any("who is scoring" in one.value for one in running.markdown)
