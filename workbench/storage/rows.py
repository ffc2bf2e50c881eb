"""Rows of the database ↔ the models they stand for."""

import datetime as dt
import json
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, RowMapping

from workbench.model import Backlog, Decision, Evidence, Feature, Framework, Note, PlanRules, Score, SummaryEdits
from workbench.storage.changes import FieldValue
from workbench.storage.schema import DOCUMENT_FIELDS, TEXT_FIELDS

_EVIDENCE = TypeAdapter(tuple[Evidence, ...])
_NOTES = TypeAdapter(tuple[Note, ...])
_DECISION = TypeAdapter(Decision | None)
_WORDS = TypeAdapter(tuple[str, ...])
_OTHERS = TypeAdapter(tuple[Score, ...])
_NO_OTHERS = "[]"


def backlog_values(backlog: Backlog) -> dict[str, str]:
    """Give the columns of ``backlogs`` that hold a backlog's contents, without its features."""
    return {
        "name": backlog.name,
        "framework": backlog.framework.model_dump_json(),
        "carried_headers": _WORDS.dump_json(backlog.carried_headers).decode(),
        "notes": _NOTES.dump_json(backlog.notes).decode(),
        "plan": backlog.plan.model_dump_json(),
        "summary": backlog.summary.model_dump_json(),
    }


def read_backlog(row: Row[Any], framework: Framework, features: tuple[Feature, ...]) -> Backlog:
    """Make the backlog of a row of ``backlogs``."""
    return Backlog(
        name=row.name,
        framework=framework,
        features=features,
        carried_headers=_WORDS.validate_json(row.carried_headers),
        notes=_NOTES.validate_json(row.notes),
        plan=PlanRules.model_validate_json(row.plan),
        summary=SummaryEdits.model_validate_json(row.summary),
    )


def feature_values(feature: Feature) -> dict[str, str]:
    """Give the columns of ``features`` that hold a feature's id and fields, without its scores."""
    fields = {field: field_text(field, getattr(feature, field)) for field in (*TEXT_FIELDS, *DOCUMENT_FIELDS)}
    return {"id": feature.id, "decision": decision_text(feature.decision), **fields}


def decision_text(decision: Decision | None) -> str:
    """Give what the column of a feature's decision holds: JSON, ``null`` while nothing is decided."""
    return _DECISION.dump_json(decision).decode()


def field_text(field: str, value: object) -> str:
    """Give what the column of a feature's field holds for a value."""
    if field == "evidence":
        return _EVIDENCE.dump_json(_EVIDENCE.validate_python(value)).decode()
    return json.dumps(value, ensure_ascii=False) if field in DOCUMENT_FIELDS else str(value)


def read_field(field: str, text: str) -> FieldValue:
    """Make a feature's field of what its column holds."""
    if field == "evidence":
        return _EVIDENCE.validate_json(text)
    if field in DOCUMENT_FIELDS:
        found: dict[str, str] = json.loads(text)
        return found
    return text


def read_feature(row: RowMapping, scores: dict[str, Score]) -> Feature:
    """Make the feature of a row of ``features``."""
    fields = {field: read_field(field, row[field]) for field in (*TEXT_FIELDS, *DOCUMENT_FIELDS)}
    decision = None if row["decision"] == "null" else Decision.model_validate_json(row["decision"])
    return Feature.model_validate({"id": row["id"], "scores": scores, "decision": decision, **fields})


def score_values(score: Score) -> dict[str, float | str | None]:
    """Give the columns of ``scores`` that hold a score."""
    return {
        "low": score.low,
        "likely": score.likely,
        "high": score.high,
        "note": score.note,
        "scorer": score.scorer,
        "others": _OTHERS.dump_json(score.others).decode() if score.others else _NO_OTHERS,
    }


def read_score(row: Row[Any]) -> Score:
    """Make the score of a row of ``scores``."""
    others = () if row.others == _NO_OTHERS else _OTHERS.validate_json(row.others)
    return Score(low=row.low, likely=row.likely, high=row.high, note=row.note, scorer=row.scorer, others=others)


def time_text(at: dt.datetime) -> str:
    """Write a moment as UTC with microseconds, so that texts sort as the moments do."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def read_time(text: str) -> dt.datetime:
    """Read what ``time_text`` wrote."""
    return dt.datetime.fromisoformat(text)
