"""Exports of issue trackers: told by their headers, and what their columns mean beyond their names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.exchange.recognition.header_words import normalise, unwrap


@dataclass(frozen=True)
class Tracker:
    """A tracker whose export is known.

    Attributes
    ----------
    name
        For people.
    signature
        Headers that together stand in no other file, normalised.
    meanings
        Header → what it means here, where its words would mislead.
    units
        Header → the unit of its numbers, where the header does not say.
    empty_as_zero
        Headers under which 0 means that nobody has filled it in.
    """

    name: str
    signature: frozenset[str]
    meanings: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    empty_as_zero: frozenset[str] = frozenset()


def _headers(listed: str) -> frozenset[str]:
    return frozenset(normalise(name) for name in listed.split(","))


TRACKERS: tuple[Tracker, ...] = (
    Tracker(
        "Jira",
        _headers("summary, issue key"),
        meanings={"votes": "other", "rank": "other", "progress": "other", "watchers": "other"},
        units={"original estimate": "seconds"},
    ),
    Tracker(
        "ClickUp",
        _headers("task id, task name, task content"),
        meanings={"time estimated": "other", "time estimated text": "estimate", "list name": "other"},
        empty_as_zero=_headers("time estimated text"),
    ),
    Tracker(
        "GitLab",
        _headers("issue id, title, state, author username"),
        meanings={"weight": "points"},
        units={"time estimate": "seconds"},
        empty_as_zero=_headers("time estimate"),
    ),
    Tracker("Linear", _headers("id, team, title, estimate, cycle number"), meanings={"initiatives": "other"}),
    Tracker(
        "Azure DevOps",
        _headers("id, work item type, title, state"),
        units={"original estimate": "hours"},
    ),
    Tracker("Trello", _headers("card id, card name"), meanings={"votes": "audience"}),
    Tracker("Asana", _headers("task id, section column, name")),
    Tracker(
        "Taiga",
        _headers("ref, subject, sprint, is closed"),
        meanings={
            "id": "other", "ref": "key", "total points": "points", "ux points": "other", "design points": "other",
            "front points": "other", "back points": "other", "owner": "other", "assigned to": "owner",
            "backlog order": "other", "kanban order": "other", "voters": "other",
        },
    ),
    Tracker(
        "OpenProject",
        _headers("id, subject, type, status"),
        meanings={"work": "estimate", "remaining work": "other", "complete": "other"},
    ),
    Tracker("YouTrack", _headers("issue id, project, summary, state"), meanings={"votes": "other"}),
    Tracker("Plane", _headers("id, project, name, state, module name")),
    Tracker("Aha!", _headers("feature name, feature status"), meanings={"feature type": "kind"}),
    Tracker("Productboard", _headers("feature name, feature id"), meanings={"note count": "audience"}),
    Tracker("GitHub", _headers("number, title, state, labels")),
)  # fmt: skip


def find_tracker(headers: Iterable[str]) -> Tracker | None:
    """Tell by its headers which tracker an export comes from; None where it is none that is known."""
    present = {normalise(unwrap(header)) for header in headers}
    return next((one for one in TRACKERS if one.signature <= present), None)
