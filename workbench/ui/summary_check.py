"""Beside the summary: what the check finds, with what to do about it, and the files to take along."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbench.reports.checking import Finding, check_summary, put_right
from workbench.reports.checking_words import TERMS
from workbench.reports.content import MOST_WORDS
from workbench.reports.summary_record import Summary
from workbench.ui.edge import told
from workbench.ui.exports import export_button
from workbench.ui.opened import Scene, changed_outside
from workbench.ui.summary_editor import keep_sentence
from workbench.ui.text import plain
from workbench.workflows.wording import count_of
from workbench.workspace.files import EXPORT_FORMATS, Layout, check_template
from workbench.workspace.summarising import edit_summary

_OTHER_FILES = (".pdf", ".docx", ".pptx", ".md")
_PAPERS = {"a4": "A4", "us-letter": "Letter"}
"""Other renderings of the summary, where they are to be had."""
_SHOWN = 6
_MUST_GO = ("length", "status")
"""Kinds of finding that nobody can let stay."""
_PASSED = {
    "exact": "No more than two digits that count",
    "term": "No term without its business meaning",
    "acronym": "No unexplained acronym",
    "reason": "Every no has a reason",
    "unscored": "Everything funded is scored",
    "source": "Every figure is from revision {revision}",
}
"""Kind of finding → what to say where there is none of it."""


def check_panel(scene: Scene, summary: Summary) -> None:
    """Show what the check finds, then the downloads."""
    findings = check_summary(summary, scene.backlog, scene.evaluation)
    gaps = [one for one in findings if one.kind == "gap"]
    faults = [one for one in findings if one.kind != "gap"]
    if scene.backlog.features:
        st.markdown(f"**{_verdict(summary, len(faults), len(gaps))}** {summary.word_count} words of {MOST_WORDS}.")
    for one in faults[:_SHOWN]:
        _finding(scene, summary, one)
    if len(faults) > _SHOWN:
        st.markdown(f"And {count_of(len(faults) - _SHOWN, 'other')}.")
    if scene.backlog.features:
        _passed(summary, {one.kind for one in faults})
    if gaps:
        _gaps(gaps)
    export_button(scene, ".html", "Download the summary", primary=True)
    with st.popover("As another file", icon=":material/description:", width="stretch"):
        _other_files(scene)
    export_button(scene, ".xlsx", "Download the ranked spreadsheet")
    if scene.backlog.features:
        _terms(scene)


def _other_files(scene: Scene) -> None:
    paper = st.segmented_control(
        "Paper", list(_PAPERS), default="a4", required=True, format_func=lambda one: _PAPERS[one], key="paper"
    )
    template = st.file_uploader("Your own slide template", type=["pptx", "potx"], key="slide_template")
    layout = Layout(paper="us-letter" if paper == "us-letter" else "a4", template=_suitable(template))
    for suffix in _OTHER_FILES:
        export_button(scene, suffix, EXPORT_FORMATS[suffix], layout=layout)


def _suitable(uploaded: UploadedFile | None) -> bytes | None:
    """Give a template on which slides can be set; the sentence why not, where they cannot."""
    if uploaded is None:
        return None
    with told():
        template = uploaded.getvalue()
        check_template(template)
        return template
    return None


def _verdict(summary: Summary, faults: int, gaps: int) -> str:
    if faults:
        return f"{count_of(faults, 'thing', start=True)} to look at."
    if gaps:
        return f"{count_of(gaps, 'gap', start=True)} to fill in."
    return "Ready to send." if summary.word_count <= MOST_WORDS else "Too long for a page."


def _finding(scene: Scene, summary: Summary, finding: Finding) -> None:
    with st.container(gap=None):
        told = f"**{plain(finding.place)}.** {plain(finding.message)} {plain(finding.remedy)}"
        st.markdown(f":material/error: {told}")
        with st.container(horizontal=True):
            sentence = next((one for one in summary.every_sentence if one.key == finding.sentence), None)
            if finding.replacement and sentence is not None:
                label = f"Use “{plain(finding.replacement)}”"
                if st.button(label, type="tertiary", key=f"fix-{finding.key}"):
                    keep_sentence(scene, sentence, put_right(sentence.text, finding))
            if finding.kind == "outdated" and sentence is not None:
                if st.button("Keep my words", type="tertiary", key=f"keep-{finding.key}"):
                    keep_sentence(scene, sentence, sentence.text)
            elif finding.kind not in _MUST_GO and st.button(
                "Let it stay", type="tertiary", key=f"accept-{finding.key}"
            ):
                _keep(scene, {"accepted": (*scene.backlog.summary.accepted, finding.key)})


def _passed(summary: Summary, found: set[str]) -> None:
    good = [text.format(revision=summary.revision) for kind, text in _PASSED.items() if kind not in found]
    if "length" not in found:
        good.insert(0, "Fits one page, A4 and Letter")
    # Two spaces end a line without starting a paragraph.
    st.markdown("  \n".join(f":material/check_circle: {one}" for one in good))


def _gaps(gaps: list[Finding]) -> None:
    with st.expander("Fill in; not printed until then", icon=":material/edit_note:", type="compact"):
        st.markdown("\n".join(f"- **{plain(one.place)}.** {plain(one.remedy)}" for one in gaps))


def _terms(scene: Scene) -> None:
    """Let the person say which words need explaining, and which their readers know."""
    edits = scene.backlog.summary
    terms = TERMS if edits.terms is None else edits.terms
    with st.expander("Words that need explaining", type="compact"), st.form("summary_terms", border=False):
        listed = st.text_area(
            "One a line: the word = its business meaning",
            "\n".join(f"{term} = {meaning}" for term, meaning in terms.items()),
            height=180,
            key=f"summary-terms-{scene.opened.revision}",
        )
        known = st.text_input(
            "Words that your readers know", ", ".join(edits.known), key=f"summary-known-{scene.opened.revision}",
            placeholder="SLA, RAG",
        )  # fmt: skip
        if st.form_submit_button("Keep these words"):
            pairs = (line.partition("=") for line in listed.splitlines() if line.partition("=")[0].strip())
            chosen = {term.strip(): meaning.strip() for term, _, meaning in pairs}
            words = tuple(one.strip() for one in known.split(",") if one.strip())
            _keep(scene, {"terms": None if chosen == TERMS else chosen, "known": words})


def _keep(scene: Scene, facts: dict[str, object]) -> None:
    with told():
        edit_summary(scene.store, scene.id, facts)
        changed_outside()
        st.rerun()
