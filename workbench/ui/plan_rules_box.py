"""What the plan keeps to, in plain sentences, each of which can be taken away; and what to do when rules clash."""

from typing import Literal

import streamlit as st

from workbench.errors import NoFeasiblePlan
from workbench.ui import shell
from workbench.ui.edge import told
from workbench.ui.plan_dialogs import group_dialog, theme_dialog
from workbench.ui.plan_scene import PlanScene, keep_rules, keep_whole_rules
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.plan_clash import WayOut, find_ways_out
from workbench.workflows.plan_rule_list import ListedRule, list_rules
from workbench.workflows.wording import count_of

_UNSCROLLED = 6
_HEIGHT = 330
_WIDTH, _PHONE_WIDTH = 306, 246
_NAMED = 8


def rules_box(planned: PlanScene) -> None:
    """List the rules with a way to take each away, and offer the two that name many features."""
    listed = list_rules(planned.backlog)
    with st.container(border=True):
        st.subheader("What the plan keeps to", anchor=False)
        if not listed:
            first = "Its capacity, and nothing else yet." if planned.rules.capacities else "Nothing yet."
            st.markdown(f"{first} Choose a feature to force it in or keep it out.")
        with st.container(height=_HEIGHT if len(listed) > _UNSCROLLED else "content", border=False, gap="xsmall"):
            for place, rule in enumerate(listed):
                _line(planned, rule, place)
        with st.container(horizontal=True):
            if st.button("At most one of…", icon=":material/add:", key="add_group", type="tertiary"):
                group_dialog(planned)
            if st.button("So much for a theme…", icon=":material/add:", key="add_theme", type="tertiary"):
                theme_dialog(planned)


def _line(planned: PlanScene, rule: ListedRule, place: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # A fixed width, because a sentence that may stretch pushes its button to a line of its own.
        st.markdown(plain(rule.sentence), width=_PHONE_WIDTH if is_phone() else _WIDTH)
        if st.button(
            "", icon=":material/close:", type="tertiary", help="Take this rule away", key=f"rule_less-{place}",
        ):  # fmt: skip
            with told():
                keep_whole_rules(planned.scene, "Rule taken away", rule.without)


def clash_box(planned: PlanScene, problem: NoFeasiblePlan) -> None:
    """Name the clash, say which rule to lift, and offer to lift each."""
    ways = find_ways_out(planned.backlog, planned.scene.evaluation, problem)
    with st.container(border=True):
        st.markdown(
            f":material/error: **These cannot all be kept:** {plain('; '.join(problem.constraints[:_NAMED]))}. "
            "Your rules are kept as they are; lift or loosen one."
        )
        for place, way in enumerate(ways):
            with st.container(horizontal=True, vertical_alignment="center"):
                _way_out(planned, way, place)


def _way_out(planned: PlanScene, way: WayOut, place: int) -> None:
    """Offer one way out; the first leads to the most value."""
    if way.limit.kind == "unknown":
        shell.go_to("score", plain(f"Score it: {way.limit.constraint.name}"))
        return
    is_best = place == 0 and way.plan is not None
    kind: Literal["primary", "secondary"] = "primary" if is_best else "secondary"
    if way.capacities is not None:
        total = planned.amount(sum(one.amount for one in way.capacities))
        if st.button(plain(f"Raise the capacity to {total}"), type=kind, key="lift_capacity"):
            keep_rules(planned.scene, f"Capacity {total}", capacities=way.capacities)
    elif way.rule is not None and st.button(plain(f"Lift: {way.rule.sentence}"), type=kind, key=f"lift-{place}"):
        with told():
            keep_whole_rules(planned.scene, "Rule lifted", way.rule.without)
    gives = "then other rules still clash"
    if way.plan is not None:
        fit = count_of(len(way.plan.chosen), "feature fits", "features fit")
        gives = f"then {fit}, worth {planned.worth_with_unit(way.plan.value)}{'; this gives most' if is_best else ''}"
    st.markdown(plain(gives), width="content")
