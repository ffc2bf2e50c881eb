"""What a summary says of the decision: its title, its bottom line, and what is asked for."""

import datetime as dt

from workbench.model import SummaryStatus
from workbench.reports.names import about, about_of, named, quoted, two_figures
from workbench.reports.phrases import find_points, join_points
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_ranking import ranking_sentence
from workbench.workflows.wording import count_word, date_text

NAMED = 3
"""How many features a title names before it counts the rest."""
_MOST_IN_WORDS = 12


def title_sentence(basis: Basis) -> str:
    """Say what is decided; where nothing is, say so, and what the plan or the ranking puts first."""
    if basis.kind == "decided":
        noes = f"; decline {_names(basis, basis.declined, 2)}" if basis.declined_as == "no" else ""
        return f"Decision: fund {_names(basis, basis.funded, NAMED)} {_when(basis)}{noes}"
    if not basis.backlog.features:
        return "There are no features yet"
    if not basis.evaluation.ranked:
        return "Nothing can be ranked yet"
    open_ = "what to fund is not decided yet" if basis.is_something_decided else "nothing is decided yet"
    return f"Draft: {open_}; {_first(basis)}"


def bottom_sentences(basis: Basis, *, is_brief: bool = False) -> str:
    """Say in two sentences, brief in one, what it takes and what it is for; of a bare ranking, who leads and why."""
    if basis.kind == "ranked":
        return ranking_sentence(basis.backlog, basis.evaluation, is_brief=is_brief)
    first = basis.features(basis.funded)[0]
    points = find_points(first, basis.evaluation)
    who = "It stands out for" if len(basis.funded) == 1 else f"The strongest is {quoted(first.title)}:"
    why = f"{who} {join_points(points.strengths[:2])}." if points.strengths else ""
    costs = _costs(basis)
    return costs if is_brief and costs else f"{costs} {why}".strip()


def ask_sentence(basis: Basis, *, status: SummaryStatus, ask_by: dt.date | None) -> str:
    """Say what is asked for, and by when where a date is set; '' where it is approved or there is nothing to ask."""
    count = len(basis.funded)
    if not count or status is SummaryStatus.APPROVED:
        return ""
    by = f" by {date_text(ask_by)}" if ask_by else ""
    these = "this feature" if count == 1 else f"these {about(count)} features"
    if basis.kind == "decided":
        return f"Approve {these}{by}."
    if basis.kind == "planned":
        return f"Agree to build {these}{by}."
    right = "is the right one" if count == 1 else "are the right ones"
    return f"Say{by} whether {these} {right} to build first."


def cost_text(amount: float, unit: str) -> str:
    """Say a cost with two significant figures: '12 person-weeks', 'about 1,200 person-days'."""
    short = two_figures(amount)
    singular = unit[:-1] if unit.endswith("s") and short == "1" else unit
    return f"{'' if float(short.replace(',', '')) == amount else 'about '}{short} {singular}".strip()


def _names(basis: Basis, ids: tuple[str, ...], most: int) -> str:
    return named([quoted(one.title) for one in basis.features(ids[:most])] + [""] * (len(ids) - most), most)


def _when(basis: Basis) -> str:
    """Say the period that the plan is for, where it is for one; else now."""
    periods = {one.period.strip() for one in basis.backlog.plan.capacities if one.period.strip()}
    if len(periods) != 1:
        return "now"
    (period,) = periods
    return period if period.lower().startswith(("this ", "next ")) else f"in {period}"


def _first(basis: Basis) -> str:
    evaluation, count = basis.evaluation, len(basis.funded)
    if basis.kind == "planned":
        return f"the plan takes {_names(basis, basis.funded, NAMED)}"
    if not count:
        level = sum(int(evaluation.rank[place]) == 1 for place in evaluation.ranked)
        return f"{about(level)} features share first place" if level > 1 else "all that is ranked has been put off"
    if count == 1:
        first = "the only one ranked is" if len(evaluation.ranked) == 1 else "first comes"
        return f"{first} {_names(basis, basis.funded, 1)}"
    return f"the top {count_word(count)} are {_names(basis, basis.funded, NAMED)}"


def _costs(basis: Basis) -> str:
    """Say what the funded take, of what there is."""
    count = len(basis.funded)
    unknown = sum(one not in basis.costs for one in basis.funded)
    subject, takes = about_of(count, "feature", start=True), "takes" if count == 1 else "take"
    if not basis.unit:
        return ""
    if unknown == count:
        return f"What {'it' if count == 1 else 'they'} will cost is not known."
    gap = f"; what {about(unknown)} of them will cost is not known" if unknown else ""
    if basis.capacity is None:
        return f"{subject} {takes} {cost_text(basis.used, basis.unit)}{gap}."
    return f"{subject} {takes} {_of_capacity(basis, takes)}{gap}."


def _of_capacity(basis: Basis, takes: str) -> str:
    """Say how much of the capacity is used, and what is left or lacking where that comes out whole."""
    capacity = basis.capacity or 0.0
    whole = cost_text(capacity, basis.unit).removeprefix("about ")
    used = two_figures(basis.used)
    spare = round(capacity - basis.used, 9)
    leaves = takes.replace("take", "leave")
    is_exact = float(used.replace(",", "")) == basis.used and two_figures(abs(spare)) == f"{abs(spare):g}"
    text = f"{used} of the {whole} we have"
    if spare < 0:
        return f"{text}{f', {_in_words(-spare)} too many' if is_exact else ', which is too much'}"
    if spare == 0:
        return f"all of the {whole} we have"
    return f"{text}{f' and {leaves} {_in_words(spare)} free' if is_exact else ''}"


def _in_words(amount: float) -> str:
    is_word = amount == int(amount) and amount <= _MOST_IN_WORDS
    return count_word(int(amount)) if is_word else two_figures(amount)
