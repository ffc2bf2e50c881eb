"""What the page of decisions works on: the backlog in view, its line, and what reasons are drawn from."""

from dataclasses import dataclass
from functools import cached_property

from workbench.model import Choice
from workbench.ui.opened import Scene
from workbench.workflows.capacity_line import CapacityLine, draw_line
from workbench.workflows.deciding import Grounds, find_costs, find_grounds

ICONS: dict[Choice, str] = {
    Choice.NOW: ":material/rocket_launch:",
    Choice.NEXT: ":material/arrow_forward:",
    Choice.LATER: ":material/schedule:",
    Choice.NO: ":material/block:",
}


@dataclass(frozen=True)
class DecisionScene:
    """The backlog in view with everything that decisions need."""

    scene: Scene
    line: CapacityLine

    @cached_property
    def grounds(self) -> Grounds:
        """What reasons are drawn from: the numbers, and what is decided as now."""
        return find_grounds(self.scene.backlog, self.scene.evaluation, chosen=self.line.now)


def open_decisions(scene: Scene) -> DecisionScene:
    """Lay out the decisions of the backlog in view."""
    costs, unit = find_costs(scene.backlog)
    line = draw_line(scene.backlog, scene.evaluation, costs=costs, unit=unit)
    return DecisionScene(scene=scene, line=line)


def choice_label(choice: Choice) -> str:
    """Say a choice: its icon and its word, never a hue."""
    return f"{ICONS[choice]} {choice.value.capitalize()}"
