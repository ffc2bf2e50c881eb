"""What is known about a feature apart from its numbers: the problem, who has it, and what was learnt."""

from collections.abc import Iterator

from workbench.model import Evidence
from workbench.reports.blocks import Block, Bullets, Item, Paragraph
from workbench.reports.feature_subject import Subject, gap
from workbench.workflows.wording import date_text, join_names, quote

_MOST_CARRIED = 10
_GIVEN = {"given_priority": "Priority in the source", "given_rank": "Rank in the source", "derived": "Worked out there"}


def problem_blocks(subject: Subject) -> Iterator[Block]:
    """Give the problem in the words of those who have it, else the tracker's description and what to write."""
    feature = subject.feature
    if feature.problem:
        yield Paragraph(text=feature.problem)
    if feature.description:
        yield Paragraph(lead="In the tracker:", text=feature.description)
    if not feature.problem:
        yield gap("Write the problem in the words of those who have it, and how they get by today.")


def who_blocks(subject: Subject, *, lead: str = "") -> Iterator[Block]:
    """Give who has the problem, after bold words where there are any, else what to write."""
    if subject.feature.who:
        yield Paragraph(lead=lead, text=subject.feature.who)
    else:
        yield gap("Name who has the problem, how many they are, and how often it comes up.")


def evidence_blocks(subject: Subject) -> Iterator[Block]:
    """Give what was learnt, the reasons noted beside the scores, and what came with the feature from its source."""
    feature, framework = subject.feature, subject.evaluation.framework
    learnt = [_learnt(one) for one in feature.evidence]
    noted = [
        Item(lead=f"{one.name}:", text=feature.scores[one.key].note)
        for one in framework.dimensions
        if one.key in feature.scores and feature.scores[one.key].note
    ]
    remarks = [Item(lead="Remark:", text=feature.note)] if feature.note else []
    if found := [*learnt, *noted, *remarks]:
        yield Bullets(items=tuple(found))
    if not learnt:
        yield gap("Say what was learnt about this, from whom and when: interviews, usage, support, experiments.")
    if came := _came_with_it(subject):
        yield Paragraph(lead="Came with it:", text=came, tone="small")


def proposal_blocks(subject: Subject) -> Iterator[Block]:
    """Give what would be built, in business terms, and what that depends on."""
    feature = subject.feature
    if feature.proposal:
        yield Paragraph(text=feature.proposal)
    else:
        yield gap("Say in plain words what would be built, and what people could do then that they cannot do now.")
    needs = [quote(subject.backlog.feature(b).title) for a, b in subject.backlog.plan.requires if a == feature.id]
    if needs:
        yield Paragraph(lead="Needs first:", text=f"{join_names(needs)}.")


def success_blocks(subject: Subject) -> Iterator[Block]:
    """Give how we will know that it worked, else what to write."""
    if subject.feature.success_metric:
        yield Paragraph(text=subject.feature.success_metric)
    else:
        yield gap("Name one number that will move, from what to what, and by when it will be looked at.")


def _learnt(evidence: Evidence) -> Item:
    facts = [date_text(evidence.when)] if evidence.when else []
    facts += [f"{evidence.count:,} {'case' if evidence.count == 1 else 'cases'}"] if evidence.count is not None else []
    source = f" ({', '.join(facts)})" if facts else ""
    return Item(lead=f"{evidence.kind.value.capitalize()}{source}:", text=evidence.sentence)


def _came_with_it(subject: Subject) -> str:
    """List what the source said of the feature, in the source's order."""
    feature = subject.feature
    headers = [one for one in subject.backlog.carried_headers if feature.carried.get(one)]
    facts = [f"{_GIVEN.get(key, key)}: {text}" for key, text in feature.given.items() if text]
    facts += [f"{header}: {feature.carried[header]}" for header in headers[:_MOST_CARRIED]]
    return " · ".join(facts)
