"""The draws behind the Confidence page, kept for as long as the backlog and the choices stay the same."""

import numpy as np

from workbench.methods.weight_draws import LOOSENESS, Vary
from workbench.ui.confidence_progress import find_kept
from workbench.ui.opened import Scene
from workbench.workflows.robustness import DRAWS, Robustness, check_robustness

SEED = 0
_QUICK_DRAWS = 2_000
_FEW = 250
"""Features up to which both pages use the same draws, and so show the same bands."""


def find_robustness(scene: Scene, vary: Vary, looseness: float) -> Robustness:
    """Give the chances under the page's choices; the same ones again are there at once."""
    return _find(scene, vary, looseness, DRAWS)


def find_quick_robustness(scene: Scene) -> Robustness:
    """Give the chances around the stated weights, for bands; of many features from fewer draws, so that it is quick."""
    draws = DRAWS if len(scene.evaluation.ranked) <= _FEW else _QUICK_DRAWS
    return _find(scene, "around", LOOSENESS, draws)


def _find(scene: Scene, vary: Vary, looseness: float, draws: int) -> Robustness:
    key = ("robustness", scene.id, scene.opened.revision, vary, looseness, draws)
    return find_kept(
        key,
        lambda tell: check_robustness(
            scene.backlog,
            scene.evaluation,
            rng=np.random.default_rng(SEED),
            draws=draws,
            vary=vary,
            looseness=looseness,
            progress=tell,
        ),
        f"Drawing {draws:,} other rankings…",
    )
