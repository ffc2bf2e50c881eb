"""How much of a very long list is sent to a browser at once, and the sentence that says so."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from workbench.model import Feature
from workbench.ui.opened import Scene
from workbench.ui.text import plain

Item = TypeVar("Item")
UNCUT = 5_000
"""Rows up to which a list is shown whole."""
SHOWN = 2_000
"""Rows shown of a longer one."""
_FOUND = 100
"""Features found by a text that a box offers besides."""


def is_cut(count: int) -> bool:
    """Whether a list of so many rows is shown in part."""
    return count > UNCUT


def first_rows(rows: Sequence[Item]) -> Sequence[Item]:
    """Give the rows to show: all of them, or the first where there are very many."""
    return rows[:SHOWN] if is_cut(len(rows)) else rows


def say_cut(count: int, how: str) -> None:
    """Say, where a list is cut, how much of it is shown and how the rest is reached.

    Parameters
    ----------
    count
        Rows of the whole list.
    how
        The order of the rows shown, and what to do for the others: 'by rank; …'.
    """
    if is_cut(count):
        st.caption(plain(f"The first {SHOWN:,} of {count:,} {how}"))


def offered_features(scene: Scene, *, kept: Iterable[str] = ()) -> Sequence[Feature]:
    """Give the features that a box offers: all, in backlog order, or of very many the best ranked.

    Parameters
    ----------
    scene
        The backlog in view.
    kept
        Ids of features that are offered whatever their rank, because they are chosen already.
    """
    features = scene.backlog.features
    if not is_cut(len(features)):
        return features
    best = [scene.evaluation.feature_ids[row] for row in scene.evaluation.order[:SHOWN].tolist()]
    return [scene.backlog.feature(one) for one in dict.fromkeys([*kept, *best])]


def search_features(scene: Scene, *, key: str, kept: Iterable[str] = ()) -> Sequence[Feature]:
    """Give the features that a box offers, as ``offered_features``; of very many also those whose title is typed here.

    Parameters
    ----------
    scene
        The backlog in view.
    key
        Of the box to type in, which is shown where not all are offered.
    kept
        Ids of features that are offered whatever their rank.
    """
    features = scene.backlog.features
    if not is_cut(len(features)):
        return features
    text = st.text_input(
        "Look for a feature",
        placeholder="Title or key contains",
        help=f"The box beside or below offers the best ranked {SHOWN:,} of {len(features):,}, and what is found here.",
        label_visibility="collapsed",
        width=200,
        key=f"{key}-{scene.id}",
    )
    found = [one.id for one in find_by_title(features, text, _FOUND)]
    return offered_features(scene, kept=[*found, *kept])


@contextmanager
def busy(scene: Scene, said: str) -> Iterator[None]:
    """Say what is being worked out where very many features make it take longer than a second."""
    if not is_cut(len(scene.backlog.features)):
        yield
        return
    with st.spinner(said, show_time=True):
        yield


def find_by_title(features: Iterable[Feature], text: str, most: int) -> list[Feature]:
    """Find features whose title or key contains a text, whatever the case; the first so many, in order."""
    wanted = text.strip().casefold()
    found: list[Feature] = []
    if not wanted:
        return found
    for one in features:
        if wanted in one.title.casefold() or wanted in one.key.casefold():
            found.append(one)
            if len(found) == most:
                break
    return found
