"""A packed file (XLSX and ODS are ZIP archives): its parts, without trust in what it says about itself."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from workbench.errors import SpreadsheetError
from workbench.exchange.limits import Budget
from workbench.exchange.safe_xml import damaged

CHUNK = 262_144

_MOST_PARTS = 20_000
_MOST_SMALL = 16_000_000
_ENTRY_MARK = b"PK\x01\x02"
_IS_LOCKED = 0x1


class PackedFile:
    """The parts of a ZIP archive; each byte that is unpacked is taken off the budget.

    Parameters
    ----------
    budget
        Of this file.
    data
        The whole archive.

    Raises
    ------
    SpreadsheetError
        When it is damaged, locked, or says that it unpacks to more than is allowed.
    """

    def __init__(self, budget: Budget, data: bytes) -> None:
        self._budget = budget
        if data.count(_ENTRY_MARK) > _MOST_PARTS:
            raise SpreadsheetError(f"'{budget.name}' is an archive of more than {_MOST_PARTS:,} files, no spreadsheet.")
        with self._telling_damage():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        entries = self._archive.infolist()
        budget.expect_bytes(sum(entry.file_size for entry in entries))
        if any(entry.flag_bits & _IS_LOCKED for entry in entries):
            raise locked(budget.name)
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in entries}

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts, in lower case."""
        return frozenset(self._entries)

    def has(self, part: str) -> bool:
        """Tell whether there is such a part, in any case."""
        return part.casefold() in self._entries

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece.

        Raises
        ------
        SpreadsheetError
            When there is no such part, it is damaged, or the budget is spent.
        """
        entry = self._entries.get(part.casefold())
        if entry is None:
            raise damaged(self._budget.name, f"its part '{part}' is missing")
        with self._telling_damage(), self._archive.open(entry) as stream:
            while chunk := stream.read(CHUNK):
                self._budget.spend_bytes(len(chunk))
                yield chunk

    def small(self, part: str) -> bytes:
        """Unpack a part that describes the others.

        Raises
        ------
        SpreadsheetError
            As ``chunks``, and when it is larger than any such part has reason to be.
        """
        found = bytearray()
        for chunk in self.chunks(part):
            found += chunk
            if len(found) > _MOST_SMALL:
                raise damaged(self._budget.name, f"its part '{part}' is far too large")
        return bytes(found)

    @contextmanager
    def _telling_damage(self) -> Iterator[None]:
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise damaged(self._budget.name, "it ends too early or was changed on its way") from error
        except RuntimeError as error:
            raise damaged(self._budget.name, "it is packed in an unknown way") from error


def locked(name: str) -> SpreadsheetError:
    """Make the error for a file with a password."""
    return SpreadsheetError(
        f"'{name}' is protected with a password. Open it in your spreadsheet program, remove the password, save it, "
        "and open it again."
    )
