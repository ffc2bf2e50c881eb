"""The decision record and the requirements draft of a feature: what is known stands there, what is not is a gap."""

import datetime as dt
from typing import Any

import pytest

from workbench.errors import InvalidChoice
from workbench.model import (
    Backlog,
    Capacity,
    Choice,
    Decision,
    DeclineForm,
    Evidence,
    EvidenceKind,
    Feature,
    Framework,
    Outcome,
    PlanOption,
    PlanRules,
    Score,
    built_in_framework,
    five_dimensions,
)
from workbench.reports.blocks import Bullets, Document, Heading, Paragraph, Table
from workbench.reports.decision_record import decision_record
from workbench.reports.mini_prd import mini_prd
from workbench.workflows import evaluate

TODAY = dt.date(2026, 9, 1)
FULL: dict[str, Any] = {
    "id": "a",
    "title": "Answers with sources",
    "key": "HA-1",
    "note": "Asked for often.",
    "problem": "I cannot forward an answer.",
    "who": "Every agent.",
    "proposal": "Show the articles.",
    "good_enough": "A link.",
    "success_metric": "Forwarded answers rise to 50 %.",
    "risk": "The search comes first.",
    "owner": "Answers team",
    "evidence": (
        Evidence(kind=EvidenceKind.INTERVIEW, sentence="19 of 24 do not forward.", count=24, when=dt.date(2026, 8, 2)),
        Evidence(kind=EvidenceKind.GUESS, sentence="Sales would like it.", count=1),
    ),
    "carried": {"Component": "Search", "Empty": ""},
    "given": {"given_priority": "High"},
}


def _scores(*numbers: float | None, note: str = "") -> dict[str, Score]:
    keys = five_dimensions().keys
    return {
        key: Score.exactly(number, note=note if key == "engineering_cost" else "")
        for key, number in zip(keys, numbers, strict=True)
        if number is not None
    }


def _backlog(*features: Feature, plan: PlanRules | None = None, framework: Framework | None = None) -> Backlog:
    return Backlog(
        name="Harbour",
        framework=framework or five_dimensions(),
        features=features,
        plan=plan or PlanRules(),
        carried_headers=("Empty", "Component"),
    )


def _whole(**more: Any) -> Backlog:  # noqa: ANN401 - fields of a feature
    one = Feature(**FULL, scores=_scores(5, 4, 4, 2, 4, note="Includes the search."), **more)
    other = Feature(id="b", title="Dark mode", scores=_scores(5, 5, 5, 1, 1))
    option = PlanOption(feature_id="a", name="Link only", scores={"engineering_cost": Score.exactly(1)})
    rules = PlanRules(
        capacities=(Capacity(amount=20),), options=(option,), requires=(("a", "b"),), excludes=(("b", "a"),)
    )
    return _backlog(one, other, plan=rules)


def _record(backlog: Backlog, feature_id: str = "a") -> Document:
    return decision_record(backlog, evaluate(backlog), feature_id, today=TODAY)


def _draft(backlog: Backlog, feature_id: str = "a") -> Document:
    return mini_prd(backlog, evaluate(backlog), feature_id, today=TODAY)


def _part(document: Document, heading: str) -> list[Any]:
    """Give the blocks below a heading."""
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, Heading)]
    start = next(place for place in places if getattr(document.blocks[place], "text", "") == heading)
    end = next((place for place in places if place > start), len(document.blocks))
    return list(document.blocks[start + 1 : end])


def _said(document: Document, heading: str) -> list[tuple[str, str, str]]:
    return [(one.tone, one.lead, one.text) for one in _part(document, heading) if isinstance(one, Paragraph)]


def _gaps(document: Document) -> int:
    return sum(isinstance(one, Paragraph) and one.tone == "gap" for one in document.blocks)


