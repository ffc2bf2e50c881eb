"""What a ranking rests on, on small backlogs worked out by hand."""

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Evidence, EvidenceKind, Feature, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.balance import Balance, balance_headline, find_prompts, weigh_balance


def _backlog(*rows: dict[str, Score], evidence: int = 0) -> Backlog:
    known = (Evidence(kind=EvidenceKind.INTERVIEW),)
    features = tuple(
        Feature(id=f"f{row}", title=f"Feature {row}", scores=given, evidence=known if row < evidence else ())
        for row, given in enumerate(rows)
    )
    return Backlog(name="Rows", framework=weighted_dimensions(), features=features)


def _weigh(backlog: Backlog) -> Balance:
    return weigh_balance(backlog, evaluate(backlog))


def test_a_dimension_alone_in_telling_features_apart_decides_everything() -> None:
    backlog = _backlog(scores(5, 3, 3, 3, 3), scores(1, 3, 3, 3, 3))
    balance = _weigh(backlog)
    assert [one.decides for one in balance.shares] == pytest.approx([1, 0, 0, 0, 0])
    assert balance_headline(balance) == "User impact decides 100\u202f% of the ranking at a weight of 30\u202f%."
    prompts = find_prompts(backlog, balance)
    assert prompts[0] == ("User impact has a weight of 30\u202f% and decides 100\u202f%. Meant so?")
    assert prompts[1] == (
        "Business value, strategic alignment, time-to-market and engineering cost decide less than their weights say. "
        "Do their scores tell the features apart?"
    )


def test_a_dimension_against_the_order_is_asked_about() -> None:
    backlog = _backlog(scores(5, 3, 3, 5, 3), scores(1, 3, 3, 1, 3))
    balance = _weigh(backlog)
    # 30 points for impact against −15 for time: 2 and −1 of the difference of 15.
    assert [one.decides for one in balance.shares] == pytest.approx([2, 0, 0, -1, 0])
    assert any(one.startswith("Time-to-market has a weight of 15\u202f% and works against") for one in
               find_prompts(backlog, balance))  # fmt: skip


def test_the_sentence_never_says_0_percent_of_what_works_against_the_ranking() -> None:
    # 15 points for time and 10 for cost against −20 for alignment: 3, 2 and −4 of the difference of 5.
    balance = _weigh(_backlog(scores(3, 3, 1, 1, 1), scores(3, 3, 5, 5, 5)))
    assert [one.decides for one in balance.shares] == pytest.approx([0, 0, -4, 3, 2])
    assert balance_headline(balance) == "Strategic alignment has a weight of 20\u202f% and works against the ranking."


def test_where_all_fit_into_the_top_ten_no_weight_is_said_to_change_it() -> None:
    backlog = _backlog(scores(5, 3, 3, 3, 3), scores(1, 3, 3, 3, 3))
    said = "All ranked features fit into the top ten, so no weight can change who is in it."
    assert said in find_prompts(backlog, _weigh(backlog))


def test_setting_cost_and_time_aside_lets_the_costly_in() -> None:
    cheap = [scores(4, 4, 4, 1, 1)] * 10
    dear = scores(5, 5, 5, 5, 5)
    backlog = _backlog(*cheap, dear)
    balance = _weigh(backlog)
    assert balance.burdens == ("Time-to-market", "Engineering cost")
    assert balance.without_burdens is not None
    assert balance.without_burdens.entering == ("f10",)
    assert balance.without_burdens.leaving == ("f9",)
    assert balance.burdens_alone is not None
    assert balance.burdens_alone.entering == ()
    prompts = find_prompts(backlog, balance)
    assert "With time-to-market and engineering cost alone, the top ten stay the same." in prompts
    assert any(
        one.startswith(
            "Without time-to-market and engineering cost, one of the top ten changes: “\u2068Feature 10\u2069” would"
        )
        for one in prompts
    )


def test_impact_scores_without_evidence_are_counted_not_blamed() -> None:
    backlog = _backlog(*[scores(3, 3, 3, 3, 3)] * 3, scores(None, 3, 3, 3, 3), evidence=1)
    balance = _weigh(backlog)
    assert (balance.impact_guessed, balance.impact_scores) == (2, 3)
    assert find_prompts(backlog, balance)[-1] == (
        "2 of 3 user-impact scores have no evidence beside them. Which would one talk with a customer settle?"
    )


@pytest.mark.parametrize(
    "rows,says",
    [
        (0, "Nothing is ranked yet, so nothing decides the ranking."),
        (1, "All priorities are equal, so no dimension decides anything."),
        (4, "All priorities are equal, so no dimension decides anything."),
    ],
)
def test_none_one_and_all_tied_are_told(rows: int, says: str) -> None:
    assert balance_headline(_weigh(_backlog(*[scores(3, 3, 3, 3, 3)] * rows))) == says


def test_nothing_scored_is_told() -> None:
    assert balance_headline(_weigh(_backlog({}, {}))).startswith("Nothing is ranked yet")


def test_a_ratio_framework_has_a_sentence_instead_of_shares() -> None:
    rows = ({"business_value": Score.exactly(one), "effort": Score.exactly(1)} for one in (2, 3))
    features = tuple(Feature(id=f"f{row}", title="A", scores=given) for row, given in enumerate(rows))
    backlog = Backlog(name="Ratio", framework=built_in_framework("value-effort"), features=features)
    balance = _weigh(backlog)
    assert balance.shares == ()
    assert balance_headline(balance) == "A fixed formula decides here: there are no weights to set beside it."
    assert find_prompts(backlog, balance) == ()
