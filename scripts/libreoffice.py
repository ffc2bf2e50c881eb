"""Let LibreOffice work workbooks out anew, as a person's own program does on opening them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_LONGEST = 300
"""Seconds that one start may take, however many workbooks it converts."""
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""


def find_libreoffice() -> str:
    """Give the path of LibreOffice's program.

    Raises
    ------
    FileNotFoundError
        When there is none.
    """
    found = os.environ.get("SOFFICE") or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise FileNotFoundError("LibreOffice is not installed: run scripts/get_libreoffice.sh, or set SOFFICE.")
    return found


def convert(books: Mapping[str, bytes], folder: Path, *, kind: str = "xlsx", suffix: str = "xlsx") -> dict[str, bytes]:
    """Open workbooks with every formula worked out anew, or slides, and save them again.

    Parameters
    ----------
    books
        Name without suffix → file.
    folder
        An empty folder for the files and for LibreOffice's own settings.
    kind
        What they are: 'xlsx' or 'pptx'.
    suffix
        What to save as: 'xlsx' or 'pdf'.

    Returns
    -------
    Name → the file as saved; LibreOffice starts once for all of them.
    """
    profile, before, after = folder / "profile", folder / "before", folder / "after"
    (profile / "user").mkdir(parents=True)
    before.mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    for name, data in books.items():
        (before / f"{name}.{kind}").write_bytes(data)
    subprocess.run(  # noqa: S603 - the program that the person installed, with files of our own
        [
            find_libreoffice(),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(after),
            *(str(before / f"{name}.{kind}") for name in books),
        ],
        check=True,
        capture_output=True,
        timeout=_LONGEST,
    )
    return {name: (after / f"{name}.{suffix}").read_bytes() for name in books}
