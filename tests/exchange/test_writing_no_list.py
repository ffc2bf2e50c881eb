"""The no-list as files for people: one declined feature, with a reason that looks like a formula."""

import csv
import datetime as dt
import io

import openpyxl
import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.exchange.writing_no_list import NO_LIST_SHEET, write_no_list_csv, write_no_list_xlsx
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Backlog, Choice, Decision, DeclineForm, Feature
from workbench.reports.no_list_markdown import write_no_list_markdown
from workbench.workflows import evaluate
from workbench.workflows.no_list import Declined, find_declined

HEADER = [
    "Key", "Title", "Form of no", "Reason", "Would reopen it", "Look again on", "Decided by",
    "Sentence for whoever asked", "Rank",
]  # fmt: skip
LINE = ["K-2", "Fax", "Not us", "=1+1", "Two deals lost", "2026-09-01", "VP Product", "We will not.", "2"]


@pytest.fixture
def backlog() -> Backlog:
    refused = Decision(
        choice=Choice.NO, form=DeclineForm.NOT_US, reason="=1+1", reopen="Two deals lost",
        look_again=dt.date(2026, 9, 1), decided_by="VP Product", sentence="We will not.",
    )  # fmt: skip
    features = (
        Feature(id="a", title="Search", scores=scores(5, 5, 5, 1, 1), decision=Decision(choice=Choice.NOW)),
        Feature(id="b", title="Fax", key="K-2", scores=scores(1, 1, 1, 5, 5), decision=refused),
    )
    return Backlog(name="Office", framework=weighted_dimensions(), features=features)


@pytest.fixture
def declined(backlog: Backlog) -> tuple[Declined, ...]:
    return find_declined(backlog, evaluate(backlog))


def test_the_table_has_a_line_for_every_no_and_no_formula(declined: tuple[Declined, ...]) -> None:
    rows = list(csv.reader(io.StringIO(write_no_list_csv(declined).decode("utf-8-sig"))))
    assert rows == [HEADER, [*LINE[:3], "'=1+1", *LINE[4:]]]


def test_the_spreadsheet_keeps_text_as_text(declined: tuple[Declined, ...]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_no_list_xlsx(declined)))[NO_LIST_SHEET]
    assert [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] == [HEADER, LINE]
    assert sheet["D2"].data_type == "s"


@pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension:UserWarning")
def test_in_the_ranked_workbook_the_rank_says_of_when_it_is_and_its_heading_fits(backlog: Backlog) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(backlog, evaluate(backlog))))[NO_LIST_SHEET]
    assert sheet["I1"].value == "Rank when exported"
    assert sheet["I2"].value == 2
    assert sheet.column_dimensions["I"].width > len("Rank when exported")


def test_the_document_says_why_what_would_reopen_it_and_what_to_answer(
    backlog: Backlog, declined: tuple[Declined, ...]
) -> None:
    text = write_no_list_markdown(backlog.name, declined).replace("\\", "")
    assert text == (
        "# What we said no to: Office\n\n## Fax (K-2)\n\n**Not us.** =1+1\n\n- Would reopen it: Two deals lost\n"
        "- Look again: 1 September 2026\n- Decided by: VP Product\n\n> We will not.\n"
    )
