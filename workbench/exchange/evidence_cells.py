"""What was learnt, as lines of one cell: 'interview: Leads check every answer (19; 2026-03-02)'."""

import datetime as dt
import re

from workbench.model import Evidence, EvidenceKind

_LINE = re.compile(
    rf"(?P<kind>{'|'.join(kind.value for kind in EvidenceKind)})(?::\s*(?P<sentence>.*?))??"
    r"(?:\s*\((?:(?P<count>\d+)(?:; )?)?(?P<when>\d{4}-\d{2}-\d{2})?\))?",
    re.IGNORECASE,
)


def evidence_text(evidence: tuple[Evidence, ...]) -> str:
    """Write each piece of evidence on a line of its own: kind, sentence, and in brackets its count and date."""
    return "\n".join(_line(one) for one in evidence)


def parse_evidence(text: str) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """Read the lines of an evidence cell.

    Returns
    -------
    The evidence in the order of the lines, and the lines that name no kind of evidence: those are kept whole, as
    guesses.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    evidence = [_parse_line(line) for line in lines]
    unnamed = tuple(line for line, one in zip(lines, evidence, strict=True) if one is None)
    kept = (one or Evidence(kind=EvidenceKind.GUESS, sentence=line) for line, one in zip(lines, evidence, strict=True))
    return tuple(kept), unnamed


def _line(one: Evidence) -> str:
    facts = "; ".join(str(fact) for fact in (one.count, one.when) if fact is not None)
    named = f"{one.kind.value}: {one.sentence}" if one.sentence else one.kind.value
    return f"{named} ({facts})" if facts else named


def _parse_line(line: str) -> Evidence | None:
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    try:
        when = dt.date.fromisoformat(found["when"]) if found["when"] else None
    except ValueError:
        return None
    return Evidence(
        kind=EvidenceKind(found["kind"].lower()),
        sentence=found["sentence"] or "",
        count=int(found["count"]) if found["count"] else None,
        when=when,
    )
