"""Would the ranking survive a reasonable disagreement?"""

import streamlit as st

from workbench.ui import (
    confidence_balance,
    confidence_dissent,
    confidence_find_out,
    confidence_firm,
    confidence_frameworks,
    confidence_tipping,
    router,
    shell,
)

router.enter(__file__)
QUESTION = "Would the ranking survive a reasonable disagreement?"
scene = shell.open_scene(QUESTION)
head = st.container(gap=None)
with head:
    shell.header(scene)

if not scene.evaluation.ranked:
    with head:
        shell.answer(QUESTION, "Nothing is ranked yet, so there is nothing to be sure of.")
    st.markdown("Score a few features first; this page then shows which places other weights would change.")
    shell.go_to("score", "Score the first features")
    st.stop()

PANELS = {
    "How firm": confidence_firm.panel,
    "Tipping points": confidence_tipping.panel,
    "Balance": confidence_balance.panel,
    "Scorers": confidence_dissent.panel,
    "Frameworks": confidence_frameworks.panel,
    "Find out next": confidence_find_out.panel,
}
chosen = st.segmented_control(
    "What to look at", list(PANELS), default="How firm", required=True, label_visibility="collapsed", key="panel"
)
varied = PANELS[chosen](scene, head)
shell.next_step(varied, "Next: what they will read", "summary")
