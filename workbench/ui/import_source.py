"""The file that is being looked at before anything is kept; it lives in the visit, not in the store."""

import hashlib
import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import streamlit as st

from workbench.exchange.report import ColumnChoice, Corrections
from workbench.ui.edge import told
from workbench.workspace.brought_file import PASTED_NAME, BroughtFile
from workbench.workspace.start import OPEN_FILE

_KEY = "import_source"
_SHOWN = "import_shown"
REMEMBER = "import_remember"
"""Key of the tick that keeps the answers for the next file."""
SUFFIXES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "json"]
EXAMPLE = (
    "Key\tFeature\tImpact (1-5)\tBusiness value (1-5)\tEffort (weeks)\n"
    "EX-1\tAnswers with their sources shown\t5\t5\t12\n"
    "EX-2\tBulk import of help articles\t4\t4\t6\n"
    "EX-3\tDark mode\t1\t\t1\n"
    "EX-4\tSingle sign-on\t2\t5\t3-5\n"
)


@dataclass(frozen=True)
class PendingSource:
    """A file or pasted text, with the person's answers about it so far.

    Attributes
    ----------
    file
        The file; every copy with other answers shares it, so that it is read once.
    corrections
        The answers.
    looked_up
        The headers for which remembered answers were looked up last; '' for none yet, 'afresh' for none wanted.
    is_remembered
        Whether it started with remembered answers.
    dropped
        Sentences about remembered answers that did not fit.
    look
        Raised whenever every answer was replaced, so that no widget keeps an old one.
    """

    file: BroughtFile
    corrections: Corrections = field(default_factory=Corrections)
    looked_up: str = ""
    is_remembered: bool = False
    dropped: tuple[str, ...] = ()
    look: int = 0

    @cached_property
    def signature(self) -> str:
        """A digest of the file and of every answer about it."""
        answers = f"{self.name}\n{self.corrections.model_dump_json()}"
        return hashlib.sha256(self.file.data + answers.encode()).hexdigest()

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.name

    def corrected(self, **changes: object) -> "PendingSource":
        """Copy the file with other answers about it."""
        return replace(self, corrections=self.corrections.model_copy(update=changes))


def pending_source() -> PendingSource | None:
    """Give the file being looked at; on a start with ``workbench open FILE`` that file, once."""
    opened = os.environ.get(OPEN_FILE)
    if opened and not st.session_state.get(_SHOWN):
        st.session_state[_SHOWN] = True
        path = Path(opened)
        keep_source(PendingSource(BroughtFile(path.name, path.read_bytes())))
    found: PendingSource | None = st.session_state.get(_KEY)
    return found


def keep_source(source: PendingSource) -> None:
    """Look at a file, or keep the answers given about it."""
    st.session_state[_KEY] = source


def drop_source() -> None:
    """Leave the file alone; nothing of it is kept."""
    st.session_state.pop(_KEY, None)
    st.session_state.pop(REMEMBER, None)


def answer_column(source: PendingSource, choice: ColumnChoice) -> PendingSource:
    """Add an answer about a column to those given before; what it leaves out stays as answered."""
    given = {one.position: one for one in source.corrections.choices}
    before = given.get(choice.position, ColumnChoice(position=choice.position))
    changed = {name: value for name, value in choice if value is not None}
    given[choice.position] = before.model_copy(update=changed)
    return source.corrected(choices=tuple(given.values()))


@st.dialog("Import a spreadsheet", width="medium")
def import_dialog() -> None:
    """Take a file or pasted cells; nothing is kept until the next screen says how it was understood."""
    with told():
        upload = st.file_uploader("A spreadsheet or a tracker's export", type=SUFFIXES, key="import_file")
        text = st.text_area("Or paste cells", key="import_text", height=120, placeholder="With their header row")
        with st.container(horizontal=True):
            go = st.button("Look at it", type="primary", disabled=upload is None and not text.strip())
            example = st.button("See an example", icon=":material/visibility:")
        if upload is not None and go:
            keep_source(PendingSource(BroughtFile(upload.name, upload.getvalue())))
            st.rerun()
        if go:
            keep_source(PendingSource(BroughtFile(PASTED_NAME, text.encode())))
            st.rerun()
        if example:
            keep_source(PendingSource(BroughtFile(PASTED_NAME, EXAMPLE.encode())))
            st.rerun()
