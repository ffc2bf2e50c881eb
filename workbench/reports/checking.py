"""Check a summary before it leaves the room, as a spelling checker does: what is found, where, and what to do."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from workbench.model import Backlog, Choice, Evaluation, Record, SummaryPart, SummaryStatus
from workbench.reports.checking_figures import find_known, find_numbers, is_too_exact, number_of
from workbench.reports.checking_words import TERMS, find_acronyms, find_terms
from workbench.reports.content import MOST_WORDS
from workbench.reports.names import two_figures
from workbench.reports.summary_record import DeclinedRow, FundedRow, Sentence, Summary

FindingKind = Literal["length", "exact", "acronym", "term", "unscored", "reason", "source", "gap", "status", "outdated"]

_TITLES = re.compile("\u2068[^\u2069]*\u2069")
PLACES: dict[SummaryPart, str] = {
    SummaryPart.TITLE: "Title",
    SummaryPart.BOTTOM_LINE: "Bottom line",
    SummaryPart.ASK: "What we ask",
    SummaryPart.DEFAULT: "Without a decision",
    SummaryPart.WHY_NOW: "Why now",
    SummaryPart.TRADE_OFF: "The trade-off",
    SummaryPart.FIRM: "How firm is this",
    SummaryPart.RISK: "Biggest risk",
    SummaryPart.ASSUMPTION: "Biggest assumption",
    SummaryPart.CHECK: "Who checks the assumption",
    SummaryPart.DISSENT: "Who sees it differently",
    SummaryPart.LOOK_AGAIN: "Next review",
    SummaryPart.SIGNAL: "Signal to watch",
}
"""What people call each part."""


class Finding(Record):
    """One thing that the check has found."""

    kind: FindingKind
    place: str = Field(description="Where, in words.")
    sentence: str = Field(default="", description="Key of the sentence it is in; '' where it is in none.")
    found: str = Field(default="", description="The word or figure it is about.")
    message: str = Field(description="What is the matter, one sentence.")
    remedy: str = Field(description="What to do, one sentence.")
    replacement: str = Field(default="", description="What could stand in place of ``found``; '' where nothing could.")

    @property
    def key(self) -> str:
        """What ``SummaryEdits.accepted`` holds once a person lets it stay."""
        return "|".join((self.kind, self.sentence or self.place, self.found))


def check_summary(summary: Summary, backlog: Backlog, evaluation: Evaluation) -> tuple[Finding, ...]:
    """Check a summary.

    Parameters
    ----------
    summary, backlog, evaluation
        The summary, and what it was written from.

    Returns
    -------
    What a reader would stumble over first, what waits to be filled in last. What a person has let stay is left out.
    """
    found = [
        *_length(summary),
        *_status(summary),
        *_features(summary, backlog, evaluation),
        *_words(summary, backlog),
        *_figures(summary, backlog),
        *_outdated(summary),
        *_gaps(summary, backlog),
    ]
    return tuple(one for one in found if one.key not in backlog.summary.accepted)


def put_right(text: str, finding: Finding) -> str:
    """Put a finding's replacement in place of what it is about, once; with a capital where the text begins with it."""
    found = re.search(rf"(?<![\w.,-]){re.escape(finding.found)}(?!\w)", text)
    if found is None or not finding.replacement:
        return text
    new = finding.replacement
    if not found.start():
        new = new[:1].upper() + new[1:]
    return f"{text[: found.start()]}{new}{text[found.end() :]}"


def find_place(summary: Summary, sentence: Sentence) -> str:
    """Say where on the page a sentence stands."""
    rows: tuple[FundedRow | DeclinedRow, ...] = (*summary.funded, *summary.declined)
    for row in rows:
        if row.why.key == sentence.key:
            return f"Why {row.draft.title}"
    return PLACES[SummaryPart(sentence.key)]


def _length(summary: Summary) -> Iterator[Finding]:
    if summary.word_count > MOST_WORDS:
        own = [one for one in summary.every_sentence if one.own]
        longest = max(own or summary.every_sentence, key=lambda one: len(one.text.split()))
        yield Finding(
            kind="length",
            place="Page",
            message=f"{summary.word_count} words; {MOST_WORDS} fit one page.",
            remedy=f"Shorten it; the longest part is “{find_place(summary, longest)}”.",
        )


def _status(summary: Summary) -> Iterator[Finding]:
    if summary.status is not SummaryStatus.DRAFT and summary.kind != "decided":
        yield Finding(
            kind="status",
            place="Status",
            message=f"The page says “{summary.status.value}”, yet nothing is decided.",
            remedy="Decide on the page Decisions what is built now, or make it a draft again.",
        )


