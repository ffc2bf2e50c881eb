"""What a summary says of each feature: who gains, why, what it costs, when it is out; or why it is declined."""

from pydantic import Field

from workbench.model import Draft, Feature, LevelScale, Record
from workbench.reports.names import brief, plain_name, quoted, two_figure_text
from workbench.reports.phrases import find_points, join_points, why_here, why_low
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_decision import cost_text
from workbench.reports.summary_sureness import how_sure
from workbench.workflows.deciding import NOTHING_KNOWN, draft_reopen, find_rivals
from workbench.workflows.plan_amounts import has_amounts
from workbench.workflows.wording import isolate, join_names

_RELEASE = "time_to_market"
_IMPACT = "user_impact"
_ROOM = (110, 20)
"""Room, in Latin letters, and words of a reason before it is cut."""
_GAIN = (44, 8)
"""The most letters and words of who gains."""


class FundedDraft(Record):
    """What is drafted about a funded feature."""

    feature_id: str
    title: str = Field(description="Cut to a line's length, isolated so that any script keeps its direction.")
    who_gains: str = Field(description="'' where nothing says.")
    why: str
    cost: str = Field(description="'–' where it is not known; '' where the framework has no cost.")
    release: str = Field(description="Time until customers have it; as ``cost``.")
    how_sure: str


class DeclinedDraft(Record):
    """What is drafted about a feature that is not funded."""

    feature_id: str
    title: str = Field(description="As in ``FundedDraft``.")
    why: str = Field(description="Why not, and what would change that.")


def draft_funded(basis: Basis, feature: Feature) -> FundedDraft:
    """Draft the row of a funded feature."""
    return FundedDraft(
        feature_id=feature.id,
        title=plain_name(feature.title),
        who_gains=_who_gains(basis, feature),
        why=_why_funded(basis, feature),
        cost=_cost(basis, feature),
        release=_release(basis, feature),
        how_sure=how_sure(basis, feature.id),
    )


def draft_declined(basis: Basis, feature: Feature) -> DeclinedDraft:
    """Draft why a feature is not funded: in a person's words where there are any, else from the numbers."""
    reason = _own(feature, Draft.REASON) or _why_not(basis, feature)
    reopen = _own(feature, Draft.REOPEN) or _reopen(basis, feature)
    why = f"{_closed(reason)} Reopen if: {_closed(reopen)}" if reopen else _closed(reason)
    return DeclinedDraft(feature_id=feature.id, title=plain_name(feature.title), why=why)


def has_release(basis: Basis) -> bool:
    """Whether the framework says how long until customers have a feature, and in which unit."""
    framework = basis.evaluation.framework
    scale = framework.dimension(_RELEASE).scale if _RELEASE in framework.keys else None
    return scale is not None and bool(scale.unit) and has_amounts(scale)


def _own(feature: Feature, text: Draft) -> str:
    """Give a text of the decision that a person wrote; '' where it is the workbench's draft."""
    decision = feature.decision
    if decision is None or not decision.is_own(text):
        return ""
    found: str = getattr(decision, text.value)
    return brief(found, *_ROOM) if found.strip() else ""


def _why_funded(basis: Basis, feature: Feature) -> str:
    points = find_points(feature, basis.evaluation)
    return _own(feature, Draft.REASON).removesuffix(".") or (
        join_points(points.strengths[:2]) if points.strengths else why_here(points)
    )


def _why_not(basis: Basis, feature: Feature) -> str:
    if basis.declined_as == "lowest":
        return _capital(why_low(find_points(feature, basis.evaluation)))
    if feature.id in basis.why_left_out and feature.decision is None:
        return two_figure_text(basis.why_left_out[feature.id])
    if not basis.evaluation.standing(feature.id).rank:
        return "Not ranked: scores are missing"
    return _outdone(basis, feature) or _capital(why_low(find_points(feature, basis.evaluation)))


def _outdone(basis: Basis, feature: Feature) -> str:
    """Say by whom a feature is outdone: by better ranked ones for no more cost, else on every dimension; '' by none."""
    rivals = find_rivals(basis.grounds, feature)
    if rivals:
        names = join_names([quoted(one.title) for one in basis.features(rivals)])
        ahead = "ranks higher and costs no more" if len(rivals) == 1 else "rank higher and together cost no more"
        return f"{cost_text(basis.costs[feature.id], basis.unit)}; {names} {ahead}"
    better = basis.grounds.beaten.get(feature.id)
    return f"{quoted(basis.backlog.feature(better).title)} is at least as good on every dimension" if better else ""


def _reopen(basis: Basis, feature: Feature) -> str:
    """Draft what would change the decision; of a bare ranking nothing is decided that could change."""
    if basis.declined_as == "lowest":
        return ""
    if not any(feature.score(key) for key in basis.evaluation.framework.keys):
        return "somebody scores it."
    drafted = two_figure_text(draft_reopen(basis.grounds, feature))
    return "" if drafted == NOTHING_KNOWN else drafted[:1].lower() + drafted[1:]


def _who_gains(basis: Basis, feature: Feature) -> str:
    """Say who gains: as noted where that is short, else as the level of its user impact says."""
    said = (_clause(text) for text in (feature.who, _impact_sentence(basis, feature)))
    short = next((one for one in said if one and len(one) <= _GAIN[0] and len(one.split()) <= _GAIN[1]), "")
    return isolate(short) if short else ""


def _clause(text: str) -> str:
    return " ".join(text.split(";", 1)[0].split(". ", 1)[0].rstrip(". ").split())


def _impact_sentence(basis: Basis, feature: Feature) -> str:
    framework, score = basis.evaluation.framework, feature.score(_IMPACT)
    if _IMPACT not in framework.keys or score is None:
        return ""
    scale = framework.dimension(_IMPACT).scale
    levels = scale.levels if isinstance(scale, LevelScale) else ()
    return next((one.sentence for one in levels if one.number == score.point), "")


def _cost(basis: Basis, feature: Feature) -> str:
    if not basis.unit:
        return ""
    cost = basis.costs.get(feature.id)
    return "–" if cost is None else _kept_together(cost_text(cost, _short(basis.unit)))


def _release(basis: Basis, feature: Feature) -> str:
    if not has_release(basis):
        return ""
    score, scale = feature.score(_RELEASE), basis.evaluation.framework.dimension(_RELEASE).scale
    point = None if score is None else score.point
    amount = None if point is None else scale.amount(point)
    if amount is None:
        return "–"
    return _kept_together(cost_text(amount, _short(scale.unit)))


def _kept_together(amount: str) -> str:
    """Let no line end between a number and its unit."""
    return amount.replace(" ", "\u00a0")


def _short(unit: str) -> str:
    return unit.removeprefix("person-")


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "\u2069")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
