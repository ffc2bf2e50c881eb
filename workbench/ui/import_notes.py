"""What was corrected, guessed or left out on the way in, grouped by kind; each note leads to its row of the file."""

from collections import defaultdict

import pandas as pd
import streamlit as st

from workbench.exchange.file_rows import FileCell
from workbench.exchange.report import Recognition
from workbench.model import Note, NoteKind
from workbench.ui.import_source import PendingSource
from workbench.ui.text import plain
from workbench.workspace.files import find_row

NAMES: dict[NoteKind, str] = {
    "not_a_score": "Not a score, left empty",
    "out_of_scale": "Beyond the scale, kept",
    "looks_like_a_date": "A date where a score was expected",
    "range_read_as_interval": "Read as a range",
    "mixed_units": "Another unit in the column",
    "unit_converted": "Turned into the column's unit",
    "zero_is_undefined": "Zero where a quotient needs more",
    "formula_without_value": "Formula never calculated",
    "row_without_title": "Row without a title, left out",
    "row_of_wrong_length": "Row of the wrong length",
    "row_is_not_a_feature": "Row that is no feature, left out",
    "left_out_by_choice": "Left out by your choice",
    "weights_changed": "Weights changed in the file",
    "duplicate_key": "Key that stands twice",
    "duplicate_title": "Title that stands twice",
    "header_guessed": "Header row guessed",
    "no_title_column": "No column of titles",
    "transposed": "Features stand in columns",
    "sheet_not_read": "Sheet not read",
    "hidden_rows_read": "Hidden rows, read",
    "encoding_guessed": "Encoding guessed",
    "characters_removed": "Characters removed",
    "text_cut": "Text cut",
    "role_contested": "Two columns for one role",
    "set_aside": "Set aside",
    "weights_rescaled": "Weights brought to 100%",
    "nothing_to_rank": "Nothing to rank",
    "does_not_discriminate": "The same score everywhere",
    "scale_guessed": "Scale guessed",
    "approximate": "Approximate number",
    "unterminated_quote": "Quotation mark never closed",
    "columns_joined": "Columns joined",
    "direction_guessed": "Direction guessed",
    "word_guessed": "Word guessed",
    "level_order_guessed": "Order of words guessed",
    "value_repeated": "Merged cell repeated",
    "input_missing": "No column for an input",
    "decimal_sign": "Decimal sign",
}
"""Kind of a note → what it is, for people."""

_ROW_HEIGHT = 35
_MOST_HEIGHT = 250
_MARK = "background-color: rgba(128, 128, 128, 0.35); font-weight: 700"


def notes_list(source: PendingSource, recognition: Recognition) -> list[Note]:
    """Show the notes, those of a kind together, each group to be opened; give those that the person chose."""
    notes = recognition.report.notes
    st.subheader(f"Notes, {len(notes):,}", anchor=False)
    if not notes:
        st.markdown("Everything was understood.")
        return []
    kinds: dict[NoteKind, list[Note]] = defaultdict(list)
    for note in notes:
        kinds[note.kind].append(note)
    chosen: list[Note] = []
    for kind, group in kinds.items():
        with st.expander(f"{NAMES[kind]} · {len(group):,}", key=f"notes-{source.look}-{kind}"):
            chosen += _group(group, f"notes-{source.signature[:16]}-{kind}")
    return chosen


def noted_row(source: PendingSource, recognition: Recognition, note: Note) -> None:
    """Show the row of the file that a note is about, with the noted cell marked."""
    cells = _find_row(f"{source.signature}\n{note.model_dump_json()}", note, source, recognition)
    if not cells:
        return
    where = f"sheet “{note.sheet}”, " if note.sheet else ""
    st.subheader(plain(f"In the file: {where}row {note.row}"), anchor=False)
    st.caption(plain(note.message))
    noted = [place for place, cell in enumerate(cells) if cell.name == note.cell]
    labels = [f"{'▸ ' if cell.name == note.cell else ''}{cell.name} {cell.header}".strip() for cell in cells]
    frame = pd.DataFrame([[cell.text for cell in cells]], columns=labels, dtype="string")
    styles = pd.DataFrame([[_MARK if cell.name == note.cell else "" for cell in cells]], columns=labels)
    st.dataframe(
        frame.style.apply(lambda _: styles, axis=None),
        hide_index=True,
        # A wide row begins with the noted cell, so that it is in sight on a phone too.
        column_config={labels[place]: st.column_config.Column(pinned=True) for place in noted},
        key=f"noted-row-{source.signature[:16]}-{note.row}-{note.cell}-{note.kind}",
        alt=f"Row {note.row} of the file{f', cell {note.cell} marked' if note.cell else ''}",
    )


def _group(notes: list[Note], key: str) -> list[Note]:
    """Show the notes of a kind; give the one that the person chose."""
    if len(notes) == 1:
        st.markdown(plain(notes[0].message))
    if not any(note.row for note in notes):
        for note in notes[1:]:
            st.markdown(plain(note.message))
        return []
    # Where every note is on the same sheet, a column for it would say nothing.
    named = len({note.sheet for note in notes}) > 1
    frame = pd.DataFrame(
        [
            ({"Sheet": note.sheet or ""} if named else {})
            | {
                "Cell": note.cell or (f"row {note.row}" if note.row else ""),
                "Found": note.found or "",
                "Note": note.message,
            }
            for note in notes
        ],
        dtype="string",
    )
    picked = st.dataframe(
        frame,
        hide_index=True,
        height=min(_MOST_HEIGHT, _ROW_HEIGHT * (len(frame) + 1) + 3),
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        column_config={
            "Sheet": st.column_config.TextColumn(width=90),
            "Cell": st.column_config.TextColumn(width=70),
            "Found": st.column_config.TextColumn(width=110),
        },
        alt=f"{len(notes)} notes; choose one to see its row of the file",
    )
    return [notes[row] for row in picked.selection.rows if row < len(notes)]


@st.cache_resource(max_entries=20, show_spinner="Looking it up…")
def _find_row(key: str, _note: Note, _source: PendingSource, _recognition: Recognition) -> tuple[FileCell, ...]:
    del key  # the file, every answer about it, and the note
    return find_row(_source.file, _recognition, _note)
