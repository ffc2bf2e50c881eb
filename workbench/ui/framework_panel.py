"""Which framework judges the backlog: choose, edit, save and load it."""

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model import BUILT_IN, Framework, built_in_framework, parse_framework
from workbench.ui.edge import say_after_rerun, show_fault
from workbench.ui.framework_form import framework_dialog
from workbench.ui.opened import Scene, changed_outside
from workbench.ui.text import plain
from workbench.workspace import replace_framework


def framework_panel(scene: Scene) -> None:
    """Show the framework's name and, folded away, everything that can be done with it."""
    framework = scene.backlog.framework
    with st.expander(f"Judged by: {plain(framework.name)}", icon=":material/straighten:", type="compact"):
        st.markdown(plain(framework.description))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _choose(scene)
            if st.button("Edit dimensions and scales", icon=":material/edit:"):
                framework_dialog(scene)
            st.download_button(
                "Save as a file",
                data=framework.to_json(),
                file_name=f"{framework.key}.framework.json",
                mime="application/json",
                icon=":material/download:",
                on_click="ignore",
            )
            with st.popover("Load a file", icon=":material/upload:"):
                _load(scene)


def _choose(scene: Scene) -> None:
    names = {key: make().name for key, make in BUILT_IN.items()}
    chosen = st.menu_button(
        "Use another framework",
        list(names),
        format_func=lambda key: names[key],
        icon=":material/swap_horiz:",
        key="choose_framework",
    )
    if chosen is not None:
        keep_framework(scene, built_in_framework(chosen))


def _load(scene: Scene) -> None:
    upload = st.file_uploader("A framework saved from the workbench", type=["json"], key="framework_file")
    if upload is None:
        return
    try:
        framework = parse_framework(upload.getvalue())
    except WorkbenchError as problem:
        show_fault(problem)
        return
    names = ", ".join(dimension.name for dimension in framework.dimensions)
    st.markdown(f"**{plain(framework.name)}**: {plain(names)}")
    if st.button("Judge by it", type="primary"):
        keep_framework(scene, framework)


def keep_framework(scene: Scene, framework: Framework) -> None:
    """Keep another framework for the backlog and draw the page again; scores on other dimensions stay with them."""
    replace_framework(scene.store, scene.id, framework)
    changed_outside()
    say_after_rerun(f"Judged by {framework.name} now. Scores on other dimensions are kept.")
    st.rerun()
