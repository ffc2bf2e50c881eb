"""Documents to take along: each in every format, named so that every system takes the name."""

import datetime as dt
import io

import docx
import pytest

from sample_data import load_harbour_assist
from workbench.reports.blocks import Document, Paragraph
from workbench.reports.pdf import write_pdf
from workbench.storage import Snapshot, SnapshotCard
from workbench.workflows import evaluate
from workbench.workspace.documents import (
    DOCUMENT_FORMATS,
    FEATURE_DOCUMENTS,
    document_name,
    export_feature,
    export_snapshot,
    write_document,
)

AT = dt.datetime(2026, 9, 1, 10, 5, tzinfo=dt.UTC)
STARTS = {".docx": b"PK", ".pdf": b"%PDF-1.7", ".md": b"# "}


@pytest.mark.parametrize("what", FEATURE_DOCUMENTS)
@pytest.mark.parametrize("suffix", DOCUMENT_FORMATS)
def test_every_document_of_a_feature_comes_in_every_format(what: str, suffix: str) -> None:
    backlog = load_harbour_assist()
    made = export_feature(backlog, evaluate(backlog), "ha-12", form=(what, suffix), now=lambda: AT)
    assert made.startswith(STARTS[suffix])


def test_the_day_stands_under_the_title_and_in_the_properties_of_a_word_file() -> None:
    backlog = load_harbour_assist()
    made = export_feature(backlog, evaluate(backlog), "ha-12", form=("Requirements draft", ".docx"), now=lambda: AT)
    word = docx.Document(io.BytesIO(made))
    assert word.paragraphs[1].text == "Draft of the requirements · HA-12 · with Answers team · 1 September 2026"
    assert word.core_properties.created == dt.datetime(2026, 9, 1, tzinfo=dt.UTC)


def test_a_snapshot_is_dated_as_it_was_frozen() -> None:
    card = SnapshotCard(id="s", name="Before the meeting", at=AT, revision=7)
    made = export_snapshot(Snapshot(card=card, backlog=load_harbour_assist()), ".md").decode()
    assert made.startswith(
        "# Decision frozen as “Before the meeting”\n\n"
        "1 September 2026, 10:05 UTC · backlog “Harbour Assist”, revision 7\n\n"
        "**In short.** Nothing is decided yet. 36 features wait.\n"
    )


def test_a_pdf_is_set_smaller_only_where_that_spares_a_page() -> None:
    short, long = (
        Document(title="A", blocks=tuple(Paragraph(text="word " * 150) for _ in range(count))) for count in (9, 30)
    )
    assert b"/Type/Pages/Count 2/" in write_pdf(short)
    assert b"/Type/Pages/Count 1/" in write_document(short, ".pdf")
    assert write_document(long, ".pdf") == write_pdf(long)


@pytest.mark.parametrize(
    "title, name",
    [
        ("Dark mode", "Dark mode – decision record.pdf"),
        ('a/b\\c:d*e?"f<g>|h\x00', "a b c d e f g h – decision record.pdf"),
        ("../..", "Untitled – decision record.pdf"),
        ("safe\u202egnp.exe", "safe gnp.exe – decision record.pdf"),
        ("شيء", "شيء – decision record.pdf"),
        ("x" * 90, f"{'x' * 60} – decision record.pdf"),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert document_name(title, "Decision record", ".pdf") == name
