"""Did we understand your sheet? Every column's role and scale, changeable, before anything is kept."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.errors import WorkbenchError
from workbench.exchange.collection_pause import collection_paused
from workbench.exchange.progress import Progress
from workbench.exchange.report import ColumnReading, ImportReport, Recognition
from workbench.model import BUILT_IN, Framework, built_in_framework
from workbench.ui.edge import say_after_rerun, show_fault
from workbench.ui.import_again import again_panel, choose_target, recognised_for
from workbench.ui.import_filters import row_filters
from workbench.ui.import_mapping import ask_about, mapping_table
from workbench.ui.import_memory import begin_with_remembered, keep_if_ticked, remember_tick, remembered_note
from workbench.ui.import_notes import noted_row, notes_list
from workbench.ui.import_progress import bar, understood_once
from workbench.ui.import_sheets import offer_all_sheets, shared_header_row, sheet_box, sheet_facts, take_sheet
from workbench.ui.import_source import PendingSource, drop_source, keep_source
from workbench.ui.opened import changed_outside, choose, find_scene, shared_store
from workbench.ui.router import page_file
from workbench.ui.score_grid import cell_text
from workbench.ui.text import plain
from workbench.workflows.wording import count_of, count_word
from workbench.workspace import keep_backlog
from workbench.workspace.brought_file import understand

QUESTION = "Did we understand your sheet?"
_PREVIEWED = 8
_AUTO = "auto"


def import_step(source: PendingSource) -> None:
    """Show how a file was understood; import it when the person says so."""
    try:
        recognition = _recognise(source)
    except WorkbenchError as problem:
        _refused(problem)
        return
    begin_with_remembered(source, recognition)
    place = _head()
    remember_tick(source, recognition, place)
    target = choose_target(source, recognition)
    if target is not None:
        recognition = recognised_for(target, source)
        remembered_note(source)
        row_filters(source, recognition)
        again_panel(source, recognition, target, place)
    report = recognition.report
    if target is None:
        _import_button(place, source, recognition)
        with st.container(gap=None):
            st.header(plain(_headline(report)), anchor=False)
            st.caption(plain(_facts(report)))
    offer_all_sheets(source, report)
    _options(source, recognition, is_new=target is None)
    if target is None:
        remembered_note(source)
        row_filters(source, recognition)
    for column in _unsure(report):
        ask_about(source, column)
    left, right = st.columns([5, 2], gap="medium")
    with left:
        mapping_table(source, recognition)
    with right:
        chosen = notes_list(source, recognition)
    if target is None:
        _preview(recognition)
    for note in chosen:
        noted_row(source, recognition, note)


def _recognise(source: PendingSource) -> Recognition:
    return understood_once(source.signature, lambda tell: understand(source.file, source.corrections, tell=tell))


def _refused(problem: WorkbenchError) -> None:
    st.title(QUESTION, anchor=False)
    st.header("This file cannot be read.", anchor=False)
    show_fault(problem)
    st.markdown("Nothing was kept. Save it as CSV or XLSX and try again, or paste the cells.")
    st.button("Back to the backlogs", on_click=drop_source, icon=":material/arrow_back:")


def _head() -> DeltaGenerator:
    """Draw the question and give the place for the page's one button."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(QUESTION, anchor=False, width="content")
        st.space("stretch")
        st.button("Cancel", type="tertiary", on_click=drop_source)
        return st.container(width="content", horizontal=True, vertical_alignment="center")


def _import_button(place: DeltaGenerator, source: PendingSource, recognition: Recognition) -> None:
    count = recognition.report.rows_imported
    if place.button(
        f"Import {_so_many(count)}",
        type="primary",
        icon=":material/check:",
        disabled=count == 0,
    ):
        _import(source, recognition)


def _import(source: PendingSource, recognition: Recognition) -> None:
    name = st.session_state.get("import_name") or recognition.backlog.name
    backlog = recognition.backlog.model_copy(update={"name": name})
    count = len(backlog.features)
    with collection_paused(), bar(st.empty(), f"Keeping {_so_many(count)}…") as tell:
        kept = Progress(tell)
        backlog_id = keep_backlog(
            shared_store(),
            backlog,
            label=f"Imported from {source.name}",
            tell=lambda done: kept.count(done, count, "Keeping feature {:,} of {:,}"),
        )
        keep_if_ticked(source, recognition)
    drop_source()
    choose(backlog_id)
    changed_outside()
    # The next page needs this anyway; here the person can see what is being waited for. How far the database has come
    # is not told; that a clock runs shows that something is done.
    with st.spinner(f"Opening {_so_many(count)}…", show_time=True):
        find_scene()
    say_after_rerun(f"{count:,} features imported.")
    st.switch_page(page_file("score"), query_params={"backlog": backlog_id})


