"""The draws behind the Confidence page, kept for as long as the backlog and the choices stay the same."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import streamlit as st

from workbench.methods.weight_draws import LOOSENESS, Vary
from workbench.model import Backlog, Evaluation
from workbench.ui.opened import Scene
from workbench.workflows.robustness import DRAWS, Robustness, check_robustness

SEED = 0
_QUICK_DRAWS = 2_000
_FEW = 250
"""Features up to which both pages use the same draws, and so show the same bands."""
_KEPT = 24
_LONG = 2_000_000
"""Scores times draws from which counting takes about a second."""


def find_robustness(scene: Scene, vary: Vary, looseness: float) -> Robustness:
    """Give the chances under the page's choices; the same ones again are there at once."""
    with _progress(scene, DRAWS):
        return _kept(scene.id, scene.opened.revision, vary, looseness, DRAWS, scene.backlog, scene.evaluation)


def find_quick_robustness(scene: Scene) -> Robustness:
    """Give the chances around the stated weights, for bands; of many features from fewer draws, so that it is quick."""
    draws = DRAWS if len(scene.evaluation.ranked) <= _FEW else _QUICK_DRAWS
    identity = (scene.id, scene.opened.revision)
    return _kept(*identity, "around", LOOSENESS, draws, scene.backlog, scene.evaluation)


@contextmanager
def _progress(scene: Scene, draws: int) -> Iterator[None]:
    if len(scene.evaluation.ranked) * draws < _LONG:
        yield
        return
    with st.spinner(f"Drawing {draws:,} other rankings…", show_time=True):
        yield


@st.cache_data(show_spinner=False, max_entries=_KEPT, scope="session")
def _kept(
    backlog_id: str,
    revision: int,
    vary: Vary,
    looseness: float,
    draws: int,
    _backlog: Backlog,
    _evaluation: Evaluation,
) -> Robustness:
    del backlog_id, revision  # they are the key
    rng = np.random.default_rng(SEED)
    return check_robustness(_backlog, _evaluation, rng=rng, draws=draws, vary=vary, looseness=looseness)
