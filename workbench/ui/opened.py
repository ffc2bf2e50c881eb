"""The backlog in view: which one it is, its evaluation, and when the grid must forget its pending edits."""

import os
from contextlib import nullcontext
from dataclasses import dataclass

import streamlit as st

from workbench.exchange.collection_pause import LARGE, collection_paused, leave_out_of_collection
from workbench.model import Backlog, Evaluation
from workbench.workflows import evaluate
from workbench.workflows.wording import isolate, shorten
from workbench.workspace import BacklogCard, OpenBacklog, Store, find_backlogs, open_backlog, open_store, revision_of
from workbench.workspace.start import start_with_sample

_CHOSEN = "backlog_id"
_WATCH = "watch"
_KEPT_BACKLOGS = 16


@dataclass
class Watch:
    """What this visit knows of kept data; one object for the whole visit, changed in place.

    Streamlit may end a run at any touch of ``session_state``, so what belongs together with a kept edit is noted here,
    in the same breath.

    Attributes
    ----------
    known
        The backlog in view and the revision that this visit's grid shows; None before the first look.
    generation
        Part of every grid's key; it rises when kept data changed from outside the grid. Streamlit applies a grid's
        pending edits again by row position, so they must not outlive the rows they were made on.
    """

    known: tuple[str, int] | None = None
    generation: int = 0


@dataclass(frozen=True)
class Scene:
    """Everything a page needs about the backlog in view."""

    store: Store
    opened: OpenBacklog
    evaluation: Evaluation

    @property
    def backlog(self) -> Backlog:
        """The backlog as kept."""
        return self.opened.backlog

    @property
    def id(self) -> str:
        """The backlog's id, as in the address."""
        return self.opened.id


def shared_store() -> Store:
    """Give the store that all visitors of this server share; the sample is there on the very first start."""
    return _store_at(os.environ.get("WORKBENCH_DATABASE"))


@st.cache_resource(show_spinner=False)
def _store_at(location: str | None) -> Store:
    store = open_store(location)
    start_with_sample(store)
    return store


def find_scene() -> Scene | None:
    """Find the backlog that the address names, else the one in view before, else the one changed last.

    Returns
    -------
    None when there is no backlog at all.

    Raises
    ------
    NotKept
        When the address names a backlog that is not kept here.
    """
    store = shared_store()
    named = st.query_params.get("backlog") or st.session_state.get(_CHOSEN)
    if not named:
        cards = find_backlogs(store)
        if not cards:
            return None
        named = cards[0].id
    scene = _load(store, named, revision_of(store, named))
    choose(scene.id)
    _note_revision(scene.id, scene.opened.revision)
    return scene


def find_first_place(card: BacklogCard) -> str:
    """Name the feature in first place of a backlog, or say how many share it; '–' where nothing is ranked."""
    if not card.scores_filled:
        return "–"
    scene = _load(shared_store(), card.id, card.revision)
    leaders = [position for position in scene.evaluation.ranked if scene.evaluation.rank[position] == 1]
    if len(leaders) != 1:
        return f"{len(leaders)} features share it" if leaders else "–"
    return isolate(shorten(scene.backlog.features[leaders[0]].title, 60))


def choose(backlog_id: str) -> None:
    """Make a backlog the one in view, in the address too."""
    st.session_state[_CHOSEN] = backlog_id
    st.query_params["backlog"] = backlog_id


def forget_choice() -> None:
    """Leave no backlog in view, for instance when it is archived."""
    st.session_state.pop(_CHOSEN, None)
    st.query_params.pop("backlog", None)


def watch() -> Watch:
    """Give what this visit knows of kept data."""
    if _WATCH not in st.session_state:
        st.session_state[_WATCH] = Watch()
    found: Watch = st.session_state[_WATCH]
    return found


def generation() -> int:
    """Give the number that is part of every grid's key."""
    return watch().generation


def changed_outside() -> None:
    """Tell that kept data changed otherwise than through the grid: an undo, an import, a form."""
    watch().generation += 1


def reload_scene(scene: Scene) -> Scene:
    """Give the backlog in view after the grid itself has changed it."""
    return _load(scene.store, scene.id, revision_of(scene.store, scene.id))


def _note_revision(backlog_id: str, revision: int) -> None:
    known = watch().known
    if known is not None and known != (backlog_id, revision):
        changed_outside()
    watch().known = (backlog_id, revision)


def _load(store: Store, backlog_id: str, revision: int) -> Scene:
    """Give a backlog with its evaluation; what was held of an earlier revision is let go."""
    held = _held_revisions()
    before, size = held.get(backlog_id, (revision, 0))
    # Only where it takes long: a spinner moves everything below it, and what is being typed there would be lost.
    with st.spinner("Opening the backlog…", show_time=True) if size >= LARGE and before != revision else nullcontext():
        opened = _open(store, backlog_id, revision)
    held[backlog_id] = revision, len(opened.backlog.features)
    if before != revision:
        _open.clear(store, backlog_id, before)
        _evaluate.clear(backlog_id, before, opened.backlog)
    return Scene(store=store, opened=opened, evaluation=_evaluate(opened.id, revision, opened.backlog))


@st.cache_resource(show_spinner=False)
def _held_revisions() -> dict[str, tuple[int, int]]:
    """Give the revision of each backlog that is held, and how many features it has."""
    return {}


@st.cache_resource(show_spinner=False, max_entries=_KEPT_BACKLOGS)
def _open(_store: Store, backlog_id: str, revision: int) -> OpenBacklog:
    del revision  # it is part of the key: another revision is loaded again
    with collection_paused():
        opened = open_backlog(_store, backlog_id)
    if len(opened.backlog.features) >= LARGE:
        leave_out_of_collection()
    return opened


@st.cache_resource(show_spinner=False, max_entries=_KEPT_BACKLOGS)
def _evaluate(backlog_id: str, revision: int, _backlog: Backlog) -> Evaluation:
    del backlog_id, revision  # they are the key
    return evaluate(_backlog)
