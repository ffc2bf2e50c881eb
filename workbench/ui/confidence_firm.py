"""How firm: the picture of who takes which place how often, the bands beside it, and how it is computed."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.charts.rank_heat_map import describe_heat_map, heat_map_figure
from workbench.ui import shell
from workbench.ui.charted import draw
from workbench.ui.confidence_controls import choose_draws
from workbench.ui.confidence_draws import find_robustness
from workbench.ui.opened import Scene
from workbench.ui.text import plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows.confidence_headline import band_sentence, confidence_headline, drawn_sentence
from workbench.workflows.robustness import SEED, Robustness
from workbench.workflows.wording import count_of, isolate, shorten

_QUESTION = "Would the ranking survive a reasonable disagreement?"
_BANDS, _MEMBERS = 5, 3
_HOW = (
    "**Chance of a place.** Other weights are drawn, around the stated ones as loosely as the slider says, or any in "
    "the same order, or any at all; every range is drawn between its ends, most often near its likely score, and every "
    "missing score from its whole scale. Each draw is ranked by the sum of weight × value. The number in a cell is how "
    "many of 100 draws put the feature there; features that tie share their places evenly.\n\n"
    "**Bands.** A band begins with the best feature left and ends before the first one that it beats in at least 90 of "
    "100 draws. Too close to call: the last of a band beats the first of the next less often than that.\n\n"
    "Sources: Lahdelma, Salminen (2001), *SMAA-2*, Operations Research 49(3), 444–454; Luce (1956), *Semiorders*, "
    "Econometrica 24(2), 178–191."
)


def panel(scene: Scene, place: DeltaGenerator) -> str:
    """Show the choices, the sentence above them, the picture with its caption, and the bands."""
    choices = choose_draws(scene)
    robustness = find_robustness(scene, choices.vary, choices.looseness)
    with place:
        shell.answer(_QUESTION, confidence_headline(robustness))
    _picture_and_bands(scene, robustness, choices.rows)
    return drawn_sentence(robustness, SEED)


def _picture_and_bands(scene: Scene, robustness: Robustness, rows: int) -> None:
    left, right = st.columns([9, 5], gap="large")
    with left:
        figure = heat_map_figure(scene.backlog, robustness, current_palette(), rows=rows, phone=is_phone())
        draw(figure, key="rank_heat_map", alt=describe_heat_map(scene.backlog, robustness))
        is_boxed = not robustness.is_certain and len(robustness.feature_ids) > 1
        st.caption(
            "How often each place, in 100; stronger is more often, under 5 is blank."
            + (" Boxed: the places named above." if is_boxed else "")
        )
    with right:
        _bands(scene, robustness)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)


def _bands(scene: Scene, robustness: Robustness) -> None:
    """Show which features the draws cannot tell apart."""
    with st.container(border=True):
        st.subheader("Bands we can tell apart", anchor=False)
        st.markdown(plain(band_sentence(robustness)))
        for number, tier in enumerate(robustness.tiers[:_BANDS], start=1):
            names = [isolate(shorten(scene.backlog.feature(one).title, 34)) for one in tier[:_MEMBERS]]
            more = f" and {len(tier) - _MEMBERS} more" if len(tier) > _MEMBERS else ""
            st.markdown(f"**{number}** · {plain('; '.join(names))}{more}")
        rest = len(robustness.tiers) - _BANDS
        if rest > 0:
            st.markdown(f"{count_of(rest, 'further band', start=True)}: see the Ranking page.")
    if robustness.left_out:
        st.markdown(f"{count_of(len(robustness.left_out), 'feature', start=True)} without a rank: left out here.")
