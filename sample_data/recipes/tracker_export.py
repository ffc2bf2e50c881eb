"""The tracker export: tracker_export.toml → a CSV with the columns of Jira Cloud's "all fields" export."""

import csv
import datetime as dt
import io
import tomllib
from typing import Any

from sample_data.recipes import SOURCES

LABELS, COMMENTS = 3, 2
HEADERS = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name", "Priority",
    "Resolution", "Assignee", "Assignee Id", "Reporter", "Created", "Updated", "Resolved", *["Labels"] * LABELS,
    "Sprint", "Description", "Original estimate", *["Comment"] * COMMENTS, "Custom field (Business Value)",
    "Custom field (Story Points)", "Parent", "Parent key", "Parent summary",
)  # fmt: skip
FIRST_DAY = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)
FIRST_ID = 10_100
LEAD = "Product manager"


def make_tracker_export() -> bytes:
    """Make tracker_export.csv: UTF-8 without a byte-order mark, youngest issue first, repeated headers as they come."""
    issues = tomllib.loads((SOURCES / "tracker_export.toml").read_text(encoding="utf-8"))["issue"]
    by_key = {issue["key"]: issue for issue in issues}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADERS)
    for issue in reversed(issues):
        writer.writerow(_row(issue, by_key))
    return text.getvalue().encode()


def _row(issue: dict[str, Any], by_key: dict[str, dict[str, Any]]) -> list[str]:
    created, done = _created(issue), issue["status"] == "Done"
    changed = created + dt.timedelta(days=21, hours=3, minutes=25)
    assignee, parent = issue.get("assignee", ""), issue.get("parent", "")
    return [
        issue["summary"],
        issue["key"],
        _issue_id(issue["key"]),
        issue["type"],
        issue["status"],
        "HA",
        "Harbour Assist",
        issue["priority"],
        "Done" if done else "",
        assignee,
        _account(assignee),
        LEAD,
        _moment(created),
        _moment(changed),
        _moment(changed) if done else "",
        *_filled(issue.get("labels", []), LABELS),
        issue.get("sprint", ""),
        issue.get("description", ""),
        str(issue["hours"] * 3600) if "hours" in issue else "",
        *_filled([_comment(one, changed) for one in issue.get("comments", [])], COMMENTS),
        _number(issue.get("value")),
        _number(issue.get("points")),
        _issue_id(parent) if parent else "",
        parent,
        by_key[parent]["summary"] if parent else "",
    ]


def _created(issue: dict[str, Any]) -> dt.datetime:
    place = int(issue["key"].removeprefix("HA-"))
    return FIRST_DAY + dt.timedelta(days=5 * (place - 1), minutes=place * 37 % 480)


def _issue_id(key: str) -> str:
    return str(FIRST_ID + int(key.removeprefix("HA-")))


def _account(role: str) -> str:
    return f"role:{role.lower().replace(' ', '-')}" if role else ""


def _moment(moment: dt.datetime) -> str:
    """Say a moment as Jira does, in any locale: '05/Jan/26 9:37 AM'."""
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[moment.month - 1]
    hour, half = (moment.hour % 12 or 12), "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon
    return f"{moment.day:02d}/{month}/{moment.year % 100} {hour}:{moment.minute:02d} {half}"


def _comment(text: str, when: dt.datetime) -> str:
    who, _, said = text.partition("; ")
    return f"{_moment(when)};{_account(who)};{said}"


def _filled(texts: list[str], count: int) -> list[str]:
    return [*texts, *[""] * (count - len(texts))]


def _number(number: int | None) -> str:
    return "" if number is None else f"{number}.0"
