"""The no-list as a Markdown document."""

from collections.abc import Sequence

from workbench.reports.markdown_text import escape
from workbench.workflows.no_list import Declined


def write_no_list_markdown(name: str, declined: Sequence[Declined]) -> str:
    """Write every declined feature with its reason, what would reopen it, and the sentence for whoever asked.

    Parameters
    ----------
    name
        The backlog's.
    declined
        In the order in which they stand.
    """
    lines = [f"# What we said no to: {escape(name)}", ""]
    if not declined:
        lines += ["Nothing has been declined.", ""]
    for one in declined:
        key = f" ({escape(one.key)})" if one.key else ""
        lines += [
            f"## {escape(one.title)}{key}",
            "",
            f"**{one.form_text}.** {escape(one.reason) or 'No reason yet.'}",
            "",
        ]
        facts = (
            ("Would reopen it", one.reopen),
            ("Look again", one.look_again_text),
            ("Decided by", one.decided_by),
        )
        told = [f"- {label}: {escape(text)}" for label, text in facts if text]
        lines += [*told, ""] if told else []
        lines += [f"> {escape(one.sentence)}", ""]
    return "\n".join(lines)
