import pytest

from workbench.errors import InvalidChoice
from workbench.model import Backlog, Feature, Score, built_in_framework, five_dimensions
from workbench.workflows import compare, evaluate, explain


def rice(**features: tuple[float, float, float, float]) -> Backlog:
    """Make a RICE backlog from reach, impact, confidence and effort."""
    keys = ("reach", "impact", "confidence", "effort")
    return Backlog(
        name="Bets",
        framework=built_in_framework("rice"),
        features=tuple(
            Feature(id=name, title=name, scores={key: Score.exactly(one) for key, one in zip(keys, given, strict=True)})
            for name, given in features.items()
        ),
    )


def test_the_lines_points_add_up_to_the_rounded_priority(orchard: Backlog) -> None:
    """Pear: 37.5 + 15 + 0 = 52.5, which rounds to 53."""
    found = explain(orchard, evaluate(orchard), "pear")
    assert [(line.dimension, line.points, line.most) for line in found.lines] == [
        ("impact", 38, 50),
        ("value", 15, 30),
        ("cost", 0, 20),
    ]
    assert found.headline == "Rank 3 of 5 for now, with 38–68: Value is missing. It could be 2–5."


def test_a_settled_feature_is_told_by_one_number(orchard: Backlog) -> None:
    assert explain(orchard, evaluate(orchard), "plum").headline == "Rank 1 of 5 with 90 of 100 points."


def test_a_ranged_feature_is_told_by_its_range(orchard: Backlog) -> None:
    found = explain(orchard, evaluate(orchard), "lime")
    assert found.headline == "Rank 4 of 5 for now, with 33–58: some scores are ranges. It could be 3–5."
    assert [(line.score, line.sentence) for line in found.lines] == [
        ("2–4", "A range; the middle counts."),
        ("0", ""),
        ("0 days", ""),
    ]


def test_a_missing_score_is_told_as_what_it_leaves_open(orchard: Backlog) -> None:
    value = explain(orchard, evaluate(orchard), "pear").lines[1]
    assert (value.score, value.is_missing, value.sentence) == ("–", True, "Missing: anything from 0 to 30 points.")


def test_a_feature_without_a_rank_is_given_no_points(orchard: Backlog) -> None:
    found = explain(orchard, evaluate(orchard), "kiwi")
    assert found.headline == "Not scored yet on any dimension that counts."
    assert [line.points for line in found.lines] == [0, 0, 0]


def test_a_level_is_told_by_its_sentence() -> None:
    feature = Feature(id="a", title="A", scores={"user_impact": Score.exactly(4)})
    backlog = Backlog(name="One", framework=five_dimensions(), features=(feature,))
    line = explain(backlog, evaluate(backlog), "a").lines[0]
    assert (line.score, line.sentence) == ("4", "Most people, most days; they complain or stop trusting the answers")


def test_an_unknown_feature_cannot_be_explained(orchard: Backlog) -> None:
    with pytest.raises(InvalidChoice) as caught:
        explain(orchard, evaluate(orchard), "plumb")
    assert (caught.value.found, caught.value.near) == ("plumb", ("plum",))


def test_differences_by_dimension_lead_with_what_speaks_for_the_one_ahead(orchard: Backlog) -> None:
    found = compare(orchard, evaluate(orchard), "fig", "plum")
    assert (found.ahead, found.behind, found.is_tie, found.text) == ("plum", "fig", False, "+30")
    assert [(one.dimension, one.text) for one in found.differences] == [
        ("impact", "+25"),
        ("value", "+15"),
        ("cost", "−10"),
    ]
    assert [one.amount for one in found.differences] == pytest.approx([0.25, 0.15, -0.1])
    assert found.headline == "30 points ahead. Mostly impact; it loses on cost."
    assert found.caution == ""


