"""What is shown to an audience: a backlog as kept or as frozen, perhaps under weights that are only tried out."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model import Backlog, Evaluation
from workbench.ui.confidence_draws import find_robustness_of
from workbench.ui.opened import Scene
from workbench.workflows import evaluate, weigh
from workbench.workflows.robustness import Robustness
from workbench.workflows.wording import date_text, isolate, shorten
from workbench.workspace import open_snapshot


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

    def under(self, percents: Mapping[str, int]) -> "Presented":
        """Give the same state under other weights, in proportion; nothing keeps them."""
        framework, _ = weigh(self.backlog.framework, percents)
        backlog = self.backlog.model_copy(update={"framework": framework})
        return Presented(
            self.scene, backlog, evaluate(backlog), self.snapshot_id, self.state, self.revision, is_trial=True
        )

    def find_robustness(self) -> Robustness:
        """Give how often each feature takes each place, from as many draws as the ranking page takes."""
        weights = tuple(self.backlog.framework.weights.values())
        identity = (self.scene.id, self.snapshot_id or self.revision, weights)
        return find_robustness_of(identity, self.backlog, self.evaluation)


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
