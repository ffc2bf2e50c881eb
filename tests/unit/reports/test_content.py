"""What the summary says, word for word on a backlog worked out by hand."""

import datetime as dt

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import (
    Backlog,
    Capacity,
    Choice,
    Decision,
    Evidence,
    EvidenceKind,
    Feature,
    Framework,
    OwnText,
    PlanRules,
    Score,
    SummaryEdits,
    SummaryPart,
    SummaryStatus,
    built_in_framework,
)
from workbench.reports.content import summarise
from workbench.reports.summary_record import Summary
from workbench.workflows import evaluate

TODAY = dt.date(2026, 11, 24)
CAPACITY = PlanRules(capacities=(Capacity(amount=20, period="Q3"),))
DECISIONS = {
    "a": Decision(choice=Choice.NOW),
    "h": Decision(choice=Choice.NOW),
    "m": Decision(
        choice=Choice.NO, reason="Agents sit at desks", reopen="Two lost deals", look_again=dt.date(2027, 1, 15)
    ),
    "v": Decision(choice=Choice.NO, look_again=dt.date(2026, 11, 1)),
}


def features() -> tuple[Feature, ...]:
    ranged = scores(None, 2, 1, 5, 5) | {"user_impact": Score(low=2, likely=3, high=4)}
    return (
        Feature(id="v", title="Voice input"),
        Feature(id="m", title="Mobile app", scores=ranged),
        Feature(id="b", title="Bulk import", scores=scores(3, None, 2, 4, 3)),
        Feature(id="a", title="Answers with sources", scores=scores(5, 4, 3, 2, 4)),
        Feature(id="h", title="Hand-off to a person", scores=scores(4, 4, 4, 3, 2)),
    )


def of(*some: Feature, by: Framework | None = None, plan: PlanRules | None = None) -> Backlog:
    return Backlog(
        name="Harbour Assist", framework=by or weighted_dimensions(), features=some, plan=plan or PlanRules()
    )


def decided(**others: Decision | None) -> Backlog:
    decisions = DECISIONS | others
    return of(*(one.model_copy(update={"decision": decisions.get(one.id)}) for one in features()), plan=CAPACITY)


def alike(*titles: str) -> Backlog:
    return of(*(Feature(id=title, title=title, scores=scores(4, 4, 4, 3, 2)) for title in titles))


def with_edits(backlog: Backlog, **edits: object) -> Backlog:
    return backlog.model_copy(update={"summary": SummaryEdits.model_validate(edits)})


def summary(one: Backlog) -> Summary:
    return summarise(one, evaluate(one), revision=41, today=TODAY)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


def said(found: Summary, part: SummaryPart) -> str:
    return plain(found.sentences[part].text)


def title(one: Backlog) -> str:
    return plain(summary(one).title.text)


def rows(found: Summary) -> list[tuple[str, ...]]:
    return [tuple(plain(cell) for cell in (row.draft.title, *found.cells(row))) for row in found.funded]


def declined(found: Summary) -> list[tuple[str, str]]:
    return [(plain(row.draft.title), plain(row.why.text)) for row in found.declined]


def test_a_decision_stands_in_the_title_with_what_is_declined() -> None:
    found = summary(decided())

    assert plain(found.title.text) == (
        "Decision: fund “Answers with sources” and “Hand-off to a person” in Q3; decline “Mobile app” and “Voice input”"
    )
    assert plain(found.meta) == "Draft · 24 November 2026 · backlog “Harbour Assist”"
    # 12 and 3 of 20 person-weeks.
    assert said(found, SummaryPart.BOTTOM_LINE) == (
        "Two features take 15 of the 20 person-weeks we have and leave five free. The strongest is “Answers with "
        "sources”: high user impact and business value."
    )
    assert said(found, SummaryPart.ASK) == "Approve these two features."
    assert found.funded_heading == "We fund"
    assert [heading for _, heading in found.funded_columns] == [
        "Who gains", "Why", "Cost", "First release", "How sure to be in the top two",
    ]  # fmt: skip
    assert [row[:5] for row in rows(found)] == [
        ("Answers with sources", "Everyone, every day", "high user impact and business value", "12 weeks", "4 weeks"),
        ("Hand-off to a person", "Most people, most days", "high user impact and business value", "3 weeks", "8 weeks"),
    ]
    assert [row[5] for row in rows(found)] == ["firm: 100 of 100", "firm: 100 of 100"]
    assert plain(found.footer) == (
        "Weights in percent: user impact 30, business value 25, strategic alignment 20, time-to-market 15, engineering "
        "cost 10 · five features, one not ranked, one with missing scores, none of them funded · revision 41, 24 "
        "November 2026"
    )


