"""What to build and why, on a page or two: begun from what is known, with a prompt wherever something is not."""

import datetime as dt
from collections.abc import Iterator

from workbench.model import Backlog, Evaluation
from workbench.reports.blocks import Block, Document, Heading, Paragraph
from workbench.reports.feature_numbers import open_blocks, scores_blocks, track_record
from workbench.reports.feature_options import options_blocks
from workbench.reports.feature_story import (
    evidence_blocks,
    problem_blocks,
    proposal_blocks,
    success_blocks,
    who_blocks,
)
from workbench.reports.feature_subject import Subject, gap
from workbench.reports.judged_by import judged_by
from workbench.workflows.wording import date_text, isolate, join_names, quote, shorten

_TITLE = 160
_UNCLEAR = "Its place is not certain yet: some of its scores are missing or ranges."


def mini_prd(backlog: Backlog, evaluation: Evaluation, feature_id: str, *, today: dt.date | None = None) -> Document:
    """Begin the requirements of a feature from what is known about it.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    feature_id
        Of the feature.
    today
        The date that stands under the title; None for none.

    Returns
    -------
    What is known, in the words it was typed in; each gap is a paragraph of tone 'gap' that says what belongs there.

    Raises
    ------
    InvalidChoice
        When there is no such feature.
    """
    subject = Subject(backlog, evaluation, feature_id)
    parts = (
        ("Problem", tuple(problem_blocks(subject))),
        ("Who has it", tuple(who_blocks(subject))),
        ("Evidence", tuple(evidence_blocks(subject))),
        ("Why it stands where it does", (*_decided(subject), *scores_blocks(subject))),
        ("Proposal", tuple(proposal_blocks(subject))),
        ("The good-enough option, and others", tuple(options_blocks(subject))),
        ("How we will know that it worked", tuple(success_blocks(subject))),
        ("Risks", tuple(_risks(subject))),
        ("Not in scope", tuple(_not_in_scope(subject))),
        ("Open questions", tuple(open_blocks(subject))),
    )
    return Document(
        title=isolate(shorten(subject.feature.title, _TITLE)),
        meta=" · ".join(_facts(subject, today)),
        blocks=tuple(block for heading, blocks in parts for block in (Heading(text=heading), *blocks)),
        footer=f"Backlog {quote(backlog.name)} · {judged_by(evaluation)}",
    )


def _facts(subject: Subject, today: dt.date | None) -> Iterator[str]:
    yield "Draft of the requirements"
    if subject.feature.key:
        yield subject.feature.key
    if subject.feature.owner:
        yield f"with {subject.feature.owner}"
    if today:
        yield date_text(today)


def _decided(subject: Subject) -> Iterator[Block]:
    if subject.decision:
        yield Paragraph(lead=f"Decided: {subject.decision.choice.value}.", text=subject.decision.reason)


def _risks(subject: Subject) -> Iterator[Block]:
    if subject.feature.risk:
        yield Paragraph(text=subject.feature.risk)
    if subject.standing.is_ranged:
        yield Paragraph(text=_UNCLEAR)
    if record := track_record(subject):
        yield Paragraph(lead="So far:", text=record)
    if not subject.feature.risk:
        yield gap("Say what could go wrong, how likely that is, and what would be done about it.")


def _not_in_scope(subject: Subject) -> Iterator[Block]:
    """Give what the plan's rules keep apart from it, and what to write."""
    feature_id, plan = subject.feature_id, subject.backlog.plan
    pairs = [*plan.excludes, *((a, b) for group in plan.groups for a in group.feature_ids for b in group.feature_ids)]
    apart = dict.fromkeys(b if a == feature_id else a for a, b in pairs if (a == feature_id) != (b == feature_id))
    if apart:
        names = join_names([quote(subject.backlog.feature(one).title) for one in apart])
        yield Paragraph(lead="Not together with it:", text=f"{names}.")
    yield gap("Name two or three things that this leaves out on purpose, so that nobody expects them.")
