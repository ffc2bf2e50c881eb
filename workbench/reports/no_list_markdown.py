"""The no-list as a Markdown document."""

import re
from collections.abc import Sequence

from workbench.workflows.no_list import Declined

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def write_no_list_markdown(name: str, declined: Sequence[Declined]) -> str:
    """Write every declined feature with its reason, what would reopen it, and the sentence for whoever asked.

    Parameters
    ----------
    name
        The backlog's.
    declined
        In the order in which they stand.
    """
    lines = [f"# What we said no to: {_plain(name)}", ""]
    if not declined:
        lines += ["Nothing has been declined.", ""]
    for one in declined:
        key = f" ({_plain(one.key)})" if one.key else ""
        lines += [
            f"## {_plain(one.title)}{key}",
            "",
            f"**{one.form_text}.** {_plain(one.reason) or 'No reason yet.'}",
            "",
        ]
        facts = (
            ("Would reopen it", one.reopen),
            ("Look again", one.look_again_text),
            ("Decided by", one.decided_by),
        )
        told = [f"- {label}: {_plain(text)}" for label, text in facts if text]
        lines += [*told, ""] if told else []
        lines += [f"> {_plain(one.sentence)}", ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
