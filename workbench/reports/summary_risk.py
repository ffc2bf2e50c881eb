"""What a summary says of what could go wrong, what it takes for granted, and when to look again."""

import datetime as dt

from workbench.model import Evidence, EvidenceKind, Feature
from workbench.reports.names import about, brief, in_sentence, quoted, two_figures
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_decision import cost_text
from workbench.workflows.confidence_headline import of_hundred
from workbench.workflows.finding_out import OpenQuestion, find_out
from workbench.workflows.wording import count_word, date_text

_ROOM = (130, 24)
"""Room, in Latin letters, and words of a person's own sentence before it is cut."""
_HEARD = (EvidenceKind.INTERVIEW, EvidenceKind.SUPPORT, EvidenceKind.USAGE_DATA, EvidenceKind.EXPERIMENT)


def why_now_sentence(basis: Basis, *, is_brief: bool = False) -> str:
    """Repeat what was learnt about the funded: one thing heard from users and one from the market; brief, the first."""
    found = [one for feature in basis.features(basis.funded) for one in feature.evidence if one.sentence.strip()]
    heard = _first(found, _HEARD)
    market = _first(found, (EvidenceKind.MARKET,))
    told = [_sentence(one.sentence) for one in (heard, market) if one is not None]
    return " ".join(told[:1] if is_brief else told)


def risk_sentence(basis: Basis) -> str:
    """Say what could go wrong with the funded: unknown cost, too much cost, a noted risk, else the largest piece."""
    features = basis.features(basis.funded)
    unknown = [one for one in features if basis.unit and one.id not in basis.costs]
    if unknown and len(unknown) < len(features):
        return f"Nobody has estimated what {quoted(unknown[0].title)}{_and_others(len(unknown) - 1)} will cost."
    if basis.capacity is not None and basis.used > basis.capacity:
        return "What is funded takes more than there is: something will be late or left out."
    noted = next((one for one in features if one.risk.strip()), None)
    if noted is not None:
        return f"{quoted(noted.title)}: {_sentence(noted.risk)}"
    return _largest(basis, features)


def assumption_sentence(basis: Basis) -> str:
    """Say which open score of a funded feature could change most, else which of them rest on no evidence."""
    count = len(basis.funded)
    if not count:
        return ""
    questions = find_out(basis.evaluation, places=count).questions
    open_ = next((one for one in questions if one.is_inside and one.feature_id in basis.funded), None)
    if open_ is not None:
        return _open_sentence(basis, open_)
    bare = [one for one in basis.features(basis.funded) if not _has_evidence(one)]
    if not bare:
        return ""
    rest = "rests" if len(bare) == 1 else "rest"
    return f"{quoted(bare[0].title)}{_and_others(len(bare) - 1)} {rest} on no evidence yet."


def look_again_sentence(basis: Basis, today: dt.date) -> str:
    """Say the earliest day still to come on which a decision is to be looked at again; '' where there is none."""
    days = [one.decision.look_again for one in basis.backlog.features if one.decision and one.decision.look_again]
    coming = [day for day in days if day >= today]
    return f"On {date_text(min(coming))}." if coming else ""


def signal_sentence(basis: Basis) -> str:
    """Say by what we shall know that the best ranked funded feature has worked; '' where nobody has said."""
    said = next((one.success_metric for one in basis.features(basis.funded) if one.success_metric.strip()), "")
    return f"Signal to watch: {_sentence(said)}" if said else ""


def _open_sentence(basis: Basis, question: OpenQuestion) -> str:
    title = quoted(basis.backlog.feature(question.feature_id).title)
    name = in_sentence(question.name)
    state = "is not known" if question.is_missing else "is known only roughly"
    top = f"the top {count_word(len(basis.funded))}" if len(basis.funded) > 1 else "first place"
    chance = f"in {of_hundred(question.chance)} of 100 cases"
    return f"The {name} of {title} {state}; {chance} the answer takes it out of {top}."


def _largest(basis: Basis, features: tuple[Feature, ...]) -> str:
    known = [one for one in features if one.id in basis.costs]
    if not known or not basis.unit:
        return ""
    largest = max(known, key=lambda one: basis.costs[one.id])
    cost = basis.costs[largest.id]
    title = quoted(largest.title)
    if basis.capacity is not None:
        most = cost + basis.capacity - basis.used
        with_cost = f"{title} is the largest piece, with {cost_text(cost, basis.unit)}"
        if two_figures(most) == two_figures(cost):
            return f"{with_cost}; there is no room for it to grow."
        return f"{with_cost}; beyond {cost_text(most, basis.unit)} the rest no longer fits."
    if len(features) == 1:
        return ""
    return f"{title} is the largest piece, with {cost_text(cost, basis.unit)}; if it is late, the others wait."


def _first(found: list[Evidence], kinds: tuple[EvidenceKind, ...]) -> Evidence | None:
    return next((one for one in found if one.kind in kinds), None)


def _has_evidence(feature: Feature) -> bool:
    return any(one.kind is not EvidenceKind.GUESS for one in feature.evidence)


def _sentence(text: str) -> str:
    """Give the first sentence of a person's text, cut where it is long."""
    flat = " ".join(text.split())
    end = flat.find(". ")
    return brief(flat if end < 0 else flat[: end + 1], *_ROOM)


def _and_others(count: int) -> str:
    if not count:
        return ""
    return f" and {about(count)} other{'s' if count > 1 else ''}"
