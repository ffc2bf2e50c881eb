"""Every format of the summary and the slides, by what a reader of the file finds in it."""

import datetime as dt
import io

import docx
import pptx
import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Choice, Decision, Feature
from workbench.reports.pdf import Paper, typeset
from workbench.reports.summary_document import summary_document
from workbench.workflows import evaluate
from workbench.workspace.files import EXPORT_FORMATS, export_backlog, export_name
from workbench.workspace.summaries import make_summary

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
TITLE = '=HYPERLINK("x") <b>citations</b>'
BACKLOG = Backlog(
    name="Harbour: Assist",
    framework=weighted_dimensions(),
    features=(
        Feature(id="a", title=TITLE, scores=scores(5, 4, 4, 3, 3), decision=Decision(choice=Choice.NOW)),
        Feature(id="b", title="Dark mode", scores=scores(1, 1, 2, 3, 1)),
    ),
)


def _export(suffix: str) -> bytes:
    return export_backlog(BACKLOG, suffix, revision=7, now=lambda: NOON)


def test_a_word_file_of_the_summary_says_the_decision_and_the_title_as_typed() -> None:
    document = docx.Document(io.BytesIO(_export(".docx")))
    paragraphs = [one.text for one in document.paragraphs]
    assert any("fund" in one and TITLE in one.replace("\u2068", "").replace("\u2069", "") for one in paragraphs)
    assert "revision 7" in document.sections[0].footer.paragraphs[0].text


def test_a_markdown_summary_escapes_what_would_be_markup() -> None:
    text = _export(".md").decode()
    assert "<b>" not in text
    assert "2 March 2026" in text


def test_a_pdf_summary_is_one_page_and_the_same_bytes_every_time() -> None:
    summary, svg = make_summary(BACKLOG, evaluate(BACKLOG), revision=7, today=NOON.date())
    document = summary_document(summary, svg=svg)
    assert typeset(document, one_page=True).pages == 1
    data = _export(".pdf")
    assert data.startswith(b"%PDF-")
    assert data == _export(".pdf")


def test_the_slides_begin_with_the_decision() -> None:
    first = pptx.Presentation(io.BytesIO(_export(".pptx"))).slides[0]
    words = " ".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    assert TITLE in words.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("suffix", list(EXPORT_FORMATS))
def test_every_format_has_a_name_that_says_what_it_is(suffix: str) -> None:
    names = {
        ".xlsx": "Harbour Assist – ranking.xlsx",
        ".csv": "Harbour Assist – ranking.csv",
        ".html": "Harbour Assist – summary.html",
        ".pdf": "Harbour Assist – summary.pdf",
        ".docx": "Harbour Assist – summary.docx",
        ".md": "Harbour Assist – summary.md",
        ".pptx": "Harbour Assist – slides.pptx",
        ".json": "Harbour Assist.json",
    }
    assert export_name(BACKLOG, suffix) == names[suffix]


def _case(count: int, title: str, *, funded: int, declined: int, scored: bool = True) -> Backlog:
    now, no = Decision(choice=Choice.NOW), Decision(choice=Choice.NO, reason="Costs too much.", reopen="Two lost deals")
    features = [
        Feature(
            id=f"f{number}",
            title=title.replace("{}", str(number)),
            scores=scores(*(1 + (number * step) % 5 for step in (1, 2, 3, 4, 6))) if scored else {},
            decision=now if number < funded else no if number < funded + declined else None,
        )
        for number in range(count)
    ]
    return Backlog(name="Case", framework=weighted_dimensions(), features=tuple(features))


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize(
    "backlog",
    [
        _case(80, "Feature {} of the coming year", funded=60, declined=10),
        _case(
            12,
            "A long title, number {}, that goes on about what it does for whom and why now " * 3,
            funded=3,
            declined=3,
        ),
        _case(12, "为客服人员显示答案来源并转交人工处理第{}项", funded=3, declined=3),
        _case(12, "عرض المصادر مع كل إجابة للوكلاء رقم {}", funded=3, declined=3),
        _case(8, "Idea {}", funded=0, declined=0, scored=False),
        _case(1, "The only one", funded=1, declined=0),
        _case(0, "", funded=0, declined=0),
    ],
    ids=["60 funded", "long titles", "Chinese", "Arabic", "no scores", "one feature", "no features"],
)
def test_one_page_is_one_page(backlog: Backlog, paper: Paper) -> None:
    summary, svg = make_summary(backlog, evaluate(backlog), revision=7, today=NOON.date())
    assert typeset(summary_document(summary, svg=svg), paper=paper, one_page=True).pages == 1
