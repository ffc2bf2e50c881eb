"""What a summary says of how sure it is: how firm the ranking is, and how firmly each feature belongs to the funded."""

from workbench.model import Standing
from workbench.reports.names import about, about_rank, in_sentence, quoted
from workbench.reports.summary_basis import Basis
from workbench.workflows.confidence_headline import confidence_headline, of_hundred
from workbench.workflows.tipping import TippingPoint
from workbench.workflows.wording import count_word, percent

_FIRM, _LIKELY = 80, 50
_AMONG = {"decided": "funded", "planned": "in the plan", "ranked": "at the top"}


def how_sure(basis: Basis, feature_id: str) -> str:
    """Say how firmly a funded feature belongs there: what is missing, else how often it is among as many best."""
    standing = basis.evaluation.standing(feature_id)
    if standing.rank is None:
        return "not ranked: scores are missing"
    missing = [one.dimension for one in standing.parts if one.is_missing and one.weight != 0]
    if missing:
        name = in_sentence(basis.evaluation.framework.dimension(missing[0]).name)
        return f"provisional: {name if len(missing) == 1 else f'{count_word(len(missing))} scores'} missing"
    count = len(basis.funded)
    if standing.rank > count:
        why = "; in the plan for its cost" if basis.kind == "planned" else ""
        return f"rank {about_rank(standing.rank)}{why}"
    return _chance(basis, standing, count)


def sure_heading(basis: Basis) -> str:
    """Say of what the column's chances are chances."""
    count = len(basis.funded)
    if basis.robustness is None or basis.robustness.is_certain or count >= len(basis.robustness.feature_ids):
        return "How sure"
    return f"How sure to be {'first' if count == 1 else f'in the top {count_word(count)}'}"


def firm_sentence(basis: Basis, *, is_brief: bool = False) -> str:
    """Say how firm first place is, and not brief which weight would change it; '' where nothing competes."""
    robustness = basis.robustness
    if robustness is None:
        return ""
    if robustness.is_certain:
        framework = basis.evaluation.framework.name
        return f"Every score that counts is known exactly, so this is the only order that {framework} gives."
    tipping = "" if is_brief else _tipping_sentence(basis)
    return f"{_leader_sentence(basis)} {confidence_headline(robustness)} {tipping}".strip()


def missing_text(basis: Basis) -> str:
    """Say how many ranked features lack a score, and how many of the funded do."""
    evaluation = basis.evaluation
    lacking = [evaluation.feature_ids[place] for place in evaluation.ranked if evaluation.provisional[place]]
    if not lacking:
        return "no score missing"
    near = sum(one in basis.funded for one in lacking)
    among = f", {count_word(near) if near else 'none'} of them {_AMONG[basis.kind]}" if basis.funded else ""
    return f"{about(len(lacking))} with missing scores{among}"


def _leader_sentence(basis: Basis) -> str:
    """Say so where the one feature that ranks first is not among the funded."""
    evaluation = basis.evaluation
    leaders = [evaluation.feature_ids[place] for place in evaluation.ranked if evaluation.rank[place] == 1]
    if len(leaders) != 1 or not basis.funded or leaders[0] in basis.funded:
        return ""
    out = "is not in the plan" if basis.kind == "planned" else "is not among these"
    return f"{quoted(basis.backlog.feature(leaders[0]).title)} ranks first but {out}."


def _chance(basis: Basis, standing: Standing, count: int) -> str:
    """Say how often a feature is among the best, of as many as are funded."""
    robustness = basis.robustness
    if robustness is None or robustness.is_certain or count >= len(robustness.feature_ids):
        return "firm"
    if count > robustness.shares.shape[1]:
        return f"rank {about_rank(standing.rank or 0)}"
    row = robustness.feature_ids.index(standing.feature_id)
    share = min(float(robustness.shares[row, :count].sum()), 1.0)
    word = "firm" if share * 100 >= _FIRM else "likely" if share * 100 >= _LIKELY else "open"
    return f"{word}: {of_hundred(share)} of 100"


def _tipping_sentence(basis: Basis) -> str:
    """Say which weight would change first place with the least move; '' where none would, or it is shared."""
    points = basis.tipping.points if basis.tipping else ()
    open_ = [one for one in points if one.distance is not None]
    tied = sum(int(basis.evaluation.rank[place]) == 1 for place in basis.evaluation.ranked) > 1
    if not open_:
        return "" if not points or tied else "No weight on its own changes first place."
    return "" if tied else _say_nearest(basis, min(open_, key=lambda one: one.distance or 0.0))


def _say_nearest(basis: Basis, point: TippingPoint) -> str:
    is_low = point.below is not None and point.weight - point.low == point.distance
    heir = basis.backlog.feature((point.below if is_low else point.above) or "")
    end, word = (point.low, "less") if is_low else (point.high, "more")
    name, now = in_sentence(point.name), percent(point.weight)
    limit = percent(end)
    if limit == now:
        return f"{quoted(heir.title)} leads as soon as {name} weighs a little {word} than its {now}."
    return f"{quoted(heir.title)} would lead if {name} weighed {word} than {limit} (now {now})."
