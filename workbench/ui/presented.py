"""What is shown to an audience: a backlog as kept or as frozen, perhaps under weights that are only tried out."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import streamlit as st

from workbench.methods.weight_draws import LOOSENESS
from workbench.model import Backlog, Evaluation
from workbench.ui.confidence_draws import SEED
from workbench.ui.opened import Scene
from workbench.workflows import evaluate, weigh
from workbench.workflows.robustness import Robustness, check_robustness
from workbench.workflows.wording import date_text, isolate, shorten
from workbench.workspace import open_snapshot

_DRAWS = 2_000
_KEPT = 16


@dataclass(frozen=True)
class Presented:
    """A state of a backlog before an audience.

    Attributes
    ----------
    scene
        The backlog that it belongs to.
    backlog, evaluation
        What is shown; with the tried weights where there are any.
    snapshot_id
        The frozen state that is shown; '' for the backlog as it is kept now.
    state, revision
        Which state it is, in words and by its number.
    is_trial
        Whether the weights are only tried out.
    """

    scene: Scene
    backlog: Backlog
    evaluation: Evaluation
    snapshot_id: str
    state: str
    revision: int
    is_trial: bool = False

    @property
    def identity(self) -> tuple[str, str]:
        """What tells this state from every other, apart from its weights."""
        return self.scene.id, self.snapshot_id or str(self.scene.opened.revision)

    def under(self, percents: Mapping[str, int]) -> "Presented":
        """Give the same state under other weights, in proportion; nothing keeps them."""
        framework, _ = weigh(self.backlog.framework, percents)
        backlog = self.backlog.model_copy(update={"framework": framework})
        return Presented(
            self.scene, backlog, evaluate(backlog), self.snapshot_id, self.state, self.revision, is_trial=True
        )

    def find_robustness(self) -> Robustness:
        """Give how often each feature takes each place; few draws, so that a slider can be dragged meanwhile."""
        weights = tuple(self.backlog.framework.weights.values())
        return _robustness(self.identity, weights, self.backlog, self.evaluation)


def present(scene: Scene, snapshot_id: str) -> Presented:
    """Open a state for an audience.

    Raises
    ------
    NotKept
        When there is no such snapshot.
    """
    if not snapshot_id:
        state = f"{isolate(shorten(scene.backlog.name, 60))}, revision {scene.opened.revision}"
        return Presented(scene, scene.backlog, scene.evaluation, "", state, scene.opened.revision)
    frozen = open_snapshot(scene.store, scene.id, snapshot_id)
    name = isolate(shorten(frozen.card.name, 60))
    state = f"{name}, frozen {date_text(frozen.card.at.date())}, revision {frozen.card.revision}"
    return Presented(scene, frozen.backlog, evaluate(frozen.backlog), snapshot_id, state, frozen.card.revision)


@st.cache_data(show_spinner=False, max_entries=_KEPT, scope="session")
def _robustness(
    identity: tuple[str, str], weights: tuple[float, ...], _backlog: Backlog, _evaluation: Evaluation
) -> Robustness:
    del identity, weights  # they are the key
    rng = np.random.default_rng(SEED)
    return check_robustness(_backlog, _evaluation, rng=rng, draws=_DRAWS, vary="around", looseness=LOOSENESS)
