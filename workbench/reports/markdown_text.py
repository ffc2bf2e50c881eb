"""People's words in a Markdown document: they arrive as they are, whatever they look like."""

import re

from workbench.reports.plain_text import as_line, as_lines

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_LINKS = re.compile(r"(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)
"""What makes a link without any brackets."""
_AT_START = re.compile(r"^([-+=:%])|^(\d+)([.)])")
"""Lists, underlined headings, formulas."""


def escape(text: str) -> str:
    r"""Escape whatever Markdown, HTML, formulas or templates would make of a text; line breaks become spaces.

    Examples
    --------
    >>> print(escape("=1+1 [x](javascript:y) <b>"))
    \=1+1 \[x\](javascript:y) \<b\>
    """
    return _escape_line(as_line(text))


def escape_lines(text: str) -> tuple[str, ...]:
    """Escape as ``escape``, each line of the text by itself."""
    return tuple(map(_escape_line, as_lines(text)))


def _escape_line(line: str) -> str:
    marked = _LINKS.sub(lambda found: f"\\{found[0]}", _MARKS.sub(r"\\\1", line))
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", marked)
