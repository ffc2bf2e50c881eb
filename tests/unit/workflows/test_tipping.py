"""Tipping points and what would put a feature ahead, worked by hand."""

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.charts import hue, palette
from workbench.charts.tornado import describe_tornado, tornado_figure
from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.passing import Passing, what_would_make
from workbench.workflows.tipping import TippingPoints, find_tipping_points, say_points

# Values 1, 0.5, 0.5, 0.5, 0.5 and 0.5, 0.5, 0.5, 0.5, 1 under weights of 30, 25, 20, 15 and 10 percent.
PAIR = {"a": (5, 3, 3, 3, 3), "b": (3, 3, 3, 3, 1)}


def backlog(**rows: tuple[float | None, ...]) -> Backlog:
    features = tuple(Feature(id=key, title=key.upper(), scores=scores(*row)) for key, row in rows.items())
    return Backlog(name="Two", framework=weighted_dimensions(), features=features)


def tip(one: Backlog) -> TippingPoints:
    return find_tipping_points(one, evaluate(one))


def passing(one: Backlog, feature_id: str, against: str | None) -> Passing:
    return what_would_make(one, evaluate(one), feature_id, against=against)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u202f", " ")


def test_each_dimension_says_between_which_weights_the_leader_is_first() -> None:
    sentences = {one.dimension: plain(one.sentence) for one in tip(backlog(**PAIR)).points}
    # Impact: 0.5 t = (1 - t) x 0.5 x 10/70, so t = 1/8. Cost: 0.5 t = (1 - t) x 0.5 x 30/90, so t = 1/4.
    assert sentences["user_impact"] == "“A” leads while User impact weighs at least 13 %; below it “B” does."
    assert sentences["engineering_cost"] == "“A” leads while Engineering cost weighs at most 25 %; above it “B” does."
    assert sentences["business_value"] == "“A” leads whatever Business value weighs."


def test_the_sentences_say_which_weights_and_scores_are_enough() -> None:
    found = passing(backlog(**PAIR), "b", "a")
    assert found.moved is not None
    assert round(found.moved, 9) == 0.1
    assert [plain(one) for one in found.sentences] == [
        (
            "One weight is enough, the others in proportion: User impact below 13 % (now 30 %); "
            "or Engineering cost above 25 % (now 10 %)."
        ),
        (
            "Smallest change of the weights, just over 10 % in all: "
            "User impact 30 % → 20 %, Engineering cost 10 % → 20 %."
        ),
        "One score is enough: User impact from 3 to 5; or Business value from 3 to 5.",
    ]


def test_one_that_is_better_on_nothing_is_told_who_stands_in_the_way() -> None:
    one = backlog(a=(5, 3, 3, 3, 3), b=(4, 3, 3, 3, 3))
    for against in ("a", None):
        found = passing(one, "b", against)
        assert found.in_the_way == ("a",)
        assert found.moved is None


def test_nothing_ranked_one_feature_and_a_tie_are_said() -> None:
    assert tip(backlog()).headline == "Nothing is ranked yet, so nothing can tip."
    assert tip(backlog(a=(3, 3, 3, 3, 3))).headline == "Only one feature is ranked: nothing can overtake it yet."
    tied = tip(backlog(a=(3, 3, 3, 3, 3), b=(3, 3, 3, 3, 3)))
    assert plain(tied.headline) == "First place is shared, and no weight on its own decides it."
    alone = tip(backlog(a=(5, 3, 3, 3, 3), b=(3, 3, 3, 3, 3)))
    assert plain(alone.headline) == "No weight on its own takes first place from “A”."
    assert passing(backlog(**PAIR), "a", None).sentences[0].endswith("is already first.")


def test_a_missing_score_is_said_to_count_as_the_middle() -> None:
    found = tip(backlog(a=(5, 3, 3, 3, None), b=(3, 3, 3, 3, 1)))
    assert plain(found.caution) == "“A”: scores are missing, and count here as the middle of their scale."


def test_a_ratio_framework_has_scores_alone() -> None:
    framework = built_in_framework("ice")
    features = tuple(
        Feature(id=key, title=key, scores={one: Score.exactly(number) for one in framework.keys})
        for key, number in (("a", 6.0), ("b", 5.0))
    )
    one = Backlog(name="Ratio", framework=framework, features=features)
    assert tip(one).points == ()
    found = passing(one, "b", "a")
    # 216 / 25 = 8.64 draws level, and people score in whole numbers here.
    assert {change.after for change in found.scores} == {9}
    assert found.weights == {}


def test_the_next_score_is_one_that_people_there_would_write() -> None:
    framework = built_in_framework("ice")

    def after(*rows: float) -> list[float]:
        features = tuple(
            Feature(id=f"f{row}", title="T", scores={one: Score.exactly(number) for one in framework.keys})
            for row, number in enumerate(rows)
        )
        one = Backlog(name="Ratio", framework=framework, features=features)
        found = passing(one, "f1", "f0").scores
        return [change.after for change in found if change.after is not None][:1]

    # 216 / 25 = 8.64 draws level.
    assert after(6, 5, 2) == [9]
    assert after(6, 5, 2.5) == [9]
    assert after(6, 5, 2.1) == pytest.approx([8.7])
    assert after(6, 5, 2.13) == pytest.approx([8.65])


def test_the_dimensions_that_tip_nothing_share_one_sentence_after_the_nearest() -> None:
    one = backlog(**PAIR)
    assert [plain(said) for said in say_points(one, tip(one))] == [
        "“A” leads while Engineering cost weighs at most 25 %; above it “B” does.",
        "“A” leads while User impact weighs at least 13 %; below it “B” does.",
        "“A” stays first whatever business value, strategic alignment and time-to-market weigh, one at a time.",
    ]


def test_who_takes_over_is_named_beside_the_end_of_a_bar() -> None:
    one, colours = tip(backlog(**PAIR)), palette(dark=False)
    drawn = tornado_figure(one, colours, keys=weighted_dimensions().keys, titles={"b": "Bulk import"}).to_dict()
    beside = [mark for mark in drawn["layout"]["annotations"] if "Bulk" in mark["text"]]
    # Below 12.5 % of the impact there is no room for a name.
    assert [(mark["x"], mark["xanchor"], plain(mark["text"])) for mark in beside] == [(25, "left", "25 % Bulk import")]
    # The line under the bars stops at the name, and runs to the end everywhere else.
    ends = [line["x1"] for line in drawn["layout"]["shapes"] if line.get("layer") == "below"]
    assert ends == [100, 100, 100, 100, 25]


def test_the_bars_run_from_the_least_to_the_largest_weight_in_the_dimensions_hues() -> None:
    one, colours = tip(backlog(**PAIR)), palette(dark=False)
    keys = weighted_dimensions().keys
    bars = {bar["name"]: bar for bar in tornado_figure(one, colours, keys=keys).to_dict()["data"]}
    assert list(bars) == list(keys)
    assert round(bars["user_impact"]["base"][0], 9) == 12.5
    assert round(bars["engineering_cost"]["x"][0], 9) == 25
    assert bars["user_impact"]["marker"]["color"] == hue(colours, "user_impact", 0)
    assert "Engineering cost 0 % to 25 % (now 10 %)" in plain(describe_tornado(one))
