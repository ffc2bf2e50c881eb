"""The decision as slides with native, editable charts: what to decide, the evidence, and each funded feature."""

import datetime as dt

from workbench.model import Backlog, Evaluation
from workbench.reports.content import summarise_basis, usual_basis
from workbench.reports.names import plain_name, quoted
from workbench.reports.slides_deck import Deck, Slide
from workbench.reports.slides_drawing import draw_deck
from workbench.reports.slides_feature import MOST_FEATURES, find_values, tell_feature, tell_the_others
from workbench.reports.slides_plan import tell_declined, tell_plan
from workbench.reports.slides_story import tell_chances, tell_decision, tell_ranking
from workbench.reports.slides_template import lay_ground
from workbench.reports.slides_trade_offs import tell_trade_offs
from workbench.reports.summary_basis import Basis
from workbench.workflows.finding_out import find_out
from workbench.workflows.wording import date_text


def write_slides(
    backlog: Backlog, evaluation: Evaluation, *, revision: int, today: dt.date, template: bytes | None = None
) -> bytes:
    """Write a backlog's decision as slides.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    revision
        Which state of the backlog this is.
    today
        The date that stands on the slides; the only one in the file.
    template
        A PPTX or POTX file of theirs: its layouts, fonts and colours stay, its slides go. None for ours, 16:9.

    Returns
    -------
    PPTX; the same input gives the same bytes. The charts are PowerPoint's own: a click shows their numbers.

    Raises
    ------
    UnsuitableTemplate
        When no slides can be laid out on the template.
    """
    ground = lay_ground(template)
    return draw_deck(tell_deck(backlog, evaluation, revision=revision, today=today), ground, today)


def tell_deck(backlog: Backlog, evaluation: Evaluation, *, revision: int, today: dt.date) -> Deck:
    """Tell a backlog's decision slide by slide; the parameters are those of ``write_slides``.

    Notes
    -----
    Funded is what the summary takes for it: the decisions for now, else the plan's choice, else the first of the
    ranking. Beyond ``MOST_FEATURES`` funded features the others are listed on one slide.
    """
    basis = usual_basis(backlog, evaluation)
    summary = summarise_basis(basis, revision=revision, today=today)
    source = f"Source: backlog {quoted(backlog.name)}, revision {revision}, {date_text(today)}."
    slides = [tell_decision(summary, basis), *_evidence(basis), *_features(basis)]
    return Deck(
        name=plain_name(backlog.name),
        foot=f"{summary.meta} · revision {revision}",
        slides=tuple(_with_source(one, source, summary.footer) for one in slides),
    )


def _evidence(basis: Basis) -> list[Slide]:
    if not basis.evaluation.ranked:
        return []
    told = [tell_ranking(basis)] if len(basis.evaluation.ranked) > 1 else []
    trade_offs = tell_trade_offs(basis)
    told += [trade_offs] if trade_offs else []
    told += [tell_plan(basis)] if basis.funded and len(basis.backlog.features) > 1 else []
    told += [tell_declined(basis)] if basis.declined else []
    told += [tell_chances(basis)] if basis.robustness and not basis.robustness.is_certain else []
    return told


def _features(basis: Basis) -> list[Slide]:
    if not basis.funded:
        return []
    values = find_values(basis)
    found = find_out(basis.evaluation, places=len(basis.funded)) if basis.robustness else None
    shown = basis.features(basis.funded[:MOST_FEATURES])
    told = [tell_feature(basis, one, values, found) for one in shown]
    return [*told, tell_the_others(basis)] if len(basis.funded) > MOST_FEATURES else told


def _with_source(slide: Slide, source: str, footer: str) -> Slide:
    return Slide(
        title=slide.title,
        parts=slide.parts,
        notes=(source, *slide.notes, footer),
        split=slide.split,
        foot=slide.foot,
    )
