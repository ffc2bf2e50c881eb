"""The board: now, next, later and no side by side, and what still waits for a decision."""

import streamlit as st

from workbench.model import Choice
from workbench.ui import shell
from workbench.ui.cut import search_features
from workbench.ui.decision_dialog import decision_dialog
from workbench.ui.decision_scene import DecisionScene, choice_label, keep_decisions
from workbench.ui.edge import told
from workbench.ui.plan_capacity import capacity_input
from workbench.ui.text import feature_labels, plain
from workbench.ui.visitor import is_phone
from workbench.workflows.capacity_line import CapacityLine
from workbench.workflows.deciding import Grounds, draft_all, find_grounds
from workbench.workflows.planning import choose_plan
from workbench.workflows.wording import amount_text, count_of, isolate, plain_number, shorten

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
        if decisions.line.unit:
            capacity_input(decisions.scene)
            shell.go_to("plan", "What fits")
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
        return "this framework has no cost"
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
    titles = feature_labels(search_features(decisions.scene, key="find_card"), 80)
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
        first = 0
        if not line.now and line.capacity is not None:
            st.markdown(
                f"Now: the features worth most together within {plain(amount_text(line.capacity, line.unit))}, their "
                "cost left out of what they are worth."
            )
        elif not line.now and scene.evaluation.ranked:
            most = len(scene.evaluation.ranked)
            first = st.number_input("Now: how many of the best ranked?", 1, most, min(_FIRST, most), key="draft_first")
        st.markdown(
            "Chosen features become now, as many after them next, the rest later; each gets a reason from its numbers. "
            "A no is never drafted: saying it is for people."
        )
        if st.button("Draft", type="primary", key="draft_all"):
            with told():
                drafted = draft_all(_grounds(decisions, first))
                said = f"Decisions drafted: {count_of(len(drafted), 'feature')}" if drafted else "Nothing to draft"
                keep_decisions(scene, drafted, said)


def _grounds(decisions: DecisionScene, first: int) -> Grounds:
    """Choose what becomes now: what is now already, else the best set within the capacity, else the best ranked."""
    line, backlog, evaluation = decisions.line, decisions.scene.backlog, decisions.scene.evaluation
    if line.now:
        return decisions.grounds
    if line.capacity is not None:
        return find_grounds(backlog, evaluation, chosen=choose_plan(backlog, evaluation).chosen, keeps_capacity=True)
    return find_grounds(backlog, evaluation, chosen=[evaluation.feature_ids[one] for one in evaluation.ranked[:first]])
