"""Worked backlogs of a fictional product, used by the app's first start, the README and the tests.

``python -m sample_data.build`` writes every file here from ``sources/``; README.md says what each one is for.
"""

import json
from importlib.resources import files

from workbench.model import Backlog

NAMES = ("harbour_assist.json", "tracker_export.csv", "rice_sheet.xlsx", "thousand_features.csv")
"""The files, the scored backlog first."""


def read_sample(name: str) -> bytes:
    """Read one of the files in ``NAMES``, from a checkout or an installed wheel alike.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    """
    return files(__name__).joinpath(name).read_bytes()


def load_harbour_assist() -> Backlog:
    """Load the scored backlog: 36 features of a support assistant, five dimensions, equal weights."""
    return Backlog.model_validate(json.loads(read_sample("harbour_assist.json"))["backlog"])
