"""What fits into the capacity, and what does it displace?"""

import streamlit as st

from workbench.ui import router, shell
from workbench.ui.plan_page import plan_page

router.enter(__file__)
QUESTION = "What fits, and what does it displace?"
scene = shell.open_scene(QUESTION)
head = st.container(gap=None)
with head:
    shell.header(scene)

if not scene.backlog.features:
    with head:
        shell.answer(QUESTION, "There is nothing to plan yet.")
    st.markdown("A plan chooses among features: import a spreadsheet, or type one in.")
    shell.go_to("score", "Add the first feature")
    st.stop()

if scene.backlog.framework.build_cost is None:
    with head:
        shell.answer(QUESTION, "This framework has no cost, so nothing says what fits.")
    st.markdown("Choose a framework with a cost, such as five dimensions, RICE or WSJF. Scores given so far are kept.")
    shell.go_to("weights", "Choose another framework")
    st.stop()

if not scene.evaluation.ranked:
    with head:
        shell.answer(QUESTION, "Nothing is ranked yet, so there is nothing to plan.")
    st.markdown("Score a few features on every dimension, their cost too; this page then shows the best set that fits.")
    shell.go_to("score", "Score the first features")
    st.stop()

if plan_page(scene, head, QUESTION):
    shell.next_step(
        "On Decisions, a draft takes what is in the plan as now, and the best ranked after it as next.",
        "Use this plan for the decisions",
        "decisions",
    )
else:
    shell.next_step("A click on a row opens a feature. Every rule can be undone.", "Next: decisions", "decisions")
