"""Frameworks: the same backlog under each framework that its scores allow."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui import shell
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
    compared = compare_frameworks(scene.backlog, scene.evaluation)
    with place:
        shell.answer(_QUESTION, frameworks_headline(compared))
    if is_phone():
        st.space("medium")  # where touch shows a table's tools, above it
    _sides(scene, compared)
    for one in compared.lacking:
        st.markdown(f":material/help: {plain(lacking_sentence(one))}")
    if len(compared.judged) > 1:
        _apart(scene, compared)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)
    return "The formula is varied, the scores stay as they stand. Exact: nothing is drawn."


def _sides(scene: Scene, compared: FrameworksCompared) -> None:
    agreements: list[Agreement | None] = [None, *compared.with_own]
    rows = list(zip(compared.judged, agreements, strict=True))
    frame = pd.DataFrame(
        {
            "framework": [one.name for one, _ in rows],
            "agrees": ["yours" if other is None else _with_alike(other) for _, other in rows],
            "first": [_first(scene, one) for one, _ in rows],
            "ranked": [one.ranked for one, _ in rows],
        }
    )
    columns = {
        "framework": st.column_config.TextColumn("Framework", width="small"),
        "agrees": st.column_config.TextColumn("With yours", width="medium"),
        "first": st.column_config.TextColumn("First three", width="large"),
        "ranked": st.column_config.NumberColumn("Ranked", width="small"),
    }
    st.dataframe(frame, hide_index=True, column_config=columns, alt="Each framework, and how far it agrees with yours")
    for one, other in rows:
        if one.stand_ins:
            served = join_names([f"{source.lower()} serves as {key.lower()}" for key, source in one.stand_ins.items()])
            st.caption(plain(f"{one.name}: {served}, as scored."))
        if other is not None and other.features < compared.judged[0].ranked:
            st.caption(plain(f"{one.name} and yours both rank {count_of(other.features, 'feature')}."))


def _apart(scene: Scene, compared: FrameworksCompared) -> None:
    """List the features on which the frameworks are furthest apart."""
    st.subheader("Where they are furthest apart", anchor=False)
    apart = [one for one in compared.disagreements if one.places][:_SHOWN]
    if not apart:
        st.markdown("Nowhere: every feature has the same rank under each.")
        return
    titles = [isolate(shorten(scene.backlog.feature(one.feature_id).title, 60)) for one in apart]
    ranks = {judged.key: [one.ranks[place] for one in apart] for place, judged in enumerate(compared.judged)}
    frame = pd.DataFrame({"title": titles, "places": [one.places for one in apart], **ranks})
    columns = {
        "title": st.column_config.TextColumn("Feature", width="medium"),
        "places": st.column_config.NumberColumn("Places apart", width="small"),
        **{
            judged.key: st.column_config.NumberColumn(f"Rank, {judged.name}", width="small")
            for judged in compared.judged
        },
    }
    st.dataframe(
        frame, hide_index=True, column_config=columns, alt="The features that frameworks rank most differently"
    )


def _with_alike(agreement: Agreement) -> str:
    words = agreement_words(agreement)
    return words if agreement.alike is None else f"{words} (alike {agreement.alike:.2f})".replace("-", "−")


def _first(scene: Scene, judged: Judged) -> str:
    return "; ".join(isolate(shorten(scene.backlog.feature(one).title, 22)) for one in judged.first) or "–"
