"""Write a backlog with its ranking as one JSON file that ``own_files`` reads back exactly."""

import json

from workbench.exchange.ranking_document import rank_document
from workbench.model import Backlog, Evaluation

JSON_KIND = "decision-workbench backlog"
VERSION = 1


def write_json(backlog: Backlog, evaluation: Evaluation) -> bytes:
    """Write the backlog and its ranking as JSON.

    Parameters
    ----------
    backlog
        What is read back, exactly.
    evaluation
        Written beside it for other programs; not read back.

    Returns
    -------
    UTF-8; numbers at full precision.
    """
    document = {
        "kind": JSON_KIND,
        "version": VERSION,
        "backlog": backlog.model_dump(mode="json"),
        "evaluation": rank_document(backlog, evaluation, {}),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