def _so_many(count: int) -> str:
    return count_of(count, "feature") if count < 2 else f"{count:,} features"  # noqa: PLR2004 - plural


def _headline(report: ImportReport) -> str:
    if not report.rows_read:
        return "The file has a header but no rows."
    rows = f"{report.rows_imported:,} of {report.rows_read:,} rows will come in."
    if report.rows_imported == report.rows_read:
        rows = "The one row will come in." if report.rows_read == 1 else f"All {report.rows_read:,} rows will come in."
    unsure = len(_unsure(report))
    asks = f"{count_word(unsure, start=True)} {'column needs' if unsure == 1 else 'columns need'} your answer."
    return f"{rows} {asks}" if unsure else rows


def _unsure(report: ImportReport) -> list[ColumnReading]:
    return [column for column in report.columns if not column.sure and column.question]


def _facts(report: ImportReport) -> str:
    file = report.file
    parts = [file.name]
    if file.encoding and file.encoding != "utf-8":
        parts.append(f"read as {file.encoding}")
    parts += sheet_facts(file)
    parts.append(
        f"rows read {report.rows_read:,} = imported {report.rows_imported:,} + skipped {report.rows_skipped:,}"
    )
    return " · ".join(parts)


def _options(source: PendingSource, recognition: Recognition, *, is_new: bool) -> None:
    """Let the person change the sheet and the header row; for a new backlog its framework and name too."""
    report = recognition.report
    label = "Another sheet, header row, framework or name" if is_new else "Another sheet or header row"
    with st.expander(label, type="compact", icon=":material/tune:"):
        boxes = st.columns(4)
        sheet = sheet_box(boxes[0], report.file)
        shown = shared_header_row(report.file)
        where, none = (
            ("Header row of every sheet", "found on each") if report.file.all_sheets else ("Header row", "none")
        )
        header = boxes[1].number_input(where, min_value=1, value=shown, step=1, placeholder=none)
        framework = source.corrections.framework
        if is_new:
            framework = _framework_box(boxes[2], framework)
            boxes[3].text_input("Name of the backlog", recognition.backlog.name, key="import_name")
    if sheet != (None if report.file.all_sheets else report.file.sheet):
        take_sheet(source.corrected(framework=framework), sheet)
        st.rerun()
    header_row = source.corrections.header_row if header == shown else header
    changed = source.corrected(framework=framework, header_row=header_row)
    if changed != source:
        # Answers about columns belong to the header row they were given for; so do remembered ones.
        bare = replace(changed.corrected(choices=()), looked_up="", is_remembered=False, dropped=())
        keep_source(bare if header_row != source.corrections.header_row else changed)
        st.rerun()


def _framework_box(box: DeltaGenerator, chosen: Framework | None) -> Framework | None:
    """Let the person choose the framework; None for the one that fits the columns."""
    frameworks = {_AUTO: "What fits the columns"} | {key: make().name for key, make in BUILT_IN.items()}
    key = box.selectbox(
        "Framework",
        list(frameworks),
        index=list(frameworks).index(chosen.key if chosen else _AUTO),
        format_func=lambda one: frameworks[one],
    )
    return None if key == _AUTO else built_in_framework(key)


def _preview(recognition: Recognition) -> None:
    backlog = recognition.backlog
    if not backlog.features:
        return
    st.subheader("How it will look", anchor=False)
    dimensions = backlog.framework.dimensions
    sheets = recognition.report.sheets
    rows = [
        ({"Sheet": sheets[feature.id]} if sheets else {})
        | {"Key": feature.key, "Title": feature.title}
        | {one.name: cell_text(one, feature.score(one.key)) for one in dimensions}
        for feature in backlog.features[:_PREVIEWED]
    ]
    st.dataframe(rows, hide_index=True, alt=f"The first {len(rows)} features as they will be kept")
    rest = len(backlog.features) - len(rows)
    st.caption(f"“?” is missing and counts as a range, never as 0.{f' {rest:,} more follow.' if rest else ''}")
