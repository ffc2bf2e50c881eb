"""The no-list as a file."""

from workbench.exchange.writing_no_list import write_no_list_csv, write_no_list_xlsx
from workbench.model import Backlog
from workbench.reports.no_list_markdown import write_no_list_markdown
from workbench.workflows import evaluate
from workbench.workflows.no_list import find_declined
from workbench.workspace.files import file_stem

NO_LIST_FORMATS: dict[str, str] = {
    ".md": "Document (Markdown)",
    ".xlsx": "Spreadsheet (XLSX)",
    ".csv": "Table (CSV)",
}
"""Suffix → what it is, for a button."""


def export_no_list(backlog: Backlog, suffix: str) -> bytes:
    """Write every declined feature of a backlog; the suffix is one of ``NO_LIST_FORMATS``."""
    declined = find_declined(backlog, evaluate(backlog))
    if suffix == ".md":
        return write_no_list_markdown(backlog.name, declined).encode()
    return {".xlsx": write_no_list_xlsx, ".csv": write_no_list_csv}[suffix](declined)


def no_list_name(backlog: Backlog, suffix: str) -> str:
    """Give the file a name that every system takes: 'Harbour Assist – no-list.md'."""
    return f"{file_stem(backlog)} – no-list{suffix}"
