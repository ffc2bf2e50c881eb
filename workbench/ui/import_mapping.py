"""How each column was understood, and changing it with the effect shown at once."""

import pandas as pd
import streamlit as st

from workbench.errors import WorkbenchError
from workbench.exchange.recognising import roles_for
from workbench.exchange.report import ColumnChoice, ColumnReading, Recognition
from workbench.model import Direction, LevelScale, NumericScale, Scale
from workbench.ui.edge import show_fault
from workbench.ui.import_source import PendingSource, answer_column, keep_source
from workbench.ui.text import plain

_BETTER = {Direction.HIGHER_IS_BETTER: "more", Direction.LOWER_IS_BETTER: "less"}
_NEITHER = "–"
"""Shown where no way is better; the editor would show an empty choice as 'None'."""
_CARRIED = "carried"
_SAMPLES = 3
_ROW_HEIGHT = 35
_MOST_HEIGHT = 440


def ask_about(source: PendingSource, column: ColumnReading) -> None:
    """Ask the person about a column that is not certain; the answer takes effect at once."""
    held = ", ".join(column.samples[:4])
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        name = plain(column.header or f"column {column.position}")
        st.markdown(
            f":material/help: **Column {column.letter} “{name}” holds {plain(held)}.** {plain(column.question)}"
        )
        st.space("stretch")
        answers = _answers(column)
        chosen = st.segmented_control(
            "Answer",
            list(answers),
            format_func=lambda key: answers[key][0],
            label_visibility="collapsed",
            key=f"ask-{source.look}-{column.position}",
        )
        if chosen is not None:
            keep_source(answer_column(source, answers[chosen][1]))
            st.rerun()


def _answers(column: ColumnReading) -> dict[str, tuple[str, ColumnChoice]]:
    """Give the possible answers: as it was taken, the other way round for an input, or not at all."""
    place, role = column.position, column.role
    answers = {"right": ("That is right", ColumnChoice(position=place, role=role, direction=column.direction))}
    if column.direction is not None:
        other = next(one for one in Direction if one is not column.direction)
        words = f"No, {_BETTER[other]} is better"
        answers["turned"] = (words, ColumnChoice(position=place, role=role, direction=other))
    return answers | {"out": ("Leave it out", ColumnChoice(position=place, role=_CARRIED))}


def mapping_table(source: PendingSource, recognition: Recognition) -> None:
    """Show every column with its role, direction, scale and how sure we are; each can be changed."""
    report, framework = recognition.report, recognition.backlog.framework
    roles = roles_for(framework)
    frame = pd.DataFrame([_row(column, roles) for column in report.columns], dtype="string")
    edited = st.data_editor(
        frame,
        # A new answer can change other cells too; an editor that kept its old edits would set them against it.
        key=f"mapping-{source.signature[:16]}-{source.look}-{framework.key}",
        hide_index=True,
        num_rows="fixed",
        disabled=["col", "header", "samples", "sure"],
        height=min(_MOST_HEIGHT, _ROW_HEIGHT * (len(frame) + 1) + 3),
        column_config={
            "col": st.column_config.TextColumn("Col", width=44),
            "header": st.column_config.TextColumn("Your column", width=120),
            "role": st.column_config.SelectboxColumn("Becomes", options=list(roles.values()), required=True, width=150),
            "better": st.column_config.SelectboxColumn("Better is", options=[_NEITHER, *_BETTER.values()], width=80),
            "worst": st.column_config.TextColumn("Worst", width=70),
            "best": st.column_config.TextColumn("Best", width=70),
            "samples": st.column_config.TextColumn("First cells", width=150),
            "sure": st.column_config.TextColumn("Sure?", width=90),
        },
        alt=f"How each of the {len(frame)} columns was understood",
    )
    _take_edits(source, report.columns, roles, (frame, edited))
    st.caption("Change what a column becomes, which way is better, or the ends of its scale.")


def _row(column: ColumnReading, roles: dict[str, str]) -> dict[str, str]:
    scale = column.scale
    return {
        "col": column.letter,
        "header": column.header or f"(column {column.position})",
        "role": roles.get(column.role, roles[_CARRIED]),
        "better": _BETTER[column.direction] if column.direction else _NEITHER,
        "worst": _end(scale, worst=True),
        "best": _end(scale, worst=False),
        "samples": ", ".join(column.samples[:_SAMPLES]),
        "sure": "✓ kept" if column.role == _CARRIED else "✓ sure" if column.sure else "? please check",
    }


def _end(scale: Scale | None, *, worst: bool) -> str:
    if scale is None:
        return ""
    if isinstance(scale, LevelScale):
        return scale.levels[0 if worst else -1].label
    number = scale.worst if worst else scale.best
    return f"{number * 100:g}%" if scale.kind == "percent" else f"{number:g} {scale.unit}".strip()


def _take_edits(
    source: PendingSource,
    columns: tuple[ColumnReading, ...],
    roles: dict[str, str],
    frames: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    before, after = (frame.fillna("").to_numpy(dtype=object) for frame in frames)
    changed = source
    try:
        for row, place in zip(*(before != after).nonzero(), strict=True):
            name, text = str(frames[0].columns[place]), str(after[row, place]).strip()
            choice = _choice(columns[row], name, text, roles)
            changed = answer_column(changed, choice)
    except WorkbenchError as problem:
        show_fault(problem)
        return
    if changed != source:
        keep_source(changed)
        st.rerun()


def _choice(column: ColumnReading, name: str, text: str, roles: dict[str, str]) -> ColumnChoice:
    if name == "role":
        role = next(key for key, label in roles.items() if label == text)
        return ColumnChoice(position=column.position, role=role)
    if name == "better":
        direction = next((key for key, label in _BETTER.items() if label == text), None)
        return ColumnChoice(position=column.position, direction=direction)
    scale = column.scale
    if not isinstance(scale, NumericScale):
        raise WorkbenchError(
            f"Column {column.letter}: the ends of its scale cannot be typed. Choose a score first, under “Becomes”. "
            "A scale of words keeps its own order."
        )
    number = _parse_end(column, text, is_percent=scale.kind == "percent")
    ends = {"worst": scale.worst, "best": scale.best, name: number}
    if ends["worst"] == ends["best"]:
        raise WorkbenchError(f"Column {column.letter}: worst and best are both {number:g}. They must differ.")
    rises = ends["best"] > ends["worst"]
    return ColumnChoice(
        position=column.position,
        direction=Direction.HIGHER_IS_BETTER if rises else Direction.LOWER_IS_BETTER,
        scale=NumericScale(kind=scale.kind, worst=ends["worst"], best=ends["best"], unit=scale.unit),
    )


def _parse_end(column: ColumnReading, text: str, *, is_percent: bool) -> float:
    bare = text.split(" ", maxsplit=1)[0].removesuffix("%").replace(",", ".")
    try:
        number = float(bare)
    except ValueError as problem:
        raise WorkbenchError(
            f"Column {column.letter}: '{text}' is not a number. Type one end of the scale."
        ) from problem
    return number / 100 if is_percent else number
