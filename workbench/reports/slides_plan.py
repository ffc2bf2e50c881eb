"""What the slides say of the choice itself: what is built and what stays out for it, what is not built and why."""

from workbench.charts.theme import palette
from workbench.errors import NoFeasiblePlan, PlanNotSolved
from workbench.model import Choice, Draft, Feature
from workbench.reports.names import about, about_of, named, plain_name, quoted, two_figure_text
from workbench.reports.phrases import find_points
from workbench.reports.slides_deck import Bars, Grid, Series, Slide
from workbench.reports.slides_story import how_told, priority_text
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_decision import cost_text
from workbench.reports.summary_rows import draft_declined
from workbench.reports.summary_sureness import how_sure, sure_heading
from workbench.workflows.plan_headline import leader_note
from workbench.workflows.wording import count_of, count_word, isolate, plain_number

LISTED = 12
"""Rows of a table."""
_BESIDE = 6
"""Up to so many funded features leave room for what stays out beside them."""
_LEAST_OUT, _MOST_OUT = 3, 5
"""How many of those are named: as many as are funded, within these bounds."""
_COMPARED, _FUNDED_COMPARED = 4, 4
"""Up to so many declined are compared with up to so many funded."""
_READ = "Bars: priority of these beside the best ranked of the funded; a provisional one at the middle of its range."
_READABLE = 14.0
"""Points; a table of sentences leaves rows out before its type is smaller."""
_REOPEN = " Reopen if: "
_CHOICES = {Choice.NEXT: "next", Choice.LATER: "later", Choice.NO: "no"}


def tell_plan(basis: Basis) -> Slide:
    """Tell what is built and what it takes; beside a few, the best ranked that stay out for them."""
    rows = [_funded_row(basis, feature) for feature in basis.features(basis.funded[:LISTED])]
    has_cost = bool(basis.unit)
    headings = ("Feature", *(("Cost",) if has_cost else ()), _number_name(basis), sure_heading(basis))
    out = _best_outside(basis)
    is_beside = bool(out) and len(basis.funded) <= _BESIDE
    wide, narrow = ((0.48, 0.14, 0.12, 0.26), (0.58, 0.14, 0.28))
    if is_beside:
        wide, narrow = (0.38, 0.2, 0.17, 0.25), (0.5, 0.2, 0.3)
    funded = Grid(
        headings,
        tuple(rows),
        wide if has_cost else narrow,
        beyond=len(basis.funded) - len(rows),
        alt="What is built, with cost and chance",
    )
    return Slide(
        title=_plan_title(basis),
        parts=(funded, _outside(basis, out)) if is_beside else (funded,),
        notes=(_where_from(basis), how_told(basis)),
        split=0.55,
        foot=_price_of_leader(basis),
    )


def tell_declined(basis: Basis) -> Slide:
    """Tell what is not built, why not, and what would change that."""
    named_here = basis.features(basis.declined[:LISTED])
    title = _declined_title(basis)
    tell = _lowest if basis.declined_as == "lowest" else _refused
    headings, rows, widths = tell(basis, named_here)
    is_few = basis.declined_as != "lowest" and len(named_here) <= _COMPARED
    is_compared = is_few and any(_is_ranked(basis, one) for one in named_here)
    if is_compared and basis.unit:
        widths = (0.25, 0.17, *(one * 0.58 / sum(widths[2:]) for one in widths[2:]))
    grid = Grid(
        headings,
        rows,
        widths,
        beyond=len(basis.declined) - len(named_here),
        least=_READABLE,
        alt=title,
    )
    return Slide(
        title=title,
        parts=(grid, _compared(basis, named_here)) if is_compared else (grid,),
        notes=(
            _where_from(basis),
            "Reasons are those somebody wrote; where nobody has, they are drawn from the numbers.",
            how_told(basis),
        ),
        split=0.64,
        foot=_READ if is_compared else "",
    )


