"""How much can be built: one number with its unit, or an amount for each team and period."""

import pandas as pd
import streamlit as st

from workbench.errors import InvalidBacklog
from workbench.model import Capacity, LevelScale, PlanObjective, PlanRules
from workbench.ui.edge import told
from workbench.ui.opened import Scene
from workbench.ui.plan_scene import changed_rules, keep_rules, keep_whole_rules
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.plan_amounts import find_cost, has_amounts, plan_unit
from workbench.workflows.plan_limits import capacity_by_team
from workbench.workflows.wording import amount_text, join_names, plain_number

_OBJECTIVES = {PlanObjective.BENEFIT: "What they give", PlanObjective.PRIORITY: "Full priority"}
_MEANINGS = {
    PlanObjective.BENEFIT: "The best set has most of what features give; cost only limits it.",
    PlanObjective.PRIORITY: "The best set has most priority; cost limits it and counts against it as well.",
}
_MOST_TOLD = 4
_EMPTY_ROWS, _FEWEST_ROWS = 2, 4


def capacity_input(scene: Scene, *, width: int = 190) -> None:
    """Let the person say in one number what there is to spend; several capacities are only told."""
    rules, unit = scene.backlog.plan, plan_unit(scene.backlog)
    if is_split(rules):
        st.markdown(f":small[Capacity in {plain(unit)}: {plain(split_text(rules))}]", width="content")
        return
    before = rules.capacities[0].amount if rules.capacities else None
    typed = st.number_input(
        "Capacity", min_value=0.0, value=before, step=1.0, format="%g", width=width, placeholder="Not set",
        help=plain(f"What there is to spend, in {unit}; empty while nobody has said"),
        key=f"capacity-{scene.id}-{scene.opened.revision}",
    )  # fmt: skip
    if typed != before:
        said = "Capacity taken away" if typed is None else f"Capacity {amount_text(typed, unit)}"
        keep_rules(scene, said, capacities=() if typed is None else (Capacity(amount=typed),))


def is_split(rules: PlanRules) -> bool:
    """Whether the capacity is of several teams or periods, or names one."""
    return len(rules.capacities) > 1 or any(one.team or one.period for one in rules.capacities)


def split_text(rules: PlanRules) -> str:
    """Say every capacity: 'Search Q3 20, Platform Q3 15; 35 in all'."""
    parts = [f"{one.team} {one.period}".strip() or "without a name" for one in rules.capacities]
    said = [f"{name} {plain_number(one.amount, 6)}" for name, one in zip(parts, rules.capacities, strict=True)]
    total = plain_number(sum(one.amount for one in rules.capacities), 6)
    return said[0] if len(said) == 1 else f"{join_names(said, _MOST_TOLD)}; {total} in all"


