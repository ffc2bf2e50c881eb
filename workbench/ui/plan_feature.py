"""One feature of the plan: where it stands, what can be asked of it, and what each wish costs."""

from collections.abc import Iterable

import streamlit as st

from workbench.ui.cut import search_features
from workbench.ui.plan_dialogs import option_dialog, team_costs_dialog
from workbench.ui.plan_scene import PlanScene, find_price_of, keep_rules
from workbench.ui.plan_table import forget_marks, picked_feature, picked_key, sure_text
from workbench.ui.text import feature_labels, plain
from workbench.workflows.plan_firmness import PlanFirmness
from workbench.workflows.wording import quote

_WISHES = {"free": "May be in", "must": "Must be in", "must_not": "Keep out"}


def find_by_name(planned: PlanScene) -> None:
    """Let the person choose a feature by its name; the tables choose the same one by its row."""
    key = picked_key(planned)
    picked = picked_feature(planned)
    titles = feature_labels(search_features(planned.scene, key="find_planned", kept=[picked] if picked else []), 80)
    if st.session_state.get(key) not in titles:
        st.session_state[key] = None
    st.selectbox(
        "Feature", list(titles), index=None, format_func=lambda one: titles.get(one, str(one)), key=key,
        placeholder="Choose a row, or type a name", label_visibility="collapsed",
        on_change=forget_marks, args=(planned,), persist_state="session",
    )  # fmt: skip


def feature_panel(planned: PlanScene, firmness: PlanFirmness | None) -> None:
    """Show the open feature with what can be asked of it; nothing where none is open."""
    feature_id = picked_feature(planned)
    if feature_id is None:
        return
    with st.container(border=True):
        st.subheader(plain(planned.title(feature_id, 100)), anchor=False)
        st.markdown(plain(_standing(planned, feature_id, firmness)))
        _wish(planned, feature_id)
        price = find_price_of(planned, feature_id)
        if price is not None:
            st.markdown(f":material/swap_vert: {plain(price.sentence)}")
        _partners(planned, feature_id)
        with st.container(horizontal=True):
            if st.button("A smaller way to build it", icon=":material/compress:", key=f"option-{feature_id}"):
                option_dialog(planned, feature_id)
            has_teams = any(one.team for one in planned.rules.capacities)
            if has_teams and st.button("Costs by team", icon=":material/groups:", key=f"teams-{feature_id}"):
                team_costs_dialog(planned, feature_id)


def _standing(planned: PlanScene, feature_id: str, firmness: PlanFirmness | None) -> str:
    """Say whether it is in, what it takes and gives, and why it is left out."""
    plan = planned.plan
    cost, worth = planned.costs.get(feature_id), planned.worths.get(feature_id)
    if plan is not None and feature_id in plan.chosen:
        cost, worth = plan.costs[feature_id], plan.values[feature_id]
    facts = ["cost unknown" if cost is None else f"takes {planned.amount(cost)}"]
    facts += ["worth unknown" if worth is None else f"worth {planned.worth_with_unit(worth)}"]
    sure = sure_text(firmness, feature_id)
    facts += [sure] if sure else []
    if plan is None:
        said = "Not planned"
    elif feature_id in plan.chosen:
        said = f"In, as “{plan.options[feature_id]}”" if feature_id in plan.options else "In"
    else:
        said = "Left out"
    why = next((one.why for one in plan.left_out if one.feature_id == feature_id), "") if plan else ""
    return f"{said}: {', '.join(facts)}. {why}".strip()


def _wish(planned: PlanScene, feature_id: str) -> None:
    rules = planned.rules
    before = "must" if feature_id in rules.must else "must_not" if feature_id in rules.must_not else "free"
    wish = st.segmented_control(
        "What the plan does with it", list(_WISHES), default=before, required=True,
        format_func=lambda one: _WISHES[one], label_visibility="collapsed",
        key=f"wish-{feature_id}-{planned.scene.opened.revision}",
    )  # fmt: skip
    if wish != before:
        keep_wish(planned, feature_id, wish)


def keep_wish(planned: PlanScene, feature_id: str, wish: str) -> None:
    """Force a feature in, keep it out, or leave it to the plan."""
    rules, title = planned.rules, quote(planned.backlog.feature(feature_id).title, 40)
    must = _with(rules.must, feature_id, is_in=wish == "must")
    must_not = _with(rules.must_not, feature_id, is_in=wish == "must_not")
    said = {"must": f"{title} must be in", "must_not": f"{title} stays out", "free": f"{title} is left to the plan"}
    keep_rules(planned.scene, said[wish], must=must, must_not=must_not)


def _partners(planned: PlanScene, feature_id: str) -> None:
    """Ask which others it needs and which it shuts out."""
    rules = planned.rules
    pairs = (*rules.requires, *rules.excludes)
    kept = [other for pair in pairs if feature_id in pair for other in pair]
    offered = search_features(planned.scene, key="find_partner", kept=kept)
    titles = feature_labels((one for one in offered if one.id != feature_id), 60)

    def many(label: str, before: list[str], key: str) -> list[str]:
        return st.multiselect(
            label, list(titles), default=before, format_func=lambda one: titles.get(one, str(one)),
            placeholder="Type a name", key=f"{key}-{feature_id}-{planned.scene.opened.revision}",
        )  # fmt: skip

    needs = [other for one, other in rules.requires if one == feature_id]
    chosen = many("Requires", needs, "requires")
    if set(chosen) != set(needs):
        rest = [pair for pair in rules.requires if pair[0] != feature_id or pair[1] in chosen]
        added = [(feature_id, one) for one in chosen if one not in needs]
        keep_rules(planned.scene, "What it requires is kept", requires=(*rest, *added))
    shuts = [two if one == feature_id else one for one, two in rules.excludes if feature_id in (one, two)]
    chosen = many("Not together with", list(dict.fromkeys(shuts)), "excludes")
    if set(chosen) != set(shuts):
        rest = [pair for pair in rules.excludes if feature_id not in pair or set(pair) & set(chosen)]
        added = [(feature_id, one) for one in chosen if one not in shuts]
        keep_rules(planned.scene, "What it excludes is kept", excludes=(*rest, *added))


def _with(ids: Iterable[str], feature_id: str, *, is_in: bool) -> tuple[str, ...]:
    rest = tuple(one for one in ids if one != feature_id)
    return (*rest, feature_id) if is_in else rest
