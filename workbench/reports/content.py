"""What a one-page summary says: every sentence drafted from the numbers, or in the words that a person put there."""

import datetime as dt

import numpy as np

from workbench.model import (
    Backlog,
    Evaluation,
    SummaryEdits,
    SummaryPart,
    SummaryStatus,
    sentence_key,
)
from workbench.reports.footer import footer_text
from workbench.reports.names import about_of, quoted
from workbench.reports.summary_basis import Basis, find_basis
from workbench.reports.summary_decision import ask_sentence, bottom_sentences, cost_text, title_sentence
from workbench.reports.summary_dissent import dissent_sentence
from workbench.reports.summary_record import PROMPTS, DeclinedRow, FundedRow, Sentence, Summary
from workbench.reports.summary_risk import (
    assumption_sentence,
    look_again_sentence,
    risk_sentence,
    signal_sentence,
    why_now_sentence,
)
from workbench.reports.summary_rows import DeclinedDraft, FundedDraft, draft_declined, draft_funded
from workbench.reports.summary_sureness import firm_sentence, sure_heading
from workbench.reports.trade_off_sentence import trade_off_sentence
from workbench.workflows.robustness import SEED, Robustness, check_robustness, usual_draws
from workbench.workflows.tipping import find_tipping_points
from workbench.workflows.wording import date_text, isolate

MOST_WORDS = 350
"""A page that a busy person reads to the end."""
_DRAFT_WORDS = 325
"""What drafts may take of it; the rest is for what only a person can fill in."""
_SIZES = ((5, 3, 0), (4, 2, 0), (3, 2, 0), (3, 2, 1), (3, 2, 2), (3, 1, 2), (2, 1, 2), (1, 1, 2))
"""How many funded and declined features are named, and how brief the sentences are, 0 to 2; the longest first."""


def summarise(
    backlog: Backlog,
    evaluation: Evaluation,
    *,
    revision: int,
    today: dt.date,
    robustness: Robustness | None = None,
) -> Summary:
    """Write the summary of what is decided, else planned, else ranked first, with the backlog's own edits in it.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    revision
        Which state of the backlog this is.
    today
        The date that stands on the page.
    robustness
        Of the evaluation, where it is worked out already; else it is drawn here, seeded.

    Returns
    -------
    The drafts take at most ``MOST_WORDS`` words: where titles are very long, fewer features are named. No number that
    is drafted has more than two significant figures, except dates and the revision.
    """
    return summarise_basis(usual_basis(backlog, evaluation, robustness), revision=revision, today=today)


def usual_basis(backlog: Backlog, evaluation: Evaluation, robustness: Robustness | None = None) -> Basis:
    """Find what every document rests on: what is funded and what is not, how firm that is, and what would change it.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    robustness
        Of the evaluation, where it is worked out already; else it is drawn here, seeded.
    """
    competes = len(evaluation.ranked) > 1
    return find_basis(
        backlog,
        evaluation,
        robustness=(robustness or draw_usual(backlog, evaluation)) if competes else None,
        tipping=find_tipping_points(backlog, evaluation) if competes else None,
    )


def summarise_basis(basis: Basis, *, revision: int, today: dt.date) -> Summary:
    """Write the summary of a basis that is found already; otherwise as ``summarise``."""
    whole = _draft(basis, revision, today)
    drafts = (_cut(basis, whole, size) for size in _SIZES)
    summary = next(drafts)
    while summary.word_count > _DRAFT_WORDS and (shorter := next(drafts, None)) is not None:
        summary = shorter
    return _edited(summary, basis.backlog.summary)


def draw_usual(backlog: Backlog, evaluation: Evaluation) -> Robustness:
    """Give the chances that every document tells, the same as on the page of the ranking."""
    rng = np.random.default_rng(SEED)
    return check_robustness(backlog, evaluation, rng=rng, draws=usual_draws(evaluation))


def _draft(basis: Basis, revision: int, today: dt.date) -> Summary:
    """Draft the page with as many features as it ever names."""
    most_funded, most_declined, _ = _SIZES[0]
    funded = [draft_funded(basis, one) for one in basis.features(basis.funded[:most_funded])]
    declined = [draft_declined(basis, one) for one in basis.features(basis.declined[:most_declined])]
    return Summary(
        kind=basis.kind,
        declined_as=basis.declined_as,
        revision=revision,
        status=basis.backlog.summary.status,
        title=Sentence(key=sentence_key(SummaryPart.TITLE), draft=title_sentence(basis)),
        meta=_meta(basis.backlog, today),
        sentences=_sentences(basis, today),
        funded=tuple(FundedRow(draft=one, why=_of(SummaryPart.FUNDED, one)) for one in funded),
        sure_heading=sure_heading(basis),
        funded_note="",
        declined=tuple(DeclinedRow(draft=one, why=_of(SummaryPart.DECLINED, one)) for one in declined),
        declined_note="",
        footer=footer_text(basis, revision=revision, today=today),
        funded_ids=basis.funded,
        declined_ids=(),
    )


