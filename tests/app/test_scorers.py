"""Who gave a score is kept with it, from the screen to the store."""

from streamlit.testing.v1 import AppTest

from workbench.workspace import find_backlogs, open_backlog, open_store


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
