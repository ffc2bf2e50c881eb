"""The scored backlog: harbour_assist.toml → JSON that the workbench opens as one of its own files."""

import json
import tomllib
from typing import Any

from sample_data.recipes import SOURCES
from workbench.exchange.writing_json import JSON_KIND, VERSION
from workbench.model import Backlog, Evidence, Feature, Score, five_dimensions

TRACKER = "https://tracker.example/browse/"


def make_scored_backlog() -> bytes:
    """Make harbour_assist.json.

    Returns
    -------
    UTF-8, indented by two spaces, with a line break at the end. Without the ranking that an export also holds: it is
    worked out, and would change the file whenever its form changes.
    """
    source = tomllib.loads((SOURCES / "harbour_assist.toml").read_text(encoding="utf-8"))
    backlog = Backlog(
        name=source["name"],
        framework=five_dimensions(),
        features=tuple(_feature(entry, source["carried"]) for entry in source["feature"]),
        carried_headers=tuple(source["carried"]),
    )
    document = {"kind": JSON_KIND, "version": VERSION, "backlog": backlog.model_dump(mode="json")}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _feature(entry: dict[str, Any], carried: list[str]) -> Feature:
    rest = dict(entry)
    numbers, notes = rest.pop("scores"), rest.pop("score_notes", {})
    scores = {
        key: score
        for key, number in zip(five_dimensions().keys, numbers, strict=True)
        if (score := _score(number, notes.get(key, ""))) is not None
    }
    given = rest.pop("given_priority", None)
    return Feature(
        id=entry["key"].lower(),
        kind="Feature",
        link=TRACKER + entry["key"],
        scores=scores,
        given={} if given is None else {"given_priority": given},
        carried=dict(zip(carried, (rest.pop("component"), rest.pop("segment")), strict=True)),
        evidence=tuple(Evidence(**one) for one in rest.pop("evidence", ())),
        **rest,
    )


def _score(number: int | str, note: str) -> Score | None:
    """Read 4, '3-4', '2-3-5' or '?'; a missing score with a note stays as a reasoned gap."""
    if number == "?":
        return Score(note=note) if note else None
    ends = [float(end) for end in str(number).split("-")]
    likely = {1: ends[0], 3: ends[len(ends) // 2]}.get(len(ends))
    return Score(low=ends[0], likely=likely, high=ends[-1], note=note)
