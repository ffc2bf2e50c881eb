"""The summary with every sentence in a box of its own: drafted, in the person's words, or still to be filled in."""

import datetime as dt

import streamlit as st

from workbench.model import SummaryStatus
from workbench.reports.checking import find_place
from workbench.reports.summary_record import Sentence, Summary
from workbench.ui.edge import told
from workbench.ui.opened import Scene, changed_outside
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workspace.summarising import edit_sentence, edit_summary

_LETTERS, _PHONE_LETTERS = 90, 40
"""Letters of a line of a box, at a desk and on a phone."""
_LEAST, _LINE = 68, 22
"""Height of the smallest box that Streamlit allows, two lines, and of one more line; pixels."""
_STATUS_NAMES = {
    SummaryStatus.DRAFT: "Draft",
    SummaryStatus.FOR_APPROVAL: "For approval",
    SummaryStatus.APPROVED: "Approved",
}


def edit_sheet(scene: Scene, summary: Summary) -> None:
    """Show what can be edited, from top to bottom of the page; whatever is changed is kept at once."""
    _facts(scene)
    changed = [(one, text) for one in summary.every_sentence if (text := _box(scene, summary, one)) != one.text]
    for sentence, text in changed:
        keep_sentence(scene, sentence, text)


def keep_sentence(scene: Scene, sentence: Sentence, text: str) -> None:
    """Keep a sentence in own words, or the draft again, and show the page anew."""
    with told():
        edit_sentence(scene.store, scene.id, sentence.key, text, draft=sentence.draft, seen=sentence.own)
        changed_outside()
        st.rerun()


def _facts(scene: Scene) -> None:
    """Ask for status, approver and date."""
    edits = scene.backlog.summary
    keys = {name: f"summary-{scene.id}-{name}" for name in ("status", "approver", "ask_by")}
    for name, key in keys.items():
        _follow(key, getattr(edits, name))
    left, middle, right = st.columns([1.7, 1.4, 1.0])
    status = left.segmented_control(
        "Status",
        list(SummaryStatus),
        required=True,
        format_func=lambda one: _STATUS_NAMES[one],
        key=keys["status"],
    )
    approver = middle.text_input("Who approves", key=keys["approver"], placeholder="A role or a name")
    ask_by: dt.date | None = right.date_input("Answer needed by", None, key=keys["ask_by"], format="YYYY-MM-DD")
    if status and (status, approver.strip(), ask_by) != (edits.status, edits.approver, edits.ask_by):
        with told():
            edit_summary(scene.store, scene.id, {"status": status, "approver": approver.strip(), "ask_by": ask_by})
            changed_outside()
            st.rerun()


def _box(scene: Scene, summary: Summary, sentence: Sentence) -> str:
    """Show one sentence to be edited; give the text that stands in its box."""
    key = f"summary-{scene.id}-{sentence.key}"
    _follow(key, sentence.text)
    lines = 1 + len(sentence.text) // (_PHONE_LETTERS if is_phone() else _LETTERS)
    text = st.text_area(
        plain(find_place(summary, sentence)),
        key=key,
        height=_LEAST + _LINE * max(0, lines - 2),
        placeholder=sentence.prompt or "Left out",
    )
    if sentence.own is not None:
        _own_words(scene, sentence)
    return text.strip()


def _own_words(scene: Scene, sentence: Sentence) -> None:
    """Say that a sentence is in own words, what the draft says now, and offer it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if sentence.is_outdated:
            draft = plain(sentence.draft) or "empty"
            st.markdown(f":material/update: The numbers have changed since. The draft is now: {draft}")
        else:
            st.markdown(":small[In your own words]", width="content")
        if st.button("Back to the draft", type="tertiary", key=f"summary-back-{sentence.key}"):
            keep_sentence(scene, sentence, sentence.draft)


def _follow(key: str, kept: object) -> None:
    """Put what is kept into a box at first, and again whenever it has changed otherwise than by typing there."""
    mark = f"{key}-kept"
    if key not in st.session_state or st.session_state.get(mark) != kept:
        st.session_state[key] = kept
    st.session_state[mark] = kept
