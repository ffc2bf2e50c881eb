"""Frameworks: the same backlog under each framework that its scores allow."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui import shell
from workbench.ui.cut import busy
from workbench.ui.opened import Scene
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.frameworks_compared import (
    Agreement,
    FrameworksCompared,
    Judged,
    agreement_words,
    compare_frameworks,
    frameworks_headline,
    lacking_sentence,
)
from workbench.workflows.wording import count_of, isolate, join_names, shorten

_QUESTION = "Would another framework put other features first?"
_SHOWN = 10
_HOW = (
    "**Agreement.** Of all pairs of features that both frameworks rank and tell apart, how many they put the same way "
    "round. Half of the pairs is what chance would give. *Alike* is the same as one number: 1 the same order, 0 no "
    "relation, −1 turned round; ties count for neither side.\n\n"
    "**Scores** are used as they stand. Engineering cost serves as effort and job size, and user impact as business "
    "value, where these have no scores of their own.\n\n"
    "Source: Kendall (1945), *The treatment of ties in ranking problems*, Biometrika 33(3), 239–251."
)


def panel(scene: Scene, place: DeltaGenerator) -> str:
    """Show which frameworks can rank the backlog, how far they agree, and on what they do not."""
    with busy(scene, "Ranking under each framework…"):
        compared = compare_frameworks(scene.backlog, scene.evaluation)
    with place:
        shell.answer(_QUESTION, frameworks_headline(scene.backlog, compared))
    if is_phone():
        st.space("medium")  # where touch shows a table's tools, above it
    _sides(scene, compared)
    if compared.lacking:
        st.markdown("  \n".join(f":material/help: {plain(lacking_sentence(one))}" for one in compared.lacking))
    if len(compared.judged) > 1:
        _apart(scene, compared)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)
        for one in compared.with_own:
            if one.alike is not None:
                st.markdown(plain(f"{one.other} and yours: alike {one.alike:.2f}.".replace("-", "−")))
    return "The formula is varied, the scores stay as they stand. Worked out exactly, not by chance."


def _sides(scene: Scene, compared: FrameworksCompared) -> None:
    agreements: list[Agreement | None] = [None, *compared.with_own]
    rows = list(zip(compared.judged, agreements, strict=True))
    frame = pd.DataFrame(
        {
            "framework": [one.name for one, _ in rows],
            "agrees": ["your own" if other is None else agreement_words(other) for _, other in rows],
            "first": [_first(scene, one) for one, _ in rows],
            "ranked": [one.ranked for one, _ in rows],
        }
    )
    columns = {
        "framework": st.column_config.TextColumn("Framework", width=110),
        "agrees": st.column_config.TextColumn("With yours", width=185),
        "first": st.column_config.TextColumn("First three", width=560),
        "ranked": st.column_config.NumberColumn("Ranked", width=62),
    }
    st.dataframe(frame, hide_index=True, column_config=columns, alt="Each framework, and how far it agrees with yours")
    notes = [note for one, other in rows for note in _notes(one, other, compared.judged[0].ranked)]
    if notes:
        st.caption(plain(" ".join(notes)))


def _notes(one: Judged, other: Agreement | None, ranked: int) -> list[str]:
    """Say which scores served for others, and how many features both frameworks rank where one ranks fewer."""
    notes = []
    if one.stand_ins:
        served = join_names([f"{source.lower()} serves as {key.lower()}" for key, source in one.stand_ins.items()])
        notes.append(f"{one.name}: {served}, as scored.")
    if other is not None and other.features < ranked:
        notes.append(f"{one.name} and yours both rank {count_of(other.features, 'feature')}.")
    return notes


def _apart(scene: Scene, compared: FrameworksCompared) -> None:
    """List the features on which the frameworks are furthest apart."""
    st.subheader("Where they are furthest apart", anchor=False)
    apart = [one for one in compared.disagreements if one.places][:_SHOWN]
    if not apart:
        st.markdown("Nowhere: every feature has the same rank under each.")
        return
    if is_phone():
        st.space("medium")  # where touch shows a table's tools, above it
    titles = [isolate(shorten(scene.backlog.feature(one.feature_id).title, 60)) for one in apart]
    ranks = {judged.key: [one.ranks[place] for one in apart] for place, judged in enumerate(compared.judged)}
    frame = pd.DataFrame({"title": titles, "places": [one.places for one in apart], **ranks})
    columns = {
        "title": st.column_config.TextColumn("Feature", width=104 if is_phone() else 420),
        "places": st.column_config.NumberColumn("Apart", width=50, help="Places between the two ranks"),
        **{
            judged.key: st.column_config.NumberColumn(judged.name, width=100, help=f"Rank under {judged.name}")
            for judged in compared.judged
        },
    }
    st.dataframe(
        frame, hide_index=True, column_config=columns, alt="The features that frameworks rank most differently"
    )


def _first(scene: Scene, judged: Judged) -> str:
    return "; ".join(isolate(shorten(scene.backlog.feature(one).title, 30)) for one in judged.first) or "–"
