"""What the summary says where scorers differ, word for word on the backlog of its other tests."""

import datetime as dt

from tests.unit.reports.test_content import decided
from workbench.model import Backlog, Score, SummaryPart
from workbench.reports.content import summarise
from workbench.workflows import evaluate

TODAY = dt.date(2026, 11, 24)


def _split(number: float, *others: tuple[str, float], by: str = "") -> Score:
    beside = tuple(Score.exactly(one).model_copy(update={"scorer": who}) for who, one in others)
    return Score.exactly(number).model_copy(update={"scorer": by, "others": beside})


def _dissent(backlog: Backlog) -> str:
    return summarise(backlog, evaluate(backlog), revision=1, today=TODAY).sentences[SummaryPart.DISSENT].draft


def _with(backlog: Backlog, feature_id: str, **given: Score) -> Backlog:
    changed = {one.id: one for one in backlog.features}
    changed[feature_id] = changed[feature_id].model_copy(update={"scores": changed[feature_id].scores | given})
    return backlog.model_copy(update={"features": tuple(changed.values())})


def test_where_scorers_agree_nobody_sees_it_differently() -> None:
    assert _dissent(decided()) == ""


def test_the_dissent_that_would_change_what_is_funded_is_told_first() -> None:
    # Funded are the first two, A with 0.725 and H with 0.7125. By engineering A has 0.725 - 0.3 - 0.0625 = 0.3625 and
    # comes behind B with 0.4125; sales only lowers B.
    backlog = _with(decided(), "b", user_impact=_split(3, ("Sales", 2)))
    given = {"user_impact": _split(5, ("Engineering", 1), by="Sales"), "business_value": _split(4, ("Engineering", 3))}
    backlog = _with(backlog, "a", **given)
    assert _dissent(backlog) == (
        "On the user impact of “\u2068Answers with sources\u2069” scorers differ: \u2068Engineering\u2069 gives 1, "
        "\u2068Sales\u2069 5, which counts. By the scores of \u2068Engineering\u2069 it takes place 3, not 1. "
        "Scorers differ on two more scores."
    )


def test_a_dissent_that_moves_nothing_says_so() -> None:
    backlog = _with(decided(), "h", user_impact=_split(4, ("Engineering", 3)))
    assert _dissent(backlog) == (
        "On the user impact of “\u2068Hand-off to a person\u2069” scorers differ: \u2068Engineering\u2069 gives 3 "
        "where 4 counts; its place stays 2 either way."
    )


def test_the_footer_counts_scorers_whose_scores_stand_beside_others() -> None:
    backlog = _with(decided(), "a", user_impact=_split(5, ("Engineering", 4), ("Design", 3), by="sales"))
    backlog = _with(backlog, "h", user_impact=_split(4, by="Sales"))
    assert "three scorers" in summarise(backlog, evaluate(backlog), revision=1, today=TODAY).footer
