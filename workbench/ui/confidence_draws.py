"""The draws behind the Confidence page, kept for as long as the backlog and the choices stay the same."""

from collections.abc import Hashable

import numpy as np

from workbench.methods.weight_draws import LOOSENESS, Vary
from workbench.model import Backlog, Evaluation
from workbench.ui.confidence_progress import find_kept
from workbench.ui.opened import Scene
from workbench.workflows.robustness import SEED, Robustness, check_robustness, most_draws, usual_draws


def find_robustness(scene: Scene, vary: Vary, looseness: float) -> Robustness:
    """Give the chances under the page's choices; the same ones again are there at once."""
    draws = most_draws(scene.evaluation)
    return _find(_identity(scene), (scene.backlog, scene.evaluation), vary, looseness, draws=draws)


def find_quick_robustness(scene: Scene) -> Robustness:
    """Give the chances around the stated weights, for bands; of many features from fewer draws, so that it is quick."""
    return find_robustness_of(_identity(scene), scene.backlog, scene.evaluation)


def find_robustness_of(identity: Hashable, backlog: Backlog, evaluation: Evaluation) -> Robustness:
    """Give the chances around the weights of any state, as ``find_quick_robustness``.

    Parameters
    ----------
    identity
        What tells the state from every other, its weights included.
    backlog, evaluation
        The state and its evaluation.
    """
    return _find(identity, (backlog, evaluation), "around", LOOSENESS, draws=usual_draws(evaluation))


def _identity(scene: Scene) -> Hashable:
    return scene.id, scene.opened.revision


def _find(
    identity: Hashable, state: tuple[Backlog, Evaluation], vary: Vary, looseness: float, *, draws: int
) -> Robustness:
    return find_kept(
        ("robustness", identity, vary, looseness, draws),
        lambda tell: check_robustness(
            *state,
            rng=np.random.default_rng(SEED),
            draws=draws,
            vary=vary,
            looseness=looseness,
            progress=tell,
        ),
        f"Drawing {draws:,} other rankings…",
    )
