import numpy as np
import pytest

from workbench.errors import InvalidChoice, InvalidFramework
from workbench.model import Backlog, Score, built_in_framework
from workbench.workflows import (
    Choice,
    by_examples,
    by_pairs,
    by_rank_order,
    by_swing,
    compare_ways,
    evaluate,
    find_examples,
    find_pairs,
    next_example,
    say_left_out,
)


def test_rank_order_gives_61_28_11_with_what_was_answered(orchard: Backlog) -> None:
    found = by_rank_order(orchard.framework, {"impact": 2, "value": 1, "cost": 3})
    assert found.percents == {"impact": 28, "value": 61, "cost": 11}
    assert [reply.answer for reply in found.replies] == ["2", "1", "3"]
    assert found.label == "Weights by rank order"


def test_swing_gives_the_proportions_of_the_points(orchard: Backlog) -> None:
    found = by_swing(orchard.framework, {"impact": 100, "value": 60, "cost": 40})
    assert found.percents == {"impact": 50, "value": 30, "cost": 20}


def test_an_answer_left_out_is_named(orchard: Backlog) -> None:
    with pytest.raises(InvalidFramework) as caught:
        by_rank_order(orchard.framework, {"impact": 1, "value": 2})
    assert caught.value.place == "cost"


def test_pairs_that_agree_say_so(orchard: Backlog) -> None:
    pairs = {("impact", "value"): 2.0, ("impact", "cost"): 6.0, ("value", "cost"): 3.0}
    found = by_pairs(orchard.framework, pairs)
    assert found.percents == {"impact": 60, "value": 30, "cost": 10}
    assert found.notes == ("Your answers agree with each other well enough.",)


def test_pairs_that_contradict_are_told_in_the_words_of_the_answers(orchard: Backlog) -> None:
    pairs = {("impact", "value"): 3.0, ("value", "cost"): 2.0, ("impact", "cost"): 1.0}
    first, second = by_pairs(orchard.framework, pairs).notes
    assert first.startswith("You said ")
    for part in (
        "Impact counts three times as much as Value",
        "Value counts twice as much as Cost",
        "Impact counts as much as Cost",
    ):
        assert part in first
    assert second.startswith("Best in line with the rest would be: ")


def test_every_pair_is_needed(orchard: Backlog) -> None:
    assert find_pairs(orchard.framework) == (("impact", "value"), ("impact", "cost"), ("value", "cost"))
    with pytest.raises(InvalidFramework):
        by_pairs(orchard.framework, {("impact", "value"): 2.0})


def test_only_features_scored_on_everything_are_examples(orchard: Backlog) -> None:
    """Pear lacks a value, kiwi everything; lime's range has a middle."""
    evaluation = evaluate(orchard)
    assert find_examples(evaluation) == ("plum", "fig", "quince", "lime")
    assert say_left_out(evaluation) == "Two features with a missing score are not shown."
    with pytest.raises(InvalidChoice):
        by_examples(orchard, evaluation, [Choice(first="pear", second="fig", answer="first")])


def test_a_choice_for_cost_raises_cost(orchard: Backlog) -> None:
    """Fig over plum: 0.5 more on cost for 0.5 less on impact and on value, so cost weighs at least half."""
    evaluation = evaluate(orchard)
    found = by_examples(orchard, evaluation, [Choice(first="plum", second="fig", answer="second")])
    assert found.ranges == {"impact": (0, 50), "value": (0, 50), "cost": (50, 100)}
    assert found.percents["cost"] > 50
    assert found.percents["impact"] == pytest.approx(found.percents["value"], abs=1)
    assert sum(found.percents.values()) == 100
    assert found.notes == ()


def test_choices_that_contradict_are_named_and_not_counted(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    choices = [Choice(first="plum", second="fig", answer="first"), Choice(first="fig", second="plum", answer="first")]
    found = by_examples(orchard, evaluation, choices)
    assert found.taken_back == (1,)
    plain = found.notes[0].replace("\u2068", "").replace("\u2069", "")
    assert plain == "No weights fit all your answers. Not counted is “Fig” over “Plum”; the rest agree."


def test_the_next_example_is_the_same_every_time_and_never_one_that_was_answered(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    choices: list[Choice] = []
    asked = set()
    while pair := next_example(evaluation, choices, rng=np.random.default_rng(0)):
        assert pair == next_example(evaluation, choices, rng=np.random.default_rng(0))
        assert frozenset(pair) not in asked
        asked.add(frozenset(pair))
        choices.append(Choice(first=pair[0], second=pair[1], answer="first"))
    assert 1 <= len(asked) <= 6
    assert by_examples(orchard, evaluation, choices).taken_back == ()


def test_a_dimension_set_aside_keeps_its_weight(orchard: Backlog) -> None:
    bare = tuple(
        one.model_copy(update={"scores": {key: score for key, score in one.scores.items() if key != "cost"}})
        for one in orchard.features
    )
    backlog = orchard.model_copy(update={"features": bare})
    evaluation = evaluate(backlog)
    found = by_examples(backlog, evaluation, [Choice(first="fig", second="quince", answer="same")])
    assert found.percents == {"impact": 40, "value": 40, "cost": 20}
    assert found.notes == ("Cost has no scores and keeps its weight.",)


def test_the_ways_stand_side_by_side_with_what_comes_first(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    cost_first = by_swing(orchard.framework, {"impact": 0, "value": 0, "cost": 100})
    now, equal, swing = compare_ways(orchard, evaluation, [cost_first])
    assert (now.name, now.top, now.moves) == ("Now", ("Plum", "Fig", "Pear"), "–")
    assert (equal.name, equal.top) == ("Equal weights", ("Plum", "Fig", "Quince"))
    # On cost alone fig and lime stand at 1, quince at 0.75, plum at 0.5, pear at 0.
    assert (swing.name, swing.top) == ("Worst to best", ("Fig", "Lime", "Quince"))
    plain = swing.moves.replace("\u2068", "").replace("\u2069", "")
    assert plain == "Five ranks change; “Lime” most, three places up."


def test_a_ratio_framework_has_nothing_to_find() -> None:
    framework = built_in_framework("rice")
    backlog = Backlog(name="Ratio", framework=framework)
    evaluation = evaluate(backlog)
    assert compare_ways(backlog, evaluation, []) == ()
    assert find_examples(evaluation) == ()
    with pytest.raises(InvalidFramework):
        by_rank_order(framework, dict.fromkeys(framework.keys, 1))
    with pytest.raises(InvalidFramework):
        by_examples(backlog, evaluation, [])


def test_without_scores_there_is_no_example_and_with_twins_no_question(orchard: Backlog) -> None:
    empty = orchard.model_copy(update={"features": ()})
    assert next_example(evaluate(empty), [], rng=np.random.default_rng(0)) is None
    same = {"impact": Score.exactly(3), "value": Score.exactly(5), "cost": Score.exactly(5)}
    twins = tuple(one.model_copy(update={"scores": same}) for one in orchard.features)
    level = orchard.model_copy(update={"features": twins})
    assert next_example(evaluate(level), [], rng=np.random.default_rng(0)) is None
