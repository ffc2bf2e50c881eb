"""What is built and what stays out for it, what is not built and why: on slides, as tables and native charts."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from sample_data import load_harbour_assist
from tests.slide_reading import TITLES, backlog_of, cells_of, charts_of, deck_of, sheet_of, tables_of, titles_of
from workbench.model import Backlog, Capacity, Choice, Decision, Evaluation, PlanRules
from workbench.workflows.planning import Plan, choose_plan


@pytest.fixture(scope="module")
def decided() -> Any:  # noqa: ANN401 - python-pptx has no types
    return deck_of(backlog_of(TITLES, {"sources": Choice.NOW, "voice": Choice.NO}))


def test_beside_the_plan_stands_what_stays_out_for_it_and_what_was_decided_about_it(decided: Any) -> None:  # noqa: ANN401
    assert tables_of(decided.slides[3]) == [
        [
            ["Feature", "Cost", "Priority", "How sure to be first"],
            ["Answers with sources", "12 weeks", "80", "firm: 97 of 100"],
        ],
        [
            ["Not funded now", "Cost", "Priority", "Decided"],
            ["Ticket summaries", "3 weeks", "70", "open"],
            ["Voice input", "20 weeks", "5–25", "no"],
        ],
    ]


def test_a_few_noes_stand_with_cost_reason_and_what_would_reopen_them_beside_a_native_chart(decided: Any) -> None:  # noqa: ANN401
    noes = cells_of(decided.slides[4])
    assert noes[0] == ["Feature", "Cost", "Why not", "Reopen if"]
    assert noes[1][:2] == ["Voice input", "20 weeks"]
    assert noes[1][3] == "Somebody scores its business value."
    chart = charts_of(decided)[2]
    assert list(chart.plots[0].categories) == ["Answers with sources", "Voice input"]
    assert {series.name: tuple(series.values) for series in chart.plots[0].series} == {
        "Funded": (80, None),
        "Declined": (None, 15),
    }
    assert sheet_of(chart) == [
        (None, "Funded", "Declined"),
        ("Answers with sources", 80, None),
        ("Voice input", None, 15),
    ]


def test_a_no_stands_on_its_slide_in_all_of_the_words_in_which_it_was_said() -> None:
    reason = "No customer of the last two years has asked for it, " * 4 + "and nobody else builds it either."
    backlog = backlog_of(TITLES, {"sources": Choice.NOW})
    said = Decision(choice=Choice.NO, reason=reason, reopen="Two deals are lost for the want of it.")
    features = (*backlog.features[:2], backlog.features[2].model_copy(update={"decision": said}))
    deck = deck_of(backlog.model_copy(update={"features": features}))
    assert cells_of(deck.slides[4])[1] == ["Voice input", "20 weeks", reason, "Two deals are lost for the want of it."]


def test_a_leader_that_is_not_funded_is_named_in_the_title_and_on_the_chart() -> None:
    deck = deck_of(backlog_of(TITLES, {"summaries": Choice.NOW, "voice": Choice.NOW}))
    assert titles_of(deck)[3] == (
        "We fund two features for 23 person-weeks; “Answers with sources”, ranked first, is not funded"
    )
    named = [
        "".join(one.itertext())
        for one in charts_of(deck)[1]._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")  # noqa: SLF001
    ]
    assert {"Answers with sources", "Ticket summaries", "Voice input"} <= set(named)


def test_the_last_of_a_bare_ranking_stand_with_what_speaks_against_them_and_for_them() -> None:
    titles = {f"f{place}": title for place, title in enumerate([*TITLES.values(), "Dark mode"])}
    deck = deck_of(backlog_of(titles))
    assert "Last in the ranking: “Voice input”" in titles_of(deck)
    slide = next(one for one in deck.slides if one.shapes.title.text_frame.text.startswith("Last in the ranking"))
    assert cells_of(slide) == [
        ["Feature", "Cost", "Priority", "Against it", "For it"],
        [
            "Voice input",
            "20 weeks",
            "5–25",
            "Far from the strategy; slow to market; costly to build; low user impact",
            "Nothing stands out",
        ],
    ]


@pytest.mark.parametrize(
    "template, together",
    [
        (None, {"Bulk import of help articles", "Weekly quality report"}),
        ("4:3", {"Bulk import of help… and two more"}),
    ],
)
def test_leader_planned_and_best_for_their_cost_all_have_their_name_on_the_chart(
    template: str | None, together: set[str]
) -> None:
    sample = load_harbour_assist().model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=40),))})
    file = BytesIO()
    Presentation().save(file)
    deck = deck_of(sample, template=None if template is None else file.getvalue())
    chart = charts_of(deck)[1]
    labels = [
        "".join(one.itertext())
        for series in chart.plots[0].series
        for one in series._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")  # noqa: SLF001
    ]
    named = {name for label in labels for name in label.removesuffix(" and one more").split("; ") if name}
    assert named == together | {
        "Answers with their sources shown", "Mobile app for agents", "Hand-off to a person, with context",
        "Ticket summaries", "Answer feedback from agents",
        "Glossary of company terms", "Custom tone of voice", "Keyboard shortcuts", "Guided set-up",
        "Confidence label on each answer", "Similar past tickets",
    }  # fmt: skip


def test_a_funded_feature_without_a_score_is_said_to_have_none_and_gets_no_bar_of_nothing() -> None:
    backlog = backlog_of(TITLES, {"sources": Choice.NOW, "voice": Choice.NOW, "summaries": Choice.NO})
    features = tuple(one.model_copy(update={"scores": {}}) if one.id == "voice" else one for one in backlog.features)
    deck = deck_of(backlog.model_copy(update={"features": features}))
    assert titles_of(deck)[-1] == "Voice input: not scored yet"
    words = [shape.text_frame.text for shape in deck.slides[len(deck.slides) - 1].shapes if shape.has_text_frame]
    assert any("Why. Nobody has scored it yet. It has no rank yet." in one for one in words)
    compared = next(one for one in charts_of(deck) if "Declined" in [series.name for series in one.plots[0].series])
    assert list(compared.plots[0].categories) == ["Answers with sources", "Ticket summaries"]


def test_features_that_all_stand_in_one_place_have_no_slide_of_trade_offs() -> None:
    backlog = backlog_of(TITLES)
    alike = tuple(one.model_copy(update={"scores": backlog.features[0].scores}) for one in backlog.features)
    told = charts_of(deck_of(backlog.model_copy(update={"features": alike})))
    assert next(series.name for series in told[0].plots[0].series) == "User impact"
    assert not [one for one in told if "Other features" in [series.name for series in one.plots[0].series]]


def test_what_the_plan_chooses_is_told_where_nothing_is_decided() -> None:
    backlog = backlog_of(TITLES).model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=4),))})
    titles = titles_of(deck_of(backlog))
    assert (
        "The plan takes one feature for 3 of 4 person-weeks; “Answers with sources”, ranked first, is left out"
    ) in titles
    assert "The plan leaves out two features; the best ranked of them is “Answers with sources”" in titles


def test_a_deck_chooses_its_plan_once(monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[Backlog] = []

    def noted(backlog: Backlog, evaluation: Evaluation) -> Plan:
        plans.append(backlog)
        return choose_plan(backlog, evaluation)

    monkeypatch.setattr("workbench.reports.summary_basis.choose_plan", noted)
    deck_of(load_harbour_assist().model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=30),))}))
    assert len(plans) == 1


def test_below_a_plan_without_the_leader_stands_what_taking_it_would_cost() -> None:
    sample = load_harbour_assist().model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=30),))})
    slide = next(
        one for one in deck_of(sample).slides if "ranked first, is left out" in one.shapes.title.text_frame.text
    )
    words = [one.text_frame.text.translate({0x2068: None, 0x2069: None}) for one in slide.shapes if one.has_text_frame]
    assert (
        "“Answers with their sources shown” ranks first but is left out. Taking it would cost "
        "“Hand-off to a person, with context” and “Bulk import of help articles”; the plan would lose 53 points."
    ) in words
