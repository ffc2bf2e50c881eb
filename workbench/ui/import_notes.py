"""What was corrected, guessed or left out on the way in, grouped by kind."""

from collections import defaultdict

import pandas as pd
import streamlit as st

from workbench.exchange.report import Recognition
from workbench.model import Note
from workbench.ui.text import plain
from workbench.workflows.wording import join_names

_ICONS = {
    "row_without_title": ":material/do_not_disturb_on:",
    "row_is_not_a_feature": ":material/do_not_disturb_on:",
    "row_of_wrong_length": ":material/do_not_disturb_on:",
    "scale_guessed": ":material/straighten:",
    "duplicate_key": ":material/content_copy:",
    "duplicate_title": ":material/content_copy:",
    "not_a_score": ":material/edit_note:",
}
_SEVERAL = 1
_CELLS = 6


def notes_list(recognition: Recognition) -> None:
    """Show the notes, those of a kind together with their cells, and all of them in a table below."""
    notes = recognition.report.notes
    st.subheader(f"Notes, {len(notes)}", anchor=False)
    if not notes:
        st.markdown("Everything was understood.")
        return
    kinds: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        kinds[note.kind].append(note)
    for kind, group in kinds.items():
        icon = _ICONS.get(kind, ":material/info:")
        more = f" **{len(group) - 1} more like this**{_places(group[1:])}." if len(group) > _SEVERAL else ""
        st.markdown(f"{icon} {plain(group[0].message)}{more}")
    with st.popover("All notes", icon=":material/list:"):
        frame = pd.DataFrame(
            [
                {
                    "Cell": note.cell or (f"row {note.row}" if note.row else ""),
                    "Found": note.found or "",
                    "Note": note.message,
                }
                for note in notes
            ]
        )
        st.dataframe(frame, hide_index=True, width=640, height=360, alt=f"All {len(notes)} notes with their cells")


def _places(notes: list[Note]) -> str:
    places = [note.cell or f"row {note.row}" for note in notes if note.cell or note.row]
    return f" ({plain(join_names(places, _CELLS))})" if places else ""
