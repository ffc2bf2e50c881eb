"""What comes first, and why?"""

import streamlit as st

from workbench.ui import router, shell
from workbench.ui.ranking_panel import detail_panel
from workbench.ui.ranking_table import band_note, dimension_key, ranking_table, unranked_list
from workbench.ui.visitor import is_phone
from workbench.workflows.headlines import ranking_headline

router.enter(__file__)
QUESTION = "What comes first, and why?"
scene = shell.open_scene(QUESTION)

with st.container(gap=None):
    shell.header(scene)
    shell.answer(QUESTION, ranking_headline(scene.backlog, scene.evaluation))

if not scene.evaluation.ranked:
    st.markdown("A feature is ranked from its first score on; what is missing makes its priority a range.")
    shell.go_to("score", "Score the first features")
    unranked_list(scene)
else:
    left, right = st.columns([21, 10], gap="medium")
    with left:
        dimension_key(scene)
        ticked = ranking_table(scene)
        band_note(scene)
        unranked_list(scene)
    with right:
        detail_panel(scene, ticked)
    could_be = "" if is_phone() else " “Could be”: the rank, whatever an open score turns out to be."
    shell.next_step(
        f"Tick one feature for its working, two to compare them.{could_be}",
        "Next: what are we trading away",
        "trade-offs",
    )
