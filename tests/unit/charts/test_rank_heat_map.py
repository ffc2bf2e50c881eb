"""The picture of who takes which place how often, by its data."""

import numpy as np
import pytest

from workbench.charts import Palette
from workbench.charts.rank_heat_map import describe_heat_map, heat_map_figure
from workbench.model import Backlog, Evaluation, Feature, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.robustness import Robustness, check_robustness


@pytest.fixture
def checked(harbour: Backlog, judged: Evaluation) -> Robustness:
    return check_robustness(harbour, judged, rng=np.random.default_rng(0), draws=500)


def test_each_row_shows_a_hundred_draws_and_the_rest_is_gathered_at_the_end(
    harbour: Backlog, checked: Robustness, light: Palette
) -> None:
    figure = heat_map_figure(harbour, checked, light, rows=3)
    drawn = figure.to_dict()
    chances = np.asarray(figure.data[0].z)
    assert chances.shape == (3, 6)
    assert chances.sum(axis=1) == pytest.approx(np.full(3, 100))
    # Six features need no column for what lies beyond.
    heads = [one["text"] for one in drawn["layout"]["annotations"][:6]]
    assert heads == ["1", "2", "3", "4", "5", "6"]


def test_a_number_is_printed_from_five_on(harbour: Backlog, checked: Robustness, light: Palette) -> None:
    drawn = heat_map_figure(harbour, checked, light).to_dict()
    printed = [int(text) for trace in drawn["data"][1:] for text in trace["text"]]
    assert printed
    assert min(printed) >= 5
    assert len(printed) == int((checked.shares >= 0.045 - 1e-9).sum())


def test_first_place_is_boxed_and_nothing_where_nothing_varies(
    harbour: Backlog, judged: Evaluation, light: Palette
) -> None:
    loose = check_robustness(harbour, judged, rng=np.random.default_rng(0), draws=500)
    box = heat_map_figure(harbour, loose, light).to_dict()["layout"]["shapes"][0]
    assert (box["x0"], box["x1"], box["y0"], box["y1"]) == (-0.5, 0.5, -0.5, 0.5)
    known = harbour.model_copy(update={"features": tuple(one for one in harbour.features if one.id != "voice")})
    sure = check_robustness(known, evaluate(known), rng=np.random.default_rng(0), draws=50, looseness=0)
    assert not heat_map_figure(known, sure, light).to_dict()["layout"].get("shapes")


def test_all_who_share_first_place_are_in_its_box(light: Palette) -> None:
    # Level with each other on equal weights, and three places ahead of the last.
    rows = {"a": (5, 3, 3, 3, 3), "b": (3, 5, 3, 3, 3), "c": (1, 1, 1, 5, 5)}
    framework = built_in_framework("five-dimensions")
    features = tuple(
        Feature(
            id=one,
            title=one,
            scores={key: Score.exactly(number) for key, number in zip(framework.keys, row, strict=True)},
        )
        for one, row in rows.items()
    )
    shared = Backlog(name="Shared", framework=framework, features=features)
    found = check_robustness(shared, evaluate(shared), rng=np.random.default_rng(0), draws=200)
    box = heat_map_figure(shared, found, light).to_dict()["layout"]["shapes"][0]
    assert (box["x0"], box["x1"], box["y0"], box["y1"]) == (-0.5, 0.5, -0.5, 1.5)


def test_the_description_names_who_is_first_how_often(harbour: Backlog, checked: Robustness) -> None:
    said = describe_heat_map(harbour, checked).replace("\u2068", "").replace("\u2069", "")
    assert said.startswith("First place of 100 draws: “Answers with their sources shown” in ")
