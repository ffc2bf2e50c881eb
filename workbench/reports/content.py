"""What a one-page summary says, from the evaluation alone: every sentence is a template filled with facts."""

import datetime as dt
from collections.abc import Sequence

from pydantic import Field

from workbench.model import Backlog, Evaluation, Record, Standing
from workbench.reports.footer import footer_text
from workbench.reports.names import plain_name, quoted
from workbench.reports.phrases import find_points, why_here, why_low
from workbench.reports.sentences import (
    bottom_line,
    bottom_sentence,
    firmness_sentence,
    how_sure,
    missing_sentence,
    priority_number,
    title_sentence,
)
from workbench.reports.trade_off_sentence import trade_off_sentence
from workbench.workflows import find_dominated
from workbench.workflows.wording import date_text

BOTTOM = 3
"""How many features at the bottom are named."""
MOST_WORDS = 350
"""A page that a busy person reads to the end."""


class SummaryRow(Record):
    """One of the features at the top."""

    rank: int
    title: str = Field(description="Cut to a line's length, isolated so that any script keeps its direction.")
    priority: str = Field(description="Whole points, or a range of them; two significant figures in a ratio framework.")
    why: str = Field(description="What speaks for it and against it, in plain words.")
    how_sure: str


class BottomRow(Record):
    """One of the features at the bottom."""

    title: str = Field(description="As in ``SummaryRow``.")
    reason: str


class Summary(Record):
    """Everything on the page, as plain text; a sentence that has nothing to say is ''."""

    title: str
    meta: str
    bottom_line: str
    priority_heading: str = Field(description="What stands above the priorities.")
    top: tuple[SummaryRow, ...] = Field(description="Best first.")
    bottom: tuple[BottomRow, ...] = Field(description="Lowest first; none of those at the top.")
    bottom_note: str = Field(description="How many features are beaten throughout, and how many have no rank and why.")
    trade_off: str
    how_firm: str
    missing: str
    footer: str

    @property
    def word_count(self) -> int:
        """How many words there are to read."""
        rows = [f"{row.rank} {row.title} {row.priority} {row.why} {row.how_sure}" for row in self.top]
        rows += [f"{row.title} {row.reason}" for row in self.bottom]
        texts = (self.title, self.meta, self.bottom_line, self.bottom_note, self.trade_off, self.how_firm, self.missing)
        return sum(len(text.split()) for text in (*texts, *rows, self.footer))


def summarise(backlog: Backlog, evaluation: Evaluation, *, revision: int, today: dt.date, top: int = 5) -> Summary:
    """Write the summary of a ranking.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    revision
        Which state of the backlog this is.
    today
        The date that stands on the page.
    top
        How many features the table names at most, 1 or more.

    Returns
    -------
    At most ``MOST_WORDS`` words: where titles and dimensions have very long names, fewer features are named. No number
    has more than two significant figures except the date and the revision. The weights are taken as given: how the
    ranking stands up to others is not its subject.
    """
    standings = [evaluation.standing_at(position) for position in evaluation.ranked]
    meta = f"Draft · {date_text(today)} · backlog {quoted(backlog.name)}, revision {revision}"
    sizes = [*((top, rows) for rows in range(BOTTOM, 1, -1)), *((rows, 1) for rows in range(top, 0, -1))]
    drafts = (_write(backlog, evaluation, standings, meta=meta, size=size) for size in sizes)
    shortest = next(drafts)
    while shortest.word_count > MOST_WORDS and (shorter := next(drafts, None)) is not None:
        shortest = shorter
    return shortest


def _write(
    backlog: Backlog, evaluation: Evaluation, standings: Sequence[Standing], *, meta: str, size: tuple[int, int]
) -> Summary:
    """Write the summary with so many features named at the top and at the bottom."""
    top, bottom = size
    named = standings[:top]
    return Summary(
        title=title_sentence(backlog, standings),
        meta=meta,
        bottom_line=bottom_line(backlog, evaluation, standings),
        priority_heading=plain_name(evaluation.framework.name) if evaluation.framework.is_ratio else "Priority of 100",
        top=tuple(_top_row(backlog, evaluation, standing) for standing in named),
        bottom=_bottom_rows(backlog, evaluation, (named, standings[top:][-bottom:])),
        bottom_note=bottom_sentence(evaluation),
        trade_off=trade_off_sentence(backlog, evaluation),
        how_firm=firmness_sentence(backlog, evaluation, standings, top),
        missing=missing_sentence(backlog, evaluation, {standing.feature_id for standing in named}),
        footer=footer_text(backlog, evaluation),
    )


def _top_row(backlog: Backlog, evaluation: Evaluation, standing: Standing) -> SummaryRow:
    feature = backlog.feature(standing.feature_id)
    return SummaryRow(
        rank=standing.rank or 0,
        title=plain_name(feature.title),
        priority=priority_number(standing, evaluation),
        why=why_here(find_points(feature, evaluation)),
        how_sure=how_sure(standing, evaluation),
    )


def _bottom_rows(
    backlog: Backlog, evaluation: Evaluation, ends: tuple[Sequence[Standing], Sequence[Standing]]
) -> tuple[BottomRow, ...]:
    """Say why the lowest features are where they are; whom another outdoes is told by whom."""
    named, lowest = ends
    if not lowest:
        return ()
    outdone_by = find_dominated(evaluation)
    ranks = [standing.rank for standing in (*named, *lowest)]
    numbers = {one.feature_id: f"number {one.rank}" for one in named if ranks.count(one.rank) == 1}
    rows = []
    for standing in reversed(lowest):
        feature = backlog.feature(standing.feature_id)
        reason = why_low(find_points(feature, evaluation))
        if other := outdone_by.get(feature.id):
            reason = f"{reason}; outdone by {numbers.get(other) or quoted(backlog.feature(other).title)}"
        rows.append(BottomRow(title=plain_name(feature.title), reason=reason))
    return tuple(rows)
