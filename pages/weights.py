"""How much does each dimension matter?"""

import streamlit as st

from workbench.ui import router, shell
from workbench.ui.charted import weights_chart
from workbench.ui.framework_panel import framework_panel
from workbench.ui.text import plain
from workbench.ui.weight_sliders import weight_sliders
from workbench.ui.weight_ways import weight_ways
from workbench.workflows import effect_of_weights
from workbench.workflows.headlines import weights_headline

router.enter(__file__)
QUESTION = "How much does each dimension matter?"
scene = shell.open_scene(QUESTION)

with st.container(gap=None):
    shell.header(scene)
    if scene.backlog.framework.is_ratio:
        shell.answer(QUESTION, f"{scene.backlog.framework.name} has no weights: its formula is fixed.")
        st.markdown(plain(scene.backlog.framework.description))
    else:
        effect = effect_of_weights(scene.backlog, scene.evaluation)
        shell.answer(QUESTION, weights_headline(scene.evaluation, effect))

framework_panel(scene)
if not scene.backlog.framework.is_ratio:
    left, right = st.columns([5, 8], gap="large")
    with left:
        weight_sliders(scene)
    with right:
        weights_chart(scene, effect)
    weight_ways(scene)
reading = "A bold line: two places or more against equal weights. Move a slider, and the lines follow."
if scene.backlog.framework.is_ratio:
    reading = "A fixed formula: the order follows from the scores alone."
elif not scene.evaluation.ranked:
    reading = "Weights count as soon as there are scores."
shell.next_step(reading, "Next: who comes first, and why", "ranking")
