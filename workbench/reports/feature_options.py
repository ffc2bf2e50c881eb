"""The ways to deal with a feature: in full, smaller, not at all, or something else for the same cost."""

from collections.abc import Iterator

from workbench.model import PlanOption
from workbench.reports.blocks import Block, Paragraph, Table
from workbench.reports.feature_subject import NOTHING, Subject, gap
from workbench.workflows.deciding import find_rivals
from workbench.workflows.evaluating import evaluate
from workbench.workflows.wording import join_names, quote, score_text

_WIDTHS = (0.2, 0.48, 0.18, 0.14)
_TITLE = 60


def options_blocks(subject: Subject) -> Iterator[Block]:
    """Give the ways to deal with the feature as a table, what else its cost would buy, and what to write."""
    feature = subject.feature
    rows = [("In full", feature.proposal or NOTHING, subject.cost_text, subject.priority_text)]
    rows += [_option(subject, one) for one in subject.options]
    if feature.good_enough:
        rows.append(("Good enough", feature.good_enough, NOTHING, NOTHING))
    rows.append(("Not at all", "The problem stays as it is.", NOTHING, NOTHING))
    framework = subject.evaluation.framework
    worth = framework.name if framework.is_ratio else "Points of 100"
    yield Table(headings=("Option", "What it is", "Cost", worth), rows=tuple(rows), numbers=(2, 3), widths=_WIDTHS)
    if instead := _instead(subject):
        yield Paragraph(lead="Instead of it:", text=instead)
    if not feature.good_enough and not subject.options:
        yield gap("Describe the smallest version that would do, and what it would leave out.")


def _option(subject: Subject, option: PlanOption) -> tuple[str, str, str, str]:
    """Judge a smaller way as the feature with that way's scores."""
    framework, counted = subject.evaluation.framework, subject.evaluation.dimensions
    changed = {key: score for key, score in option.scores.items() if key in counted}
    scores = [
        f"{framework.dimension(key).name} {score_text(framework.dimension(key), changed[key])}" for key in changed
    ]
    built = subject.feature.model_copy(update={"scores": subject.feature.scores | changed})
    features = tuple(built if one.id == built.id else one for one in subject.backlog.features)
    backlog = subject.backlog.model_copy(update={"features": features})
    smaller = Subject(backlog, evaluate(backlog), built.id)
    what = f"Scored {join_names(scores)}." if scores else "Scored as the full one."
    return option.name, what, smaller.cost_text, smaller.priority_text


def _instead(subject: Subject) -> str:
    """Say what ranks higher and costs no more, or what is at least as good throughout."""
    grounds, feature = subject.grounds, subject.feature
    if rivals := find_rivals(grounds, feature):
        names = join_names([quote(subject.backlog.feature(one).title, _TITLE) for one in rivals])
        ranks, costs = ("ranks", "costs") if len(rivals) == 1 else ("rank", "together cost")
        return f"{names} {ranks} higher and {costs} no more."
    if better := grounds.beaten.get(feature.id):
        return f"{quote(subject.backlog.feature(better).title, _TITLE)} is at least as good on every dimension."
    return ""
