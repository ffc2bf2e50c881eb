"""What the page of the plan works on: the backlog in view, its best set or why there is none, and what it all costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import isnan

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model import Backlog, Evaluation, PlanRules
from workbench.ui.edge import say_after_rerun, told
from workbench.ui.opened import Scene, changed_outside
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.plan_prices import ForcedPrice, forced_prices, price_of_taking
from workbench.workflows.plan_variants import find_variants
from workbench.workflows.planning import Plan, choose_plan
from workbench.workflows.wording import amount_text, isolate, plain_number, round_half_up, shorten
from workbench.workspace import set_plan_rules

_NOISE = 1e-9
KEPT = 24
"""Results kept for a server, of each kind."""
MANY = 250
"""Features from which on planning often takes longer than a person waits for without a word."""


@dataclass(frozen=True)
class PlanScene:
    """The backlog in view with everything that its plan needs.

    Attributes
    ----------
    scene
        The backlog and its evaluation.
    unit
        Of every amount.
    plan
        The best set; None where there is none.
    problem
        Why there is no plan; None where there is one.
    costs
        Feature id → what it takes in full, in the unit; one left out has no known cost.
    worths
        Feature id → what it is worth in full; one left out has no known value.
    """

    scene: Scene
    unit: str
    plan: Plan | None
    problem: WorkbenchError | None
    costs: dict[str, float]
    worths: dict[str, float]

    @property
    def backlog(self) -> Backlog:
        """The backlog as kept."""
        return self.scene.backlog

    @property
    def rules(self) -> PlanRules:
        """What the plan must keep to."""
        return self.scene.backlog.plan

    def title(self, feature_id: str, most: int = 60) -> str:
        """Give a feature's title, cut and isolated, without any mark-up."""
        return isolate(shorten(self.backlog.feature(feature_id).title, most))

    def amount(self, amount: float) -> str:
        """Say an amount with the plan's unit."""
        return amount_text(amount, self.unit)

    def worth(self, value: float) -> str:
        """Say what something is worth: whole points, or a plain number in a ratio framework."""
        is_ratio = self.scene.evaluation.framework.is_ratio
        return plain_number(value) if is_ratio else f"{round_half_up(value * 100):,}"

    def worth_as_chosen(self, feature_id: str) -> str:
        """Say what a feature is worth in the way in which the plan takes it; it is in the plan."""
        return "–" if self.plan is None else self.worth(self.plan.values[feature_id])

    def worth_with_unit(self, value: float) -> str:
        """Say what something is worth with its noun: '14 points'; a plain number in a ratio framework."""
        said = self.worth(value)
        if self.scene.evaluation.framework.is_ratio:
            return said
        if said == "0" and value > _NOISE:
            return "less than a point"
        return f"{said} {'point' if said == '1' else 'points'}"


def open_plan(scene: Scene) -> PlanScene:
    """Plan the backlog in view; its framework has a cost."""
    with waiting(scene, "Finding the best set…"):
        plan, problem, costs, worths = _plan(scene.id, scene.opened.revision, scene.backlog, scene.evaluation)
    unit = plan_unit(scene.backlog)
    return PlanScene(scene=scene, unit=unit, plan=plan, problem=problem, costs=costs, worths=worths)


@contextmanager
def waiting(scene: Scene, said: str, *, always: bool = False) -> Iterator[None]:
    """Say what is being worked out where it may take longer than a second."""
    if not always and len(scene.backlog.features) < MANY:
        yield
        return
    with st.spinner(said, show_time=True):
        yield


def changed_rules(rules: PlanRules, **changes: object) -> PlanRules:
    """Give other rules, checked as a whole.

    Raises
    ------
    InvalidBacklog
        When two of them contradict each other by themselves.
    """
    return PlanRules.model_validate(dict(rules) | changes)


def keep_rules(scene: Scene, said: str, **changes: object) -> None:
    """Keep changed rules as one step that can be undone, and show the page anew with a word on it."""
    seen = scene.backlog.plan
    with told():
        keep_whole_rules(scene, said, changed_rules(seen, **changes))


def keep_whole_rules(scene: Scene, said: str, rules: PlanRules) -> None:
    """Keep rules in place of those on the page.

    Raises
    ------
    EditConflict
        When somebody else has changed them since.
    """
    set_plan_rules(scene.store, scene.id, rules, seen=scene.backlog.plan)
    changed_outside()
    say_after_rerun(said)
    st.rerun()


def find_prices(planned: PlanScene) -> tuple[ForcedPrice, ...]:
    """Give what each rule on a single feature costs."""
    if planned.plan is None:
        return ()
    scene = planned.scene
    with waiting(scene, "Planning without each rule…"):
        return _prices(scene.id, scene.opened.revision, scene.backlog, scene.evaluation, planned.plan)


def find_price_of(planned: PlanScene, feature_id: str) -> ForcedPrice | None:
    """Give what the rule on a feature costs; without one, what taking it would cost, or leaving it out where it is in.

    Returns
    -------
    None where there is no plan, or none is left without the feature.
    """
    if planned.plan is None:
        return None
    forced = next((one for one in find_prices(planned) if one.feature_id == feature_id), None)
    if forced is not None:
        return forced
    scene = planned.scene
    ask = _leaving if feature_id in planned.plan.chosen else _taking
    with waiting(scene, "Planning without it, and with it…"):
        return ask(scene.id, scene.opened.revision, feature_id, scene.backlog, scene.evaluation, planned.plan)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _plan(
    backlog_id: str, revision: int, _backlog: Backlog, _evaluation: Evaluation
) -> tuple[Plan | None, WorkbenchError | None, dict[str, float], dict[str, float]]:
    del backlog_id, revision  # they are the key
    ids = [one.id for one in _backlog.features]
    try:
        variants = find_variants(_backlog, _evaluation)
    except WorkbenchError as problem:
        return None, problem, {}, {}
    costs, worths = (
        {one: float(number) for one, number in zip(ids, numbers, strict=False) if not isnan(number)}
        for numbers in (variants.costs, variants.values)
    )
    try:
        return choose_plan(_backlog, _evaluation), None, costs, worths
    except WorkbenchError as problem:
        return None, problem, costs, worths


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _prices(
    backlog_id: str, revision: int, _backlog: Backlog, _evaluation: Evaluation, _plan: Plan
) -> tuple[ForcedPrice, ...]:
    del backlog_id, revision  # they are the key
    return forced_prices(_backlog, _evaluation, _plan)


@st.cache_resource(show_spinner=False, max_entries=4 * KEPT)
def _taking(
    backlog_id: str, revision: int, feature_id: str, _backlog: Backlog, _evaluation: Evaluation, _plan: Plan
) -> ForcedPrice:
    del backlog_id, revision  # they are the key, with the feature
    return price_of_taking(_backlog, _evaluation, _plan, feature_id)


@st.cache_resource(show_spinner=False, max_entries=4 * KEPT)
def _leaving(
    backlog_id: str, revision: int, feature_id: str, _backlog: Backlog, _evaluation: Evaluation, _plan: Plan
) -> ForcedPrice | None:
    del backlog_id, revision  # they are the key, with the feature
    rules = _backlog.plan.model_copy(update={"must_not": (*_backlog.plan.must_not, feature_id)})
    without = _backlog.model_copy(update={"plan": rules})
    try:
        prices = forced_prices(without, _evaluation, choose_plan(without, _evaluation))
    except WorkbenchError:
        return None
    return next((one for one in prices if one.feature_id == feature_id), None)
