"""What do we say no to, and why?"""

import streamlit as st

from workbench.ui import router, shell
from workbench.ui.declined_list import declined_list, no_list_downloads
from workbench.workflows.decision_headlines import no_list_headline
from workbench.workflows.no_list import find_declined

router.enter(__file__)
QUESTION = "What do we say no to, and why?"
scene = shell.open_scene(QUESTION)
declined = find_declined(scene.backlog, scene.evaluation)

with st.container(gap=None):
    shell.header(scene)
    shell.answer(QUESTION, no_list_headline(declined))

if not declined:
    st.markdown(
        "A no with its reason saves the next meeting from starting again. Open a feature on the board, choose No, and "
        "it stands here with the sentence for whoever asked."
    )
    shell.go_to("decisions", "Decide about the features")
    st.stop()

no_list_downloads(scene)
declined_list(scene, declined)
shell.next_step(
    "The workbench sends nothing: copy the sentence and change it as you like.", "Next: what they will read", "summary"
)
