from typing import Any

from workbench.charts import Palette, slope_figure
from workbench.model import Backlog, Evaluation
from workbench.workflows import Move, WeightEffect, effect_of_weights


def effect(*ranks: tuple[int | None, int]) -> WeightEffect:
    """Features a, b, c …, each with its rank before and after; best after first."""
    moves = tuple(
        Move(feature_id=name, title=name.upper(), before=before, after=after)
        for name, (before, after) in zip("abcdefghijklmnop", ranks, strict=False)
    )
    return WeightEffect(before={"x": 1.0}, after={"x": 1.0}, moves=moves, is_same_order=False)


def lines(figure: dict[str, Any], name: str) -> dict[str, tuple[float | None, float]]:
    """Feature → its row on the left and on the right, in one of the traces."""
    found = next(one for one in figure["data"] if one["name"] == name)
    ids, rows, across = found["customdata"], found["y"], found["x"]
    for start in range(0, len(ids), 3):
        assert ids[start] == ids[start + 1]
        assert (across[start], across[start + 1], across[start + 2]) in {(0, 1, None), (None, 1, None)}
    return {ids[start]: (rows[start], rows[start + 1]) for start in range(0, len(ids), 3)}


def labels(figure: dict[str, Any], side: int) -> list[tuple[float, str]]:
    return [
        (one["y"], one["text"].replace("\u2068", "").replace("\u2069", "").replace("\N{NO-BREAK SPACE}", " "))
        for one in figure["layout"]["annotations"]
        if one["x"] == side and one.get("yref") != "paper"
    ]


def test_who_moves_two_places_or_more_is_bold(light: Palette) -> None:
    figure = slope_figure(effect((1, 1), (4, 2), (2, 3), (3, 4)), light).to_dict()
    assert lines(figure, "moved") == {"b": (3, 1)}
    assert lines(figure, "steady") == {"a": (0, 0), "c": (1, 2), "d": (2, 3)}
    moved = next(one for one in figure["data"] if one["name"] == "moved")
    steady = next(one for one in figure["data"] if one["name"] == "steady")
    assert (moved["line"]["color"], steady["line"]["color"]) == (light.ink, light.second_mark)
    assert moved["line"]["width"] > steady["line"]["width"]


def test_the_right_side_tells_rank_title_and_how_far_it_moved(light: Palette) -> None:
    figure = slope_figure(effect((1, 1), (4, 2), (2, 3), (3, 4), (5, 7)), light).to_dict()
    assert labels(figure, 1) == [
        (0, "<b>1</b>  A"),
        (1, "<b>2</b>  B  <b>▲2</b>"),
        (2, "<b>3</b>  C"),
        (3, "<b>4</b>  D"),
        (4, "<b>7</b>  E  <b>▼2</b>"),
    ]
    assert labels(figure, 0)[1] == (1, "C  <b>2</b>")


def test_ties_show_the_same_rank_on_rows_of_their_own(light: Palette) -> None:
    figure = slope_figure(effect((1, 1), (1, 2), (1, 2)), light).to_dict()
    assert labels(figure, 0) == [(0, "A  <b>1</b>"), (1, "B  <b>1</b>"), (2, "C  <b>1</b>")]
    assert [text for _, text in labels(figure, 1)] == ["<b>1</b>  A", "<b>2</b>  B", "<b>2</b>  C"]


def test_who_enters_or_leaves_the_best_stands_below_them_with_its_rank(light: Palette) -> None:
    figure = slope_figure(effect((1, 1), (5, 2), (2, 3), (3, 4), (4, 5)), light, top=2).to_dict()
    # The best two were A and C and are A and B; C is 3 now, B was 5.
    assert labels(figure, 0) == [(0, "A  <b>1</b>"), (1, "C  <b>2</b>"), (2.5, "B  <b>5</b>")]
    assert labels(figure, 1) == [(0, "<b>1</b>  A"), (1, "<b>2</b>  B  <b>▲3</b>"), (2.5, "<b>3</b>  C")]
    assert lines(figure, "moved") == {"b": (2.5, 1)}
    assert lines(figure, "steady") == {"a": (0, 0), "c": (1, 2.5)}
    assert [one["y0"] for one in figure["layout"]["shapes"]] == [1.75]


def test_who_was_not_ranked_before_has_no_line(light: Palette) -> None:
    figure = slope_figure(effect((None, 1), (1, 2)), light).to_dict()
    assert lines(figure, "steady") == {"a": (None, 0), "b": (0, 1)}
    assert labels(figure, 0)[-1] == (2.5, "A  <b>–</b>")


def test_only_the_best_ten_are_shown_of_many(light: Palette) -> None:
    figure = slope_figure(effect(*((rank, rank) for rank in range(1, 15))), light).to_dict()
    assert len(lines(figure, "steady")) == 10
    assert not figure["layout"].get("shapes")


def test_a_phone_names_the_right_side_only(light: Palette) -> None:
    figure = slope_figure(effect((2, 1), (1, 2)), light, phone=True).to_dict()
    assert labels(figure, 0) == [(0, "<b>1</b>"), (1, "<b>2</b>")]
    assert labels(figure, 1)[0] == (0, "<b>1</b>  A")
    assert figure["layout"]["width"] == 358


def test_both_weightings_are_named(harbour: Backlog, judged: Evaluation, light: Palette) -> None:
    shown = slope_figure(effect_of_weights(harbour, judged), light, names=("Last week", "<Today>")).to_dict()
    heads = [one["text"].strip("\u2068\u2069") for one in shown["layout"]["annotations"] if one.get("yref") == "paper"]
    assert heads == ["Last week", "&lt;Today&gt;"]
    assert "Confidence label on each answer" in "".join(shown["data"][0]["hovertext"])


def test_without_moves_there_is_an_empty_frame(light: Palette) -> None:
    figure = slope_figure(effect(), light).to_dict()
    assert lines(figure, "steady") == {}
    assert labels(figure, 0) == []