def test_a_record_says_what_was_decided_in_its_title_and_when_and_by_whom_below() -> None:
    told = Decision(choice=Choice.NEXT, reason="Search first.", decided_by="Head of Product")
    record = _record(_whole(decision=told))
    assert record.title == "“\u2068Answers with sources\u2069” comes next"
    assert record.meta == "Decision record · HA-1 · decided by Head of Product · 1 September 2026"
    assert record.footer == (
        "Backlog “\u2068Harbour\u2069” · judged by Five dimensions, weights in percent: User impact 20, "
        "Business value 20, Strategic alignment 20, Time-to-market 20, Engineering cost 20"
    )


@pytest.mark.parametrize(
    "decision, title",
    [
        (None, "is not decided yet"),
        (Decision(choice=Choice.NOW), "is built now"),
        (Decision(choice=Choice.NOW, outcome=Outcome(note="Fine.")), "was built"),
        (Decision(choice=Choice.LATER), "waits for later"),
        (Decision(choice=Choice.NO), "will not be built"),
    ],
)
def test_every_decision_has_its_own_title(decision: Decision | None, title: str) -> None:
    assert _record(_whole(decision=decision)).title == f"“\u2068Answers with sources\u2069” {title}"


def test_the_parts_stand_in_the_order_in_which_a_decision_is_told() -> None:
    headings = [one.text for one in _record(_whole()).blocks if isinstance(one, Heading)]
    assert headings == [
        "The problem",
        "Research and evidence",
        "Options considered",
        "The decision",
        "How it is built, in business terms",
        "Launch and how we will know",
        "How it turned out",
    ]
    declined = _record(_whole(decision=Decision(choice=Choice.NO)))
    assert [one.text for one in declined.blocks if isinstance(one, Heading)] == headings[:4]


def test_evidence_notes_and_what_came_with_a_feature_stand_as_typed() -> None:
    bullets, came, headline, table = _part(_record(_whole()), "Research and evidence")
    assert isinstance(bullets, Bullets)
    assert [(one.lead, one.text) for one in bullets.items] == [
        ("Interview (2 August 2026, 24 cases):", "19 of 24 do not forward."),
        ("Guess (1 case):", "Sales would like it."),
        ("Engineering cost:", "Includes the search."),
        ("Remark:", "Asked for often."),
    ]
    assert came.text == "Priority in the source: High · Component: Search"
    assert headline.text == "Rank 2 of 2 with 70 of 100 points."
    assert isinstance(table, Table)
    assert [row[-1] for row in table.rows] == ["20 of 20", "15 of 20", "15 of 20", "15 of 20", "5 of 20"]


def test_the_options_are_the_full_one_the_smaller_ones_nothing_and_what_else_it_would_buy() -> None:
    table, instead = _part(_record(_whole()), "Options considered")
    assert isinstance(table, Table)
    assert table.rows == (
        ("In full", "Show the articles.", "12 person-weeks", "70"),
        ("Link only", "Scored Engineering cost 1.", "1 person-week", "85"),
        ("Good enough", "A link.", "–", "–"),
        ("Not at all", "The problem stays as it is.", "–", "–"),
    )
    assert instead.text == "“\u2068Dark mode\u2069” ranks higher and costs no more."


def test_a_no_says_which_no_it_is_and_what_to_say_to_whoever_asked() -> None:
    told = Decision(
        choice=Choice.NO,
        form=DeclineForm.NOT_US,
        reason="Partners do it.",
        sentence="Thank you.",
        reopen="Two lost deals.",
        look_again=dt.date(2027, 1, 5),
        decided_by="Head of Product",
    )
    assert _said(_record(_whole(decision=told)), "The decision") == [
        (
            "body",
            "Not us.",
            "Partners do it. It is worth doing, but not by us: it lies outside what this product is for.",
        ),
        ("body", "For whoever asked:", "Thank you."),
        ("body", "Would reopen it:", "Two lost deals."),
        ("body", "Look again:", "5 January 2027."),
    ]


def test_an_outcome_stands_beside_what_was_scored() -> None:
    outcome = Outcome(cost=15, scores={"user_impact": 3}, note="Search took longer.")
    table, learnt = _part(_record(_whole(decision=Decision(choice=Choice.NOW, outcome=outcome))), "How it turned out")
    assert isinstance(table, Table)
    assert table.rows == (("Cost", "12 person-weeks", "15 person-weeks"), ("User impact", "5", "3"))
    assert (learnt.lead, learnt.text) == ("Learnt:", "Search took longer.")


