"""Weights from two dimensions at a time, one question a screen."""

import streamlit as st

from workbench.ui.opened import Scene
from workbench.ui.text import coloured_name, plain
from workbench.ui.weight_answers import answers_of, dimension_line, span_text, start_with
from workbench.ui.weight_preview import how_computed, weight_preview
from workbench.workflows import by_pairs, find_pairs, say_times

_SIDES = range(-8, 9)


@st.dialog("Weights two at a time", width="medium", on_dismiss="rerun")
def pairs_dialog(scene: Scene) -> None:
    """Ask, pair after pair, how many times as much one dimension counts as the other."""
    framework, answers = scene.backlog.framework, answers_of(scene)
    pairs = find_pairs(framework)
    if answers.pair_at < len(pairs):
        _question(scene, pairs[answers.pair_at], len(pairs))
    else:
        st.button(
            "Back to the last question", icon=":material/arrow_back:", type="tertiary", on_click=_go, args=(scene, -1)
        )
        weight_preview(scene, by_pairs(framework, answers.judgements))
        st.button("Go through the questions again", type="tertiary", on_click=_go, args=(scene, -len(pairs)))
    how_computed(
        "The answers fill a table of how many times as much each dimension counts as each other. The weights are the "
        "one set that the table, multiplied with it, gives back in the same proportions. How far the table is from "
        "agreeing with itself is set against tables filled at random; up to a tenth of that is good enough.",
        "Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill.",
    )


def _question(scene: Scene, pair: tuple[str, str], count: int) -> None:
    framework, answers = scene.backlog.framework, answers_of(scene)
    first, second = pair
    st.markdown(
        f"Question {answers.pair_at + 1} of {count}. Which counts more, from worst to best, and how many times?"
    )
    key = f"pair-{scene.id}-{first}-{second}"
    start_with(key, _side(answers.judgements.get(pair, 1.0)))
    left, right = st.columns(2)
    left.markdown(f"← {coloured_name(framework, first)}{dimension_line(scene, first)}")
    left.caption(plain(span_text(framework.dimension(first))))
    right.markdown(f"{coloured_name(framework, second)}{dimension_line(scene, second)} →", text_alignment="right")
    right.caption(plain(span_text(framework.dimension(second))), text_alignment="right")
    side = st.select_slider(
        f"{framework.dimension(first).name} or {framework.dimension(second).name}",
        list(_SIDES),
        format_func=lambda one: "the same" if one == 0 else f"{abs(one) + 1} times",
        key=key,
        label_visibility="collapsed",
    )
    times = _times(side)
    st.markdown(f"**{plain(say_times(framework, pair, times))}.**")
    with st.container(horizontal=True):
        st.button(
            "Back",
            icon=":material/arrow_back:",
            disabled=answers.pair_at == 0,
            on_click=_go,
            args=(scene, -1),
            key=f"back-{answers.pair_at}",
        )
        st.button("Next", type="primary", on_click=_answer, args=(scene, pair, times), key=f"next-{answers.pair_at}")


def _answer(scene: Scene, pair: tuple[str, str], times: float) -> None:
    answers_of(scene).judgements[pair] = times
    _go(scene, 1)


def _go(scene: Scene, steps: int) -> None:
    answers_of(scene).pair_at += steps


def _times(side: int) -> float:
    """Turn a place on the slider, the first dimension's side below 0, into how many times the first counts."""
    return float(1 - side) if side <= 0 else 1.0 / (1 + side)


def _side(times: float) -> int:
    return 1 - round(times) if times >= 1 else round(1 / times) - 1
