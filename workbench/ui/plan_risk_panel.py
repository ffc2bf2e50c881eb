"""How likely the plan takes more than there is where costs are ranges, and the plan for a chance one accepts."""

import numpy as np
import streamlit as st

from workbench.model import Backlog, Evaluation
from workbench.ui.plan_scene import KEPT, PlanScene
from workbench.ui.text import plain
from workbench.workflows.plan_risk import Overrun, overrun_chance, plan_within_chance
from workbench.workflows.planning import Plan
from workbench.workflows.wording import count_of, join_names, plain_number, quote, round_half_up

SEED = 0
_NAMED = 8
_RISK = (
    "**The chance of taking too much.** Each ranged cost is drawn between its ends, most often near its likely value, "
    "each by itself; the share of draws in which what is chosen takes more than a capacity is the chance. **The plan "
    "that keeps a chance** is the best set that passes on draws made once: a set that fails is shut out and the next "
    "best is tried. It is then put to the test on fresh draws.\n\n"
    "Source: Luedtke, Ahmed (2008), *A sample approximation approach for optimization with probabilistic constraints*, "
    "SIAM Journal on Optimization 19(2), 674–699."
)


def panel(planned: PlanScene, plan: Plan) -> None:
    """Show the chance that the plan takes more than there is, and the plan for a chance one accepts."""
    overrun = _overrun(planned, plan)
    if not overrun.ranged:
        st.markdown(
            "No cost in the plan is a range, so it takes what it says. Type a cost as a range, such as 2–4, on the "
            "Score page, and the chance of taking too much stands here."
        )
        return
    chance = round_half_up(overrun.chance * 100)
    st.markdown(
        f"The plan takes more than the capacity in **{chance} of 100** draws; on average it takes "
        f"{plain(planned.amount(_rounded(overrun.expected_used)))}, and in nine of ten no more than "
        f"{plain(planned.amount(_rounded(overrun.p90_used)))}."
    )
    accepted = st.slider(
        "The chance you accept, of 100", 0, 50, 10, step=5, key=f"accepted-{planned.scene.id}",
        persist_state="session", width=360,
    )  # fmt: skip
    safe = _within(planned, accepted / 100)
    st.markdown(plain(_safe_words(planned, plan, safe, accepted)))
    names = join_names([quote(planned.backlog.feature(one).title, 40) for one in overrun.ranged], _NAMED)
    st.caption(plain(f"Ranged costs: {names}. {overrun.draws:,} draws, seed {SEED}."))
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_RISK)


def _safe_words(planned: PlanScene, plan: Plan, safe: Plan, accepted: int) -> str:
    """Say which plan keeps the accepted chance, and what it gives up."""
    if set(safe.chosen) == set(plan.chosen):
        return f"The plan as it stands keeps that: no more than {accepted} of 100."
    title = planned.backlog.feature
    leaves = [quote(title(one).title, 44) for one in plan.chosen if one not in safe.chosen]
    enters = [quote(title(one).title, 44) for one in safe.chosen if one not in plan.chosen]
    parts = [f"leaves {join_names(leaves)}"] if leaves else []
    parts += [f"takes {join_names(enters)}"] if enters else []
    lost = planned.worth_with_unit(max(0.0, plan.value - safe.value))
    return (
        f"To keep it to {accepted} of 100, a plan {' and '.join(parts)}: "
        f"{count_of(len(safe.chosen), 'feature')}, {planned.amount(safe.used)}, worth {lost} less."
    )


def _rounded(amount: float) -> float:
    return float(plain_number(amount).replace(",", ""))


def _overrun(planned: PlanScene, plan: Plan) -> Overrun:
    scene = planned.scene
    with st.spinner("Drawing the costs…", show_time=True):
        return _kept_overrun(scene.id, scene.opened.revision, scene.backlog, scene.evaluation, plan)


def _within(planned: PlanScene, chance: float) -> Plan:
    scene = planned.scene
    with st.spinner("Planning with something held back…", show_time=True):
        return _kept_within(scene.id, scene.opened.revision, chance, scene.backlog, scene.evaluation)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _kept_overrun(backlog_id: str, revision: int, _backlog: Backlog, _evaluation: Evaluation, _plan: Plan) -> Overrun:
    del backlog_id, revision  # they are the key
    return overrun_chance(_backlog, _evaluation, _plan, rng=np.random.default_rng(SEED))


@st.cache_resource(show_spinner=False, max_entries=4 * KEPT)
def _kept_within(backlog_id: str, revision: int, chance: float, _backlog: Backlog, _evaluation: Evaluation) -> Plan:
    del backlog_id, revision  # they are the key, with the chance
    return plan_within_chance(_backlog, _evaluation, chance=chance, rng=np.random.default_rng(SEED))
