"""The XML of an ODS spreadsheet in pieces of whole rows, as far as it is written in the usual way."""

import re
from collections.abc import Iterable, Iterator

from workbench.exchange.safe_xml import damaged
from workbench.exchange.text_decoding import holds_control

ROW_START = "<table:table-row"
ROW_END = "</table:table-row>"

_LONGEST = 4_000_000
"""Bytes of a row; as much as fills every column."""

_LONGEST_TAG = 8_000_000
"""Bytes without the end of a tag."""

_USUAL_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml"
    rb"""(?: version=["']1\.\d["'])?(?: encoding=["']utf-8["'])?(?: standalone=["']\w+["'])?\s*\?>\s*)?(?=<\w)""",
    re.IGNORECASE,
)


class ContentPieces:
    """An ODS spreadsheet's content in pieces that together are the whole of it.

    Parameters
    ----------
    name
        The file's name, for the messages.
    chunks
        The content.

    Attributes
    ----------
    holds_control
        Whether there were control characters in what was given so far.
    """

    def __init__(self, name: str, chunks: Iterable[bytes]) -> None:
        self._name = name
        self._chunks = chunks
        self._unbroken = 0
        self._pending = b""
        self._is_usual: bool | None = None
        self._last = b""
        self.holds_control = False

    def __iter__(self) -> Iterator[str | bytes]:
        """Give the pieces.

        Returns
        -------
        Text that ends with the end of a row, in which rows may be scanned; bytes, which only a parser can read.

        Raises
        ------
        SpreadsheetError
            When a tag or text is far too long.
        """
        for chunk in self._chunks:
            self.holds_control = self.holds_control or holds_control(chunk)
            self._look_at(chunk)
            searched = max(len(self._pending) - len(ROW_END), 0)
            self._pending += chunk
            if self._is_usual:
                end = self._pending.rfind(ROW_END.encode(), searched)
                if end >= 0:
                    yield self._decoded(self._take(end + len(ROW_END)))
                if len(self._pending) > _LONGEST:
                    yield self._take(self._last_tag())
            if not self._is_usual:
                yield self._take(len(self._pending))
        yield self._take(len(self._pending))

    def _look_at(self, chunk: bytes) -> None:
        """Notice what may hide tags: another encoding, a comment, a CDATA section, declarations."""
        if self._is_usual is None:
            found = _USUAL_START.match(chunk)
            self._is_usual = found is not None
            looked_at = chunk[found.end() :] if found else b""
        else:
            looked_at = self._last + chunk
        self._last = chunk[-1:]
        end = chunk.rfind(b">")
        self._unbroken = len(chunk) - end - 1 if end >= 0 else self._unbroken + len(chunk)
        if self._unbroken > _LONGEST_TAG:  # a parser looks at it from its start each time that more of it has come
            raise damaged(self._name, "a tag or text in it is far too long")
        # One byte is found ten times faster than two.
        if (b"!" in looked_at and b"<!" in looked_at) or (b"?" in looked_at and b"<?" in looked_at):
            self._is_usual = False

    def _last_tag(self) -> int:
        """Find where the last tag begins, before which everything is whole; without one, all that follows is parsed."""
        found = self._pending.rfind(b"<")
        if found <= 0:
            self._is_usual = False
        return max(found, 0)

    def _take(self, count: int) -> bytes:
        taken, self._pending = self._pending[:count], self._pending[count:]
        return taken

    def _decoded(self, piece: bytes) -> str | bytes:
        """Decode a piece, unless it holds what XML does not allow, or changes."""
        if (self.holds_control and holds_control(piece)) or b"\r" in piece or (b"]" in piece and b"]]>" in piece):
            return piece
        try:
            text = piece.decode("utf-8")
        except UnicodeDecodeError:
            return piece
        return piece if "\ufffe" in text or "\uffff" in text else text