def _compared(basis: Basis, declined: tuple[Feature, ...]) -> Bars:
    """Set the priorities of a few declined beside those of the funded, so that everybody sees what is given up."""
    light, evaluation = palette(dark=False), basis.evaluation
    shown = [(one, True) for one in basis.features(basis.funded[:_FUNDED_COMPARED]) if _is_ranked(basis, one)]
    shown += [(one, False) for one in declined if _is_ranked(basis, one)]
    shown.sort(key=lambda pair: evaluation.standing(pair[0].id).rank or len(evaluation.feature_ids))
    names = tuple(plain_name(one.title) for one, _ in shown)
    unit = 1.0 if evaluation.framework.is_ratio else 100.0
    numbers = [round((evaluation.standing(one.id).priority or 0.0) * unit, 1) for one, _ in shown]
    pairs = list(zip(numbers, shown, strict=True))
    other = {"no": "Declined", "later": "Later", "left out": "Not in the plan"}.get(basis.declined_as, "Last")
    label = {"decided": "Funded", "planned": "In the plan", "ranked": "First in the ranking"}[basis.kind]
    series = tuple(
        Series(name, tuple(number if own is kind else None for number, (_, own) in pairs), (colour,))
        for name, kind, colour in ((label, True, light.ink), (other, False, light.second_mark))
    )
    said = "; ".join(f"{name} {priority_text(basis, one.id)}" for name, (one, _) in zip(names, shown, strict=True))
    return Bars(
        names,
        series,
        alt=f"{_number_name(basis)}, best first: {said}.",
        is_shared=True,
        most=max(numbers) * 1.2 or None,
        shows_numbers=True,
    )


def _is_ranked(basis: Basis, feature: Feature) -> bool:
    return basis.evaluation.standing(feature.id).priority is not None


def _funded_row(basis: Basis, feature: Feature) -> tuple[str, ...]:
    cost = (_cost(basis, feature),) if basis.unit else ()
    return (plain_name(feature.title), *cost, priority_text(basis, feature.id), how_sure(basis, feature.id))


def _best_outside(basis: Basis) -> tuple[Feature, ...]:
    """Give the best ranked features that are not funded."""
    evaluation = basis.evaluation
    ids = [evaluation.feature_ids[place] for place in evaluation.ranked]
    outside = tuple(one for one in ids if one not in basis.funded)
    return basis.features(outside[: min(max(len(basis.funded), _LEAST_OUT), _MOST_OUT)])


def _outside(basis: Basis, features: tuple[Feature, ...]) -> Grid:
    """Tell what stays out, what it would cost, and, where something is decided, what was decided about it."""
    is_decided = basis.kind == "decided"
    heading = {"decided": "Not funded now", "planned": "Not in the plan", "ranked": "Next in the ranking"}[basis.kind]
    headings = (heading, *(("Cost",) if basis.unit else ()), _number_name(basis), *(("Decided",) if is_decided else ()))
    rows = []
    for feature in features:
        cost = (_cost(basis, feature),) if basis.unit else ()
        decided = (_CHOICES.get(feature.decision.choice, "") if feature.decision else "open",) if is_decided else ()
        rows.append((plain_name(feature.title), *cost, priority_text(basis, feature.id), *decided))
    widths = {2: (0.72, 0.28), 3: (0.52, 0.25, 0.23), 4: (0.36, 0.24, 0.21, 0.19)}[len(headings)]
    return Grid(headings, tuple(rows), widths, alt=f"{heading}, best ranked first")


