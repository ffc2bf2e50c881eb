"""What do we give up for what?"""

import streamlit as st

from workbench.ui import router, shell
from workbench.ui.charted import trade_off_chart
from workbench.ui.cut import busy
from workbench.ui.trade_off_controls import choose_axes
from workbench.ui.trade_off_panel import beaten_panel, parallel_panel
from workbench.workflows import trade_off
from workbench.workflows.headlines import trade_off_headline

router.enter(__file__)
QUESTION = "What do we give up for what?"
scene = shell.open_scene(QUESTION)
head = st.container(gap=None)
with head:
    shell.header(scene)

if len(scene.evaluation.dimensions) < 2:  # noqa: PLR2004 - two sides make a trade-off
    with head:
        shell.answer(QUESTION, "A trade-off needs scores on two dimensions.")
    st.markdown("Score a second dimension, for instance engineering cost, and this page shows who gives most for it.")
    shell.go_to("score", "Score a second dimension")
    st.stop()

x, y, size = choose_axes(scene)
with busy(scene, "Setting them against each other…"):
    trade_offs = trade_off(scene.backlog, scene.evaluation, x=x, y=y, size=size)
with head:
    shell.answer(QUESTION, trade_off_headline(scene.backlog, trade_offs, scene.evaluation))
picked = trade_off_chart(scene, trade_offs)
beaten_panel(scene, trade_offs)
parallel_panel(scene, picked)
shell.next_step(
    "Unnamed marks: point at them. A click adds a feature to the comparison.", "Next: what they will read", "summary"
)
