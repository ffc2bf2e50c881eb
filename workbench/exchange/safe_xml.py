"""XML from strangers: no entities, no deep nesting, no more elements than the budget allows.

The expat parser of the standard library calls back for each element; nothing of the document is kept. A document type
declaration, without which there are no entities, is refused. Nothing outside the document is ever opened.
"""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from workbench.errors import SpreadsheetError
from workbench.exchange.limits import Budget

Attributes = dict[str, str]

_DEEPEST = 200
_ONE_CHUNK = 262_144


class XmlReader:
    """Calls back for each element of a document, by its name without the prefix.

    Parameters
    ----------
    budget
        Every element is taken off it.
    on_start, on_end
        Called with an element's name (and attributes, their names as written).
    """

    def __init__(
        self, budget: Budget, on_start: Callable[[str, Attributes], None], on_end: Callable[[str], None] | None = None
    ) -> None:
        self._budget = budget
        self._depth = 0
        self._on_start = on_start
        self._on_end = on_end
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse_declarations

    def catch_text(self, on_text: Callable[[str], object] | None) -> None:
        """Call back for text from here on; None stops it. To be called from ``on_start`` and ``on_end``."""
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
                for start in range(0, len(chunk), _ONE_CHUNK):
                    self._parser.Parse(chunk[start : start + _ONE_CHUNK], False)
            if is_whole:
                self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise damaged(self._budget.name, f"a part of it is not well-formed XML ({error})") from error

    def _start(self, name: str, attributes: Attributes) -> None:
        self._budget.spend_pieces(1)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise damaged(self._budget.name, f"its XML is nested more than {_DEEPEST} deep")
        self._on_start(name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._on_end:
            self._on_end(name.rpartition(":")[2])

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
    wanted = frozenset(names)

    def keep(name: str, attributes: Attributes) -> None:
        if name in wanted:
            found.append((name, attributes))

    XmlReader(budget, keep).read([data])
    return found


def damaged(name: str, what: str) -> SpreadsheetError:
    """Make the error for a file that was cut off or changed on its way."""
    return SpreadsheetError(
        f"'{name}' is damaged: {what}. Download it again, or open it in your spreadsheet program and save it anew."
    )