def _refused(
    basis: Basis, features: tuple[Feature, ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[float, ...]]:
    """Set out features with their cost, why they are not built, and what would change that."""
    rows = []
    for feature in features:
        cost = (_cost(basis, feature),) if basis.unit else ()
        rows.append((plain_name(feature.title), *cost, *_why(basis, feature)))
    has_reopen = any(row[-1] != "–" for row in rows)
    headings = ("Feature", *(("Cost",) if basis.unit else ()), "Why not", "Reopen if")
    widths = (0.28, 0.11, 0.35, 0.26) if basis.unit else (0.26, 0.44, 0.3)
    if has_reopen:
        return headings, tuple(rows), widths
    return headings[:-1], tuple(row[:-1] for row in rows), (*widths[:-2], widths[-2] + widths[-1])


def _lowest(
    basis: Basis, features: tuple[Feature, ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[float, ...]]:
    """Set out the last of the ranking with what speaks against them and for them."""
    rows = []
    for feature in features:
        points = find_points(feature, basis.evaluation)
        against = _capital("; ".join(points.weaknesses) or "nothing in particular")
        favour = _capital("; ".join(points.strengths) or "nothing stands out")
        cost = (_cost(basis, feature),) if basis.unit else ()
        rows.append((plain_name(feature.title), *cost, priority_text(basis, feature.id), against, favour))
    headings = ("Feature", *(("Cost",) if basis.unit else ()), _number_name(basis), "Against it", "For it")
    widths = (0.23, 0.13, 0.11, 0.3, 0.23) if basis.unit else (0.26, 0.14, 0.33, 0.27)
    return headings, tuple(rows), widths


def _why(basis: Basis, feature: Feature) -> tuple[str, str]:
    """Say why not and what would change that: a person's words in full, else as the summary drafts them."""
    why, _, reopen = draft_declined(basis, feature).why.partition(_REOPEN)
    decision = feature.decision
    if decision is not None and decision.is_own(Draft.REASON) and decision.reason.strip():
        why = isolate(decision.reason)
    if decision is not None and decision.is_own(Draft.REOPEN) and decision.reopen.strip():
        reopen = isolate(decision.reopen)
    return why, _capital(reopen) or "–"


def _declined_title(basis: Basis) -> str:
    """Say how many are not built, and what they would have taken or which they are."""
    count = len(basis.declined)
    if basis.declined_as == "lowest":
        return f"Last in the ranking: {named([quoted(one.title) for one in basis.features(basis.declined)])}"
    if basis.declined_as == "left out":
        best = quoted(basis.features(basis.declined[:1])[0].title)
        if count == 1:
            return f"The plan leaves out one feature: {best}"
        return f"The plan leaves out {about_of(count, 'feature')}; the best ranked of them is {best}"
    takes = _taken_by(basis)
    if basis.declined_as == "no":
        return f"We decline {about_of(count, 'feature')}" + (f" that would take {takes}" if takes else "")
    waits = f"{about_of(count, 'feature', start=True)} {'waits' if count == 1 else 'wait'} for later"
    return f"{waits}; {'it' if count == 1 else 'they'} would take {takes}" if takes else waits


def _taken_by(basis: Basis) -> str:
    """Say what the declined would take together; '' where nothing is known of it."""
    known = [basis.costs[one] for one in basis.declined if one in basis.costs]
    if not known or not basis.unit:
        return ""
    unknown = len(basis.declined) - len(known)
    gap = f"; what {about(unknown)} of them would take is not known" if unknown else ""
    return f"{cost_text(sum(known), basis.unit)}{gap}"


def _plan_title(basis: Basis) -> str:
    """Say what is built and what it takes of what there is, and which leader is not in it."""
    count = len(basis.funded)
    if basis.kind == "ranked":
        first = "First in the ranking is one feature" if count == 1 else f"The top {count_word(count)} features"
        takes = "would take" if count > 1 else "that would take"
        cost = _cost_of_all(basis)
        return f"{first} {takes} {cost}" if cost else _bare_title(count)
    who = {"decided": "We fund", "planned": "The plan takes"}[basis.kind]
    cost = _cost_of_all(basis)
    taken = f"{who} {count_of(count, 'feature')}{f' for {cost}' if cost else ''}"
    leader = _missing_leader(basis)
    out = "is not funded" if basis.kind == "decided" else "is left out"
    return f"{taken}; {leader}, ranked first, {out}" if leader else taken


def _bare_title(count: int) -> str:
    return "One feature is first in the ranking" if count == 1 else f"{count_word(count, start=True)} features lead"


def _cost_of_all(basis: Basis) -> str:
    """Say what the funded take, of what there is; '' where nothing is known of it."""
    count = len(basis.funded)
    known = [basis.costs[one] for one in basis.funded if one in basis.costs]
    if not basis.unit or not known:
        return ""
    gap = f"; {count_of(count - len(known), 'cost is', 'costs are')} not known" if len(known) < count else ""
    if basis.capacity is None:
        return f"{cost_text(basis.used, basis.unit)}{gap}"
    return f"{plain_number(basis.used, 6)} of {cost_text(basis.capacity, basis.unit)}{gap}"


def _missing_leader(basis: Basis) -> str:
    """Name the one feature that ranks first where it is not funded; '' else."""
    evaluation = basis.evaluation
    first = [evaluation.feature_ids[place] for place in evaluation.ranked if evaluation.rank[place] == 1]
    if len(first) != 1 or first[0] in basis.funded:
        return ""
    return quoted(basis.backlog.feature(first[0]).title)


def _price_of_leader(basis: Basis) -> str:
    """Say what taking a leader that the plan leaves out would cost; '' where none is, or nobody can tell."""
    if basis.plan is None:
        return ""
    try:
        note = leader_note(basis.backlog, basis.evaluation, basis.plan)
    except (NoFeasiblePlan, PlanNotSolved):
        return ""
    return two_figure_text(note.sentence) if note else ""


def _cost(basis: Basis, feature: Feature) -> str:
    cost = basis.costs.get(feature.id)
    return "–" if cost is None else cost_text(cost, basis.unit.removeprefix("person-")).replace(" ", "\u00a0")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number_name(basis: Basis) -> str:
    framework = basis.evaluation.framework
    return plain_name(framework.name) if framework.is_ratio else "Priority"


def _where_from(basis: Basis) -> str:
    return {
        "decided": "Funded are the features decided for now.",
        "planned": "Nothing is decided: these are what the plan chooses within the capacity.",
        "ranked": "Nothing is decided and there is no plan: these are the first of the ranking.",
    }[basis.kind]
