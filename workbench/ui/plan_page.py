"""The page of the plan: the answer, the capacity, the features on both sides of the line, and what lies behind it."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.errors import NoFeasiblePlan
from workbench.ui import plan_curve_panel, plan_risk_panel, plan_sure_panel, plan_ways_panel, shell
from workbench.ui.edge import show_fault
from workbench.ui.opened import Scene
from workbench.ui.plan_capacity import capacity_row
from workbench.ui.plan_feature import feature_panel, find_by_name, keep_wish
from workbench.ui.plan_rules_box import clash_box, rules_box
from workbench.ui.plan_scene import KEPT, PlanScene, open_plan, waiting
from workbench.ui.plan_table import all_table, plan_tables
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.plan_headline import LeaderNote, leader_note, plan_headline
from workbench.workflows.planning import Plan
from workbench.workflows.wording import count_word

_FIRST = "The plan"
_PANELS: dict[str, Callable[[PlanScene, Plan], None]] = {
    "More capacity": plan_curve_panel.panel,
    "Three ways": plan_ways_panel.ways_panel,
    "Price of rules": plan_ways_panel.prices_panel,
    "How sure": plan_sure_panel.panel,
    "Running over": plan_risk_panel.panel,
}
_SUM = (
    "**The best set** is the set of features with the largest sum of worth whose costs stay within the capacity and "
    "that keeps every rule. {worth} Nothing is estimated or rounded on the way.\n\n"
    "**{proof}**\n\n"
    "Source: Kellerer, Pferschy, Pisinger (2004), *Knapsack Problems*, Springer; solved with HiGHS, Huangfu, Hall "
    "(2018), Mathematical Programming Computation 10(1), 119–142."
)
_WORTHS = {
    "benefit": "Worth is what a feature gives: its weighted values without the cost, 0 to 100 points.",
    "priority": "Worth is a feature's full priority, in which the cost counts a second time, 0 to 100 points.",
}
_RATIO = "Worth is what a feature gives before the cost divides it; with full priority, the quotient itself."


def plan_page(scene: Scene, head: DeltaGenerator, question: str) -> bool:
    """Show the whole page below the header; the framework has a cost and something is ranked.

    Returns
    -------
    Whether there is a plan.
    """
    planned = open_plan(scene)
    with head:
        shell.answer(question, headline(planned))
    note = st.empty()
    capacity_row(scene)
    if planned.plan is None:
        _without_plan(planned)
        return False
    chosen = st.segmented_control(
        "What to look at", [_FIRST, *_PANELS], default=_FIRST, required=True, label_visibility="collapsed",
        key="plan_panel",
    )  # fmt: skip
    if chosen in _PANELS:
        _PANELS[chosen](planned, planned.plan)
        return True
    with note:
        _leader(planned, planned.plan)
    _main(planned, planned.plan)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_how(planned, planned.plan))
    return True


def headline(planned: PlanScene) -> str:
    """Say what fits, or why nothing is planned, in one sentence."""
    if planned.plan is not None:
        return plan_headline(planned.backlog, planned.scene.evaluation, planned.plan)
    if not planned.rules.capacities:
        return "How much can be built? Type the capacity, and the best set appears."
    if isinstance(planned.problem, NoFeasiblePlan):
        count = len(planned.problem.constraints)
        said = f"{count_word(count, start=True)} rules clash" if count > 1 else "One rule cannot be kept"
        return f"{said}, so nothing is planned. Lift or loosen one."
    return "Nothing can be planned like this. What to put right stands below."


def _main(planned: PlanScene, plan: Plan) -> None:
    """Show the tables at left, the open feature and the rules at right."""
    left, right = st.columns([9, 5], gap="medium")
    with right:
        find_by_name(planned)
    firmness = plan_sure_panel.firmness_if_asked(planned)
    with left:
        plan_tables(planned, plan, firmness)
        if firmness is None:
            plan_sure_panel.ask_button(planned)
    with right:
        feature_panel(planned, firmness)
        rules_box(planned)


def _without_plan(planned: PlanScene) -> None:
    """Say what stands in the way, with all features and rules still there to be changed."""
    if isinstance(planned.problem, NoFeasiblePlan):
        clash_box(planned, planned.problem)
    elif planned.problem is not None and planned.rules.capacities:
        show_fault(planned.problem)
    left, right = st.columns([9, 5], gap="medium")
    with right:
        find_by_name(planned)
        feature_panel(planned, None)
        rules_box(planned)
    with left:
        all_table(planned)


def _leader(planned: PlanScene, plan: Plan) -> None:
    """Tell of a leader that is left out, what keeping it would cost, and offer to keep it."""
    note = _note(planned, plan)
    if note is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(note.sentence), width="stretch" if is_phone() else "content")
        if note.price.price is not None and st.button("Keep it in", key="keep_leader", type="primary"):
            keep_wish(planned, note.feature_id, "must")


def _note(planned: PlanScene, plan: Plan) -> LeaderNote | None:
    scene = planned.scene
    with waiting(scene, "Asking what the leader would cost…"):
        return _kept_note(scene.id, scene.opened.revision, planned, plan)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _kept_note(backlog_id: str, revision: int, _planned: PlanScene, _plan: Plan) -> LeaderNote | None:
    del backlog_id, revision  # they are the key
    return leader_note(_planned.backlog, _planned.scene.evaluation, _plan)


def _how(planned: PlanScene, plan: Plan) -> str:
    """Say how the plan is computed, and what is proved about it."""
    is_ratio = planned.scene.evaluation.framework.is_ratio
    worth = _RATIO if is_ratio else _WORTHS[planned.rules.objective.value]
    value, bound = plain(planned.worth_with_unit(plan.value)), plain(planned.worth_with_unit(plan.bound))
    proof = (
        f"Proved: no other set is worth more than {value}."
        if plan.optimal
        else f"Not proved yet: this set is worth {value}, and no set can be worth more than {bound}."
    )
    return _SUM.format(worth=worth, proof=proof)