def test_a_draft_begins_from_what_is_known_and_names_what_it_must_not_go_with() -> None:
    draft = _draft(_whole(decision=Decision(choice=Choice.NOW, reason="First of all.")))
    assert draft.title == "\u2068Answers with sources\u2069"
    assert draft.meta == "Draft of the requirements · HA-1 · with Answers team · 1 September 2026"
    assert _said(draft, "Problem") == [("body", "", "I cannot forward an answer.")]
    assert _said(draft, "Who has it") == [("body", "", "Every agent.")]
    assert _said(draft, "Proposal") == [
        ("body", "", "Show the articles."),
        ("body", "Needs first:", "“\u2068Dark mode\u2069”."),
    ]
    assert _said(draft, "Why it stands where it does")[0] == ("body", "Decided: now.", "First of all.")
    assert _said(draft, "Not in scope")[0] == ("body", "Not together with it:", "“\u2068Dark mode\u2069”.")
    assert _said(draft, "Open questions")[0] == ("body", "", "Every score is known.")


def test_an_open_score_is_a_question_with_what_its_answer_could_change() -> None:
    one = Feature(id="a", title="Plum", scores=_scores(5, 5, None, 1, 1))
    rivals = [Feature(id=f"r{number}", title=f"Fig {number}", scores=_scores(5, 5, 4, 1, 1)) for number in range(2)]
    chosen = rivals[0].model_copy(update={"decision": Decision(choice=Choice.NOW)})
    draft = _draft(_backlog(one, chosen, rivals[1]))
    asked = "Does it move a goal we have already agreed on?"
    bullets = _part(draft, "Open questions")[0]
    assert isinstance(bullets, Bullets)
    assert [(item.lead, item.text) for item in bullets.items] == [
        (
            "Strategic alignment, not scored:",
            f"{asked} In 25 of 100 cases the answer would bring it into first place.",
        )
    ]
    assert ("body", "", "Its place is not certain yet: some of its scores are missing or ranges.") in _said(
        draft, "Risks"
    )


def test_a_bare_title_gives_a_document_of_prompts() -> None:
    bare = _backlog(Feature(id="a", title="Plum"))
    assert (_gaps(_record(bare)), _gaps(_draft(bare))) == (10, 9)
    table = next(one for one in _draft(bare).blocks if isinstance(one, Table))
    assert {row[-1] for row in table.rows} <= {"–"}


def test_a_ratio_framework_has_no_points_and_names_itself() -> None:
    framework = built_in_framework("rice")
    scores = {key: Score.exactly(2) for key in framework.keys}
    backlog = _backlog(Feature(id="a", title="Plum", scores=scores), framework=framework)
    tables = [one for one in _record(backlog).blocks if isinstance(one, Table)]
    assert tables[0].headings == ("Dimension", "Score", "What it means")
    assert tables[1].headings == ("Option", "What it is", "Cost", "RICE")
    assert _record(backlog).footer == "Backlog “\u2068Harbour\u2069” · judged by RICE"


def test_a_feature_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidChoice):
        _record(_whole(), "nobody")


def test_where_scorers_differ_the_record_and_the_draft_say_so() -> None:
    other = Score(low=1, likely=1, high=2, scorer="Engineering")
    split = Score(low=5, likely=5, high=5, scorer="Sales", others=(other,))
    one = Feature(**FULL, scores=_scores(5, 4, 4, 2, 4) | {"user_impact": split})
    backlog = _backlog(one)
    told = "scorers differ (\u2068Engineering\u2069 gives 1–2, \u2068Sales\u2069 5, which counts)."
    for document, heading in ((_record(backlog), "Research and evidence"), (_draft(backlog), "Open questions")):
        items = [item for block in _part(document, heading) if isinstance(block, Bullets) for item in block.items]
        assert ("User impact:", told) in [(item.lead, item.text) for item in items]
    assert "scorers differ" not in str(_record(_whole()))
