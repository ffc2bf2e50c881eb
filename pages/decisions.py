"""What do we build, and what not?"""

import streamlit as st

from workbench.ui import router, shell
from workbench.ui.decision_board import decision_board
from workbench.ui.decision_outcomes import after_launch
from workbench.ui.decision_scene import open_decisions
from workbench.ui.decision_snapshots import snapshots_view
from workbench.workflows.decision_headlines import decisions_headline

router.enter(__file__)
QUESTION = "What do we build, and what not?"
scene = shell.open_scene(QUESTION)
decisions = open_decisions(scene)

with st.container(gap=None):
    shell.header(scene)
    shell.answer(QUESTION, decisions_headline(decisions.line))

if not scene.backlog.features:
    st.markdown("A decision needs something to decide about: import a spreadsheet, or type a feature in.")
    shell.go_to("score", "Add the first feature")
    st.stop()

view = st.segmented_control(
    "View", ["Board", "Snapshots", "After launch"], default="Board", required=True, label_visibility="collapsed"
)
if view == "Board":
    decision_board(decisions)
elif view == "Snapshots":
    snapshots_view(decisions)
else:
    after_launch(scene)
shell.next_step(
    "A click opens a feature: what becomes of it, why, and what would reopen it. Each step can be undone.",
    "Next: what we say no to",
    "no-list",
)