@pytest.mark.parametrize(
    "ahead,behind,says",
    [
        # Every dimension weighs a fifth, so a level on a scale of five is worth five points.
        ((4, 3, 3, 3, 3), (3, 3, 3, 3, 3), "5 points ahead. User impact alone."),
        ((4, 4, 3, 3, 3), (3, 3, 3, 3, 3), "10 points ahead. User impact and business value in equal parts."),
        (
            (4, 4, 4, 3, 4),
            (3, 3, 3, 4, 3),
            (
                "15 points ahead. User impact, business value, strategic alignment and time-to-market in equal parts; "
                "it loses on engineering cost."
            ),
        ),
        ((5, 5, 4, 3, 3), (3, 3, 3, 3, 3), "25 points ahead. User impact and business value most, in equal parts."),
        ((5, 4, 3, 3, 3), (3, 3, 3, 3, 3), "15 points ahead. Mostly user impact."),
    ],
)
def test_what_counts_alike_is_named_together(ahead: tuple[int, ...], behind: tuple[int, ...], says: str) -> None:
    features = tuple(
        Feature(
            id=name,
            title=name,
            scores={key: Score.exactly(one) for key, one in zip(five_dimensions().keys, given, strict=True)},
        )
        for name, given in (("a", ahead), ("b", behind))
    )
    backlog = Backlog(name="Two", framework=five_dimensions(), features=features)
    assert compare(backlog, evaluate(backlog), "a", "b").headline == says


def test_a_tie_is_told_as_one_with_its_different_strengths(orchard: Backlog) -> None:
    found = compare(orchard, evaluate(orchard), "lime", "quince")
    assert (found.ahead, found.is_tie, found.text) == ("quince", True, "0")
    assert [(one.dimension, one.text) for one in found.differences] == [
        ("value", "+30"),
        ("cost", "−5"),
        ("impact", "−25"),
    ]
    assert found.headline == "They are level. Their strengths differ."


def test_a_feature_is_level_with_itself(orchard: Backlog) -> None:
    assert compare(orchard, evaluate(orchard), "fig", "fig").headline == "They are level, with the same scores."


def test_the_caution_names_who_could_turn_the_order(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    caution = compare(orchard, evaluation, "fig", "pear").caution
    assert caution == "The order could turn: “\u2068Pear\u2069” has scores that are missing or uncertain."
    # Even with the best value there is, pear stays behind plum.
    assert compare(orchard, evaluation, "plum", "pear").caution == ""


def test_an_unranked_feature_cannot_be_compared(orchard: Backlog) -> None:
    with pytest.raises(InvalidChoice) as caught:
        compare(orchard, evaluate(orchard), "plum", "kiwi")
    assert caught.value.found == "Kiwi"
    assert caught.value.possible == ("Plum", "Fig", "Pear", "Quince", "Lime")


def test_quotients_are_compared_by_factors() -> None:
    backlog = rice(a=(800, 2, 1.0, 2), b=(400, 3, 0.5, 1))
    found = compare(backlog, evaluate(backlog), "a", "b")
    # 800 against 600: 2 × ⅔ × 2 × ½ = 1⅓
    assert {one.dimension: one.text for one in found.differences} == {
        "reach": "× 2",
        "impact": "× 0.667",
        "confidence": "× 2",
        "effort": "× 0.5",
    }
    assert found.total == pytest.approx(4 / 3)
    assert found.text == "× 1.33"
    assert found.headline == "1.33 times as good. Reach and confidence in equal parts; it loses on impact and effort."


def test_summed_benefits_are_one_factor() -> None:
    scores = {"a": (5, 3, 2, 2), "b": (1, 1, 3, 4)}
    keys = ("business_value", "time_criticality", "risk_reduction", "job_size")
    features = tuple(
        Feature(id=name, title=name, scores={key: Score.exactly(one) for key, one in zip(keys, given, strict=True)})
        for name, given in scores.items()
    )
    backlog = Backlog(name="Jobs", framework=built_in_framework("wsjf"), features=features)
    found = compare(backlog, evaluate(backlog), "a", "b")
    assert [(one.dimension, one.text) for one in found.differences] == [("benefits", "× 2"), ("job_size", "× 2")]
    assert (found.total, found.text) == (4.0, "× 4")


def test_no_factor_is_made_up_where_a_score_is_0() -> None:
    """50 against 0: by no factor is one the other's multiple, however their other scores compare."""
    backlog = rice(a=(100, 1, 0.5, 1), b=(0, 3, 1.0, 0.5))
    found = compare(backlog, evaluate(backlog), "a", "b")
    assert (found.ahead, found.text) == ("a", "–")
    assert found.headline == "Ahead, but not by a factor: a score of 0 or less decides."
    reach = next(one for one in found.differences if one.dimension == "reach")
    assert (reach.amount, reach.text) == (1.0, "not comparable: one of them is 0 or less")