def capacity_row(scene: Scene) -> None:
    """Show the capacity, its unit, the way to split it, and what the best set has most of."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        capacity_input(scene, width=170)
        # A phone has no room for all of it above the answer.
        with (
            st.popover("Unit, teams, worth")
            if is_phone()
            else st.container(horizontal=True, vertical_alignment="bottom")
        ):
            _unit_input(scene)
            if st.button("By team and period", icon=":material/groups:", key="split_capacity"):
                _split_dialog(scene)
            _objective(scene)
    st.caption(plain(f"{levels_text(scene)}{_MEANINGS[scene.backlog.plan.objective]}"))


def _unit_input(scene: Scene) -> None:
    rules = scene.backlog.plan
    shown = plan_unit(scene.backlog)
    typed = st.text_input(
        "Unit", shown, width=140, max_chars=40, key=f"plan_unit-{scene.id}-{scene.opened.revision}",
        help="The name of the unit of every cost and capacity; no number is converted",
    )  # fmt: skip
    if typed.strip() == shown:
        return
    own = plan_unit(scene.backlog.model_copy(update={"plan": rules.model_copy(update={"unit": ""})}))
    keep_rules(scene, "Unit renamed", unit="" if typed.strip() == own else typed.strip())


def _objective(scene: Scene) -> None:
    rules = scene.backlog.plan
    chosen = st.segmented_control(
        "The best set has most of", list(_OBJECTIVES), default=rules.objective, required=True,
        format_func=lambda one: _OBJECTIVES[one], key=f"plan_objective-{scene.id}-{scene.opened.revision}",
    )  # fmt: skip
    if chosen != rules.objective:
        keep_rules(scene, f"The best set has most of: {_OBJECTIVES[chosen].lower()}", objective=chosen)


def levels_text(scene: Scene) -> str:
    """Say what each level of the cost takes; nothing where scores are amounts by themselves."""
    cost = find_cost(scene.backlog.framework)
    if not isinstance(cost.scale, LevelScale):
        return ""
    unit = plan_unit(scene.backlog)
    if not has_amounts(cost.scale):
        return f"Levels of {cost.name.lower()} count as {unit}; give them amounts on the Weights page. "
    levels = sorted(cost.scale.levels, key=lambda one: one.amount or 0.0)
    said = ", ".join(f"{one.label} = {plain_number(one.amount or 0.0, 6)}" for one in levels)
    return f"{cost.name} in {unit}: {said}. "


@st.dialog("Capacity by team and period", width="medium")
def _split_dialog(scene: Scene) -> None:
    rules = scene.backlog.plan
    st.markdown(
        f"One row for each team and period, in {plain(plan_unit(scene.backlog))}. A team's periods add up. "
        "Name all teams or none."
    )
    edited = st.data_editor(
        _rows(rules), num_rows="dynamic", hide_index=True, key=f"split-{scene.id}-{scene.opened.revision}",
        column_config={
            "team": st.column_config.TextColumn("Team", max_chars=60),
            "period": st.column_config.TextColumn("Period", max_chars=60, help="'Q3', 'this quarter' …"),
            "amount": st.column_config.NumberColumn("Amount", min_value=0.0, format="%g"),
        },
        alt="Capacity: team, period, amount",
    )  # fmt: skip
    capacities, faults = _read_rows(edited)
    orphans = _orphans(rules, capacities)
    drops = bool(orphans) and st.checkbox(plain(f"Drop the costs of {join_names(orphans)}, which has no capacity"))
    if not st.button("Save", type="primary", key="save_split"):
        return
    with told():
        if faults:
            raise InvalidBacklog(faults[0], place="capacities")
        _keep_split(scene, capacities, frozenset(orphans) if drops else frozenset())


def _rows(rules: PlanRules) -> pd.DataFrame:
    """Give the capacities as a table with a few empty rows to type into."""
    empty = [None] * max(_EMPTY_ROWS, _FEWEST_ROWS - len(rules.capacities))
    return pd.DataFrame(
        {
            "team": pd.Series([*(one.team for one in rules.capacities), *empty], dtype="string"),
            "period": pd.Series([*(one.period for one in rules.capacities), *empty], dtype="string"),
            "amount": pd.Series([*(one.amount for one in rules.capacities), *empty], dtype="float64"),
        }
    )


def _read_rows(edited: pd.DataFrame) -> tuple[tuple[Capacity, ...], list[str]]:
    """Read the table; a row with nothing in it is no row."""
    capacities, faults = [], []
    for place, row in enumerate(edited.to_dict("records"), start=1):
        team, period = ("" if pd.isna(row[key]) else str(row[key]).strip() for key in ("team", "period"))
        if pd.isna(row["amount"]):
            if team or period:
                faults.append(f"Row {place}, {f'{team} {period}'.strip()}, has no amount. Type one, or empty the row.")
            continue
        capacities.append(Capacity(team=team, period=period, amount=float(row["amount"])))
    return tuple(capacities), faults


def _orphans(rules: PlanRules, capacities: tuple[Capacity, ...]) -> list[str]:
    """Name the teams that have costs and would have no capacity."""
    teams = {one.team for one in capacities}
    return sorted({team for amounts in rules.costs.values() for team in amounts} - teams) if capacities else []


def _keep_split(scene: Scene, capacities: tuple[Capacity, ...], dropped: frozenset[str]) -> None:
    rules = scene.backlog.plan
    kept = {
        one: {team: amount for team, amount in amounts.items() if team not in dropped}
        for one, amounts in rules.costs.items()
    }
    new = changed_rules(rules, capacities=capacities, costs={one: teams for one, teams in kept.items() if teams})
    if capacities:
        capacity_by_team(new)
    keep_whole_rules(scene, "Capacity saved", new)
