"""The dialog in which one feature is decided on: what becomes of it, why, what that displaces, what would reopen it."""

import datetime as dt

import streamlit as st

from workbench.model import Choice, Decision, DeclineForm, Draft, Feature
from workbench.ui.decision_scene import DecisionScene, choice_label, keep_decisions
from workbench.ui.take_along import feature_downloads
from workbench.ui.text import plain
from workbench.workflows.capacity_line import Displacement, find_displaced
from workbench.workflows.deciding import draft_decision
from workbench.workflows.declining import FORMS
from workbench.workflows.wording import amount_text, join_names, quote


@st.dialog("Decide", width="large")
def decision_dialog(decisions: DecisionScene, feature_id: str) -> None:
    """Edit the decision about one feature; nothing is kept before Save."""
    scene = decisions.scene
    feature = scene.backlog.feature(feature_id)
    prefix = f"decide-{feature_id}-{scene.opened.revision}"
    st.subheader(plain(feature.title), anchor=False)
    old = feature.decision
    choice = st.segmented_control(
        "What becomes of it", list(Choice), default=old.choice if old else None, format_func=choice_label,
        key=f"{prefix}-choice",
    )  # fmt: skip
    if choice is None:
        st.markdown("Choose now, next, later or no; a reason is then drafted from the numbers.")
    else:
        _decide(decisions, feature, choice, prefix)
    feature_downloads(scene, feature_id)


def _decide(decisions: DecisionScene, feature: Feature, choice: Choice, prefix: str) -> None:
    """Show what a choice displaces and the texts that go with it, and keep them when asked to."""
    scene = decisions.scene
    displaced = _displaced(decisions, feature, choice, prefix)
    edited = _texts(decisions, feature, choice, prefix)
    with st.container(horizontal=True):
        if st.button("Save", type="primary", key=f"{prefix}-save"):
            keep_decisions(scene, {feature.id: edited, **displaced}, "Decision saved")
        if feature.decision is not None and st.button("Leave it undecided", type="tertiary", key=f"{prefix}-clear"):
            keep_decisions(scene, {feature.id: None}, "Decision taken back")


def _displaced(decisions: DecisionScene, feature: Feature, choice: Choice, prefix: str) -> dict[str, Decision]:
    """Show what a move across the line displaces, before anything is kept; give the moves that go with it."""
    line = decisions.line
    is_now, cost = feature.id in line.now, line.costs.get(feature.id)
    if is_now == (choice is Choice.NOW):
        return {}
    if is_now:
        if cost is not None and line.unit:
            st.markdown(plain(f"It leaves the line: {amount_text(cost, line.unit)} become free."))
        return {}
    move = find_displaced(line, feature.id)
    st.markdown(f":material/swap_vert: {plain(_move_text(decisions, move))}")
    if not move.displaced or not st.checkbox("Move these to next", value=True, key=f"{prefix}-displace"):
        return {}
    return {one: _as_next(decisions, one) for one in move.displaced}


def _move_text(decisions: DecisionScene, move: Displacement) -> str:
    """Say what a move into now takes, what is free, and what it displaces."""
    line = decisions.line
    if move.cost is None:
        return "What it costs is not known, so nobody can say what it displaces."
    takes = f"It takes {amount_text(move.cost, line.unit)}"
    if move.free is None:
        with_it = amount_text(line.used + move.cost, line.unit)
        return f"{takes}; with it, now costs {with_it}. There is no capacity to keep to yet."
    if not move.fits:
        return f"{takes}, more than the whole capacity. It does not fit."
    names = [quote(decisions.scene.backlog.feature(one).title, 50) for one in move.displaced]
    free = amount_text(max(0.0, move.free), line.unit)
    return f"{takes}; {free} are free. It displaces {join_names(names) if names else 'nothing'}."


def _as_next(decisions: DecisionScene, feature_id: str) -> Decision:
    feature = decisions.scene.backlog.feature(feature_id)
    before = feature.decision or Decision(choice=Choice.NOW)
    return draft_decision(decisions.grounds, feature, before.model_copy(update={"choice": Choice.NEXT}))


def _texts(decisions: DecisionScene, feature: Feature, choice: Choice, prefix: str) -> Decision:
    """Show the texts, drafted where nobody has typed one, and give the decision as it stands in the dialog."""
    old = feature.decision or Decision(choice=choice)
    form = _form(old, prefix) if choice is Choice.NO else old.form
    look_again = st.session_state.get(f"{prefix}-look", old.look_again)
    drafted = draft_decision(
        decisions.grounds, feature, old.model_copy(update={"choice": choice, "form": form, "look_again": look_again})
    )
    for text in Draft:
        _follow(f"{prefix}-{text.value}", getattr(drafted, text.value), drafted.drafted.get(text, ""))
    reason = st.text_area("Reason", key=f"{prefix}-reason", height=80)
    sentence = drafted.sentence
    if choice is Choice.NO:
        sentence = st.text_area(
            "Sentence for whoever asked",
            key=f"{prefix}-sentence",
            height=80,
            help="Drafted; the workbench sends nothing",
        )
    left, middle, right = st.columns([3, 2, 1.3])
    reopen = left.text_input("What would reopen it", key=f"{prefix}-reopen")
    decided_by = middle.text_input("Who decides", old.decided_by, key=f"{prefix}-by", placeholder="A role or a name")
    day: dt.date | None = right.date_input("Look again on", old.look_again, key=f"{prefix}-look", format="YYYY-MM-DD")
    return drafted.model_copy(
        update={
            "reason": reason.strip(),
            "sentence": sentence.strip(),
            "reopen": reopen.strip(),
            "decided_by": decided_by.strip(),
            "look_again": day,
        }
    )


def _form(old: Decision, prefix: str) -> DeclineForm | None:
    chosen: DeclineForm | None = st.radio(
        "Which no is it?", list(DeclineForm), index=list(DeclineForm).index(old.form or DeclineForm.NOT_NOW),
        format_func=lambda one: one.value.capitalize(), captions=list(FORMS.values()), key=f"{prefix}-form",
    )  # fmt: skip
    return chosen


def _follow(key: str, text: str, draft: str) -> None:
    """Put a text into its field: at first what is kept, then each new draft, until somebody types over it."""
    mark = f"{key}-draft"
    if key not in st.session_state:
        st.session_state[key] = text
    elif st.session_state[key] == st.session_state.get(mark):
        st.session_state[key] = draft
    st.session_state[mark] = draft
