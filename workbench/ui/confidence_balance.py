"""Balance: which dimensions decide the ranking, and what is worth talking about."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui import shell
from workbench.ui.cut import busy
from workbench.ui.opened import Scene
from workbench.ui.text import plain
from workbench.workflows.balance import Balance, balance_headline, find_prompts, weigh_balance
from workbench.workflows.wording import minus, round_half_up

_QUESTION = "Does the ranking rest on what we meant it to rest on?"
_HOW = (
    "**Decides.** How much of the spread of the priorities comes from a dimension: the covariance of its contribution "
    "with the priority ÷ the variance of the priority. The parts sum to 100 %. A dimension whose scores hardly differ "
    "decides little, whatever its weight; one that works against the ranking is below 0. Missing scores stand at the "
    "middle of their scale.\n\n"
    "**Top ten.** Ranked again with the weights of some dimensions at 0 and the others in their proportions. "
    "A tie at the line is settled by the backlog's own order.\n\n"
    "Source: Shorrocks (1982), *Inequality decomposition by factor components*, Econometrica 50(1), 193–211."
)


def panel(scene: Scene, place: DeltaGenerator) -> str:
    """Show each dimension's weight beside what it decides, and the prompts."""
    with busy(scene, "Weighing the dimensions…"):
        balance = weigh_balance(scene.backlog, scene.evaluation)
    with place:
        shell.answer(_QUESTION, balance_headline(balance))
    left, right = st.columns(2, gap="large")
    with left:
        _table(balance)
    with right:
        _prompts(scene, balance)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)
    if balance.is_ratio:
        return "The scores as they stand. Worked out exactly, not by chance."
    return "The weights and scores as they stand; weights set to 0 in turn. Worked out exactly, not by chance."


def _table(balance: Balance) -> None:
    st.subheader("Weight and what it decides", anchor=False)
    if balance.is_ratio:
        st.markdown(
            "This framework multiplies and divides its scores, so no share of the ranking belongs to one of them."
        )
        return
    frame = pd.DataFrame(
        {
            "dimension": [one.name for one in balance.shares],
            "weight": [round_half_up(one.weight * 100) for one in balance.shares],
            "decides": [_whole(one.decides) for one in balance.shares],
        }
    )
    columns = {
        "dimension": st.column_config.TextColumn("Dimension", width=140),
        **{
            key: st.column_config.ProgressColumn(
                name, min_value=0, max_value=100, format="%d %%", color="primary", width=105
            )
            for key, name in (("weight", "Weight"), ("decides", "Decides"))
        },
    }
    st.dataframe(frame, hide_index=True, column_config=columns, alt="Each dimension's weight and what it decides")
    against = [f"{one.name} {minus(str(_whole(one.decides)))} %" for one in balance.shares if (one.decides or 0) < 0]
    note = f" Against the ranking: {', '.join(against)}." if against else ""
    st.caption(plain(f"Decides: how much of the distance between the features comes from it.{note}"))


def _prompts(scene: Scene, balance: Balance) -> None:
    st.subheader("Worth talking about", anchor=False)
    prompts = find_prompts(scene.backlog, balance)
    if not prompts:
        st.markdown("Nothing stands out.")
    for prompt in prompts:
        st.markdown(f"- {plain(prompt)}")


def _whole(share: float | None) -> int | None:
    return None if share is None else round_half_up(share * 100)
