"""Weights from choices between two real features, one question a screen."""

from typing import Literal

import numpy as np
import streamlit as st

from workbench.ui.opened import Scene
from workbench.ui.text import coloured_name, plain
from workbench.ui.weight_answers import WeightAnswers, answers_of
from workbench.ui.weight_preview import how_computed, weight_preview
from workbench.workflows import Choice, by_examples, explain, next_example, say_left_out
from workbench.workflows.wording import isolate, join_names, shorten

_SEED = 0


@st.dialog("Weights by example", width="large", on_dismiss="rerun")
def examples_dialog(scene: Scene) -> None:
    """Ask which of two features somebody would rather ship, until no question would tell more."""
    answers = answers_of(scene)
    pair = next_example(scene.evaluation, answers.choices, rng=np.random.default_rng(_SEED))
    if pair is None:
        st.markdown("No other pair of features would tell more about your weights.")
    else:
        _question(scene, pair)
    if answers.choices:
        st.button(
            "Take back the last answer",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=_drop,
            args=(answers, (len(answers.choices) - 1,)),
            key=f"back_example-{len(answers.choices)}",
        )
        elicited = by_examples(scene.backlog, scene.evaluation, answers.choices)
        if elicited.taken_back:
            st.button("Take back what is not counted", on_click=_drop, args=(answers, elicited.taken_back))
        weight_preview(scene, elicited)
    how_computed(
        "An answer rules out every set of weights under which the other feature would be ahead. From all that remain, "
        "the weights shown stay furthest from contradicting any answer; “could be” is the least and the most that each "
        "could weigh. The next pair is the one that best halves 300 sets of weights drawn from those that remain "
        "(seed 0). " + plain(say_left_out(scene.evaluation)),
        "Jacquet-Lagrèze and Siskos (1982), European Journal of Operational Research 10(2); Greco, Mousseau and "
        "Słowiński (2008), the same journal 191(2).",
    )


def _question(scene: Scene, pair: tuple[str, str]) -> None:
    answers = answers_of(scene)
    same = _same_on(scene, pair)
    st.markdown(f"Question {len(answers.choices) + 1}. Which would you rather ship?")
    sides: tuple[Literal["first", "second"], ...] = ("first", "second")
    for column, feature_id, side in zip(st.columns(2), pair, sides, strict=True):
        with column, st.container(border=True):
            title = isolate(shorten(scene.backlog.feature(feature_id).title, 70))
            st.markdown(f"**{plain(title)}**")
            st.markdown(_scores(scene, feature_id, same))
            st.button(
                "Ship this one",
                on_click=_choose,
                args=(answers, pair, side),
                key=f"ship-{side}-{len(answers.choices)}",
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "About the same",
            on_click=_choose,
            args=(answers, pair, "same"),
            key=f"same-{len(answers.choices)}",
        )
        if same:
            names = [scene.backlog.framework.dimension(key).name for key in same]
            st.markdown(plain(f"Equal on {join_names(names)}."), width="content")


def _same_on(scene: Scene, pair: tuple[str, str]) -> list[str]:
    rows = [scene.evaluation.feature_ids.index(one) for one in pair]
    first, second = scene.evaluation.point[rows]
    return [key for key, one, other in zip(scene.evaluation.dimensions, first, second, strict=True) if one == other]


def _scores(scene: Scene, feature_id: str, same: list[str]) -> str:
    lines = []
    for line in explain(scene.backlog, scene.evaluation, feature_id).lines:
        if line.dimension not in same:
            meaning = f" — {plain(line.sentence)}" if line.sentence else ""
            lines.append(
                f"{coloured_name(scene.backlog.framework, line.dimension)}\u2002**{plain(line.score)}**{meaning}"
            )
    return "  \n".join(lines)


def _choose(answers: WeightAnswers, pair: tuple[str, str], answer: Literal["first", "second", "same"]) -> None:
    answers.choices.append(Choice(first=pair[0], second=pair[1], answer=answer))


def _drop(answers: WeightAnswers, positions: tuple[int, ...]) -> None:
    answers.choices[:] = [one for place, one in enumerate(answers.choices) if place not in positions]