def _cut(basis: Basis, whole: Summary, size: tuple[int, int, int]) -> Summary:
    """Name only so many features as funded and as declined, count the others, and say it as briefly as asked."""
    most_funded, most_declined, brevity = size
    funded, declined = whole.funded[:most_funded], whole.declined[:most_declined]
    return whole.model_copy(
        update={
            "sentences": whole.sentences | _brief(basis, whole.sentences, brevity),
            "funded": funded,
            "funded_note": _more_funded(basis, len(funded)),
            "declined": declined,
            "declined_note": _more_declined(basis, len(declined)),
            "declined_ids": tuple(one.draft.feature_id for one in declined),
        }
    )


def _brief(basis: Basis, sentences: dict[SummaryPart, Sentence], brevity: int) -> dict[SummaryPart, Sentence]:
    """Draft anew, in fewer words, what can be said in fewer."""
    drafts = {}
    if brevity > 0:
        drafts[SummaryPart.BOTTOM_LINE] = bottom_sentences(basis, is_brief=True)
        drafts[SummaryPart.WHY_NOW] = why_now_sentence(basis, is_brief=True)
    if brevity > 1:
        drafts[SummaryPart.FIRM] = firm_sentence(basis, is_brief=True)
        drafts[SummaryPart.DISSENT] = dissent_sentence(basis, is_brief=True)
    return {part: sentences[part].model_copy(update={"draft": draft}) for part, draft in drafts.items()}


def _of(part: SummaryPart, draft: FundedDraft | DeclinedDraft) -> Sentence:
    return Sentence(key=sentence_key(part, draft.feature_id), draft=draft.why)


def _sentences(basis: Basis, today: dt.date) -> dict[SummaryPart, Sentence]:
    edits = basis.backlog.summary
    drafts = {
        SummaryPart.BOTTOM_LINE: bottom_sentences(basis),
        SummaryPart.ASK: ask_sentence(basis, status=edits.status, ask_by=edits.ask_by),
        SummaryPart.DEFAULT: "",
        SummaryPart.WHY_NOW: why_now_sentence(basis),
        SummaryPart.TRADE_OFF: trade_off_sentence(basis.backlog, basis.evaluation),
        SummaryPart.FIRM: firm_sentence(basis),
        SummaryPart.RISK: risk_sentence(basis),
        SummaryPart.ASSUMPTION: assumption_sentence(basis),
        SummaryPart.CHECK: "",
        SummaryPart.DISSENT: dissent_sentence(basis),
        SummaryPart.LOOK_AGAIN: look_again_sentence(basis, today),
        SummaryPart.SIGNAL: signal_sentence(basis),
    }
    asked = dict(PROMPTS) if basis.funded else {}
    if not drafts[SummaryPart.ASSUMPTION] and not edits.texts.get(sentence_key(SummaryPart.ASSUMPTION)):
        asked.pop(SummaryPart.CHECK, None)
    return {
        part: Sentence(key=sentence_key(part), draft=draft, prompt=asked.get(part, ""))
        for part, draft in drafts.items()
    }


def _edited(summary: Summary, edits: SummaryEdits) -> Summary:
    """Put the person's own sentences in place of the drafts."""

    def edit(one: Sentence) -> Sentence:
        return one.model_copy(update={"own": edits.texts.get(one.key)})

    return summary.model_copy(
        update={
            "title": edit(summary.title),
            "sentences": {part: edit(one) for part, one in summary.sentences.items()},
            "funded": tuple(row.model_copy(update={"why": edit(row.why)}) for row in summary.funded),
            "declined": tuple(row.model_copy(update={"why": edit(row.why)}) for row in summary.declined),
        }
    )


def _meta(backlog: Backlog, today: dt.date) -> str:
    edits = backlog.summary
    who = isolate(edits.approver.strip()) if edits.approver.strip() else ""
    status = {
        SummaryStatus.DRAFT: "Draft",
        SummaryStatus.FOR_APPROVAL: f"For approval{f' by {who}' if who else ''}",
        SummaryStatus.APPROVED: f"Approved{f' by {who}' if who else ''}",
    }[edits.status]
    approves = f" · {who} approves" if who and edits.status is SummaryStatus.DRAFT else ""
    return f"{status} · {date_text(today)}{approves} · backlog {quoted(backlog.name)}"


def _more_funded(basis: Basis, named: int) -> str:
    rest = basis.funded[named:]
    if not rest:
        return ""
    known = [basis.costs[one] for one in rest if one in basis.costs]
    cost = f", for {cost_text(sum(known), basis.unit)}" if basis.unit and len(known) == len(rest) else ""
    return f"And {about_of(len(rest), 'other')}{cost}."


def _more_declined(basis: Basis, named: int) -> str:
    rest = len(basis.declined) - named
    return f"And {about_of(rest, 'other')}." if rest > 0 and basis.declined_as != "lowest" else ""
