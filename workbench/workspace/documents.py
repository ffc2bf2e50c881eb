"""Documents to take along: the decision about a feature, the draft of its requirements, a frozen decision."""

import datetime as dt
import re
from collections.abc import Callable

from workbench.model import Backlog, Evaluation
from workbench.reports.blocks import Document
from workbench.reports.decision_record import decision_record
from workbench.reports.docx import write_docx
from workbench.reports.markdown import write_markdown
from workbench.reports.mini_prd import mini_prd
from workbench.reports.pdf import Paper, typeset, write_pdf
from workbench.reports.snapshot_record import snapshot_record
from workbench.storage import Snapshot
from workbench.workspace.clock import Clock, utc_now

DOCUMENT_FORMATS: dict[str, str] = {".docx": "Word (DOCX)", ".pdf": "PDF", ".md": "Markdown"}
"""Suffix → what it is, for a button."""
FEATURE_DOCUMENTS: dict[str, Callable[..., Document]] = {
    "Decision record": decision_record,
    "Requirements draft": mini_prd,
}
"""What can be written about one feature."""
_LONGEST = 60


def write_document(
    document: Document, suffix: str, *, date: dt.date | None = None, one_page: bool = False, paper: Paper = "a4"
) -> bytes:
    """Write a document in one of ``DOCUMENT_FORMATS``.

    Parameters
    ----------
    document
        A PDF of it is set smaller where that makes it fit one page.
    suffix
        One of ``DOCUMENT_FORMATS``.
    date
        Stands in a Word file's properties; None for none.
    one_page
        Set a Word file smaller too, so that it fits one page.
    paper
        The size of a page; Markdown has none.
    """
    if suffix == ".md":
        return write_markdown(document).encode()
    if suffix == ".docx":
        return write_docx(document, paper=paper, date=date, one_page=one_page)
    fitted = typeset(document, paper=paper, one_page=True)
    return fitted.data if fitted.pages == 1 else write_pdf(document, paper=paper)


def export_feature(
    backlog: Backlog, evaluation: Evaluation, feature_id: str, *, form: tuple[str, str], now: Clock = utc_now
) -> bytes:
    """Write a document about one feature.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    feature_id
        Of the feature.
    form
        One of ``FEATURE_DOCUMENTS``, and one of ``DOCUMENT_FORMATS``.
    now
        The clock; the document's date comes from it.

    Raises
    ------
    InvalidChoice
        When there is no such feature.
    """
    what, suffix = form
    today = now().date()
    return write_document(FEATURE_DOCUMENTS[what](backlog, evaluation, feature_id, today=today), suffix, date=today)


def export_snapshot(snapshot: Snapshot, suffix: str) -> bytes:
    """Write a frozen decision; its date is the day on which it was frozen."""
    card = snapshot.card
    document = snapshot_record(snapshot.backlog, name=card.name, at=card.at, revision=card.revision)
    return write_document(document, suffix, date=card.at.date())


def document_name(title: str, what: str, suffix: str) -> str:
    """Give a document's file a name that every system takes: 'Dark mode – decision record.pdf'."""
    plain = " ".join(re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+', " ", title).split())
    return f"{plain[:_LONGEST].strip(' .') or 'Untitled'} – {what.lower()}{suffix}"
