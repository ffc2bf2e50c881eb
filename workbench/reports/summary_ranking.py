"""What a summary says of a ranking about which nothing is decided: who leads, by how much, and why."""

from workbench.model import Backlog, Evaluation, Framework, Standing
from workbench.reports.names import about, plain_name, quoted, two_figures
from workbench.reports.phrases import find_points, why_here
from workbench.workflows.wording import count_word, points, round_half_up


def ranking_sentence(backlog: Backlog, evaluation: Evaluation, *, is_brief: bool = False) -> str:
    """Say by how much the first leads, not brief also why, or what to do where nothing leads; at most two sentences."""
    standings = [evaluation.standing_at(place) for place in evaluation.ranked[:2]]
    if not standings:
        return _nothing_ranked(backlog, evaluation.framework)
    first = standings[0]
    tied = [place for place in evaluation.ranked if evaluation.rank[place] == 1]
    if len(tied) == 1:
        lead = f", {_lead(evaluation, first, standings[1])}" if len(standings) > 1 else ""
        feature = backlog.feature(first.feature_id)
        shown = _with_unit(_range(first, evaluation), evaluation, "has", "scores")
        why = f" Why: {why_here(find_points(feature, evaluation))}." if not is_brief else ""
        return f"{quoted(feature.title)} {shown}{lead}.{why}"
    who = "Both" if len(tied) == 2 else f"All {about(len(tied))}"  # noqa: PLR2004 - two are both
    middle = priority_text(first.priority or 0.0, evaluation)
    is_open = any(evaluation.priority_low[place] != evaluation.priority_high[place] for place in tied)
    number = f"about {middle}" if is_open else middle
    return (
        f"{who} in first place {_with_unit(number, evaluation, 'have', 'score')}. The scores do not decide between "
        "them: look at what sets them apart, or score them more finely."
    )


def priority_text(priority: float, evaluation: Evaluation) -> str:
    """Say one priority: whole points, or two significant figures in a ratio framework."""
    return two_figures(priority) if evaluation.framework.is_ratio else points(priority)


def _range(standing: Standing, evaluation: Evaluation) -> str:
    ends = (priority_text(end or 0.0, evaluation) for end in (standing.low, standing.high))
    return "–".join(dict.fromkeys(ends))


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