def test_every_declined_feature_has_its_reason_and_what_would_reopen_it() -> None:
    found = summary(decided())

    assert found.declined_heading == "We do not do, and what would change our mind"
    assert declined(found) == [
        ("Mobile app", "Agents sit at desks. Reopen if: Two lost deals."),
        ("Voice input", "Not ranked: scores are missing. Reopen if: somebody scores it."),
    ]
    assert found.declined_ids == ("m", "v")


def test_the_next_review_is_the_earliest_day_still_to_come() -> None:
    assert said(summary(decided()), SummaryPart.LOOK_AGAIN) == "On 15 January 2027."


def test_without_a_no_what_comes_later_is_told() -> None:
    later = Decision(choice=Choice.LATER, reason="After the hand-off")
    found = summary(decided(m=later, v=None))

    assert plain(found.title.text) == "Decision: fund “Answers with sources” and “Hand-off to a person” in Q3"
    assert found.declined_heading == "Later, and what would change our mind"
    assert [name for name, _ in declined(found)] == ["Mobile app"]


def test_more_than_there_is_capacity_for_is_said_and_is_the_risk() -> None:
    one = decided().model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=12),))})
    found = summary(one)

    assert said(found, SummaryPart.BOTTOM_LINE).startswith(
        "Two features take 15 of the 12 person-weeks we have, three too many."
    )
    assert said(found, SummaryPart.RISK) == (
        "What is funded takes more than there is: something will be late or left out."
    )


def test_a_funded_feature_without_scores_is_not_shown_as_scored() -> None:
    found = summary(decided(v=Decision(choice=Choice.NOW), m=None))

    assert rows(found)[2][0] == "Voice input"
    assert rows(found)[2][3:] == ("–", "–", "not ranked: scores are missing")
    assert said(found, SummaryPart.RISK) == "Nobody has estimated what “Voice input” will cost."
    assert "; what one of them will cost is not known." in said(found, SummaryPart.BOTTOM_LINE)


def test_the_leader_is_named_where_it_is_not_funded() -> None:
    found = summary(decided(a=None))

    assert said(found, SummaryPart.FIRM).startswith("“Answers with sources” ranks first but is not among these. ")
    assert rows(found)[0][5] == "rank 2"


def test_without_a_decision_the_plan_speaks_and_says_that_nothing_is_decided() -> None:
    found = summary(of(*features(), plan=CAPACITY))

    assert plain(found.title.text) == (
        "Draft: nothing is decided yet; the plan takes “Answers with sources” and “Hand-off to a person”"
    )
    assert said(found, SummaryPart.ASK) == "Agree to build these two features."
    assert (found.funded_heading, found.declined_heading) == (
        "The plan takes",
        "Not in the plan, and what would change that",
    )
    assert declined(found)[1:] == [
        (
            "Mobile app",
            (
                "It does not fit beside the chosen; “Hand-off to a person”, which is in, is worth more and takes less. "
                "Reopen if: a version for 15 person-weeks or less."
            ),
        ),
        ("Voice input", "It has no cost, so nothing says whether it fits. Reopen if: somebody scores it."),
    ]


def test_what_is_declined_does_not_come_into_the_plan() -> None:
    one = decided(a=Decision(choice=Choice.NO, reason="Not us"), h=None, m=None, v=None)
    found = summary(one)

    assert plain(found.title.text).startswith("Draft: what to fund is not decided yet; the plan takes ")
    assert "a" not in found.funded_ids
    assert declined(found)[0][0] == "Answers with sources"


def test_what_is_decided_for_another_time_comes_neither_into_the_plan_nor_to_the_top() -> None:
    one = decided(a=Decision(choice=Choice.NEXT), h=None, m=None, v=None)

    assert "a" not in summary(one).funded_ids
    assert title(one.model_copy(update={"plan": PlanRules()})) == (
        "Draft: what to fund is not decided yet; the top three are “Hand-off to a person”, “Bulk import” and “Mobile "
        "app”"
    )


