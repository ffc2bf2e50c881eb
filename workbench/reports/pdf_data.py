"""A document as plain data for the typesetter: cleaned, with the direction of every text."""

import re
import unicodedata
from typing import Any

from workbench.reports.blocks import Block, Bullets, Document, Heading, Paragraph, Picture, Table
from workbench.reports.plain_text import EMPTY, as_line, as_lines, begins_right_to_left

_JOINERS = "\u200c\u200d"
"""What may stand between a letter and its mark."""


class Lettering:
    """How text is written: what no font can show is replaced, everything else stays.

    Parameters
    ----------
    unshown
        Characters, or clusters of them, that no font can show.
    stand_in
        What stands for each.
    """

    def __init__(self, unshown: tuple[str, ...] = (), stand_in: str = "") -> None:
        self._stand_in = stand_in
        longest_first = sorted(unshown, key=len, reverse=True)
        self._unshown = re.compile("|".join(map(re.escape, longest_first))) if unshown else None

    def line(self, text: str) -> dict[str, Any]:
        """Give a text on one line, with its direction."""
        return self._written(as_line(text))

    def lines(self, text: str) -> dict[str, Any]:
        """Give a text with its lines, and its direction."""
        return self._written("\n".join(as_lines(text)))

    def name(self, text: str) -> dict[str, Any]:
        """Give a title or heading, which is never empty."""
        line = as_line(text)
        prints = any(unicodedata.category(letter)[0] in "LNPS" for letter in line)
        return self._written(line if prints else EMPTY)

    def shown(self, text: str) -> str:
        """Give any text, a picture's too, without what no font can show."""
        return self._unshown.sub(self._stand_in, text) if self._unshown else text

    def _written(self, text: str) -> dict[str, Any]:
        return {"text": self.shown(_on_letters(text)), "rtl": begins_right_to_left(text)}


def lay_out(document: Document, lettering: Lettering) -> dict[str, Any]:
    """Give a document as data that JSON can hold.

    Returns
    -------
    Every text as {'text': …, 'rtl': whether it begins right to left}; blocks in order, each with its 'kind'. A heading
    never skips a level, as a screen reader's list of headings would have a hole.
    """
    blocks = []
    deepest = 1
    for block in document.blocks:
        if isinstance(block, Heading):
            deepest = min(block.level, deepest + 1)
            blocks.append({"kind": block.kind, "level": deepest, "text": lettering.name(block.text)})
        elif not isinstance(block, Paragraph) or as_lines(block.lead + block.text):
            blocks.append(_laid_out(block, lettering))
    return {
        "title": lettering.name(document.title),
        "meta": lettering.line(document.meta),
        "blocks": blocks,
        "footer": lettering.line(document.footer),
    }


def _laid_out(block: Block, lettering: Lettering) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": block.kind, "tone": block.tone, **_led(block.lead, block.text, lettering)}
        case Bullets():
            items = [_led(one.lead, one.text, lettering) for one in block.items]
            return {"kind": block.kind, "items": items}
        case Table():
            return {
                "kind": block.kind,
                "headings": [lettering.line(one) for one in block.headings],
                "rows": [[lettering.line(cell) for cell in row] for row in block.rows],
                "numbers": block.numbers,
                "widths": block.widths,
            }
        case Picture():
            alt = as_line(block.alt) or EMPTY
            return {"kind": block.kind, "svg": lettering.shown(block.svg), "alt": alt, "share": block.share}
        case Heading():
            return {"kind": block.kind, "level": block.level, "text": lettering.name(block.text)}


def _led(lead: str, text: str, lettering: Lettering) -> dict[str, Any]:
    whole = f"{as_line(lead)} {as_line(text)}"
    return {
        "lead": lettering.line(lead)["text"],
        "text": lettering.lines(text)["text"],
        "rtl": begins_right_to_left(whole),
    }


def _on_letters(text: str) -> str:
    """Leave out accents and vowel points that stand on nothing: the typesetter breaks at them from right to left."""
    kept: list[str] = []
    for letter in text:
        is_mark = unicodedata.category(letter).startswith("M")
        if not is_mark or (kept and (kept[-1] in _JOINERS or unicodedata.category(kept[-1])[0] not in "ZC")):
            kept.append(letter)
    return "".join(kept)
