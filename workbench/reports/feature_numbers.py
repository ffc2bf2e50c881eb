"""A feature's numbers in words: how it scores, what is open, how its scores have turned out."""

from collections.abc import Iterator

from workbench.model import Dimension, Outcome, Score
from workbench.reports.blocks import Block, Bullets, Item, Paragraph, Table
from workbench.reports.feature_subject import NOTHING, Subject, gap
from workbench.workflows.calibrating import calibrate, measured_cost
from workbench.workflows.confidence_headline import of_hundred
from workbench.workflows.dissent import split_cells, split_text
from workbench.workflows.explaining import explain
from workbench.workflows.finding_out import OpenQuestion, find_out
from workbench.workflows.wording import amount_text, count_word, plain_number, score_text

_TOP = 10


def scores_blocks(subject: Subject) -> Iterator[Block]:
    """Give where the feature stands, and dimension by dimension what its score means and brings."""
    told = explain(subject.backlog, subject.evaluation, subject.feature_id)
    is_ratio = subject.evaluation.framework.is_ratio
    yield Paragraph(text=told.headline)
    if not told.lines:
        return
    rows = [(one.name, one.score, one.sentence or NOTHING) for one in told.lines]
    if is_ratio:
        yield Table(headings=("Dimension", "Score", "What it means"), rows=tuple(rows), widths=(0.3, 0.2, 0.5))
        return
    is_ranked = subject.standing.rank is not None
    points = [f"{one.points} of {one.most}" if is_ranked else NOTHING for one in told.lines]
    yield Table(
        headings=("Dimension", "Score", "What it means", "Points"),
        rows=tuple((*row, point) for row, point in zip(rows, points, strict=True)),
        numbers=(3,),
        widths=(0.23, 0.15, 0.48, 0.14),
    )


def dissent_blocks(subject: Subject) -> Iterator[Block]:
    """Give on which scores of the feature scorers differ."""
    if items := _split(subject):
        yield Bullets(items=tuple(items))


def open_blocks(subject: Subject) -> Iterator[Block]:
    """Give what nobody knows yet about the feature, and what the answers could change."""
    places = min(len(subject.now) or _TOP, max(1, len(subject.evaluation.ranked)))
    found = find_out(subject.evaluation, places=places).questions
    chances = {one.dimension: one for one in found if one.feature_id == subject.feature_id}
    items = []
    for dimension in subject.evaluation.framework.dimensions:
        score = subject.feature.score(dimension.key)
        if score is None or score.is_range:
            items.append(_open(dimension, score, _could(chances.get(dimension.key), places)))
    items += _split(subject)
    if items:
        yield Bullets(items=tuple(items))
    else:
        yield Paragraph(text="Every score is known.")
    yield gap("Write down what else must be known before building starts, who finds it out, and by when.")


def result_blocks(subject: Subject) -> Iterator[Block]:
    """Give how the feature turned out against its scores, and what was learnt."""
    outcome = subject.decision.outcome if subject.decision else None
    if outcome is None:
        yield gap("After launch: enter what it cost, how the scores turned out and what was learnt.")
        return
    if rows := list(_turned_out(subject, outcome)):
        yield Table(headings=("What", "As scored", "As it turned out"), rows=tuple(rows), widths=(0.34, 0.33, 0.33))
    if outcome.note:
        yield Paragraph(lead="Learnt:", text=outcome.note)
    else:
        yield gap("Write down what was learnt.")


def track_record(subject: Subject) -> str:
    """Say how good this team's scores were so far; '' where nothing was launched."""
    found = calibrate(subject.backlog)
    if not found.launched:
        return ""
    if found.cost_ratio is None:
        return found.headline
    cost = f"Half of what was launched cost {plain_number(found.cost_ratio, 2)} times its estimate or more."
    return f"{found.headline} {cost}"


def _open(dimension: Dimension, score: Score | None, could: str) -> Item:
    lead = f"{dimension.name}, not scored:" if score is None else f"{dimension.name}, {score_text(dimension, score)}:"
    asked = dimension.question or ("What is it?" if score is None else "Which end is it nearer to?")
    return Item(lead=lead, text=f"{asked} {could}".strip())


def _could(question: OpenQuestion | None, places: int) -> str:
    if question is None:
        return ""
    side = "take it out of" if question.is_inside else "bring it into"
    chance = of_hundred(question.chance)
    best = "first place" if places == 1 else f"the top {count_word(places)}"
    return f"In {chance} of 100 cases the answer would {side} {best}."


def _turned_out(subject: Subject, outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    feature, framework = subject.feature, subject.evaluation.framework
    if outcome.cost is not None and measured_cost(framework) is not None:
        unit = subject.grounds.unit
        yield "Cost", subject.cost_text, amount_text(outcome.cost, unit)
    for dimension in framework.dimensions:
        if dimension.key in outcome.scores:
            actual = Score.exactly(outcome.scores[dimension.key])
            yield dimension.name, score_text(dimension, feature.score(dimension.key)), score_text(dimension, actual)


def _split(subject: Subject) -> list[Item]:
    framework = subject.evaluation.framework
    return [
        Item(lead=f"{cell.name}:", text=f"scorers differ ({split_text(framework.dimension(cell.dimension), cell)}).")
        for cells in split_cells(subject.backlog, subject.feature).values()
        for cell in cells
    ]
