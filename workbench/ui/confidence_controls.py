"""The row of choices on the Confidence page: how sure we are, what may vary, how much is shown."""

from dataclasses import dataclass

import streamlit as st

from workbench.charts.rank_heat_map import PHONE_ROWS, ROWS
from workbench.methods.weight_draws import LOOSENESS, VARY, Vary
from workbench.ui.opened import Scene
from workbench.ui.visitor import is_phone

_VARY_NAMES: dict[Vary, str] = {"around": "Around ours", "order": "In our order", "any": "Any at all"}
_MOST_ROWS = 60


@dataclass(frozen=True)
class Choices:
    """What the visitor has chosen.

    Attributes
    ----------
    vary
        Which other weights are tried.
    looseness
        0 we are sure … 1 nobody knows.
    rows
        How many features the picture shows.
    """

    vary: Vary
    looseness: float
    rows: int


def choose_draws(scene: Scene) -> Choices:
    """Ask how sure the weights are, which others are tried and how many features are shown."""
    first = PHONE_ROWS if is_phone() else ROWS
    ranked = len(scene.evaluation.ranked)
    if scene.evaluation.framework.is_ratio:
        st.markdown("This framework has no weights: only ranged scores vary.")
        return Choices("around", LOOSENESS, _choose_rows(first, ranked))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        vary = st.segmented_control(
            "Other weights to try",
            VARY,
            default="around",
            required=True,
            format_func=lambda one: _VARY_NAMES[one],
            key="confidence_vary",
            persist_state="session",
        )
        looseness = st.slider(
            "How unsure are we of the weights?",
            0,
            100,
            round(LOOSENESS * 100),
            step=5,
            disabled=vary != "around",
            help="0: we are sure of them. 100: nobody knows. At 30, a weight of 20 % means about 12 % to 29 %.",
            width=330 if not is_phone() else "stretch",
            key="confidence_looseness",
            persist_state="session",
        )
        rows = _choose_rows(first, ranked)
    # What does not count must not make a second entry of the same draws.
    return Choices(vary, looseness / 100 if vary == "around" else LOOSENESS, rows)


def _choose_rows(first: int, ranked: int) -> int:
    if ranked <= first:
        return first
    most = min(ranked, _MOST_ROWS)
    names = {first: f"Top {first}", most: f"All {ranked}" if most == ranked else f"Top {most}"}
    chosen = st.segmented_control(
        "Shown",
        list(names),
        default=first,
        required=True,
        format_func=lambda one: names.get(one, str(one)),
        key=f"confidence_rows_{ranked}_{first}",
    )
    return int(chosen)
