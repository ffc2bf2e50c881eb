"""The guided ways to weights, by the numbers they show and keep."""

import os

from streamlit.testing.v1 import AppTest

from workbench.model import built_in_framework
from workbench.workspace import create_backlog, find_backlogs, open_backlog, open_store, replace_framework


def _texts(app: AppTest) -> str:
    whole = "\n".join(element.value for element in [*app.markdown, *app.caption])
    return whole.replace("\u2068", "").replace("\u2069", "").replace("\\", "")


def _open(app: AppTest, way: str) -> str:
    """Open a way's dialog on the Weights page; give the backlog's id."""
    app.switch_page("pages/weights.py").run()
    app.button(key=f"way-{way}").click().run()
    assert not app.exception
    return find_backlogs(open_store(os.environ["WORKBENCH_DATABASE"]))[0].id


def test_weights_by_rank_order_are_used_kept_and_undone(app: AppTest) -> None:
    backlog = _open(app, "rank_order")
    keys = built_in_framework("five-dimensions").keys
    answers = app.session_state[f"weight_answers-{backlog}-{'-'.join(keys)}"]
    answers.places.update({key: place for place, key in enumerate(keys, start=1)})
    # The test runner runs the whole page each time, where a browser runs the open dialog: it is opened along with each.
    app.run()
    app.button(key="way-rank_order").click().run()
    app.button(key="use-rank_order").click()
    app.button(key="way-rank_order").click().run()
    assert not app.exception
    # 137, 77, 47, 27 and 12 of 300: two of three equal remainders go up, the earlier ones.
    assert [slider.value for slider in app.slider] == [46, 26, 15, 9, 4]
    opened = open_backlog(open_store(os.environ["WORKBENCH_DATABASE"]), backlog)
    assert (opened.revision, opened.undo_label) == (2, "Weights by rank order")
    app.button(key="undo").click().run()
    assert [slider.value for slider in app.slider] == [20] * 5


def test_from_worst_to_best_says_what_worst_and_best_are_in_words(app: AppTest) -> None:
    _open(app, "swing")
    captions = app.radio[0].proto.captions
    assert captions[0].replace("\\", "") == (
        "From “Few people, rarely; a mild annoyance” to “Everyone, every day; without it the work stops”"
    )
    assert len(captions) == 5


def test_a_choice_between_features_shows_weights_and_the_comparison(app: AppTest) -> None:
    _open(app, "by_example")
    assert "Question 1. Which would you rather ship?" in _texts(app)
    app.button(key="ship-first-0").click().run()
    assert not app.exception
    assert [heading.value for heading in app.subheader] == ["How the ways differ"]
    assert list(app.dataframe[0].value["Way"]) == ["Now", "Equal weights", "By example"]


def test_a_ratio_framework_offers_no_way(app: AppTest) -> None:
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    replace_framework(store, find_backlogs(store)[0].id, built_in_framework("rice"))
    app.switch_page("pages/weights.py").run()
    assert not app.exception
    assert [button.key for button in app.button if str(button.key).startswith("way-")] == []


def test_an_empty_backlog_offers_all_but_examples(app: AppTest) -> None:
    app.query_params["backlog"] = create_backlog(open_store(os.environ["WORKBENCH_DATABASE"]), "Research ideas")
    app.switch_page("pages/weights.py").run()
    blocked = [button.key for button in app.button if str(button.key).startswith("way-") and button.disabled]
    assert blocked == ["way-by_example"]
