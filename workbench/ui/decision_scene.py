"""What the page of decisions works on: the backlog in view, its line, and what reasons are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from workbench.model import Choice, Decision
from workbench.ui.edge import say_after_rerun, told
from workbench.ui.opened import Scene, changed_outside
from workbench.workflows.capacity_line import CapacityLine, draw_line
from workbench.workflows.deciding import Grounds, find_costs, find_grounds
from workbench.workspace import decide

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
        return find_grounds(
            self.scene.backlog, self.scene.evaluation, chosen=self.line.now, keeps_capacity=self.line.keeps_capacity
        )


def open_decisions(scene: Scene) -> DecisionScene:
    """Lay out the decisions of the backlog in view."""
    costs, unit = find_costs(scene.backlog)
    capacities = scene.backlog.plan.capacities if unit else ()
    capacity = sum(one.amount for one in capacities) if capacities else None
    line = draw_line(scene.backlog, scene.evaluation, costs=costs, unit=unit, capacity=capacity)
    return DecisionScene(scene=scene, line=line)


def choice_label(choice: Choice) -> str:
    """Say a choice: its icon and its word, never a hue."""
    return f"{ICONS[choice]} {choice.value.capitalize()}"


def keep_decisions(scene: Scene, decided: Mapping[str, Decision | None], said: str) -> None:
    """Keep decisions as one change, and show the page anew with a word on it."""
    seen = {one: scene.backlog.feature(one).decision for one in decided}
    with told():
        decide(scene.store, scene.id, decided, seen=seen)
        changed_outside()
        say_after_rerun(said)
        st.rerun()
