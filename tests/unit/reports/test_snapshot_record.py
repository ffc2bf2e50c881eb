"""A frozen decision as a document: every choice with its features and reasons."""

import datetime as dt

from workbench.model import Backlog, Capacity, Choice, Decision, DeclineForm, Feature, PlanRules, Score, five_dimensions
from workbench.reports.blocks import Document, Heading, Paragraph, Table
from workbench.reports.snapshot_record import MOST_ROWS, snapshot_record

AT = dt.datetime(2026, 9, 1, 10, 5, tzinfo=dt.UTC)


def _feature(number: int, decision: Decision | None = None) -> Feature:
    scores = {key: Score.exactly(3) for key in five_dimensions().keys}
    scores["user_impact"] = Score.exactly(5 if number == 1 else 4)
    return Feature(id=f"f{number}", title=f"Feature {number}", scores=scores, decision=decision)


def _record(*features: Feature, capacity: float | None = None) -> Document:
    rules = PlanRules(capacities=(Capacity(amount=capacity),) if capacity is not None else ())
    backlog = Backlog(name="Harbour", framework=five_dimensions(), features=features, plan=rules)
    return snapshot_record(backlog, name="Before the meeting", at=AT, revision=7)


def test_each_choice_is_a_table_with_reasons() -> None:
    record = _record(
        _feature(1, Decision(choice=Choice.NOW, reason="Best by far.")),
        _feature(2, Decision(choice=Choice.NO, form=DeclineForm.NOT_EVER, reason="Nobody asked.")),
        _feature(3),
        capacity=20,
    )
    assert record.title == "Decision frozen as “\u2068Before the meeting\u2069”"
    assert record.meta == "1 September 2026, 10:05 UTC · backlog “\u2068Harbour\u2069”, revision 7"
    said = [(block.lead, block.text) for block in record.blocks if isinstance(block, Paragraph)]
    assert said == [
        ("In short.", "One now and one no. One waits for a decision. Now costs 6 person-weeks of 20 person-weeks.")
    ]
    assert [one.text for one in record.blocks if isinstance(one, Heading)] == ["Built now", "Declined", "Not decided"]
    assert [one.rows for one in record.blocks if isinstance(one, Table)] == [
        (("Feature 1", "1", "60", "Best by far."),),
        (("Feature 2", "2", "55", "Not ever. Nobody asked."),),
        (("Feature 3", "2", "55"),),
    ]


def test_a_choice_without_a_reason_asks_for_one() -> None:
    record = _record(_feature(1, Decision(choice=Choice.NO, form=DeclineForm.NOT_NOW)))
    gaps = [one.text for one in record.blocks if isinstance(one, Paragraph) and one.tone == "gap"]
    assert gaps == ["Say why where no reason stands: one sentence that can be shown to anybody."]


def test_a_thousand_features_are_named_up_to_a_limit_and_the_rest_is_counted() -> None:
    record = _record(*(_feature(number) for number in range(1000)))
    table = next(one for one in record.blocks if isinstance(one, Table))
    assert len(table.rows) == MOST_ROWS == 100
    assert [one.text for one in record.blocks if isinstance(one, Paragraph)][-1] == "And 900 more."


def test_an_empty_backlog_is_a_sentence() -> None:
    record = _record()
    assert [getattr(one, "text", "") for one in record.blocks] == ["No features yet, so there is nothing to decide."]