def test_when_all_is_put_off_the_title_says_so() -> None:
    later = Decision(choice=Choice.LATER, reason="Next year")
    one = decided(a=later, h=later, b=later, m=later, v=later).model_copy(update={"plan": PlanRules()})

    assert title(one) == "Draft: what to fund is not decided yet; all that is ranked has been put off"
    assert [name for name, _ in declined(summary(one))] == [
        "Answers with sources",
        "Hand-off to a person",
        "Bulk import",
    ]


def test_rules_that_clash_leave_the_ranking() -> None:
    clash = PlanRules(capacities=(Capacity(amount=1),), must=("a",))

    assert "the top three are" in title(of(*features(), plan=clash))


def test_without_a_plan_the_ranking_speaks_word_for_word() -> None:
    found = summary(of(*features()))

    assert plain(found.title.text) == (
        "Draft: nothing is decided yet; the top three are “Answers with sources”, “Hand-off to a person” and “Bulk "
        "import”"
    )
    assert said(found, SummaryPart.BOTTOM_LINE) == (
        "“Answers with sources” has 73 of 100 points, two more than the next. Why: high user impact and business "
        "value, but costly to build."
    )
    assert said(found, SummaryPart.ASK) == "Say whether these three features are the right ones to build first."
    assert rows(found)[2][5] == "provisional: business value missing"
    assert declined(found) == [("Mobile app", "Far from the strategy and low business value.")]
    assert said(found, SummaryPart.TRADE_OFF) == "“Mobile app” is the poorest bargain: two others beat it on both."


def test_what_only_people_know_is_asked_and_not_invented() -> None:
    found = summary(of(*features()))

    assert [gap.prompt for gap in found.gaps] == [
        "What happens when nobody decides? Begin with “Without a decision …”.",
        "Why now? Say it in terms of customers and money.",
        "Who checks it, and by when?",
        "When do you look at this again?",
        "Which signal would make you look again sooner?",
    ]
    assert [lead for lead, _ in (*found.before, *found.after)] == [
        "Bottom line.", "What we ask.", "How firm is this.", "Biggest risk.", "Biggest assumption.",
    ]  # fmt: skip


def test_evidence_risk_and_success_of_the_funded_are_repeated_not_invented() -> None:
    evidence = (
        Evidence(kind=EvidenceKind.GUESS, sentence="Everybody wants it"),
        Evidence(kind=EvidenceKind.MARKET, sentence="Four renewals ask for it"),
        Evidence(kind=EvidenceKind.INTERVIEW, sentence="19 of 24 leads do not forward answers. More follows."),
    )
    best = features()[3].model_copy(
        update={"evidence": evidence, "risk": "The search must be rebuilt", "success_metric": "Half carry a source"}
    )
    found = summary(of(best))

    assert said(found, SummaryPart.WHY_NOW) == "19 of 24 leads do not forward answers. Four renewals ask for it."
    assert said(found, SummaryPart.RISK) == "“Answers with sources”: The search must be rebuilt."
    assert said(found, SummaryPart.SIGNAL) == "Signal to watch: Half carry a source."
    assert said(found, SummaryPart.ASSUMPTION) == ""


def test_the_assumption_is_the_open_score_that_could_put_a_feature_out() -> None:
    found = summary(
        of(
            Feature(id="a", title="A", scores=scores(5, 5, 5, 1, 1)),
            Feature(id="b", title="B", scores=scores(5, 5, 4, 1, 1)),
            Feature(id="o", title="Open", scores=scores(5, None, 4, 3, 3)),
            Feature(id="x", title="X", scores=scores(4, 4, 3, 3, 3)),
        )
    )

    # Open has 57.5 points and 25 times its business value, X 63.75: below a quarter of the scale X is third.
    assert said(found, SummaryPart.ASSUMPTION) == (
        "The business value of “Open” is not known; in 25 of 100 cases the answer takes it out of the top three."
    )


