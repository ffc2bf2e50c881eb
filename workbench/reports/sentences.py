"""The sentences of a summary on what comes first and how sure that is, each a template filled from the evaluation."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from workbench.model import Backlog, Evaluation, Framework, Standing
from workbench.reports.names import about, about_of, about_rank, in_sentence, named, plain_name, quoted, two_figures
from workbench.reports.phrases import find_points, why_here
from workbench.workflows import find_dominated
from workbench.workflows.wording import count_word, join_names, points, round_half_up

NAMED = 3
"""How many features a sentence names before it counts the rest."""


def title_sentence(backlog: Backlog, standings: Sequence[Standing]) -> str:
    """Say what comes first; ties are told as ties, and an open first place as open.

    Parameters
    ----------
    backlog
        The features.
    standings
        Of the ranked features, best first.
    """
    if not standings:
        return "Nothing can be ranked yet" if backlog.features else "There are no features yet"
    tied = [one for one in standings if one.rank == 1]
    if len(standings) == 1:
        return f"{_name(backlog, standings[0])} is the only feature ranked"
    if len(tied) == len(standings) > NAMED:
        return f"All {about(len(tied))} ranked features are level"
    if len(tied) > NAMED:
        return f"{about_of(len(tied), 'feature', start=True)} share first place"
    if len(tied) > 1:
        return f"{join_names([_name(backlog, one) for one in tied])} share first place"
    followers = join_names([_name(backlog, one) for one in standings[1:NAMED]])
    so_far = " for now" if standings[0].worst_rank != 1 else ""
    return f"{_name(backlog, standings[0])} comes first{so_far}, ahead of {followers}"


def bottom_line(backlog: Backlog, evaluation: Evaluation, standings: Sequence[Standing]) -> str:
    """Say by how much the first leads and why, or what to do where nothing leads."""
    if not standings:
        return _nothing_ranked(backlog, evaluation.framework)
    first = standings[0]
    tied = [one for one in standings if one.rank == 1]
    if len(tied) == 1:
        lead = f", {_lead(evaluation, first, standings[1])}" if len(standings) > 1 else ""
        why = why_here(find_points(backlog.feature(first.feature_id), evaluation))
        shown = _with_unit(priority_number(first, evaluation), evaluation, "has", "scores")
        return f"{_name(backlog, first)} {shown}{lead}. Why: {why}."
    who = "Both" if len(tied) == 2 else f"All {about(len(tied))}"  # noqa: PLR2004 - two are both
    middle = priority_text(first.priority or 0.0, evaluation)
    number = f"about {middle}" if any(one.is_ranged for one in tied) else middle
    return (
        f"{who} {_with_unit(number, evaluation, 'have', 'score')}. The scores do not decide between them: look at what "
        "sets them apart, or score them more finely."
    )


def priority_number(standing: Standing, evaluation: Evaluation) -> str:
    """Say a ranked feature's priority in a table, as a range where something about it is open."""
    ends = (priority_text(end or 0.0, evaluation) for end in (standing.low, standing.high))
    return "–".join(dict.fromkeys(ends))


def priority_text(priority: float, evaluation: Evaluation) -> str:
    """Say one priority: whole points, or two significant figures in a ratio framework."""
    return two_figures(priority) if evaluation.framework.is_ratio else points(priority)


def how_sure(standing: Standing, evaluation: Evaluation) -> str:
    """Say how far missing and uncertain scores can move a feature; the weights are taken as given."""
    best, worst = standing.best_rank or 0, standing.worst_rank or 0
    missing = [one.dimension for one in standing.parts if one.is_missing and one.weight != 0]
    settled = f"still rank {about_rank(best)}" if missing else "firm"
    span = settled if best == worst else f"rank {about_rank(best)} to {about_rank(worst)}"
    if len(missing) == 1:
        return f"provisional: {in_sentence(evaluation.framework.dimension(missing[0]).name)} missing; {span}"
    if missing:
        return f"provisional: {count_word(len(missing))} scores missing; {span}"
    return f"{span}: uncertain scores" if standing.is_ranged and best != worst else span


def firmness_sentence(backlog: Backlog, evaluation: Evaluation, standings: Sequence[Standing], top: int) -> str:
    """Say who could still be first, and how many could still enter the table; from ranges and ties only.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    standings
        Of the ranked features, best first.
    top
        How many features the table names.
    """
    if len(standings) < 2:  # noqa: PLR2004 - one alone has no rival
        return ""
    among = " among the features ranked so far" if evaluation.unranked else ""
    caveat = "" if evaluation.framework.is_ratio else " This takes the weights as given."
    if not any(one.is_ranged for one in standings):
        return f"The order is firm{among}: no score that counts is missing or uncertain.{caveat}"
    rivals = [one for one in standings if one.best_rank == 1 != one.rank]
    tied = [one for one in standings if one.rank == 1]
    first = _first_place(backlog, tied, rivals, among)
    entering = sum((one.best_rank or 0) <= top for one in standings[top:])
    enter = f" {about_of(entering, 'other', start=True)} could still enter the top {count_word(top)}."
    return f"{first}{enter if entering else ''}{caveat}"


