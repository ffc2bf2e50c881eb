"""The features in the plan above the line, the ones left out below it; a click on a row opens a feature."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from workbench.ui.cut import first_rows, say_cut
from workbench.ui.plan_scene import PlanScene
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.plan_firmness import PlanFirmness
from workbench.workflows.planning import Plan
from workbench.workflows.wording import count_of, plain_number, round_half_up

_ROWS = 8
"""Rows of each table before it scrolls."""
_ROW_HEIGHT = 33
_TITLE = 90
_OTHERS = "by rank; find any other by its title at right."


def picked_key(planned: PlanScene) -> str:
    """Give the place in the visit's state where the chosen feature's id stands."""
    return f"plan_feature-{planned.scene.id}"


def picked_feature(planned: PlanScene) -> str | None:
    """Give the feature that is open, chosen by its row or by its name; None where there is none."""
    found = st.session_state.get(picked_key(planned))
    known = {one.id for one in planned.backlog.features}
    return str(found) if found in known else None


def plan_tables(planned: PlanScene, plan: Plan, firmness: PlanFirmness | None) -> None:
    """Show what is in the plan, the line, and what is left out with its reason."""
    known = planned.scene.evaluation
    ranks = dict(zip(known.feature_ids, known.rank.tolist(), strict=True))
    why = {one.feature_id: one.why for one in plan.left_out}
    facts = [
        count_of(len(plan.chosen), "feature"),
        f"{plain_number(plan.used, 6)} of {planned.amount(plan.capacity)}",
        f"worth {planned.worth_with_unit(plan.value)}",
    ]
    st.markdown(f":material/check_circle: **Above the line: in the plan** · {plain(' · '.join(facts))}")
    _team_use(planned, plan)
    if plan.chosen:
        shown = first_rows(plan.chosen)
        titles = {one: planned.title(one, _TITLE) for one in shown}
        rows = _rows(planned, titles, ranks, firmness) | {
            "cost": [_amount(planned, plan.costs[one]) for one in shown],
            "worth": [planned.worth_as_chosen(one) for one in shown],
            "note": [_note(planned, plan, one) for one in shown],
        }
        say_cut(len(plan.chosen), _OTHERS)
        _table(planned, "in", rows)
    else:
        st.markdown("Nothing fits yet. Raise the capacity, or look below for what keeps each feature out.")
    if why:
        st.markdown(f":material/block: **Below the line: left out** · {count_of(len(why), 'feature')}")
        left = first_rows(list(why))
        say_cut(len(why), _OTHERS)
        rows = _rows(planned, {one: planned.title(one, _TITLE) for one in left}, ranks, firmness)
        _table(planned, "out", rows | {"why": [why[one] for one in left]})


def all_table(planned: PlanScene) -> None:
    """Show every feature without saying what is in: while the rules clash, or before there is a capacity."""
    known = planned.scene.evaluation
    ranks = dict(zip(known.feature_ids, known.rank.tolist(), strict=True))
    ids = [known.feature_ids[position] for position in known.order.tolist()]
    rules = planned.rules
    marks = dict.fromkeys(rules.must, "must be in") | dict.fromkeys(rules.must_not, "kept out")
    shown = first_rows(ids)
    rows = _rows(planned, {one: planned.title(one, _TITLE) for one in shown}, ranks, None)
    st.markdown(f"**All features** · {len(ids):,}")
    say_cut(len(ids), _OTHERS)
    _table(planned, "all", rows | {"note": [marks.get(one, "") for one in shown]})


def _rows(
    planned: PlanScene, titles: Mapping[str, str], ranks: Mapping[str, int], firmness: PlanFirmness | None
) -> dict[str, list[object]]:
    """Give what every table shows, column by column, with the ids first."""

    def amount(feature_id: str) -> str:
        return _amount(planned, planned.costs[feature_id]) if feature_id in planned.costs else "–"

    def worth(feature_id: str) -> str:
        return planned.worth(planned.worths[feature_id]) if feature_id in planned.worths else "–"

    return {
        "id": list(titles),
        "rank": [str(ranks[one]) if ranks[one] else "–" for one in titles],
        "feature": list(titles.values()),
        "cost": [amount(one) for one in titles],
        "worth": [worth(one) for one in titles],
        "sure": [sure_text(firmness, one) for one in titles],
    }


def sure_text(firmness: PlanFirmness | None, feature_id: str) -> str:
    """Say how firmly a feature is in or out: 'core, 97 of 100'."""
    if firmness is None or feature_id not in firmness.share:
        return ""
    return f"{firmness.standing[feature_id].value}, {round_half_up(firmness.share[feature_id] * 100)} of 100"


def _amount(planned: PlanScene, amount: float) -> str:
    """Say an amount; on a phone the usual unit is cut short."""
    said = planned.amount(amount)
    return said.replace("person-weeks", "wk").replace("person-week", "wk") if is_phone() else said


def _note(planned: PlanScene, plan: Plan, feature_id: str) -> str:
    """Say what is special about a feature in the plan: a rule, a smaller way, a missing score."""
    notes = ["must be in"] if feature_id in planned.rules.must else []
    notes += [f"as “{plan.options[feature_id]}”"] if feature_id in plan.options else []
    notes += ["on a guess"] if feature_id in plan.on_a_guess else []
    return ", ".join(notes)


def _team_use(planned: PlanScene, plan: Plan) -> None:
    """Say what the plan takes of each team."""
    if len(plan.teams) > 1:
        said = " · ".join(
            f"{one.team} {plain_number(one.used, 6)} of {planned.amount(one.capacity)}" for one in plan.teams
        )
        known = sum(one.used for one in plan.teams)
        shared = plan.used - known
        rest = f" · {planned.amount(shared)} not yet given to a team" if shared > 1e-9 else ""  # noqa: PLR2004 - noise
        st.markdown(f":small[{plain(said + rest)}]")


def _table(planned: PlanScene, which: str, rows: Mapping[str, Sequence[object]]) -> None:
    frame = pd.DataFrame(rows).set_index("id")
    shown = ["rank", "feature", "cost"] if is_phone() else [one for one in _columns(planned) if one in frame.columns]
    # A column that says nothing about any row would only take the room of the others.
    shown = [one for one in shown if one not in {"sure", "note"} or frame[one].any()]
    picked = picked_feature(planned)
    places = [place for place, one in enumerate(frame.index) if one == picked]
    key = f"plan_{which}-{planned.scene.id}-{planned.scene.opened.revision}-{_turn(planned, which)}"
    st.dataframe(
        frame,
        height=(min(len(frame), _ROWS) + 1) * _ROW_HEIGHT + 3,
        hide_index=True,
        column_order=shown,
        column_config=_columns(planned),
        on_select=lambda: _pick(planned, which, key, list(frame.index)),
        selection_mode="single-row",
        selection_default={"selection": {"rows": places}},
        key=key,
        alt={"in": "Features in the plan", "out": "Features left out, and why", "all": "All features"}[which],
    )


def _columns(planned: PlanScene) -> dict[str, ColumnConfig | str | None]:
    phone = is_phone()
    return {
        "rank": st.column_config.TextColumn("#", width=40, alignment="right", help="Rank"),
        "feature": st.column_config.TextColumn("Feature", width=218 if phone else 214),
        "cost": st.column_config.TextColumn("Takes", width=84 if phone else 112),
        "worth": st.column_config.TextColumn("Worth", width=58, alignment="right", help=_worth_help(planned)),
        "why": st.column_config.TextColumn("Why it is left out", width=420),
        "note": st.column_config.TextColumn(
            "Note", width=120, help="Forced in, built in a smaller way, or taken on a guess: a score is missing"
        ),
        "sure": st.column_config.TextColumn(
            "How sure", width=136, help="In how many of 100 plans, drawn with other reasonable weights, it is in"
        ),
    }


def _worth_help(planned: PlanScene) -> str:
    if planned.scene.evaluation.framework.is_ratio:
        return "What it gives, before its cost divides it"
    return "What it gives, 0 to 100" if planned.rules.objective == "benefit" else "Its priority, 0 to 100"


def _pick(planned: PlanScene, which: str, key: str, ids: Sequence[str]) -> None:
    """Take the clicked row for the open feature, and take the mark off the rows of the other tables."""
    rows = st.session_state[key]["selection"]["rows"]
    st.session_state[picked_key(planned)] = ids[rows[0]] if rows else None
    forget_marks(planned, spare=which)


def forget_marks(planned: PlanScene, *, spare: str = "") -> None:
    """Let the tables begin anew, but for the one to spare, so that they mark the open feature alone."""
    for which in ("in", "out", "all"):
        if which != spare:
            st.session_state[_turn_key(planned, which)] = _turn(planned, which) + 1


def _turn(planned: PlanScene, which: str) -> int:
    return int(st.session_state.get(_turn_key(planned, which), 0))


def _turn_key(planned: PlanScene, which: str) -> str:
    return f"plan_turn-{planned.scene.id}-{which}"
