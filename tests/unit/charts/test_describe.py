from workbench.charts import (
    describe_comparison,
    describe_contributions,
    describe_parallel,
    describe_slope,
    describe_summary,
    describe_trade_off,
    describe_working,
)
from workbench.model import Backlog, Evaluation
from workbench.workflows import compare, effect_of_weights, evaluate, explain, trade_off


def bare(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_the_bars_finding_is_who_leads_and_how_many_are_ranges(harbour: Backlog, judged: Evaluation) -> None:
    assert bare(describe_contributions(harbour, judged)) == (
        "Priorities from 88 of 100, “Answers with their sources shown”, down to 30; one priority is a range."
    )


def test_the_workings_finding_is_the_standing_and_what_gives_most(harbour: Backlog, judged: Evaluation) -> None:
    assert bare(describe_working(explain(harbour, judged, "shortcuts"))) == (
        "“Keyboard shortcuts”: Rank 5 of 6 with 36 of 100 points. Time-to-market gives most, 20 points."
    )


def test_a_comparisons_finding_names_both(harbour: Backlog, judged: Evaluation) -> None:
    text = bare(describe_comparison(compare(harbour, judged, "handoff", "labels"), harbour))
    assert text.startswith(
        "“Confidence label on each answer” ahead of “Hand-off to a person, with context”: 4 points ahead"
    )


def test_the_slopes_finding_is_who_moves_far(harbour: Backlog) -> None:
    soon = harbour.framework.with_weights({"time_to_market": 60, "engineering_cost": 40})
    backlog = harbour.model_copy(update={"framework": soon})
    text = bare(describe_slope(effect_of_weights(backlog, evaluate(backlog))))
    assert text == (
        "Against the other weights, “Keyboard shortcuts” moves from 4 to 1 and "
        "“Answers with their sources shown” moves from 1 to 3."
    )


def test_equal_weights_against_themselves_give_the_same_order(harbour: Backlog) -> None:
    equal = harbour.model_copy(
        update={"framework": harbour.framework.with_weights(dict.fromkeys(harbour.framework.keys, 1.0))}
    )
    assert describe_slope(effect_of_weights(equal, evaluate(equal))) == "Both weightings give the same order."


def test_a_trade_offs_finding_is_the_front_the_worst_bargain_and_who_is_not_shown(
    harbour: Backlog, judged: Evaluation
) -> None:
    text = bare(describe_trade_off(trade_off(harbour, judged, x="engineering_cost", y="business_value"), harbour))
    assert text == (
        "Business value against Engineering cost: “Answers with their sources shown”, “Confidence label on each "
        "answer”, “Hand-off to a person, with context” and “Keyboard shortcuts” are unbeaten; "
        "“Mobile app for agents” is beaten on both by three others; one feature without a score on both is not shown."
    )


def test_a_trade_off_without_marks_says_so(harbour: Backlog, judged: Evaluation) -> None:
    trade_offs = trade_off(harbour, judged, x="engineering_cost", y="business_value").model_copy(update={"marks": ()})
    assert bare(describe_trade_off(trade_offs, harbour)) == (
        "Business value against Engineering cost: no feature has a score on both."
    )


def test_side_by_side_the_best_on_each_dimension_is_named(harbour: Backlog, judged: Evaluation) -> None:
    assert bare(describe_parallel(harbour, judged, ["shortcuts", "voice"])) == (
        "Best on each dimension – User impact: “إجابات صوتية”; Business value: “Keyboard shortcuts”; "
        "Strategic alignment: "
        "“إجابات صوتية”; Time-to-market: “Keyboard shortcuts”; Engineering cost: “Keyboard shortcuts”."
    )


def test_in_a_ratio_framework_the_smaller_cost_is_better(reach: Backlog) -> None:
    text = bare(describe_parallel(reach, evaluate(reach), ["alpha", "beta"]))
    assert text.endswith("Confidence: “Beta”; Effort: “Beta”.")


def test_a_summarys_finding_is_what_is_funded_and_declined(harbour: Backlog, judged: Evaluation) -> None:
    trade_offs = trade_off(harbour, judged, x="engineering_cost", y="benefits")
    assert bare(describe_summary(trade_offs, harbour, funded=["citations"], declined=["mobile"])) == (
        "Value against cost: funded “Answers with their sources shown”; declined “Mobile app for agents”."
    )
    assert bare(describe_summary(trade_offs, harbour)) == "Value against cost: six features."
