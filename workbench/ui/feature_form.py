"""Add or edit a feature with its problem, proposal and evidence; also the way to score on a phone."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model import Evidence, EvidenceKind, Feature, Score
from workbench.ui.cut import search_features
from workbench.ui.edge import say_after_rerun, show_fault
from workbench.ui.opened import Scene, changed_outside
from workbench.ui.score_grid import cell_text
from workbench.ui.scorer import typed_score
from workbench.ui.text import feature_labels, plain
from workbench.workflows.dissent import split_cells, split_text
from workbench.workspace import add_feature, edit_feature, edit_scores, remove_feature

_TEXTS = (
    ("problem", "Problem", "What goes wrong today, in the words of those who have it"),
    ("who", "Who has it", "Which people, how many"),
    ("proposal", "Proposal", "What we would build"),
    ("good_enough", "Good-enough option", "The smaller thing that would do"),
    ("success_metric", "Success metric", "How we will know that it worked"),
    ("risk", "Risk", "What could go wrong"),
)
_LABEL = 80
_ACTS = {"add": "Add a feature", "open": "Open a feature…"}


def feature_buttons(scene: Scene) -> None:
    """Offer to add a feature, and to open one that is there."""
    if not scene.backlog.features:
        if st.button("Add a feature", icon=":material/add:", type="primary"):
            _add_dialog(scene)
        return
    chosen = st.menu_button(
        "Feature",
        list(_ACTS),
        format_func=lambda one: _ACTS[one],
        icon=":material/edit_note:",
        help="Add one, or open one with its problem and evidence",
        key="feature_menu",
    )
    if chosen == "add":
        _add_dialog(scene)
    elif chosen == "open":
        _open_dialog(scene)


@st.dialog("Add a feature", width="large")
def _add_dialog(scene: Scene) -> None:
    _form(scene, None)


@st.dialog("Open a feature", width="large")
def _open_dialog(scene: Scene) -> None:
    titles = feature_labels(search_features(scene, key="find_form"), _LABEL)
    chosen = st.selectbox(
        "Which feature?", list(titles), index=None, format_func=lambda one: titles[one], placeholder="Type to search"
    )
    if chosen is None:
        st.caption("Its problem, proposal, evidence and scores can be read and changed here.")
        return
    feature = scene.backlog.feature(chosen)
    _form(scene, feature)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Removing can be undone.", width="content")
        if st.button("Remove this feature", icon=":material/delete:", type="tertiary"):
            remove_feature(scene.store, scene.id, feature.id)
            _done(f"Removed: {feature.title}")


def _form(scene: Scene, feature: Feature | None) -> None:
    old = feature or Feature(id="new", title="New feature")
    with st.form(f"feature-{old.id}", border=False):
        title_box, key_box, status_box = st.columns([4, 1, 1])
        title = title_box.text_input("Title", feature.title if feature else "", placeholder="What people will call it")
        key = key_box.text_input("Key", old.key)
        status = status_box.text_input("Status", old.status)
        cells = _score_inputs(scene, old)
        _given_otherwise(scene, old)
        texts = {
            name: (left if place % 2 == 0 else right).text_area(label, getattr(old, name), placeholder=hint, height=80)
            for left, right in [st.columns(2)]
            for place, (name, label, hint) in enumerate(_TEXTS)
        }
        note = st.text_input("Note beside the scores", old.note)
        evidence = _evidence_grid(old)
        if st.form_submit_button("Save", type="primary"):
            fields = {"title": title, "key": key, "status": status, "note": note, **texts}
            _save(scene, feature, fields, cells, evidence)


def _score_inputs(scene: Scene, feature: Feature) -> dict[str, str]:
    dimensions = scene.backlog.framework.dimensions
    boxes = st.columns(len(dimensions))
    return {
        one.key: box.text_input(
            one.column, cell_text(one, feature.score(one.key)), help=f"{one.question} A range such as 2–4 is fine."
        )
        for box, one in zip(boxes, dimensions, strict=True)
    }


def _given_otherwise(scene: Scene, feature: Feature) -> None:
    """Say what other scorers gave, where it is not what counts."""
    framework = scene.backlog.framework
    told = [
        f"{cell.name}: {split_text(framework.dimension(cell.dimension), cell)}"
        for cells in split_cells(scene.backlog, feature).values()
        for cell in cells
    ]
    if told:
        st.caption(plain(f"Scorers differ. {'; '.join(told)}."))


def _evidence_grid(feature: Feature) -> pd.DataFrame:
    st.markdown("**Evidence.** What do we know, and from where?")
    rows = pd.DataFrame(
        {
            "kind": pd.Series([one.kind.value for one in feature.evidence], dtype="string"),
            "sentence": pd.Series([one.sentence for one in feature.evidence], dtype="string"),
            "count": pd.Series([one.count for one in feature.evidence], dtype="Int64"),
            "when": pd.Series([one.when for one in feature.evidence], dtype="object"),
        }
    )
    return st.data_editor(
        rows,
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "kind": st.column_config.SelectboxColumn("Kind", options=[one.value for one in EvidenceKind], width=110),
            "sentence": st.column_config.TextColumn("What was learnt, in one sentence", width="large"),
            "count": st.column_config.NumberColumn("How many", min_value=0, step=1, width=80),
            "when": st.column_config.DateColumn("When", width=100),
        },
        key=f"evidence-{feature.id}",
        alt="Evidence: kind, what was learnt, how many, when",
    )


def _save(
    scene: Scene, feature: Feature | None, fields: Mapping[str, str], cells: Mapping[str, str], evidence: pd.DataFrame
) -> None:
    framework = scene.backlog.framework
    try:
        known = feature.scores if feature else {}
        scores = {key: typed_score(framework.dimension(key), known.get(key), text) for key, text in cells.items()}
        whole: dict[str, object] = {**fields, "evidence": _parse_evidence(evidence)}
        feature_id = feature.id if feature else add_feature(scene.store, scene.id, whole)
        if feature:
            edit_feature(scene.store, scene.id, feature.id, whole)
        changed = {
            (feature_id, key): score
            for key, score in scores.items()
            if (known.get(key) or Score()).numbers != (score or Score()).numbers
        }
        edit_scores(scene.store, scene.id, changed)
    except WorkbenchError as problem:
        show_fault(problem)
        return
    _done(f"{'Saved' if feature else 'Added'}: {fields['title']}")


def _parse_evidence(rows: pd.DataFrame) -> tuple[Evidence, ...]:
    found = []
    for row in rows.to_dict("records"):
        sentence = "" if pd.isna(row["sentence"]) else str(row["sentence"])
        if not sentence and pd.isna(row["kind"]):
            continue
        kind = EvidenceKind.GUESS if pd.isna(row["kind"]) else EvidenceKind(row["kind"])
        count = None if pd.isna(row["count"]) else int(row["count"])
        when = None if pd.isna(row["when"]) else _date(row["when"])
        found.append(Evidence(kind=kind, sentence=sentence, count=count, when=when))
    return tuple(found)


def _date(cell: object) -> dt.date:
    return pd.Timestamp(str(cell)).date()


def _done(sentence: str) -> None:
    changed_outside()
    say_after_rerun(sentence)
    st.rerun()
