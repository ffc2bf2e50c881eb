"""A frozen decision as a document: what is built now, what follows, what is declined, and what it was judged by."""

import datetime as dt
from collections.abc import Iterator

from workbench.model import Backlog, Choice, Evaluation
from workbench.reports.blocks import Block, Document, Heading, Paragraph, Table
from workbench.reports.feature_subject import NOTHING, gap
from workbench.reports.judged_by import judged_by
from workbench.workflows.capacity_line import CapacityLine, draw_line
from workbench.workflows.deciding import find_costs
from workbench.workflows.decision_headlines import decisions_headline
from workbench.workflows.evaluating import evaluate
from workbench.workflows.wording import amount_text, date_text, quote, range_text

MOST_ROWS = 100
"""Features that a table names; the rest is counted."""
_PARTS: dict[Choice | None, str] = {
    Choice.NOW: "Built now",
    Choice.NEXT: "Next",
    Choice.LATER: "Later",
    Choice.NO: "Declined",
    None: "Not decided",
}
_WIDTHS = (0.34, 0.08, 0.12, 0.46)


def snapshot_record(backlog: Backlog, *, name: str, at: dt.datetime, revision: int) -> Document:
    """Write a frozen decision.

    Parameters
    ----------
    backlog
        As it was; judged by its own framework.
    name, at, revision
        Of the snapshot: what people call it, when it was frozen, and which state of the backlog it is.

    Returns
    -------
    Every feature with what was decided and why, best rank first, at most ``MOST_ROWS`` for each choice.
    """
    evaluation = evaluate(backlog)
    costs, unit = find_costs(backlog)
    capacities = backlog.plan.capacities if unit else ()
    capacity = sum(one.amount for one in capacities) if capacities else None
    line = draw_line(backlog, evaluation, costs=costs, unit=unit, capacity=capacity)
    blocks: list[Block] = [Paragraph(lead="In short.", text=_in_short(line))]
    for choice in _PARTS:
        blocks += _part(backlog, evaluation, line, choice)
    return Document(
        title=f"Decision frozen as {quote(name, 90)}",
        meta=f"{date_text(at.date())}, {at:%H:%M} UTC · backlog {quote(backlog.name)}, revision {revision}",
        blocks=tuple(blocks),
        footer=f"The backlog is {judged_by(evaluation)}",
    )


def _in_short(line: CapacityLine) -> str:
    said = decisions_headline(line)
    if not line.unit or not line.now:
        return said
    limit = f" of {amount_text(line.capacity, line.unit)}" if line.capacity is not None else ""
    return f"{said} Now costs {amount_text(line.used, line.unit)}{limit}."


def _part(backlog: Backlog, evaluation: Evaluation, line: CapacityLine, choice: Choice | None) -> Iterator[Block]:
    ids = line.column(choice)
    if not ids:
        return
    yield Heading(text=_PARTS[choice])
    rows = tuple(_row(backlog, evaluation, one) for one in ids[:MOST_ROWS])
    worth = evaluation.framework.name if evaluation.framework.is_ratio else "Points"
    if choice is None:
        yield Table(headings=("Feature", "Rank", worth), rows=tuple(row[:3] for row in rows), numbers=(1, 2))
    else:
        yield Table(headings=("Feature", "Rank", worth, "Why"), rows=rows, numbers=(1, 2), widths=_WIDTHS)
    if len(ids) > MOST_ROWS:
        yield Paragraph(text=f"And {len(ids) - MOST_ROWS:,} more.", tone="small")
    decided = (backlog.feature(one).decision for one in ids)
    if any(decision is not None and not decision.reason for decision in decided):
        yield gap("Say why where no reason stands: one sentence that can be shown to anybody.")


def _row(backlog: Backlog, evaluation: Evaluation, feature_id: str) -> tuple[str, str, str, str]:
    feature, standing = backlog.feature(feature_id), evaluation.standing(feature_id)
    decision = feature.decision
    worth = NOTHING
    if standing.low is not None and standing.high is not None:
        worth = range_text(standing.low, standing.high, is_ratio=evaluation.framework.is_ratio)
    why = decision.reason if decision else ""
    if decision and decision.choice is Choice.NO and decision.form:
        why = f"{decision.form.value.capitalize()}. {why}".strip()
    return feature.title, str(standing.rank or NOTHING), worth, why
