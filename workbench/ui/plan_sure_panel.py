"""How sure the plan is: what is in nearly every plan, what is borderline, what is nearly always out."""

import numpy as np
import pandas as pd
import streamlit as st

from workbench.ui.confidence_progress import find_kept
from workbench.ui.plan_scene import PlanScene
from workbench.ui.text import plain
from workbench.workflows.plan_firmness import CORE, DRAWS, OUT, PlanFirmness, PlanStanding, plan_firmness
from workbench.workflows.planning import Plan
from workbench.workflows.wording import count_of, join_names, quote, round_half_up

SEED = 0
_NAMED = 8
_HOW = (
    "**In how many plans.** Other reasonable weights are drawn around the stated ones, and every range and missing "
    "score is drawn too; each time the exact best set is planned anew under the same rules. **Core**: in at least "
    f"{round_half_up(CORE * 100)} of 100 of these plans. **Out**: in at most {round_half_up(OUT * 100)} of 100. "
    "**Borderline**: in between.\n\n"
    "Source: Liesiö, Mild, Salo (2007), *Preference programming for robust portfolio modeling and project selection*, "
    "European Journal of Operational Research 181(3), 1488–1505, for core, borderline and exterior."
)


def find_firmness(planned: PlanScene) -> PlanFirmness:
    """Give how often each feature is in the best set; the same backlog's is there at once."""
    scene = planned.scene
    return find_kept(
        ("plan firmness", scene.id, scene.opened.revision),
        lambda tell: plan_firmness(scene.backlog, scene.evaluation, rng=np.random.default_rng(SEED), progress=tell),
        f"Planning {DRAWS:,} other reasonable worlds…",
    )


def firmness_if_asked(planned: PlanScene) -> PlanFirmness | None:
    """Give the same for the table of the plan; None until somebody has asked, because the draws take seconds."""
    return find_firmness(planned) if st.session_state.get(_asked(planned)) else None


def ask_button(planned: PlanScene) -> None:
    """Offer to work out how sure each feature is, for the table."""
    st.button(
        "How sure is each?", icon=":material/query_stats:", type="tertiary", key="ask_firmness",
        help=f"Plans {DRAWS:,} other reasonable worlds: a few seconds, for a thousand features half a minute",
        on_click=_ask, args=(planned,),
    )  # fmt: skip


def panel(planned: PlanScene, plan: Plan) -> None:
    """Show the three groups with their shares, and say the draws."""
    firmness = find_firmness(planned)
    _ask(planned)
    # Stable: of features in equally many plans the best ranked comes first.
    ordered = sorted(firmness.standing, key=lambda one: -firmness.share[one])
    groups = {one: [id_ for id_ in ordered if firmness.standing[id_] is one] for one in PlanStanding}
    core, borderline = groups[PlanStanding.CORE], groups[PlanStanding.BORDERLINE]
    st.markdown(f"**Core, {len(core):,}.** {plain(_names(planned, core) or 'Nothing is in nearly every plan.')}")
    words = _names(planned, borderline) or "Nothing: the plan hardly changes."
    st.markdown(f"**Borderline, {len(borderline):,}: worth talking about.** {plain(words)}")
    _share_table(planned, plan, firmness, [*core, *borderline])
    rest = count_of(len(groups[PlanStanding.OUT]), "feature is", "features are", start=True)
    varied = "unknown and ranged scores" if firmness.only_scores else "weights and unknown scores"
    clashing = firmness.draws - firmness.planned
    gap = f"; in {clashing:,} of them the rules clash" if clashing else ""
    st.caption(f"{rest} out in nearly every plan. {firmness.draws:,} draws of {varied}, seed {SEED}{gap}.")
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)


def _share_table(planned: PlanScene, plan: Plan, firmness: PlanFirmness, shown: list[str]) -> None:
    """Show in how many of 100 plans each feature is."""
    if not shown:
        return
    rows = [
        {
            "Feature": planned.title(one, 80),
            "In": firmness.share[one] * 100,
            "Of 100 plans": f"{round_half_up(firmness.share[one] * 100)} of 100",
            "How sure": firmness.standing[one].value,
            "Now": "in" if one in plan.chosen else "left out",
        }
        for one in shown
    ]
    columns = {
        "Feature": st.column_config.TextColumn(width="large"),
        "In": st.column_config.ProgressColumn(min_value=0, max_value=100, format=" ", color="primary"),
    }
    frame = pd.DataFrame(rows)
    st.dataframe(frame, hide_index=True, column_config=columns, alt="How often each feature is in the best set")


def _names(planned: PlanScene, ids: list[str]) -> str:
    return join_names([quote(planned.backlog.feature(one).title, 44) for one in ids], _NAMED)


def _ask(planned: PlanScene) -> None:
    st.session_state[_asked(planned)] = True


def _asked(planned: PlanScene) -> str:
    # Of one revision: after a change the draws would keep everybody waiting for an answer that nobody asked for.
    return f"plan_firmness_asked-{planned.scene.id}-{planned.scene.opened.revision}"
