"""What the check finds on a summary, with its place and what to do."""

import datetime as dt

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import (
    Backlog,
    Choice,
    Decision,
    Evidence,
    EvidenceKind,
    Feature,
    OwnText,
    SummaryEdits,
    SummaryStatus,
)
from workbench.reports.checking import Finding, check_summary, put_right
from workbench.reports.content import summarise
from workbench.workflows import evaluate


def backlog(*others: Feature, why_now: str = "", draft: str = "", **edits: object) -> Backlog:
    """Give a backlog with one decided feature, and one sentence of the summary in own words."""
    plum = Feature(id="p", title="Plum", scores=scores(5, 4, 3, 2, 4), decision=Decision(choice=Choice.NOW))
    fig = Feature(id="f", title="Fig", scores=scores(2, 2, 2, 3, 3))
    texts = {"why now": OwnText(text=why_now, draft=draft)} if why_now else {}
    return Backlog(
        name="Fruit",
        framework=weighted_dimensions(),
        features=(plum, fig, *others),
        summary=SummaryEdits.model_validate({"texts": texts, **edits}),
    )


def check(one: Backlog) -> tuple[Finding, ...]:
    evaluation = evaluate(one)
    summary = summarise(one, evaluation, revision=41, today=dt.date(2026, 11, 24))
    return check_summary(summary, one, evaluation)


def told(one: Backlog, kind: str) -> list[tuple[str, str]]:
    return [(found.place.strip("\u2068\u2069"), found.message) for found in check(one) if found.kind == kind]


def test_drafts_have_nothing_but_gaps() -> None:
    assert {found.kind for found in check(backlog())} == {"gap"}


def test_what_waits_to_be_filled_in_is_listed_with_its_question() -> None:
    gaps = {found.place: found.remedy for found in check(backlog()) if found.kind == "gap"}
    assert gaps["Who approves"] == "Name a role or a person."
    assert gaps["What we ask"] == "Choose the date."
    assert gaps["Why now"] == "Why now? Say it in terms of customers and money."
    filled = backlog(approver="VP", ask_by=dt.date(2026, 12, 5), why_now="Renewals")
    assert {"Who approves", "What we ask", "Why now"}.isdisjoint(place for place, _ in told(filled, "gap"))


def test_a_page_of_more_than_350_words_is_too_long_and_the_longest_part_is_named() -> None:
    (found,) = [one for one in check(backlog(why_now="word " * 340)) if one.kind == "length"]
    assert found.message.endswith("words; 350 fit one page.")
    assert found.remedy == "Shorten it; the longest part is “Why now”."


@pytest.mark.parametrize(
    "text, exact",
    [
        ("31.5 of them", ["31.5"]),
        ("about 1,234 tickets", ["1,234"]),
        ("12 of 100 in 2026", []),
        ("by 15 January 2027 or 2027-01-15, in Q3", []),
        ("640,000 and 0.25", []),
    ],
)
def test_more_than_two_figures_are_too_exact_but_dates_are_not(text: str, exact: list[str]) -> None:
    assert [found.found for found in check(backlog(why_now=text)) if found.kind == "exact"] == exact


def test_a_figure_that_the_backlog_does_not_know_is_pointed_out() -> None:
    one = backlog(why_now="77 customers and 12 weeks")
    assert told(one, "source") == [("Why now", "“77” is not among the numbers of revision 41.")]


def test_a_figure_that_is_noted_as_evidence_is_known() -> None:
    evidence = (Evidence(kind=EvidenceKind.INTERVIEW, sentence="77 customers asked", count=80),)
    one = backlog(Feature(id="n", title="Nut", evidence=evidence), why_now="77 of 80")
    assert told(one, "source") == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("Our SLA breaks", ["SLA"]),
        ("Our SLA (the answer we promise) breaks", []),
        ("What we promise (SLA) breaks", []),
        ("The VP and the EU want an API", []),
        ("The RAG part", []),
    ],
)
def test_an_acronym_needs_its_meaning_once(text: str, found: list[str]) -> None:
    assert [one.found for one in check(backlog(why_now=text)) if one.kind == "acronym"] == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("Latency hurts", ["Latency"]),
        ("latency (waiting time) hurts", []),
        ("latency, the waiting time, hurts", []),
        ("RAG and recall", ["recall", "RAG"]),
        ("a ragged recaller", []),
        ("fine-tuning of a tuning", ["fine-tuning"]),
    ],
)
def test_a_term_of_the_trade_needs_its_business_meaning(text: str, found: list[str]) -> None:
    assert [one.found for one in check(backlog(why_now=text)) if one.kind == "term"] == found


