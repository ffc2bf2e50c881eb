"""What a summary says of those who see it differently."""

from workbench.reports.names import about_of, about_rank, in_sentence, quoted
from workbench.reports.summary_basis import Basis
from workbench.workflows.dissent import OtherView, find_dissent, name_scorer, split_text


def dissent_sentence(basis: Basis, *, is_brief: bool = False) -> str:
    """Say whose scores would change what is funded, or how wide the widest gap is; '' where scorers agree.

    Parameters
    ----------
    basis
        What the summary rests on.
    is_brief
        Leave out on how much else scorers differ.
    """
    dissent = find_dissent(basis.backlog, basis.evaluation)
    if not dissent.views:
        return ""
    crossing = [one for one in dissent.views if _crosses(basis, one)]
    about_funded = [one for one in dissent.views if one.feature_id in basis.funded]
    chosen = next(iter((*crossing, *about_funded, *dissent.views)))
    rest = dissent.cells - 1
    more = f" Scorers differ on {about_of(rest, 'more score')}." if rest and not is_brief else ""
    return f"{_sentence(basis, chosen)}{more}"


def _crosses(basis: Basis, view: OtherView) -> bool:
    """Whether a funded feature would leave the best so many, or another enter them."""
    if view.rank is None or view.other_rank is None:
        return False
    count, is_funded = len(basis.funded), view.feature_id in basis.funded
    outside, inside = (view.other_rank, view.rank) if is_funded else (view.rank, view.other_rank)
    return outside > count >= inside


def _sentence(basis: Basis, view: OtherView) -> str:
    cell = view.cells[0]
    dimension = basis.evaluation.framework.dimension(cell.dimension)
    title = quoted(basis.backlog.feature(view.feature_id).title)
    differ = f"On the {in_sentence(cell.name)} of {title} scorers differ: {split_text(dimension, cell)}"
    if view.rank is None or view.other_rank is None:
        return f"{differ}."
    if not view.moves:
        return f"{differ}; its place stays {about_rank(view.rank)} either way."
    places = f"{about_rank(view.other_rank)}, not {about_rank(view.rank)}"
    return f"{differ}. By the scores of {name_scorer(view.scorer)} it takes place {places}."