def _features(summary: Summary, backlog: Backlog, evaluation: Evaluation) -> Iterator[Finding]:
    for row in summary.funded:
        if evaluation.standing(row.draft.feature_id).rank is None:
            yield Finding(
                kind="unscored",
                place=row.draft.title,
                message="It is funded, yet its scores are missing, so nothing says that it is worth it.",
                remedy="Score it, or say on the page why it needs no score.",
            )
    for one in summary.declined:
        decision = backlog.feature(one.draft.feature_id).decision
        is_bare = decision is not None and decision.choice in {Choice.NO, Choice.LATER} and not decision.reason.strip()
        if not one.why.text or (is_bare and one.why.own is None):
            yield Finding(
                kind="reason",
                place=one.draft.title,
                sentence=one.why.key,
                message="Nobody has given a reason; the page shows one from the numbers.",
                remedy="Give the reason on the page Decisions, or edit the sentence.",
            )


def _words(summary: Summary, backlog: Backlog) -> Iterator[Finding]:
    edits = backlog.summary
    terms = TERMS if edits.terms is None else edits.terms
    known = (*edits.known, *terms, backlog.framework.name)
    for place, key, text in _checked(summary):
        for term, told in find_terms(text, terms, edits.known):
            starts = term[:1].isupper() and term[1:].islower()
            meaning = told[:1].upper() + told[1:] if starts else told
            use = f"Use “{meaning}”, or put" if meaning else "Put"
            yield Finding(
                kind="term",
                place=place,
                sentence=key,
                found=term,
                message=f"“{term}” needs its business meaning.",
                remedy=f"{use} the meaning in brackets behind it.",
                replacement=meaning if key else "",
            )
        for acronym in find_acronyms(text, known):
            yield Finding(
                kind="acronym",
                place=place,
                sentence=key,
                found=acronym,
                message=f"“{acronym}” is not explained.",
                remedy="Write it out, or put its meaning in brackets behind it.",
            )


def _figures(summary: Summary, backlog: Backlog) -> Iterator[Finding]:
    known = find_known(backlog, _drafted(summary))
    for sentence in summary.every_sentence:
        place = find_place(summary, sentence)
        for number in dict.fromkeys(find_numbers(_TITLES.sub(" ", sentence.text))):
            if is_too_exact(number):
                yield Finding(
                    kind="exact",
                    place=place,
                    sentence=sentence.key,
                    found=number,
                    message=f"“{number}” claims to be more exact than estimates are.",
                    remedy="Round it to two figures.",
                    replacement=f"about {two_figures(number_of(number))}",
                )
            elif sentence.own is not None and number_of(number) not in known:
                yield Finding(
                    kind="source",
                    place=place,
                    sentence=sentence.key,
                    found=number,
                    message=f"“{number}” is not among the numbers of revision {summary.revision}.",
                    remedy="Note it as evidence of a feature, correct it, or let it stay if you can name its source.",
                )


def _outdated(summary: Summary) -> Iterator[Finding]:
    for sentence in summary.every_sentence:
        if sentence.is_outdated:
            yield Finding(
                kind="outdated",
                place=find_place(summary, sentence),
                sentence=sentence.key,
                message="The numbers behind it have changed since you edited it.",
                remedy="Look at the new draft; keep your words or go back to it.",
            )


def _gaps(summary: Summary, backlog: Backlog) -> Iterator[Finding]:
    if not summary.funded:
        return
    edits = backlog.summary
    if not edits.approver.strip():
        yield _gap("Who approves", "Nobody is named who approves.", "Name a role or a person.")
    if edits.ask_by is None and edits.status is not SummaryStatus.APPROVED:
        yield _gap("What we ask", "It says no date by which an answer is needed.", "Choose the date.")
    for sentence in summary.gaps:
        place = find_place(summary, sentence)
        yield _gap(place, "To fill in; it is not printed until then.", sentence.prompt, sentence.key)


def _gap(place: str, message: str, remedy: str, key: str = "") -> Finding:
    return Finding(kind="gap", place=place, sentence=key, message=message, remedy=remedy)


def _checked(summary: Summary) -> Iterator[tuple[str, str, str]]:
    """Give place, key and text of everything whose words are checked; titles by themselves, once each."""
    for sentence in summary.every_sentence:
        yield find_place(summary, sentence), sentence.key, _TITLES.sub(" ", sentence.text)
    rows: tuple[FundedRow | DeclinedRow, ...] = (*summary.funded, *summary.declined)
    for row in rows:
        yield "Title of a feature", "", row.draft.title
    for funded in summary.funded:
        yield f"Who gains from {funded.draft.title}", "", funded.draft.who_gains


def _drafted(summary: Summary) -> Iterator[str]:
    yield from (one.draft for one in summary.every_sentence)
    yield from (text for row in summary.funded for text in (row.draft.cost, row.draft.release, row.draft.how_sure))
    yield summary.footer
