"""A store in an empty folder, and a backlog that uses every field there is."""

import datetime as dt

import pytest

from workbench.model import (
    Backlog,
    Capacity,
    Choice,
    Decision,
    DeclineForm,
    Draft,
    Evidence,
    EvidenceKind,
    Feature,
    Note,
    Outcome,
    OwnText,
    PlanRules,
    Score,
    SummaryEdits,
    SummaryStatus,
    five_dimensions,
)

NOON = dt.datetime(2026, 5, 3, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def noon() -> dt.datetime:
    return NOON


@pytest.fixture
def backlog() -> Backlog:
    citations = Feature(
        id="citations",
        title="Answer citations",
        key="PM-92",
        note="Asked for twice",
        description="Line one\nline two; \"quoted\", 'quoted', naïve, 日本語, مرحبا",
        problem="Nobody trusts an answer without its source",
        who="Support agents",
        proposal="Show the source beside each answer",
        good_enough="A link at the end",
        success_metric="Half of the answers are opened at their source",
        risk="Sources that are out of date",
        evidence=(
            Evidence(kind=EvidenceKind.INTERVIEW, sentence="They copy answers into a search", count=9),
            Evidence(kind=EvidenceKind.USAGE_DATA, when=dt.date(2026, 3, 1)),
        ),
        status="Open",
        kind="Story",
        parent="Trust",
        labels="ai, trust",
        owner="Search team",
        link="https://tracker.example/PM-92",
        scores={
            "user_impact": Score.exactly(3),
            "engineering_cost": Score(
                low=2,
                likely=2.5,
                high=4,
                note="Depends on the index",
                scorer="Engineering",
                others=(Score(low=1, high=2, scorer="Sales"), Score.exactly(0.1).model_copy(update={"scorer": "日本"})),
            ),
            "time_to_market": Score(note="Ask security"),
            "reach": Score.exactly(0.1),
        },
        given={"given_priority": "High"},
        carried={"Team": "Blue", "Älter": "", "Sprint": "=1+1"},
        decision=Decision(
            choice=Choice.NO,
            reason="Costs more than it brings",
            decided_by="Head of product",
            reopen="Two more customers ask",
            look_again=dt.date(2026, 9, 1),
            form=DeclineForm.NOT_NOW,
            sentence="We will not build this now.",
            drafted={Draft.REASON: "Costs much"},
            outcome=Outcome(cost=4.5, scores={"user_impact": 2}, note="Tried by hand"),
        ),
    )
    return Backlog(
        name="Harbour Assist",
        framework=five_dimensions().with_weights({"user_impact": 1, "business_value": 2}),
        features=(
            citations,
            Feature(id="tone", title="Tone of voice", scores={"user_impact": Score.exactly(1)}),
            Feature(id="offline", title="Offline mode", key="PM-92"),
        ),
        carried_headers=("Team", "Älter", "Sprint"),
        notes=(
            Note(kind="not_a_score", message="'soon' is not a score.", row=2, cell="D2", feature_id="citations"),
            Note(kind="set_aside", message="Nobody has scored it."),
        ),
        plan=PlanRules(unit="person-weeks", capacities=(Capacity(team="Search", amount=12.5),), must=("offline",)),
        summary=SummaryEdits(
            status=SummaryStatus.FOR_APPROVAL,
            approver="Head of product",
            ask_by=dt.date(2026, 12, 5),
            texts={
                "why now": OwnText(text="Two renewals, äöü 日本語"),
                "declined/citations": OwnText(text="", draft="Costs more"),
            },
            terms={"recall": "what is found"},
            known=("SLA",),
            accepted=("figure|why now|19",),
        ),
    )
