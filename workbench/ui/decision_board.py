"""The board: now, next, later and no side by side, and what still waits for a decision."""

import streamlit as st

from workbench.model import Choice, Decision
from workbench.ui.decision_dialog import decision_dialog
from workbench.ui.decision_scene import DecisionScene, choice_label
from workbench.ui.edge import say_after_rerun, told
from workbench.ui.opened import changed_outside
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.capacity_line import CapacityLine
from workbench.workflows.deciding import draft_all, find_grounds
from workbench.workflows.wording import amount_text, count_of, isolate, plain_number, shorten
from workbench.workspace import decide

_SHOWN = 10
"""Cards of a column; the rest is found by its name."""
_TITLE = 64
_FIRST = 5
_MEANINGS = {
    Choice.NOW: "Nothing to build now yet.",
    Choice.NEXT: "Nothing comes next yet.",
    Choice.LATER: "Nothing waits for later.",
    Choice.NO: "Nothing is declined yet.",
}


def decision_board(decisions: DecisionScene) -> None:
    """Show the four columns, and the ways to fill them."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        opened = _find_by_name(decisions)
        st.space("stretch")
        _draft_button(decisions)
    if is_phone():
        shown = st.segmented_control(
            "Column", list(Choice), default=Choice.NOW, required=True, format_func=choice_label,
            label_visibility="collapsed", key="decision_column",
        )  # fmt: skip
        opened = _column(decisions, shown or Choice.NOW) or opened
    else:
        for choice, box in zip(Choice, st.columns(len(Choice), gap="small"), strict=True):
            with box:
                opened = _column(decisions, choice) or opened
    opened = _waiting(decisions) or opened
    if opened:
        decision_dialog(decisions, opened)


def _column(decisions: DecisionScene, choice: Choice) -> str | None:
    """Show one column; give the feature whose card was clicked."""
    ids = decisions.line.column(choice)
    with st.container(border=True):
        st.markdown(f"**{choice_label(choice)}** · {len(ids):,}")
        st.markdown(f":small[{plain(_spent(decisions.line, choice))}]")
        if not ids:
            st.markdown(_MEANINGS[choice])
        clicked = [feature_id for feature_id in ids[:_SHOWN] if _card(decisions, feature_id)]
        if len(ids) > _SHOWN:
            st.markdown(f":small[and {len(ids) - _SHOWN:,} more; find them by name above]")
    return clicked[0] if clicked else None


def _spent(line: CapacityLine, choice: Choice) -> str:
    """Say what a column costs, and for now how much of the capacity that is."""
    ids = line.column(choice)
    if not line.unit:
        return "costs are in no unit"
    costs = sum(line.costs.get(one, 0.0) for one in ids)
    unknown = sum(one not in line.costs for one in ids)
    gap = f", {unknown} without a cost" if unknown else ""
    if choice is Choice.NOW and line.capacity is not None:
        return f"{plain_number(costs, 6)} of {amount_text(line.capacity, line.unit)}{gap}"
    return f"{amount_text(costs, line.unit)}{gap}"


def _card(decisions: DecisionScene, feature_id: str) -> bool:
    feature = decisions.scene.backlog.feature(feature_id)
    rank = decisions.grounds.ranks[feature_id]
    cost = decisions.line.costs.get(feature_id)
    facts = [f"#{rank}" if rank else "no rank"]
    facts += [amount_text(cost, decisions.line.unit.replace("person-weeks", "wk"))] if cost is not None else []
    title = plain(isolate(shorten(feature.title, _TITLE)))
    reason = feature.decision.reason if feature.decision else ""
    return st.button(
        f"{title} :small[{plain(' · '.join(facts))}]",
        key=f"card-{feature_id}",
        width="stretch",
        help=plain(shorten(reason, 200)) if reason else None,
    )


def _waiting(decisions: DecisionScene) -> str | None:
    """List the undecided; give the one whose card was clicked."""
    ids = decisions.line.undecided
    if not ids:
        return None
    label = count_of(len(ids), "feature waits", "features wait", start=True)
    clicked: list[str] = []
    with st.expander(f"{label} for a decision, best rank first", icon=":material/pending:", expanded=True):
        boxes = st.columns(1 if is_phone() else 4)
        for place, feature_id in enumerate(ids[: 2 * _SHOWN]):
            with boxes[place % len(boxes)]:
                clicked += [feature_id] if _card(decisions, feature_id) else []
        if len(ids) > 2 * _SHOWN:
            st.markdown(f":small[and {len(ids) - 2 * _SHOWN:,} more]")
    return clicked[0] if clicked else None


def _find_by_name(decisions: DecisionScene) -> str | None:
    titles = {one.id: isolate(shorten(one.title, 80)) for one in decisions.scene.backlog.features}
    key = f"find_decision-{decisions.scene.id}-{decisions.scene.opened.revision}"
    found: str | None = st.selectbox(
        "Open a feature", list(titles), index=None, format_func=lambda one: titles[one],
        placeholder="Find a feature by its name", label_visibility="collapsed", key=key, width=320,
    )  # fmt: skip
    if found is None or st.session_state.get("decision_found") == (key, found):
        return None
    # A dialog that was closed must not open again with every later run.
    st.session_state["decision_found"] = (key, found)
    return found


def _draft_button(decisions: DecisionScene) -> None:
    """Offer to draft a decision for every feature that has none, and reasons anew where nobody has typed one."""
    line, scene = decisions.line, decisions.scene
    label = "Draft the rest" if line.undecided else "Draft reasons anew"
    with st.popover(label, icon=":material/edit_note:", help="From the numbers; what you typed stays"):
        grounds = decisions.grounds
        if not grounds.chosen and scene.evaluation.ranked:
            most = len(scene.evaluation.ranked)
            first = st.number_input("Now: how many of the best ranked?", 1, most, min(_FIRST, most), key="draft_first")
            best = [scene.evaluation.feature_ids[place] for place in scene.evaluation.ranked[:first]]
            grounds = find_grounds(scene.backlog, scene.evaluation, chosen=best)
        st.markdown(
            "Chosen features become now, as many after them next, the rest later; each gets a reason from its numbers. "
            "A no is never drafted: saying it is for people."
        )
        if st.button("Draft", type="primary", key="draft_all"):
            _keep(decisions, draft_all(grounds), "Decisions drafted")


def _keep(decisions: DecisionScene, changed: dict[str, Decision], said: str) -> None:
    scene = decisions.scene
    before = {one: scene.backlog.feature(one).decision for one in changed}
    with told():
        decide(scene.store, scene.id, changed, seen=before)
        changed_outside()
        say_after_rerun(f"{said}: {count_of(len(changed), 'feature')}" if changed else "Nothing to draft")
        st.rerun()
