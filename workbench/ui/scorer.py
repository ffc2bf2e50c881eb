"""Who is scoring: said once a visit, kept with each score that is typed."""

import streamlit as st

from workbench.exchange.score_cells import parse_score
from workbench.model import Dimension, Score
from workbench.ui.text import plain
from workbench.workflows.wording import isolate, shorten

_KEY = "scorer"


def scorer_choice() -> None:
    """Offer to say who is scoring."""
    said = who_scores()
    with st.popover(f"Scoring as {plain(isolate(shorten(said, 24)))}" if said else "Who is scoring?", type="tertiary"):
        st.text_input("Your role or name", key=_KEY, placeholder="For instance: engineering", persist_state="session")
        st.markdown(
            "Kept with each score you type. What somebody else gave stays beside it: *Confidence* shows where scorers "
            "differ, and *Decisions*, after launch, how good each one's scores were."
        )


def who_scores() -> str:
    """Give who is scoring, as typed; '' where nobody said."""
    return str(st.session_state.get(_KEY, "")).strip()


def typed_score(dimension: Dimension, old: Score | None, text: str) -> Score | None:
    """Read a score that was typed: the note on the old one stays, and so does what other scorers gave.

    Raises
    ------
    InvalidScore
        When the text is no score of this dimension.
    """
    score = parse_score(dimension, text)
    if score is not None:
        score = score.model_copy(update={"scorer": who_scores()}).instead_of(old)
    return score if old is None or not old.note else (score or Score()).model_copy(update={"note": old.note})
