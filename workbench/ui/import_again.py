"""Bringing a file into a backlog that is there already: what is new, what differs, and what becomes of it."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.errors import WorkbenchError
from workbench.exchange.report import Recognition
from workbench.ui.edge import say_after_rerun, show_fault
from workbench.ui.import_memory import keep_if_ticked
from workbench.ui.import_progress import understood_once
from workbench.ui.import_source import PendingSource, drop_source
from workbench.ui.merge_tables import RULES, change_rows, rule_rows
from workbench.ui.opened import changed_outside, choose, shared_store
from workbench.ui.router import page_file
from workbench.ui.text import distinct, plain
from workbench.workflows.content_columns import SCORE
from workbench.workflows.merging import MergeChoices, MergeCount, MergePlan, Rule, count_merge
from workbench.workflows.wording import count_of, join_names, quote
from workbench.workspace import OpenBacklog, find_backlogs, open_backlog
from workbench.workspace.merging import LIKELY, compare_with_file, import_again, share_known, understand_for

_ROW_HEIGHT = 35
_MOST_HEIGHT = 370
_NEW = ""


def choose_target(source: PendingSource, recognition: Recognition) -> OpenBacklog | None:
    """Let the person say where the file goes; None for a new backlog.

    A backlog that has more than half of the file's features already is chosen beforehand.
    """
    store = shared_store()
    names = distinct({_NEW: "a new backlog"} | {card.id: f"into {quote(card.name)}" for card in find_backlogs(store)})
    if len(names) == 1:
        return None
    guess = _guess(source, recognition, [one for one in names if one != _NEW])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Bring it in as", width="content")
        chosen = st.selectbox(
            "Bring it in as",
            list(names),
            index=list(names).index(guess) if guess in names else 0,
            format_func=lambda one: names[one],
            key=f"import-into-{source.name}",
            label_visibility="collapsed",
            width=360,
        )
    return open_backlog(store, chosen) if chosen else None


def recognised_for(target: OpenBacklog, source: PendingSource) -> Recognition:
    """Give the file as it is understood for the framework of a kept backlog."""
    return understood_once(
        f"{source.signature}\n{target.backlog.framework.to_json()}",
        lambda tell: understand_for(target.backlog, source.file, source.corrections, tell=tell),
    )


def again_panel(source: PendingSource, recognition: Recognition, target: OpenBacklog, place: DeltaGenerator) -> None:
    """Show what the file would change in a kept backlog, and change it when the person says so.

    Parameters
    ----------
    source
        The file.
    recognition
        As ``recognised_for`` gives it.
    target
        The backlog.
    place
        Where the button goes.
    """
    base = f"{target.id}-{target.revision}-{source.signature[:12]}"
    by_title = bool(st.session_state.get(f"by-title-{base}"))
    plan = compare_with_file(target.backlog, recognition, by_title=by_title)
    head = st.container(gap=None)
    if plan.matching.alike:
        st.toggle(
            f"Match {count_of(plan.matching.alike, 'feature')} without a matching key by title",
            key=f"by-title-{base}",
        )
    rules = _rules(target, plan, f"{base}-{by_title}")
    gone = _gone(plan, base)
    scorer = _scorer(plan, base)
    choices = MergeChoices(by_title=by_title, rules=rules, gone="remove" if gone else "keep", scorer=scorer)
    count = count_merge(plan, choices)
    with head:
        st.header(plain(_headline(count, differs=bool(plan.changes))), anchor=False)
        st.caption(plain(_sums(plan)))
    _notes(plan)
    _table(target, recognition, plan, choices)
    if place.button(
        _button(count),
        type="primary",
        icon=":material/merge:",
        disabled=count.is_nothing,
        key=f"merge-{base}",
    ) and _merge(target, recognition, choices):
        keep_if_ticked(source, recognition)
        _finish(target, count)


def _scorer(plan: MergePlan, base: str) -> str:
    """Ask who gave the scores, where the file brings any."""
    if not any(one.column.startswith(SCORE) for one in plan.changes):
        return ""
    return st.text_input(
        "Who gave the scores in this file?",
        placeholder="A role or a name; may stay empty",
        help="Kept with each score that the file changes. Where it differs and the kept score stays, both are known, "
        "and *Confidence* shows where scorers differ.",
        width=360,
        key=f"scorer-{base}",
    ).strip()


def _guess(source: PendingSource, recognition: Recognition, candidates: list[str]) -> str:
    """Find the backlog that the file belongs to, once for a file; '' where there is none."""
    known: tuple[str, str] | None = st.session_state.get("import_guess")
    if known is None or known[0] != source.signature:
        store = shared_store()
        kept = {one: open_backlog(store, one).backlog for one in candidates}
        shares = {
            one: share_known(backlog, recognition)
            for one, backlog in kept.items()
            # A file of another framework judges the same features anew; it belongs beside the backlog, not into it.
            if backlog.framework.key.removesuffix("-own") == recognition.backlog.framework.key
        }
        best = max(shares, key=lambda one: shares[one], default=_NEW)
        known = (source.signature, best if shares.get(best, 0) > LIKELY else _NEW)
        st.session_state["import_guess"] = known
    return known[1]


def _headline(count: MergeCount, *, differs: bool = False) -> str:
    if count.is_nothing:
        return "Nothing changes unless you take the file's." if differs else "The file changes nothing here."
    parts = [
        f"{count_of(number, 'feature', start=not place)} {verb if number == 1 else plural}"
        for place, (number, verb, plural) in enumerate(
            one
            for one in (
                (count.updated, "changes", "change"),
                (count.added, "is new", "are new"),
                (count.removed, "goes", "go"),
            )
            if one[0]
        )
    ]
    changes = f"{join_names(parts)}." if parts else ""
    if not count.beside:
        return changes
    verb = "stands" if count.beside == 1 else "stand"
    return f"{changes} {count_of(count.beside, 'score', start=True)} of somebody else {verb} beside those kept.".strip()


def _sums(plan: MergePlan) -> str:
    matching = plan.matching
    pairs, new, gone = len(matching.pairs), len(matching.new), len(matching.gone)
    return (
        f"In the file {pairs + new:,} = {pairs:,} matched + {new:,} new · kept {pairs + gone:,} = {pairs:,} matched + "
        f"{gone:,} not in the file · {plan.unchanged:,} of those matched are the same"
    )


def _rules(target: OpenBacklog, plan: MergePlan, base: str) -> dict[str, Rule]:
    """Show every column that differs, and let the person say what becomes of it."""
    if not plan.changes:
        return {}
    frame = pd.DataFrame(rule_rows(target.backlog, plan))
    edited = st.data_editor(
        frame,
        key=f"rules-{base}",
        hide_index=True,
        num_rows="fixed",
        disabled=["column", "filled", "changed", "conflicts", "cleared"],
        height=min(_MOST_HEIGHT, _ROW_HEIGHT * (len(frame) + 1) + 3),
        column_config={
            "column": st.column_config.TextColumn("Column", width=220),
            "filled": st.column_config.NumberColumn("Empty here", width=90, help="Filled in the file, empty here"),
            "changed": st.column_config.NumberColumn("Differs", width=90),
            "conflicts": st.column_config.NumberColumn("Conflicts", width=90, help="A score was given on both sides"),
            "cleared": st.column_config.NumberColumn("Emptied", width=90, help="Empty in the file, filled here"),
            "rule": st.column_config.SelectboxColumn(
                "What becomes of it", options=list(RULES.values()), required=True, width=220
            ),
        },
        alt=f"The {len(frame)} columns that differ; what becomes of each can be changed",
    )
    chosen = {label: rule for rule, label in RULES.items()}
    columns = list(plan.rules)
    return {column: chosen[str(label)] for column, label in zip(columns, edited["rule"], strict=True)}


def _gone(plan: MergePlan, base: str) -> bool:
    if not plan.matching.gone:
        return False
    return st.toggle(
        f"Remove {count_of(len(plan.matching.gone), 'feature')} not in the file",
        key=f"gone-{base}",
        help="Otherwise they stay as they are",
    )


def _notes(plan: MergePlan) -> None:
    for note in plan.notes:
        if note.kind == "set_aside":
            with st.container(border=True):
                st.markdown(f":material/info: {plain(note.message)}")
    outside = sum(note.kind == "out_of_scale" for note in plan.notes)
    if outside:
        with st.container(border=True):
            st.markdown(
                f":material/info: {count_of(outside, 'score', start=True)} outside the kept scale; each counts "
                "as the nearest end."
            )


def _table(target: OpenBacklog, recognition: Recognition, plan: MergePlan, choices: MergeChoices) -> None:
    rows = change_rows(target.backlog, recognition.backlog, plan, choices)
    if not rows:
        return
    st.dataframe(
        pd.DataFrame(rows, dtype="string"),
        hide_index=True,
        height=min(_MOST_HEIGHT, _ROW_HEIGHT * (len(rows) + 1) + 3),
        column_config={
            "what": st.column_config.TextColumn("What", width=110),
            "feature": st.column_config.TextColumn("Feature", width=300),
            "column": st.column_config.TextColumn("Column", width=140),
            "kept": st.column_config.TextColumn("Kept", width=180),
            "file": st.column_config.TextColumn("In the file", width=180),
            "result": st.column_config.TextColumn("Becomes", width=130),
        },
        alt=f"All {len(rows)} differences between the file and the backlog",
    )
    st.caption("Weights and scales stay as they are here. Undo takes the whole import back.")


def _button(count: MergeCount) -> str:
    verbs = (("update", count.updated), ("add", count.added), ("remove", count.removed))
    parts = [f"{verb} {number:,}" for verb, number in verbs if number]
    if not parts:
        return f"Keep {count_of(count.beside, 'score')} beside" if count.beside else "Nothing to change"
    first, *others = parts
    noun = "feature" if first.endswith(" 1") else "features"
    return ", ".join([f"{first[0].upper()}{first[1:]} {noun}", *others])


def _merge(target: OpenBacklog, recognition: Recognition, choices: MergeChoices) -> bool:
    try:
        import_again(shared_store(), target, recognition, choices)
    except WorkbenchError as problem:
        show_fault(problem)
        return False
    return True


def _finish(target: OpenBacklog, count: MergeCount) -> None:
    drop_source()
    choose(target.id)
    changed_outside()
    say_after_rerun(f"{_headline(count).removesuffix('.')}. Undo takes it back.")
    st.switch_page(page_file("score"), query_params={"backlog": target.id})