def test_an_approver_and_a_date_stand_in_the_line_and_in_the_ask() -> None:
    one = with_edits(
        decided(), status=SummaryStatus.FOR_APPROVAL, approver="the VP Product", ask_by=dt.date(2026, 12, 5)
    )

    assert plain(summary(one).meta).startswith("For approval by the VP Product · 24 November 2026")
    assert said(summary(one), SummaryPart.ASK) == "Approve these two features by 5 December 2026."


def test_what_is_approved_is_not_asked_for_any_more() -> None:
    found = summary(with_edits(decided(), status=SummaryStatus.APPROVED))

    assert found.meta.startswith("Approved · ")
    assert "What we ask." not in [lead for lead, _ in found.before]


def test_own_words_stand_in_place_of_the_draft_and_tell_when_it_has_changed() -> None:
    ask = summary(decided()).sentences[SummaryPart.ASK].draft
    texts = {
        "ask": OwnText(text="Say yes.", draft=ask),
        "firm": OwnText(text="", draft="An older draft"),
        "why now": OwnText(text="Renewals."),
        "funded/a": OwnText(text="leads forward only what shows its source", draft="x"),
    }
    found = summary(with_edits(decided(), texts=texts))

    assert (said(found, SummaryPart.ASK), found.sentences[SummaryPart.ASK].is_outdated) == ("Say yes.", False)
    assert found.sentences[SummaryPart.FIRM].is_outdated
    assert "How firm is this." not in [lead for lead, _ in found.after]
    assert ("Why now.", "Renewals.") in found.before
    assert "why now" not in [gap.key for gap in found.gaps]
    assert rows(found)[0][2] == "leads forward only what shows its source"


def test_nothing_ranked() -> None:
    found = summary(of(Feature(id="a", title="A"), Feature(id="b", title="B")))

    assert found.title.text == "Nothing can be ranked yet"
    assert said(found, SummaryPart.BOTTOM_LINE) == (
        "None of the two features has a score that counts. Score what matters most; the ranking starts with the first "
        "score."
    )
    assert "two features, none ranked" in found.footer


def test_one_feature() -> None:
    found = summary(alike("Plum"))

    assert plain(found.title.text) == "Draft: nothing is decided yet; the only one ranked is “Plum”"
    assert rows(found) == [
        ("Plum", "Most people, most days", "high user impact and business value", "3 weeks", "8 weeks", "firm")
    ]
    assert (found.trade_off, said(found, SummaryPart.FIRM), found.declined) == ("", "", ())


@pytest.mark.parametrize(
    "titles, says",
    [
        (("A", "B"), "the top two are “A” and “B”"),
        (tuple("ABCDE"), "the top five are “A”, “B”, “C” and two more"),
        (tuple("ABCDEF"), "six features share first place"),
    ],
)
def test_a_tie_is_not_cut_in_two(titles: tuple[str, ...], says: str) -> None:
    assert title(alike(*titles)) == f"Draft: nothing is decided yet; {says}"


def test_a_tie_at_the_end_of_the_top_is_left_out_whole_where_it_is_large() -> None:
    best = Feature(id="best", title="Best", scores=scores(5, 5, 5, 1, 1))

    assert title(of(best, *alike(*"ABCDEF").features)) == ("Draft: nothing is decided yet; first comes “Best”")


def test_a_ratio_framework_speaks_of_its_quotient_with_two_figures() -> None:
    def feature(name: str, **numbers: float) -> Feature:
        return Feature(id=name, title=name, scores={key: Score.exactly(one) for key, one in numbers.items()})

    found = summary(
        of(
            feature("Wide", reach=9000, impact=2, confidence=0.8, effort=2.2),
            feature("Small", reach=500, impact=1, confidence=1, effort=1),
            feature("Free", reach=500, impact=1, confidence=1, effort=0),
            by=built_in_framework("rice"),
        )
    )

    # 9000 × 2 × 0.8 ÷ 2.2 = 6545; 500 × 1 × 1 ÷ 1 = 500.
    assert said(found, SummaryPart.BOTTOM_LINE).startswith(
        "“Wide” scores 6,500 on RICE, 13 times as much as the next. "
    )
    assert said(found, SummaryPart.FIRM) == (
        "Every score that counts is known exactly, so this is the only order that RICE gives."
    )
    assert plain(found.footer) == (
        "RICE: reach × impact × confidence ÷ effort · three features, one not ranked, no score missing · revision 41, "
        "24 November 2026"
    )
