"""Which decision are we working on?"""

import streamlit as st

from workbench.ui import router
from workbench.ui.backlog_list import backlog_list
from workbench.ui.import_source import pending_source
from workbench.ui.import_step import import_step

router.enter(__file__)

source = pending_source()
if source is None:
    backlog_list()
else:
    import_step(source)
st.space("small")
