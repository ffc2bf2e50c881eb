"""The presenting screen: one step at a time in large letters, the arrow keys between them, nothing to edit."""

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model import Framework
from workbench.ui import shell
from workbench.ui.cut import busy
from workbench.ui.edge import show_fault
from workbench.ui.opened import Scene
from workbench.ui.presented import Presented, present
from workbench.ui.presented_steps import STEPS
from workbench.ui.router import page_file
from workbench.ui.text import coloured_name, plain
from workbench.workflows import whole_percents

_STEP, _SNAPSHOT = "step", "snapshot"
# Everything on the screen is sized by the letters of the root: one rule makes the whole page fit for a projector.
_LARGE = """<style>
html { font-size: clamp(16px, 1.55vw, 32px); }
[data-testid="stHeader"] { display: none; }
[data-testid="stMainBlockContainer"] { padding-top: 0.6rem; padding-bottom: 0; max-width: 100rem; }
</style>"""


def read_only_link(scene: Scene, snapshot_id: str) -> str:
    """Give the address under which anybody who can reach this server sees a snapshot and can change nothing."""
    here = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    return f"{here}/present?backlog={scene.id}&{_SNAPSHOT}={snapshot_id}"


def presenting_screen(scene: Scene) -> None:
    """Show the step that the address names, and what moves between them."""
    st.html(_LARGE)
    try:
        shown = present(scene, st.query_params.get(_SNAPSHOT, ""))
    except WorkbenchError as problem:
        show_fault(problem)
        shell.go_to("decisions", "See the snapshots")
        return
    step = _named_step()
    with st.bottom, st.container(horizontal=True, vertical_alignment="center"):
        _steps(step)
        state = st.empty()
        st.space("stretch")
        shown = _try_weights(shown)
        _leave(shown)
    trial = "weights tried out, nothing is saved" if shown.is_trial else shown.state
    state.markdown(f"{list(STEPS).index(step) + 1} of {len(STEPS)} · **{STEPS[step].name}** · {plain(trial)}")
    with busy(scene, "Working it out…"):
        STEPS[step].draw(shown)


def _named_step() -> str:
    asked = st.query_params.get(_STEP, "")
    return asked if asked in STEPS else next(iter(STEPS))


def _steps(step: str) -> None:
    names = list(STEPS)
    place = names.index(step)
    for key, icon, shortcut, to in (
        ("step_back", ":material/arrow_back:", "Left", place - 1),
        ("step_forth", ":material/arrow_forward:", "Right", place + 1),
    ):
        is_there = 0 <= to < len(names)
        st.button(
            "",
            icon=icon,
            shortcut=shortcut,
            help=STEPS[names[to]].name if is_there else None,
            disabled=not is_there,
            on_click=_go,
            args=(names[to] if is_there else step,),
            key=key,
        )


def _go(step: str) -> None:
    st.query_params[_STEP] = step


def _try_weights(shown: Presented) -> Presented:
    """Offer other weights, kept by nothing but this visit."""
    framework = shown.backlog.framework
    if framework.is_ratio:
        return shown
    with st.popover("What if", icon=":material/tune:"):
        st.markdown("**What if** something counted more? Nothing is saved.")
        chosen = {one.key: _slider(shown, framework, one.key) for one in framework.dimensions}
        st.button("Back to the kept weights", on_click=_forget, args=(shown, framework), key="trial_back")
    if chosen == whole_percents(framework.weights) or not any(chosen.values()):
        return shown
    return shown.under(chosen)


def _slider(shown: Presented, framework: Framework, key: str) -> int:
    kept = whole_percents(framework.weights)[key]
    with st.container(gap=None):
        st.markdown(coloured_name(framework, key))
        return st.slider(
            framework.dimension(key).name,
            0,
            100,
            kept,
            key=_trial_key(shown, key),
            label_visibility="collapsed",
            persist_state="session",
        )


def _forget(shown: Presented, framework: Framework) -> None:
    for key, percent in whole_percents(framework.weights).items():
        st.session_state[_trial_key(shown, key)] = percent


def _trial_key(shown: Presented, key: str) -> str:
    return f"trial-{shown.scene.id}-{shown.snapshot_id or shown.revision}-{key}"


def _leave(shown: Presented) -> None:
    """Lead back to the work; whoever came by a snapshot's address has none."""
    if shown.snapshot_id:
        return
    if st.button("Leave", icon=":material/close:", shortcut="Esc", type="tertiary", key="leave"):
        st.switch_page(page_file("ranking"), query_params={"backlog": shown.scene.id})
