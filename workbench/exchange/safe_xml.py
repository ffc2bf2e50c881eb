"""XML from strangers: no entities, no deep nesting, no more elements than the budget allows.

The expat parser of the standard library calls back for the elements that are asked for, and keeps nothing of the
document. A document type declaration, without which there are no entities, is refused. Nothing outside the document is
opened.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Generic, TypeVar
from xml.parsers import expat

from workbench.errors import SpreadsheetError
from workbench.exchange.limits import Budget

Attributes = dict[str, str]
OnStart = Callable[[Attributes], object]
OnEnd = Callable[[], object]

_Callback = TypeVar("_Callback")

_DEEPEST = 200
_ONE_CHUNK = 262_144
_BATCH = 256
_LONGEST_DECLARATION = 1000
_ENCODING = re.compile(rb"""[^<]*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252")


class _Callbacks(dict[str, _Callback | None], Generic[_Callback]):
    """Element names as written, with their prefix → what is called for them, looked up once."""

    def __init__(self, by_local_name: Mapping[str, _Callback]) -> None:
        super().__init__()
        self._by_local_name = by_local_name

    def __missing__(self, name: str) -> _Callback | None:
        self[name] = found = self._by_local_name.get(name.rpartition(":")[2])
        return found


class LocalNames(dict[str, str]):
    """Names as written → without their prefix, worked out once."""

    def __missing__(self, name: str) -> str:
        """Work a name out."""
        self[name] = local = name.rpartition(":")[2]
        return local


class XmlReader:
    """Calls back for the elements of a document that are asked for, by their names without prefixes.

    Parameters
    ----------
    budget
        Every element is taken off it.
    on_start
        Name → what is called with the attributes (their names as written) of each element of that name.
    on_end
        Name → what is called at the end of each.
    cost
        What an element takes off the budget.

    Attributes
    ----------
    depth
        How many elements are open; 1 in the root, at its start and at its end.
    """

    def __init__(
        self,
        budget: Budget,
        on_start: Mapping[str, OnStart],
        on_end: Mapping[str, OnEnd] | None = None,
        *,
        cost: int = 1,
    ) -> None:
        self.depth = 0
        self._budget = budget
        self._cost = cost
        self._count = 0
        self._is_started = False
        self._on_start = _Callbacks(on_start)
        self._on_end = _Callbacks(on_end or {})
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse_declarations

    def catch_text(self, on_text: Callable[[str], object] | None) -> None:
        """Call back for text from here on; None stops it. To be called from the callbacks."""
        self._parser.CharacterDataHandler = on_text

    def read(self, chunks: Iterable[bytes], *, is_whole: bool = True) -> None:
        """Read the document, or the next part of it.

        Raises
        ------
        SpreadsheetError
            When it is not well-formed, declares a document type, is nested too deeply or is too large.
        """
        try:
            for chunk in chunks:
                self._check_encoding(chunk)
                for start in range(0, len(chunk), _ONE_CHUNK):
                    self._parser.Parse(chunk[start : start + _ONE_CHUNK], False)
            if is_whole:
                self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise damaged(self._budget.name, f"a part of it is not well-formed XML ({error})") from error

    def _check_encoding(self, chunk: bytes) -> None:
        """Refuse encodings that the parser would ask Python for, which may not know them either."""
        if not self._is_started:
            self._is_started = True
            found = _ENCODING.match(chunk[:_LONGEST_DECLARATION].replace(b"\0", b""))
            if found and found[1].lower() not in _ENCODINGS:
                raise damaged(self._budget.name, "a part of it is written in an unknown encoding")

    def _start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        self._count += 1
        if self.depth > _DEEPEST:
            raise damaged(self._budget.name, f"its XML is nested more than {_DEEPEST} deep")
        if self._count == _BATCH:
            self._budget.spend_pieces(_BATCH * self._cost)
            self._count = 0
        call = self._on_start[name]
        if call:
            call(attributes)

    def _end(self, name: str) -> None:
        call = self._on_end[name]
        if call:
            call()
        self.depth -= 1

    def _refuse_declarations(self, *_declared: object) -> None:
        raise SpreadsheetError(
            f"'{self._budget.name}' declares XML entities, which no spreadsheet program writes and which can be used "
            "to attack. Open it in your spreadsheet program and save it as a new .xlsx file."
        )


def read_elements(budget: Budget, data: bytes, *names: str) -> list[tuple[str, Attributes]]:
    """Collect the elements of the given names from a small document, in its order.

    Returns
    -------
    (name without prefix, attributes) of each start tag.

    Raises
    ------
    SpreadsheetError
        As ``XmlReader.read``.
    """
    found: list[tuple[str, Attributes]] = []

    def keep(name: str, attributes: Attributes) -> None:
        found.append((name, attributes))

    XmlReader(budget, {name: partial(keep, name) for name in names}).read([data])
    return found


def damaged(name: str, what: str) -> SpreadsheetError:
    """Make the error for a file that was cut off or changed on its way."""
    return SpreadsheetError(
        f"'{name}' is damaged: {what}. Download it again, or open it in your spreadsheet program and save it anew."
    )
