"""A file is read once, however often it is understood, and understanding it changes nothing of it."""

import pytest

from sample_data import read_sample
from workbench.exchange.progress import Progress
from workbench.exchange.reading import read_source
from workbench.exchange.report import ColumnChoice, Corrections
from workbench.exchange.table import Source
from workbench.model import built_in_framework
from workbench.workspace.brought_file import PASTED_NAME, BroughtFile, understand

ANSWERS = (
    Corrections(),
    Corrections(framework=built_in_framework("rice")),
    Corrections(choices=(ColumnChoice(position=2, role="title"),)),
    Corrections(header_row=2),
    Corrections(all_sheets=True),
)


@pytest.mark.parametrize("name", ["tracker_export.csv", "rice_sheet.xlsx"])
def test_a_file_understood_again_with_other_answers_is_understood_as_though_it_were_new(name: str) -> None:
    data = read_sample(name)
    again = BroughtFile(name, data)
    for answers in (*ANSWERS, *reversed(ANSWERS)):
        assert understand(again, answers) == understand(BroughtFile(name, data), answers)


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(name: str, data: bytes, progress: Progress) -> Source:
        read.append(name)
        return read_source(name, data, progress)

    monkeypatch.setattr("workbench.workspace.brought_file.read_source", noted)
    file = BroughtFile("rice_sheet.xlsx", read_sample("rice_sheet.xlsx"))
    for answers in ANSWERS:
        understand(file, answers)
    assert read == ["rice_sheet.xlsx"]


def test_pasted_cells_are_read_as_such() -> None:
    file = BroughtFile(PASTED_NAME, b"Title\tEffort\nBulk import\t3\n")
    assert [one.title for one in understand(file).backlog.features] == ["Bulk import"]
