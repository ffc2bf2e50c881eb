"""Edit a framework: names, questions, scales and their sentences; a changed copy, never the built-in one."""

import re

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from workbench.errors import InvalidFramework, WorkbenchError
from workbench.model import Dimension, Direction, Framework, Level, LevelScale, NumericScale, Scale
from workbench.ui.edge import say_after_rerun, show_fault
from workbench.ui.opened import Scene, changed_outside
from workbench.ui.text import plain
from workbench.workspace import replace_framework

_NEW = "Add a dimension"
_BETTER = {Direction.HIGHER_IS_BETTER: "Higher is better", Direction.LOWER_IS_BETTER: "Lower is better"}


@st.dialog("Dimensions and scales", width="large")
def framework_dialog(scene: Scene) -> None:
    """Let the person edit each dimension; saving keeps one changed copy of the framework."""
    framework = scene.backlog.framework
    st.caption("A change of scale changes every priority, so it is kept as one step that can be undone.")
    name = st.text_input("Name of the framework", framework.name)
    tabs = st.tabs([*(plain(one.name) for one in framework.dimensions), _NEW])
    edited: list[Dimension] = []
    faults: list[WorkbenchError] = []
    for tab, dimension in zip(tabs, framework.dimensions, strict=False):
        with tab:
            try:
                changed = _edit(dimension, removable=len(framework.dimensions) > 1)
            except WorkbenchError as problem:
                faults.append(problem)
                continue
            if changed is not None:
                edited.append(changed)
    with tabs[-1]:
        added = _add([one.key for one in framework.dimensions])
    for fault in faults:
        show_fault(fault)
    if st.button("Save", type="primary", disabled=bool(faults)):
        try:
            changed_framework = _assemble(framework, name, [*edited, *added])
            replace_framework(scene.store, scene.id, changed_framework)
        except WorkbenchError as problem:
            show_fault(problem)
            return
        changed_outside()
        say_after_rerun("Dimensions and scales saved.")
        st.rerun()


def _edit(dimension: Dimension, *, removable: bool) -> Dimension | None:
    """Show one dimension's fields; give it as edited, or None when it is to be left out."""
    key = dimension.key
    left, right = st.columns(2)
    name = left.text_input("Name", dimension.name, key=f"{key}-name")
    short = right.text_input("Short name for columns", dimension.short, key=f"{key}-short")
    question = st.text_input("The question a scorer asks", dimension.question, key=f"{key}-question")
    scale = _edit_scale(dimension)
    rubric = st.text_area("How to score", dimension.rubric, key=f"{key}-rubric", height=80)
    if removable and st.checkbox("Leave this dimension out; its scores stay with the features", key=f"{key}-out"):
        return None
    if not name.strip():
        raise InvalidFramework("A dimension needs a name.", place=key)
    direction = Direction.HIGHER_IS_BETTER if scale.best > scale.worst else Direction.LOWER_IS_BETTER
    return Dimension(
        key=key, name=name, short=short, question=question, direction=direction, scale=scale, rubric=rubric
    )


def _edit_scale(dimension: Dimension) -> Scale:
    scale, key = dimension.scale, dimension.key
    if isinstance(scale, NumericScale):
        worst_box, best_box, unit_box = st.columns(3)
        worst = worst_box.number_input("Worst score", value=scale.worst, key=f"{key}-worst")
        best = best_box.number_input("Best score", value=scale.best, key=f"{key}-best")
        unit = unit_box.text_input("Unit", scale.unit, key=f"{key}-unit")
        return NumericScale(kind=scale.kind, worst=worst, best=best, unit=unit)
    rows = pd.DataFrame(
        {
            "number": [level.number for level in scale.levels],
            "label": [level.label for level in scale.levels],
            "sentence": [level.sentence for level in scale.levels],
            "amount": pd.Series([level.amount for level in scale.levels], dtype="Float64"),
        }
    )
    columns: dict[str, ColumnConfig | str | None] = {
        "number": st.column_config.NumberColumn("Score", disabled=True, width=60),
        "label": st.column_config.TextColumn("Label", required=True, width=90),
        "sentence": st.column_config.TextColumn("What such a feature is like", width="large"),
        "amount": st.column_config.NumberColumn(f"Amount, {scale.unit}", min_value=0.0) if scale.unit else None,
    }
    edited = st.data_editor(
        rows,
        hide_index=True,
        column_config=columns,
        key=f"{key}-levels",
        alt=f"Levels of {dimension.name}, worst first",
    )
    levels = tuple(
        _level(number, *cells)
        for number, cells in zip(
            (level.number for level in scale.levels),
            edited[["label", "sentence", "amount"]].itertuples(index=False, name=None),
            strict=True,
        )
    )
    return LevelScale(levels=levels, unit=scale.unit)


def _level(number: float, label: str | None, sentence: str | None, amount: float | None) -> Level:
    """Make a level of what a row of the grid holds; empty cells are None or NA."""
    if not isinstance(label, str) or not label.strip():
        raise InvalidFramework(f"The level {number:g} needs a label.")
    return Level(
        number=number,
        label=label,
        sentence=sentence if isinstance(sentence, str) else "",
        amount=None if pd.isna(amount) else amount,
    )


def _add(taken: list[str]) -> list[Dimension]:
    """Show the fields of one more dimension; give it in a list, or none while it has no name."""
    name = st.text_input("Name of the new dimension", key="new-name", placeholder="For instance: Risk")
    question = st.text_input("The question a scorer asks", key="new-question")
    direction = st.segmented_control(
        "Which way is better?",
        list(_BETTER),
        format_func=lambda one: _BETTER[one],
        default=Direction.HIGHER_IS_BETTER,
        required=True,
        key="new-direction",
    )
    if not name.strip():
        st.caption("It is scored from 1 to 5 until you change its scale, and weighs nothing until you give it weight.")
        return []
    ends = (1.0, 5.0) if direction is Direction.HIGHER_IS_BETTER else (5.0, 1.0)
    scale = NumericScale(worst=ends[0], best=ends[1])
    return [Dimension(key=_new_key(name, taken), name=name, question=question, direction=direction, scale=scale)]


def _new_key(name: str, taken: list[str]) -> str:
    plain_name = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    key = plain_name if re.match(r"[a-z]", plain_name) else f"d_{plain_name}".rstrip("_")
    place = 2
    unique = key
    while unique in taken:
        unique = f"{key}_{place}"
        place += 1
    return unique


def _assemble(framework: Framework, name: str, dimensions: list[Dimension]) -> Framework:
    if not name.strip():
        raise InvalidFramework("The framework needs a name.")
    kept = [one.key for one in dimensions]
    weights = {key: framework.weights.get(key, 0.0) for key in kept}
    total = sum(weights.values())
    if framework.is_ratio:
        weights = {}
    elif total <= 0:
        weights = dict.fromkeys(kept, 1 / len(kept))
    else:
        weights = {key: weight / total for key, weight in weights.items()}
    is_changed = name != framework.name or dimensions != list(framework.dimensions)
    key = framework.key if not is_changed or framework.key.endswith("-own") else f"{framework.key}-own"
    shown = name if name != framework.name or not is_changed or name.endswith("(own)") else f"{name} (own)"
    return Framework(
        key=key,
        name=shown,
        description=framework.description,
        combine=framework.combine,
        dimensions=tuple(dimensions),
        weights=weights,
    )
