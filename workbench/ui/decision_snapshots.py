"""Snapshots: freeze the decision, read one again, and see what moved since and because of which edits."""

import datetime as dt

import pandas as pd
import streamlit as st

from workbench.model import Backlog
from workbench.ui.decision_scene import DecisionScene
from workbench.ui.edge import say_after_rerun, told
from workbench.ui.presenting import read_only_link
from workbench.ui.take_along import snapshot_downloads
from workbench.ui.text import distinct, plain
from workbench.ui.visitor import is_phone
from workbench.workflows import evaluate
from workbench.workflows.comparing import CAUSE_NAMES, MovedFeature, StateComparison, compare_states
from workbench.workflows.comparison_words import causes_text, comparison_headline, points_text
from workbench.workflows.edits_near_line import find_edits_near_line
from workbench.workflows.wording import count_of, isolate, join_names, range_text, rank_range, shorten
from workbench.workspace import Snapshot, SnapshotCard, delete_snapshot, find_snapshots, freeze, open_snapshot

_NOW = "now"
_TOP = 10
_MOST = 30
_HEIGHT = 320


def snapshots_view(decisions: DecisionScene) -> None:
    """Show the snapshots, one of them for reading, and two states compared."""
    scene = decisions.scene
    _freeze_row(decisions)
    cards = {card.id: card for card in find_snapshots(scene.store, scene.id)}
    if not cards:
        st.markdown("**No snapshot yet.** Freeze the decision before the meeting: later edits can then be told apart.")
        st.markdown(
            "A snapshot keeps features, weights, scores, plan rules and reasons as they were, and never changes."
        )
        return
    labels = distinct({_NOW: "Now"} | {one: _card_text(card) for one, card in cards.items()})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = st.selectbox("From", list(cards), format_func=lambda one: labels[one], width=420, key="from")
        others = [_NOW, *(one for one in cards if one != first)]
        second = st.selectbox("To", others, format_func=lambda one: labels[one], width=420, key="to")
        _link_button(decisions, cards[first])
        _delete_button(decisions, cards[first])
    frozen = open_snapshot(scene.store, scene.id, first)
    before = frozen.backlog
    after = scene.backlog if second == _NOW else open_snapshot(scene.store, scene.id, second).backlog
    _compared(before, after)
    _near_line(decisions, before, after)
    _for_reading(frozen)


