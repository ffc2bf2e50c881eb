"""The best set beside two ways in which people choose without a computer, and what the forced features cost."""

import pandas as pd
import streamlit as st

from workbench.model import Backlog, Evaluation
from workbench.ui.plan_scene import KEPT, PlanScene, find_prices, waiting
from workbench.ui.text import plain
from workbench.workflows.plan_comparison import WaysCompared, WayTaken, compare_ways
from workbench.workflows.planning import Plan
from workbench.workflows.wording import count_of, join_names, plain_number, quote

_NAMED = 4
_WAYS = (
    "**Down the list until full:** the best ranked first, each one that still fits. **Best value per cost first:** the "
    "most value for a unit of cost first, each one that still fits. Both keep to the same rules as far as they can. "
    "**The best set** is exact: it is proved that no other set is worth more.\n\n"
    "Source: Dantzig (1957), *Discrete-variable extremum problems*, Operations Research 5(2), 266–288, for value per "
    "cost."
)
_PRICES = (
    "**The price of a rule** is the worth of the best set without it, less the worth of the best set with it; both are "
    "exact. Prices do not add up: two rules together can cost more or less than each alone.\n\n"
    "Source: Boyd, Vandenberghe (2004), *Convex Optimization*, section 5.6, on the price of a constraint."
)


def ways_panel(planned: PlanScene, plan: Plan) -> None:
    """Show the three ways in a table, and what each gains and leaves."""
    compared = find_ways(planned, plan)
    rows = [
        {
            "Way": one.name,
            "Features": len(one.chosen),
            "Worth": planned.worth(one.value),
            "Less than the best": "–" if one.key == "best" else planned.worth(one.behind),
            "Takes": f"{plain_number(one.used, 6)} of {planned.amount(compared.capacity)}",
        }
        for one in compared.ways
    ]
    columns = {"Features": st.column_config.NumberColumn(width="small")}
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config=columns, alt="Three ways to choose, compared")
    for way in compared.ways:
        if way.key != "best":
            st.markdown(_way_words(planned, way))
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_WAYS)


def find_ways(planned: PlanScene, plan: Plan) -> WaysCompared:
    """Give the comparison; the same backlog's is there at once."""
    scene = planned.scene
    with waiting(scene, "Choosing in the two simple ways…"):
        return _ways(scene.id, scene.opened.revision, scene.backlog, scene.evaluation, plan)


def _way_words(planned: PlanScene, way: WayTaken) -> str:
    """Say what a way takes and leaves against the best set."""
    if not way.gains and not way.leaves:
        words = "takes the same features as the best set."
    else:
        parts = [f"takes {_names(planned, way.gains)} instead"] if way.gains else []
        parts += [f"leaves {_names(planned, way.leaves)}"] if way.leaves else []
        words = f"{' and '.join(parts)}."
    unkept = f" It cannot keep: {join_names(way.unkept, _NAMED)}." if way.unkept else ""
    return f"**{plain(way.name)}** {plain(words + unkept)}"


def _names(planned: PlanScene, ids: tuple[str, ...]) -> str:
    return join_names([quote(planned.backlog.feature(one).title, 44) for one in ids], _NAMED)


def prices_panel(planned: PlanScene, plan: Plan) -> None:
    """Show what each feature forced in, or kept out, costs the plan."""
    prices = find_prices(planned)
    if not prices:
        st.markdown(
            "No feature is forced in or kept out, so the plan pays for nothing. Open a feature under *The plan* and "
            "choose *Must be in* or *Keep out*; its price stands here."
        )
        return
    total = count_of(len(prices), "feature is forced", "features are forced", start=True)
    st.markdown(f"{total} in or out. The plan is worth {plain(planned.worth_with_unit(plan.value))} as it stands.")
    rows = [
        {
            "Feature": planned.title(one.feature_id, 70),
            "Rule": "must be in" if one.rule == "must" else "kept out",
            "Costs": "–" if one.price is None else planned.worth_with_unit(one.price),
            "What that means": one.sentence,
        }
        for one in sorted(prices, key=lambda one: -(one.price or 0.0))
    ]
    columns = {"What that means": st.column_config.TextColumn(width="large")}
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config=columns, alt="What each forced feature costs")
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_PRICES)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _ways(backlog_id: str, revision: int, _backlog: Backlog, _evaluation: Evaluation, _plan: Plan) -> WaysCompared:
    del backlog_id, revision  # they are the key
    return compare_ways(_backlog, _evaluation, _plan)
