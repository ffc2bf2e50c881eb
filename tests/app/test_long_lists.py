"""A backlog longer than a browser can be sent: the first rows, a sentence, and a way to every other feature."""

import pytest
from streamlit.testing.v1 import AppTest

from workbench.ui import cut

SENTENCE = r"The first 3 of "


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "UNCUT", 5)
    monkeypatch.setattr(cut, "SHOWN", 3)


def _captions(app: AppTest) -> str:
    return " ".join(one.value for one in app.caption)


def test_the_ranking_shows_the_first_and_says_so(app: AppTest) -> None:
    app.switch_page("pages/ranking.py").run()
    assert len(app.dataframe[0].value) == 3
    assert app.dataframe[0].value["rank"].tolist() == [1, 2, 2]
    assert SENTENCE in _captions(app)


def test_a_feature_beyond_the_first_is_found_by_its_title(app: AppTest) -> None:
    app.switch_page("pages/ranking.py").run()
    app.text_input(key=_key(app, "find_ranked-")).set_value("voice IN").run()
    assert [one.strip("\u2068\u2069") for one in app.dataframe[0].value["feature"]] == ["Voice input"]
    assert "1 found." in _captions(app)


def test_a_title_that_nothing_has_leaves_the_first_in_view(app: AppTest) -> None:
    app.switch_page("pages/ranking.py").run()
    app.text_input(key=_key(app, "find_ranked-")).set_value("no such thing").run()
    assert len(app.dataframe[0].value) == 3
    assert "Nothing ranked has this in its title or key." in _captions(app)


def test_the_score_grid_filters_before_it_cuts(app: AppTest) -> None:
    app.switch_page("pages/score.py").run()
    assert SENTENCE in _captions(app)
    next(one for one in app.text_input if one.label == "Title or key contains").set_value("voice").run()
    assert SENTENCE not in _captions(app)


def test_a_picker_offers_what_is_looked_for_besides_the_best_ranked(app: AppTest) -> None:
    app.switch_page("pages/decisions.py").run()
    assert len(app.selectbox[0].options) == 3
    app.text_input(key=_key(app, "find_card-")).set_value("voice input").run()
    assert next(one.strip("\u2068\u2069") for one in app.selectbox[0].options) == "Voice input"
    assert len(app.selectbox[0].options) == 4


def test_the_charts_of_few_features_say_nothing_of_a_cut(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "UNCUT", 36)
    app.switch_page("pages/ranking.py").run()
    assert SENTENCE not in _captions(app)
    assert not any((one.key or "").startswith("find_ranked-") for one in app.text_input)


def _key(app: AppTest, start: str) -> str:
    return next(one.key for one in app.text_input if one.key and one.key.startswith(start))
