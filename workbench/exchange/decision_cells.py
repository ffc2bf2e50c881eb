"""A decision as cells of a row, and back; what no cell shows travels beside them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from workbench.model import Choice, Decision, DeclineForm, Draft, Feature, Outcome, Record

DECISION = "decision"
"""Begins the name of a decision's columns: 'decision:reason'."""
DECISION_HEADERS: dict[str, str] = {
    "decision:choice": "Decision",
    "decision:reason": "Decision reason",
    "decision:decided_by": "Decided by",
    "decision:reopen": "Would reopen it",
    "decision:look_again": "Look again on",
    "decision:form": "Form of no",
    "decision:sentence": "Sentence for whoever asked",
}
"""Column → the header it stands under."""
DECISION_REST = "decision:rest"
"""What has no column: how it turned out, and what was drafted."""


class DecisionRest(Record):
    """The part of a decision that no cell shows."""

    drafted: dict[Draft, str] = Field(default_factory=dict)
    outcome: Outcome | None = None


def decision_cell(feature: Feature, key: str) -> str | None:
    """Give what a decision says in one of its columns; None where it says nothing."""
    if feature.decision is None:
        return None
    if key == "rest":
        rest = DecisionRest(drafted=feature.decision.drafted, outcome=feature.decision.outcome)
        return None if rest == DecisionRest() else rest.model_dump_json()
    value = getattr(feature.decision, key)
    return (value.isoformat() if isinstance(value, dt.date) else str(value)) if value else None


def parse_choice(text: str) -> Choice | None:
    """Read 'now', 'next', 'later' or 'no', in any case; None for anything else."""
    word = text.strip().casefold()
    return Choice(word) if word in set(Choice) else None


def parse_decision(cells: Mapping[str, str]) -> tuple[Decision | None, tuple[str, ...]]:
    """Read a decision from its cells.

    Parameters
    ----------
    cells
        Key of a column ('choice', 'reason' …) → its text; an empty one may be left out.

    Returns
    -------
    The decision, None where no choice is readable; and a sentence for each cell that says something but could not be
    used.
    """
    filled = {key: text for key, text in cells.items() if text}
    choice = parse_choice(filled.get("choice", ""))
    if choice is None:
        lost = [
            f"{DECISION_HEADERS[f'{DECISION}:{key}']}: '{text[:60]}'" for key, text in filled.items() if key != "rest"
        ]
        if not lost:
            return None, ()
        return None, (f"{'; '.join(lost)}. Without now, next, later or no under 'Decision' this decides nothing.",)
    faults: list[str] = []
    texts: dict[str, Any] = {
        key: filled[key] for key in ("reason", "decided_by", "reopen", "sentence") if key in filled
    }
    if "look_again" in filled:
        texts["look_again"] = _parse_date(filled["look_again"], faults)
    if "form" in filled:
        texts["form"] = _parse_form(filled["form"], faults)
    rest = _parse_rest(filled.get("rest", ""))
    return Decision(choice=choice, drafted=rest.drafted, outcome=rest.outcome, **texts), tuple(faults)


def _parse_date(text: str, faults: list[str]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        faults.append(f"'{text[:60]}' is not a date to look again. Type it as 2026-05-03.")
        return None


def _parse_form(text: str, faults: list[str]) -> DeclineForm | None:
    word = text.strip().casefold()
    if word in set(DeclineForm):
        return DeclineForm(word)
    faults.append(f"'{text[:60]}' is no form of a no. Type not now, not us or not ever.")
    return None


def _parse_rest(text: str) -> DecisionRest:
    try:
        return DecisionRest.model_validate_json(text) if text else DecisionRest()
    except ValidationError:
        return DecisionRest()