def missing_sentence(backlog: Backlog, evaluation: Evaluation, top: AbstractSet[str]) -> str:
    """Say how many scores are missing or ranges, and how many of the missing ones touch the features at the top."""
    keys = [key for key in evaluation.dimensions if evaluation.weights.get(key, 1.0) > 0]
    scores = [(one.id, one.score(key)) for one in backlog.features for key in keys]
    if not scores:
        return ""
    gaps = [feature_id for feature_id, score in scores if score is None]
    ranges = sum(score is not None and score.is_range for _, score in scores)
    near = sum(feature_id in top for feature_id in gaps)
    where = f", {about(near) if near else 'none'} of them on the features above" if top and gaps else ""
    text = (
        f"{about_of(len(gaps), 'score', start=True)} {_is(len(gaps))} missing{where}" if gaps else "No score is missing"
    )
    more = f"; {about(ranges)} {'is a range' if ranges == 1 else 'are ranges'}" if ranges else ""
    return f"{text}{more}."


def bottom_sentence(evaluation: Evaluation) -> str:
    """Say how many features another one outdoes, and how many have no rank."""
    parts = []
    outdone = len(find_dominated(evaluation)) if evaluation.ranked else 0
    if outdone:
        subject = about_of(outdone, "feature", start=True)
        parts.append(f"{subject} {_is(outdone)} outdone: another is at least as good on every dimension.")
    unranked = len(evaluation.unranked)
    if unranked and evaluation.ranked:
        lacks, needs = ("it has", "it needs") if unranked == 1 else ("they have", "they need")
        why = f"a score {needs} is missing or 0" if evaluation.framework.is_ratio else f"{lacks} no score that counts"
        parts.append(f"{about_of(unranked, 'feature', start=True)} {_is(unranked)} not ranked: {why}.")
    return " ".join(parts)


def _first_place(backlog: Backlog, tied: Sequence[Standing], rivals: Sequence[Standing], among: str) -> str:
    """Say how firm the first place is against those behind that could still be first or level with it."""
    what = "First place" if len(tied) == 1 else "The tie for first place"
    if any(one.worst_rank != 1 for one in tied):
        names = named([_name(backlog, one) for one in (*tied, *rivals)], NAMED)
        return f"{what} is open while scores are missing or uncertain: {names} could each come first."
    if rivals:
        names = named([_name(backlog, one) for one in rivals], NAMED)
        return f"{what} cannot be lost{among}, but {names} could draw level, depending on missing or uncertain scores."
    return f"{what} is firm{among}: no missing or uncertain score could change it."


def _name(backlog: Backlog, standing: Standing) -> str:
    return quoted(backlog.feature(standing.feature_id).title)


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _with_unit(number: str, evaluation: Evaluation, has: str, scores: str) -> str:
    """Say a priority in a sentence: 'has 78 of 100 points', 'scores 26 on RICE'."""
    if evaluation.framework.is_ratio:
        return f"{scores} {number} on {plain_name(evaluation.framework.name)}"
    return f"{has} {number} of 100 points"


def _nothing_ranked(backlog: Backlog, framework: Framework) -> str:
    if not backlog.features:
        return "Import a spreadsheet or add a feature; the ranking starts with the first score."
    if framework.is_ratio:
        name = plain_name(framework.name)
        return f"{name} needs every score, and none may be 0 where it divides. No feature has them all yet."
    count = len(backlog.features)
    who = "The one feature has no" if count == 1 else f"None of the {about(count)} features has a"
    return f"{who} score that counts. Score what matters most; the ranking starts with the first score."


def _lead(evaluation: Evaluation, first: Standing, second: Standing) -> str:
    """Say by how much the first leads; of what is open, the middle counts, and that is said."""
    mine, theirs = first.priority or 0.0, second.priority or 0.0
    middling = " if what is open turns out average" if first.is_ranged or second.is_ranged else ""
    if evaluation.framework.is_ratio:
        factor = two_figures(mine / theirs) if theirs > 0 else ""
        more = "hardly more than" if factor == "1" else f"{factor} times as much as" if factor else "more than"
    elif (mine - theirs) * 100 < 1:
        more = "less than a point more than"
    else:
        more = f"{count_word(round_half_up(mine * 100) - round_half_up(theirs * 100))} more than"
    return f"{more} the next{middling}"
