"""Find out next: which open score is likeliest to change who is among the best, or which features are in the plan."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui import shell
from workbench.ui.confidence_progress import find_kept
from workbench.ui.edge import told
from workbench.ui.opened import Scene
from workbench.ui.router import PAGES
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.confidence_headline import of_hundred
from workbench.workflows.finding_out import FindingOut, OpenQuestion, find_out, finding_out_headline, first_question
from workbench.workflows.finding_out_plan import (
    ANSWERS,
    MOST_PLANS,
    FindingOutForPlan,
    PlanQuestion,
    find_out_for_plan,
    first_plan_question,
    plan_finding_headline,
)
from workbench.workflows.wording import count_of, count_word, isolate, join_names, quote, shorten

_QUESTION = "What should we find out next?"
_PLAN = 0
_CHOICE = "find_out_places"
_CHOICES = {3: "The top three", 5: "The top five", 10: "The top ten", _PLAN: "The plan"}
_SHOWN = 50
_HOW = (
    "**Chance.** One open score at a time becomes known; all others stay where they are, a missing one in the middle "
    "of its scale. The feature then changes sides at one number of that score, and the chance of being beyond it "
    "is worked out exactly: a missing score is equally likely anywhere on its whole scale, a range most likely at its "
    "likely score. A tie at the line is settled by the backlog's own order.\n\n"
    "Two answers together may change what neither changes alone.\n\n"
    "Source: Howard (1966), *Information value theory*, IEEE Trans. Systems Science and Cybernetics 2(1), 22–26."
)
_HOW_PLAN = (
    "**Chance.** One open score at a time becomes known; all others stay where they are. The plan changes when another "
    "set of features is then worth more, or when the present one no longer fits.\n\n"
    "**Benefits.** The best set with the feature on its other side says how far its worth has to move; the chance "
    "that the answer moves it that far is exact.\n\n"
    "**Costs**, and features with smaller ways to build them. The plan is worked out anew for "
    f"{ANSWERS} equally likely answers, or for each level where a score on a scale of levels is missing; the chance is "
    "the share of the answers that change it.\n\n"
    f"At most {MOST_PLANS} plans are worked out, first those for features nearest to the line: whose worth is about "
    "what their cost is worth to the last feature that fits.\n\n"
    "Source: Howard (1966), *Information value theory*, IEEE Trans. Systems Science and Cybernetics 2(1), 22–26."
)


def panel(scene: Scene, place: DeltaGenerator) -> str:
    """Show which question to ask first, and the list of open scores by what they could change."""
    plans = bool(scene.backlog.plan.capacities) and scene.evaluation.framework.build_cost is not None
    places = _places(len(scene.evaluation.ranked))
    choices = [*sorted(places), *([_PLAN] if plans else [])]
    if st.session_state.get(_CHOICE, places[0]) not in choices:
        # The capacity or the features have gone, and with them the choice.
        del st.session_state[_CHOICE]
    chosen = st.segmented_control(
        "What an answer would change",
        choices,
        default=places[0],
        required=True,
        format_func=lambda one: _CHOICES.get(one, str(one)),
        key=_CHOICE,
    )
    if int(chosen) == _PLAN:
        return _for_plan(scene, place)
    if not plans and scene.evaluation.framework.build_cost is not None:
        page = PAGES.get("plan", PAGES["decisions"])
        st.markdown(f"Set a capacity on the {page} page to see which answers would change the plan.")
    return _for_top(scene, place, int(chosen))


def _places(ranked: int) -> tuple[int, int]:
    """Give how many of the best may be asked about, the first choice first: if possible fewer than are ranked."""
    if ranked > 10:  # noqa: PLR2004 - the top ten leave somebody out
        return 10, 5
    return (5, 3) if ranked > 5 else (3, 5)  # noqa: PLR2004 - the top five leave somebody out


def _for_top(scene: Scene, place: DeltaGenerator, places: int) -> str:
    found = find_out(scene.evaluation, places=places)
    with place:
        shell.answer(_QUESTION, finding_out_headline(found))
    _questions(scene, found.questions, first_question(scene.backlog, found))
    if found.idle and found.ranked:
        _idle(found.idle, others=bool(found.questions), unranked=found.idle_unranked)
    _needed(scene, found)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)
    return "One open score at a time is varied over all it could be. Worked out exactly, not by chance."


def _for_plan(scene: Scene, place: DeltaGenerator) -> str:
    found: FindingOutForPlan | None = None
    with told():
        found = find_kept(
            ("find out for the plan", scene.id, scene.opened.revision),
            lambda tell: find_out_for_plan(scene.backlog, scene.evaluation, progress=tell),
            "Planning with other answers…",
        )
    with place:
        says = "There is no plan under its rules, so no score can change it." if found is None else ""
        shell.answer(_QUESTION, says if found is None else plan_finding_headline(found))
    if found is None:
        return "Nothing was varied."
    _questions(scene, found.questions, first_plan_question(scene.backlog, found))
    if found.idle:
        _idle(found.idle, others=bool(found.questions or found.untried))
    if found.untried:
        noun = count_of(found.untried, "open score was", "open scores were", start=True)
        st.markdown(f"{noun} not tried: {found.plans} plans were worked out, for the features nearest to the line.")
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW_PLAN)
    plans = count_of(found.plans, "plan was", "plans were", start=True)
    return f"One open score at a time is varied. {plans} worked out, each exactly, not by chance."


def _questions(scene: Scene, questions: Sequence[OpenQuestion], first: str) -> None:
    """Say which question comes first, and list them all."""
    if not questions:
        return
    st.markdown(f"**{plain(first)}**")
    if is_phone():
        st.space("medium")  # where touch shows a table's tools, above it
    shown = questions[:_SHOWN]
    frame = pd.DataFrame(
        {
            "feature": [isolate(shorten(scene.backlog.feature(one.feature_id).title, 60)) for one in shown],
            "says": [f"{of_hundred(one.chance)} of 100" for one in shown],
            "dimension": [one.name for one in shown],
            "chance": [one.chance * 100 for one in shown],
            "would": [_effect(one) for one in shown],
            "now": ["missing" if one.is_missing else "a range" for one in shown],
        }
    )
    columns = {
        "feature": st.column_config.TextColumn("Feature", width=140 if is_phone() else 360),
        "dimension": st.column_config.TextColumn("Find out its", width=125),
        "chance": st.column_config.ProgressColumn(
            "Chance", min_value=0, max_value=100, format=" ", color="primary", width="small"
        ),
        "says": st.column_config.TextColumn("Would change", width=95),
        "would": st.column_config.TextColumn("It would", width="small"),
        "now": st.column_config.TextColumn("Now", width="small"),
    }
    st.dataframe(
        frame,
        hide_index=True,
        column_order=list(frame.columns) if is_phone() else ["feature", "dimension", "now", "would", "says", "chance"],
        column_config=columns,
        alt="Open scores by the chance that they change it",
    )
    if len(questions) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(questions):,}.")


def _effect(question: OpenQuestion) -> str:
    if isinstance(question, PlanQuestion) and not question.moves_itself:
        return "swap others"
    return "drop out" if question.is_inside else "come in"


def _idle(count: int, *, others: bool, unranked: int = 0) -> None:
    noun = count_of(count, "other open score" if others else "open score", start=True)
    apart = f" {count_word(unranked, start=True)} of them: of features without a rank." if unranked else ""
    st.markdown(f"{noun} cannot change it alone, whatever the answer.{apart}")


def _needed(scene: Scene, found: FindingOut) -> None:
    """Say what is open besides."""
    if found.needed:
        needs = [
            f"{quote(scene.backlog.feature(one).title, 40)} ({join_names([name.lower() for name in names], 3)})"
            for one, names in found.needed
        ]
        st.markdown(plain(f"Needed for any rank: {join_names(needs, 4)}."))
    if found.set_aside:
        st.markdown(plain(f"Not asked about, because no feature has a score on it: {join_names(found.set_aside)}."))
