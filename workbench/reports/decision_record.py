"""The decision about one feature as a document: the problem, what was known, what was chosen, and how it turned out."""

import datetime as dt
from collections.abc import Iterator

from workbench.model import Backlog, Choice, Decision, DeclineForm, Evaluation
from workbench.reports.blocks import Block, Document, Heading, Paragraph
from workbench.reports.feature_numbers import dissent_blocks, result_blocks, scores_blocks
from workbench.reports.feature_options import options_blocks
from workbench.reports.feature_story import (
    evidence_blocks,
    problem_blocks,
    proposal_blocks,
    success_blocks,
    who_blocks,
)
from workbench.reports.feature_subject import NOTHING, Subject, gap
from workbench.reports.judged_by import judged_by
from workbench.workflows.declining import FORMS
from workbench.workflows.wording import date_text, quote

_TITLE = 90
_TITLES: dict[Choice | None, str] = {
    Choice.NOW: "is built now",
    Choice.NEXT: "comes next",
    Choice.LATER: "waits for later",
    Choice.NO: "will not be built",
    None: "is not decided yet",
}


def decision_record(
    backlog: Backlog, evaluation: Evaluation, feature_id: str, *, today: dt.date | None = None
) -> Document:
    """Write the record of the decision about a feature.

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
    What is known, in the words it was typed in; each gap is a paragraph of tone 'gap' that says what belongs there. A
    declined feature's record ends with the decision: it is not built, so it has no launch.

    Raises
    ------
    InvalidChoice
        When there is no such feature.
    """
    subject = Subject(backlog, evaluation, feature_id)
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("The problem", (*problem_blocks(subject), *who_blocks(subject, lead="Who has it:"))),
        ("Research and evidence", (*evidence_blocks(subject), *scores_blocks(subject), *dissent_blocks(subject))),
        ("Options considered", tuple(options_blocks(subject))),
        ("The decision", tuple(_decision_blocks(subject.decision))),
    ]
    if subject.decision is None or subject.decision.choice is not Choice.NO:
        parts += [
            ("How it is built, in business terms", (*proposal_blocks(subject), *_effort(subject))),
            ("Launch and how we will know", (*success_blocks(subject), *_launch(subject))),
            ("How it turned out", tuple(result_blocks(subject))),
        ]
    return Document(
        title=_title(subject),
        meta=" · ".join(_facts(subject, today)),
        blocks=tuple(block for heading, blocks in parts for block in (Heading(text=heading), *blocks)),
        footer=f"Backlog {quote(backlog.name)} · {judged_by(evaluation)}",
    )


def _title(subject: Subject) -> str:
    decision, name = subject.decision, quote(subject.feature.title, _TITLE)
    if decision and decision.choice is Choice.NOW and decision.outcome:
        return f"{name} was built"
    return f"{name} {_TITLES[decision.choice if decision else None]}"


def _facts(subject: Subject, today: dt.date | None) -> Iterator[str]:
    yield "Decision record"
    if subject.feature.key:
        yield subject.feature.key
    if subject.decision and subject.decision.decided_by:
        yield f"decided by {subject.decision.decided_by}"
    if today:
        yield date_text(today)


def _decision_blocks(decision: Decision | None) -> Iterator[Block]:
    if decision is None:
        yield gap("Decide: now, next, later or no, and say why.")
        return
    yield _reason(decision)
    if not decision.reason:
        yield gap("Say why, in words that can be shown to anybody.")
    if decision.choice is Choice.NO and decision.sentence:
        yield Paragraph(lead="For whoever asked:", text=decision.sentence)
    if decision.reopen:
        yield Paragraph(lead="Would reopen it:", text=decision.reopen)
    elif decision.choice is not Choice.NOW:
        yield gap("Say what would have to happen for this to be decided anew.")
    if decision.look_again:
        yield Paragraph(lead="Look again:", text=f"{date_text(decision.look_again)}.")
    if not decision.decided_by:
        yield gap("Name who decides: a role or a name.")


def _reason(decision: Decision) -> Paragraph:
    """Say the choice, and for a no which one it is, with the reason."""
    if decision.choice is not Choice.NO:
        return Paragraph(lead=f"{decision.choice.value.capitalize()}.", text=decision.reason)
    form = decision.form or DeclineForm.NOT_NOW
    said = form.value.capitalize() if decision.form else "No"
    meaning = FORMS[form] if decision.form else ""
    return Paragraph(lead=f"{said}.", text=" ".join(one for one in (decision.reason, meaning) if one))


def _effort(subject: Subject) -> Iterator[Block]:
    if subject.cost_text != NOTHING:
        yield Paragraph(lead="Cost:", text=f"{subject.cost_text}.")
    if subject.feature.owner:
        yield Paragraph(lead="With:", text=f"{subject.feature.owner}.")
    yield gap("Say what it depends on, what could delay it, and what is not built along with it.")


def _launch(subject: Subject) -> Iterator[Block]:
    if subject.feature.risk:
        yield Paragraph(lead="Risk:", text=subject.feature.risk)
    yield gap("Say who gets it first, when, and who watches the number.")
