"""The short dialogs of the plan: a smaller way to build a feature, costs by team, a group, a theme."""

import streamlit as st

from workbench.errors import InvalidBacklog
from workbench.exchange.score_cells import parse_score
from workbench.model import Dimension, Feature, LevelScale, PlanGroup, PlanOption, PlanTheme, ThemeMeasure
from workbench.ui.cut import offered_features, say_cut
from workbench.ui.edge import told
from workbench.ui.plan_capacity import levels_text
from workbench.ui.plan_scene import PlanScene, changed_rules, keep_whole_rules
from workbench.ui.score_grid import cell_text
from workbench.ui.text import feature_labels, plain
from workbench.workflows.plan_amounts import find_cost
from workbench.workflows.wording import isolate, quote, shorten

_FEWEST = 2


@st.dialog("A smaller way to build it", width="medium")
def option_dialog(planned: PlanScene, feature_id: str) -> None:
    """Add a smaller way: its name, its cost, and the scores that differ from the full feature's."""
    feature = planned.backlog.feature(feature_id)
    st.markdown(f"**{plain(planned.title(feature_id, 100))}**")
    if feature.good_enough:
        st.markdown(f"Noted as good enough: {plain(shorten(feature.good_enough, 200))}")
    with st.form(f"option-{feature_id}", border=False):
        name = st.text_input("What it is called", placeholder="First version", max_chars=80)
        cost = find_cost(planned.backlog.framework)
        cells = {cost.key: _score_input(cost, feature, f"What it costs: {cost.name}")}
        st.caption(plain(levels_text(planned.scene)))
        st.markdown("Scores that differ from the full feature's; empty where they are the same.")
        others = [one for one in planned.backlog.framework.dimensions if one.key != cost.key]
        boxes = st.columns(max(1, len(others)))
        for box, one in zip(boxes, others, strict=False):
            with box:
                cells[one.key] = _score_input(one, feature, one.column)
        if not st.form_submit_button("Save", type="primary"):
            return
    with told():
        scores = {
            key: score
            for key, text in cells.items()
            if text.strip() and (score := parse_score(planned.backlog.framework.dimension(key), text)) is not None
        }
        if not name.strip():
            raise InvalidBacklog("A smaller way needs a name. Type one.", place="name")
        if not scores:
            raise InvalidBacklog("It is no different from the full feature yet. Type what it costs.", place="options")
        option = PlanOption(feature_id=feature_id, name=name.strip(), scores=scores)
        rules = changed_rules(planned.rules, options=(*planned.rules.options, option))
        keep_whole_rules(planned.scene, f"A smaller way to build {quote(feature.title, 40)} is kept", rules)


def _score_input(dimension: Dimension, feature: Feature, label: str) -> str:
    full = cell_text(dimension, feature.score(dimension.key)) or "missing"
    hint = f"Level {full}" if isinstance(dimension.scale, LevelScale) else full
    return st.text_input(label, placeholder=hint, help=f"{dimension.question} In full: {full}".strip())


@st.dialog("Costs by team", width="medium")
def team_costs_dialog(planned: PlanScene, feature_id: str) -> None:
    """Say what a feature takes of each team, in place of its cost score."""
    rules = planned.rules
    teams = list(dict.fromkeys(one.team for one in rules.capacities if one.team))
    known = rules.costs.get(feature_id, {})
    st.markdown(f"**{plain(planned.title(feature_id, 100))}**, in {plain(planned.unit)}")
    st.markdown("Empty everywhere: any team may bear any part of its cost.")
    with st.form(f"teams-{feature_id}", border=False):
        typed = {
            team: st.number_input(
                isolate(team), min_value=0.0, value=known.get(team), step=1.0, format="%g", placeholder="None",
                key=f"team-{feature_id}-{team}",
            )
            for team in teams
        }  # fmt: skip
        if not st.form_submit_button("Save", type="primary"):
            return
    amounts = {team: float(amount) for team, amount in typed.items() if amount is not None}
    costs = {one: by_team for one, by_team in rules.costs.items() if one != feature_id}
    with told():
        rules = changed_rules(rules, costs=costs | ({feature_id: amounts} if amounts else {}))
        keep_whole_rules(planned.scene, "Costs by team are kept", rules)


@st.dialog("At most one of a group", width="medium")
def group_dialog(planned: PlanScene) -> None:
    """Name features of which at most one is taken."""
    with st.form("plan_group", border=False):
        name = st.text_input("What the group is called", placeholder="Ways to sign in", max_chars=60)
        chosen = _choose_features(planned, "Its features")
        if not st.form_submit_button("Save", type="primary"):
            return
    with told():
        if not name.strip():
            raise InvalidBacklog("A group needs a name. Type one.", place="name")
        if len(chosen) < _FEWEST:
            raise InvalidBacklog("A group needs two features or more. Choose another.", place=name)
        if any(one.name == name.strip() for one in planned.rules.groups):
            raise InvalidBacklog("Another group has this name. Choose a different one.", place=name)
        group = PlanGroup(name=name.strip(), feature_ids=tuple(chosen))
        rules = changed_rules(planned.rules, groups=(*planned.rules.groups, group))
        keep_whole_rules(planned.scene, f"At most one of {quote(group.name, 40)}", rules)


@st.dialog("So much for a theme", width="medium")
def theme_dialog(planned: PlanScene) -> None:
    """Say how much a theme must get at least, or may get at most."""
    labels = sorted(
        {part.strip() for one in planned.backlog.features for part in one.labels.split(",") if part.strip()}
    )
    with st.form("plan_theme", border=False):
        name = st.text_input("What the theme is called", placeholder="Trust", max_chars=60)
        label = st.selectbox(
            "Every feature with this label", labels, index=None, placeholder="No label", disabled=not labels
        )
        chosen = _choose_features(planned, "These features too" if labels else "Its features")
        names = {ThemeMeasure.COUNT: "features", ThemeMeasure.AMOUNT: planned.unit}
        measure = st.segmented_control(
            "Counted in", list(names), default=ThemeMeasure.COUNT, required=True, format_func=lambda one: names[one]
        )
        left, right = st.columns(2)
        low = left.number_input("At least", min_value=0.0, value=None, step=1.0, format="%g", placeholder="No bound")
        high = right.number_input("At most", min_value=0.0, value=None, step=1.0, format="%g", placeholder="No bound")
        if not st.form_submit_button("Save", type="primary"):
            return
    with told():
        if not name.strip():
            raise InvalidBacklog("A theme needs a name. Type one.", place="name")
        if any(one.name == name.strip() for one in planned.rules.themes):
            raise InvalidBacklog("Another theme has this name. Choose a different one.", place=name)
        theme = PlanTheme(
            name=name.strip(), label=label or "", feature_ids=tuple(chosen), measure=measure, at_least=low, at_most=high
        )
        rules = changed_rules(planned.rules, themes=(*planned.rules.themes, theme))
        keep_whole_rules(planned.scene, f"The theme {quote(theme.name, 40)} is kept", rules)


def _choose_features(planned: PlanScene, label: str) -> list[str]:
    titles = feature_labels(offered_features(planned.scene), 60)
    say_cut(len(planned.backlog.features), "by rank are offered.")
    return st.multiselect(
        label, list(titles), format_func=lambda one: titles.get(one, str(one)), placeholder="Type a name"
    )
