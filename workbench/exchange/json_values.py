"""JSON values as the text of cells."""

import json
from typing import TypeAlias

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"
"""A parsed value, its numbers as text."""

_NAMING = ("login", "name", "title", "displayName", "text", "label", "value", "body")
"""Fields by which a nested object is named, in order of preference."""


def cell_text(value: Json) -> str:
    """Write a JSON value as the text of one cell.

    Examples
    --------
    >>> cell_text([{"name": "bug"}, {"name": "web"}]), cell_text(True), cell_text(None)
    ('bug, web', 'TRUE', '')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return ", ".join(text for text in map(cell_text, value) if text)
    if not value:
        return ""
    named = (value.get(field) for field in _NAMING)
    shown = next((text for text in named if isinstance(text, str) and text), None)
    return shown or json.dumps(value, ensure_ascii=False, separators=(",", ":"))