def _freeze_row(decisions: DecisionScene) -> None:
    scene = decisions.scene
    with (
        st.form("freeze", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input("Name", placeholder="For instance: before the steering meeting", width=360)
        if st.form_submit_button("Freeze the decision", icon=":material/ac_unit:", type="primary"):
            with told():
                freeze(scene.store, scene.id, name)
                say_after_rerun(f"Frozen: {name}")
                st.rerun()


def _link_button(decisions: DecisionScene, card: SnapshotCard) -> None:
    with st.popover("Read-only link", icon=":material/link:", type="tertiary"):
        st.markdown(f"Shows {plain(card.name)} as a talk, step by step. Nobody can change anything there.")
        link = read_only_link(decisions.scene, card.id)
        st.code(link, language=None, wrap_lines=True)
        st.link_button("Open it", link, icon=":material/open_in_new:")


def _delete_button(decisions: DecisionScene, card: SnapshotCard) -> None:
    scene = decisions.scene
    with st.popover("Delete", icon=":material/delete:", type="tertiary"):
        st.markdown(f"Delete {plain(card.name)} for good? This cannot be undone.")
        if st.button("Delete this snapshot", key=f"delete-{card.id}"):
            delete_snapshot(scene.store, scene.id, card.id)
            say_after_rerun("Snapshot deleted")
            st.rerun()


def _compared(before: Backlog, after: Backlog) -> None:
    comparison = compare_states(before, after)
    st.subheader(plain(comparison_headline(comparison)), anchor=False)
    if comparison.moved:
        _moved_table(comparison)
    _decided(comparison)
    _edits(comparison)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(
            "Every rank is worked out again with each combination of the groups of edits made or not made: "
            f"{join_names(list(CAUSE_NAMES.values()))}. A group's part is what it adds, averaged over every order in "
            "which the groups could have been made. The parts sum to the whole change; shown places are rounded "
            "so that they still do."
        )
        st.caption("Shapley (1953), A value for n-person games.")


def _moved_table(comparison: StateComparison) -> None:
    frame = pd.DataFrame(
        {
            "feature": [isolate(shorten(one.title, 70)) for one in comparison.moved],
            "rank": [f"{one.rank_before} → {one.rank_after}" for one in comparison.moved],
            "points": [points_text(one, is_ratio=comparison.is_ratio) for one in comparison.moved],
            "why": [causes_text(one) for one in comparison.moved],
        }
    )
    columns = ["feature", "rank", "why"] if is_phone() else list(frame.columns)
    st.dataframe(
        frame,
        hide_index=True,
        height=min(_HEIGHT, 38 + 35 * len(frame)),
        column_order=columns,
        column_config={
            "feature": st.column_config.TextColumn("What moved", width=300),
            "rank": st.column_config.TextColumn("Rank", width=80),
            "points": st.column_config.TextColumn("Points", width=70, help="Change of the priority"),
            "why": st.column_config.TextColumn("Because of, in places"),
        },
        alt="Features whose rank changed, and because of which edits",
    )


def _decided(comparison: StateComparison) -> None:
    if comparison.added:
        st.markdown(f"**Added:** {plain(join_names([isolate(shorten(one, 60)) for one in comparison.added]))}.")
    if comparison.removed:
        st.markdown(f"**Removed:** {plain(join_names([isolate(shorten(one, 60)) for one in comparison.removed]))}.")
    if comparison.rules_changed:
        st.markdown("**The plan's rules** changed.")
    if comparison.framework_changed:
        st.markdown("**The framework** or its scales changed.")
    decided = comparison.decided
    if decided:
        st.markdown(f"**{count_of(len(decided), 'decision', start=True)} changed**")
        st.markdown("\n".join(f"- {_decision_line(one)}" for one in decided[:_MOST]))
        if len(decided) > _MOST:
            st.markdown(f"and {len(decided) - _MOST:,} more")


def _decision_line(one: MovedFeature) -> str:
    sides = [side.value if side else "undecided" for side in (one.choice_before, one.choice_after)]
    return plain(f"{isolate(shorten(one.title, 70))}: {sides[0]} → {sides[1]}")


def _edits(comparison: StateComparison) -> None:
    if not comparison.edits:
        return
    label = count_of(len(comparison.edits), "edit lies", "edits lie", start=True)
    with st.expander(f"{label} between them", icon=":material/edit:", expanded=len(comparison.edits) <= _TOP):
        st.markdown("\n".join(f"- {plain(one.text)}" for one in comparison.edits[:_MOST]))
        if len(comparison.edits) > _MOST:
            st.markdown(f"and {len(comparison.edits) - _MOST:,} more")


def _near_line(decisions: DecisionScene, before: Backlog, after: Backlog) -> None:
    """List the score edits that carried a feature across the line: a fact for the meeting."""
    top = len(decisions.line.now) or _TOP
    line = f"the best {top}, as many as are now" if decisions.line.now else f"the best {top}"
    crossings = find_edits_near_line(before, after, top=top)
    if not crossings:
        return
    label = count_of(len(crossings), "feature", start=True)
    with st.container(border=True):
        st.markdown(f"**{label} crossed the line by an edit of its own scores.** The line: {plain(line)}.")
        for one in crossings:
            name, way = isolate(shorten(one.title, 60)), "inside" if one.inside else "outside"
            made = join_names(list(one.edits), 3)
            fact = (
                f"{name} is {way} with rank {one.rank}; with its earlier scores it would have rank {one.rank_without}"
            )
            st.markdown(f"- {plain(f'{fact}. {made}.')}")
        st.caption("A fact for the meeting, not a reproach: the earlier score may have been the wrong one.")


def _for_reading(frozen: Snapshot) -> None:
    card, backlog = frozen.card, frozen.backlog
    with st.expander(f"Read {plain(card.name)} as it was", icon=":material/visibility:"):
        evaluation = evaluate(backlog)
        is_ratio = evaluation.framework.is_ratio
        rows = []
        for position in evaluation.order.tolist():
            feature, standing = backlog.features[position], evaluation.standing_at(position)
            decision = feature.decision
            ranked = standing.rank is not None
            shown = range_text(standing.low or 0.0, standing.high or 0.0, is_ratio=is_ratio)
            rows.append(
                {
                    "rank": rank_range(standing.rank or 0, standing.rank or 0) if ranked else "–",
                    "feature": isolate(shorten(feature.title, 90)),
                    "priority": shown if ranked else "–",
                    "decision": decision.choice.value if decision else "undecided",
                    "reason": decision.reason if decision else "",
                }
            )
        st.dataframe(
            pd.DataFrame(rows, columns=["rank", "feature", "priority", "decision", "reason"]),
            hide_index=True,
            height=_HEIGHT,
            column_config={
                "rank": "#", "feature": "Feature", "priority": "Priority", "decision": "Decision", "reason": "Reason",
            },
            alt=f"The backlog as it was in {card.name}",
        )  # fmt: skip
        snapshot_downloads(frozen)


def _card_text(card: SnapshotCard) -> str:
    at: dt.datetime = card.at
    return f"{isolate(shorten(card.name, 40))} · {at:%Y-%m-%d %H:%M} UTC"