def test_a_term_comes_with_what_could_stand_in_its_place() -> None:
    (found,) = [one for one in check(backlog(why_now="Latency hurts")) if one.kind == "term"]
    assert (found.place, found.sentence, found.replacement) == ("Why now", "why now", "Waiting time")
    assert found.remedy == "Use “Waiting time”, or put the meaning in brackets behind it."


def test_the_list_of_terms_is_the_persons() -> None:
    one = backlog(why_now="Latency of the flux", terms={"flux": "flow of goods"})
    assert told(one, "term") == [("Why now", "“flux” needs its business meaning.")]
    assert told(backlog(why_now="Latency", known=("latency",)), "term") == []


def test_a_title_with_a_term_is_pointed_out_once() -> None:
    nut = Feature(id="n", title="RAG for nuts", scores=scores(5, 5, 5, 1, 1), decision=Decision(choice=Choice.NOW))
    assert told(backlog(nut), "term") == [("Title of a feature", "“RAG” needs its business meaning.")]


def test_a_funded_feature_without_scores_is_pointed_out() -> None:
    bare = Feature(id="n", title="Nut", decision=Decision(choice=Choice.NOW))
    assert [place for place, _ in told(backlog(bare), "unscored")] == ["Nut"]


def test_a_no_without_a_reason_is_pointed_out_until_somebody_gives_one() -> None:
    bare = Feature(id="n", title="Nut", scores=scores(1, 1, 1, 5, 5), decision=Decision(choice=Choice.NO))
    assert [place for place, _ in told(backlog(bare), "reason")] == ["Nut"]
    reasoned = bare.model_copy(update={"decision": Decision(choice=Choice.NO, reason="Not us")})
    assert told(backlog(reasoned), "reason") == []
    edited = backlog(bare, texts={"declined/n": OwnText(text="Not us.")})
    assert told(edited, "reason") == []


def test_an_emptied_reason_is_pointed_out_too() -> None:
    reasoned = Feature(
        id="n", title="Nut", scores=scores(1, 1, 1, 5, 5), decision=Decision(choice=Choice.NO, reason="Not us")
    )
    assert [place for place, _ in told(backlog(reasoned, texts={"declined/n": OwnText(text="")}), "reason")] == ["Nut"]


def test_an_approved_page_needs_a_decision() -> None:
    undecided = backlog(status=SummaryStatus.APPROVED)
    undecided = undecided.model_copy(
        update={"features": tuple(one.model_copy(update={"decision": None}) for one in undecided.features)}
    )
    assert told(undecided, "status") == [("Status", "The page says “approved”, yet nothing is decided.")]
    assert told(backlog(status=SummaryStatus.APPROVED), "status") == []


def test_own_words_over_a_draft_that_has_changed_are_pointed_out() -> None:
    assert [place for place, _ in told(backlog(why_now="Renewals", draft="Older"), "outdated")] == ["Why now"]


def test_what_may_stay_is_not_pointed_out_again() -> None:
    one = backlog(why_now="77 customers")
    (found,) = [found for found in check(one) if found.kind == "source"]
    accepted = backlog(why_now="77 customers", accepted=(found.key,))
    assert told(accepted, "source") == []


@pytest.mark.parametrize(
    "text, kind, right",
    [
        ("212 complaints, not 1.212", "exact", "About 210 complaints, not 1.212"),
        ("We wait: latency, a latency-free day", "term", "We wait: waiting time, a latency-free day"),
        ("Latency hurts", "term", "Waiting time hurts"),
    ],
)
def test_what_is_found_is_put_right_once_and_as_a_whole_word(text: str, kind: str, right: str) -> None:
    found = next(one for one in check(backlog(why_now=text)) if one.kind == kind)
    assert put_right(text, found) == right
