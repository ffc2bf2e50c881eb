"""How does each feature score?"""

import streamlit as st

from workbench.ui import router, shell
from workbench.ui.cut import first_rows, say_cut
from workbench.ui.feature_form import feature_buttons
from workbench.ui.rubric import rubric
from workbench.ui.score_filters import dimension_choice, filter_features
from workbench.ui.score_grid import score_grid, show_faults
from workbench.ui.scorer import scorer_choice
from workbench.workflows.headlines import score_headline

router.enter(__file__)
QUESTION = "How does each feature score?"
scene = shell.open_scene(QUESTION)

head = st.container(gap=None)

if not scene.backlog.features:
    with head:
        shell.header(scene)
        shell.answer(QUESTION, score_headline(scene.backlog, scene.evaluation))
    st.markdown("A backlog begins with a spreadsheet or with one feature typed in.")
    with st.container(horizontal=True):
        feature_buttons(scene)
        shell.go_to("backlogs", "Import a spreadsheet")
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    dimension = dimension_choice(scene)
    st.space("stretch")
    ids, filtered_by = filter_features(scene)
    feature_buttons(scene)
faults = st.container()

left, right = st.columns([275, 100], gap="medium")
with left:
    if ids:
        say_cut(len(ids), "in the backlog's order; the filter finds any other.")
        scene = score_grid(scene, list(first_rows(ids)), filtered_by=filtered_by, selected=dimension.key)
    else:
        st.markdown("No feature fits this filter. Clear it to see all of them.")
with right:
    rubric(scene, dimension)
    scorer_choice()
with head:
    shell.header(scene)
    shell.answer(QUESTION, score_headline(scene.backlog, scene.evaluation))
with faults:
    show_faults()
shell.next_step(
    "Arrow keys move, type a number, Enter saves. Each edit can be undone.", "Next: what matters how much", "weights"
)
