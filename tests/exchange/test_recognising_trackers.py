"""Exports of issue trackers: known by their headers, with what their columns really hold."""

import pytest

from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.report import Recognition

EXPORTS: dict[str, tuple[str, dict[str, str]]] = {
    "Jira": (
        ("Summary,Issue key,Issue id,Issue Type,Status,Priority,Assignee,Labels,Labels,Original estimate,Parent,"
        "Parent key,Custom field (Business Value),Custom field (Story Points),Custom field (Rank),Time Spent,Votes\n"
        "Sign in,X-1,901,Story,To Do,High,,a,b,28800,900,X-9,13.0,5.0,0|i001wn:,3600,3"),
        {"Summary": "title", "Issue key": "key", "Issue Type": "kind", "Status": "status", "Priority": "given_priority",
         "Assignee": "owner", "Parent key": "parent", "Custom field (Business Value)": "business_value",
         "Custom field (Story Points)": "engineering_cost", "Custom field (Rank)": "carried", "Votes": "carried",
         "Original estimate": "carried", "Time Spent": "carried", "Issue id": "carried"},
    ),
    "Linear": (
        ("ID,Team,Title,Description,Status,Estimate,Priority,Assignee,Labels,Cycle Number,Parent issue,Initiatives\n"
        "A-1,T,Sign in,text,Todo,3,Urgent,,a,12,A-9,Growth"),
        {"ID": "key", "Title": "title", "Estimate": "engineering_cost", "Priority": "given_priority",
         "Labels": "labels", "Parent issue": "parent", "Cycle Number": "carried", "Initiatives": "carried"},
    ),
    "Azure DevOps": (
        "ID,Work Item Type,Title,Assigned To,State,Tags,Business Value,Effort\n4,Feature,Sign in,,New,a,8,5",
        {"ID": "key", "Work Item Type": "kind", "Title": "title", "Assigned To": "owner", "State": "status",
         "Tags": "labels", "Business Value": "business_value", "Effort": "engineering_cost"},
    ),
    "GitHub": (
        'number,title,state,labels,assignees,milestone,body\n12,Sign in,open,"bug,ux",octo,v1,text',
        {"number": "key", "title": "title", "state": "status", "labels": "labels", "assignees": "owner",
         "milestone": "carried", "body": "description"},
    ),
    "GitLab": (
        ("Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Weight,Labels,Time Estimate,Epic Title\n"
        "Sign in,text,12,http://x/12,Open,a,a,,3,bug,0,Access"),
        {"Title": "title", "Issue ID": "key", "URL": "link", "Weight": "engineering_cost", "Time Estimate": "carried",
         "Epic Title": "parent"},
    ),
    "Trello": (
        ("Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List Name,Board Name,Archived\n"
        "c1,Sign in,http://x,text,a,octo,2026-01-01,Next,Board,false"),
        {"Card ID": "key", "Card Name": "title", "Card URL": "link", "Card Description": "description",
         "Members": "owner", "List Name": "status", "Archived": "carried"},
    ),
    "Asana": (
        ("Task ID,Created At,Name,Section/Column,Assignee,Assignee Email,Due Date,Tags,Notes,Parent task,Impact\n"
        "1,2026-01-01,Sign in,Next,,,2026-02-02,a,text,,High"),
        {"Task ID": "key", "Name": "title", "Section/Column": "status", "Tags": "labels", "Notes": "description",
         "Parent task": "parent", "Impact": "user_impact"},
    ),
    "ClickUp": (
        ("Task ID,Task Link,Task Type,Task Name,Task Content,Status,Parent ID,Assignees,Tags,Priority,List Name,"
        "Time Estimated,Time Estimated Text,Time Spent\n86a,http://x,,Sign in,text,open,86,octo,a,2,L,14400000,4 h,"),
        {"Task ID": "key", "Task Name": "title", "Task Content": "description", "Priority": "given_priority",
         "Time Estimated": "carried", "Time Estimated Text": "engineering_cost", "Time Spent": "carried"},
    ),
    "Taiga": (
        ("id,ref,subject,description,sprint,owner,assigned_to,status,is_closed,ux-points,total-points,backlog_order,tags\n"
        "1,11,Sign in,text,,po,dev,New,False,3.0,8.0,1711,a"),
        {"ref": "key", "subject": "title", "assigned_to": "owner", "total-points": "engineering_cost",
         "ux-points": "carried", "backlog_order": "carried", "tags": "labels"},
    ),
    "OpenProject": (
        "ID,Subject,Type,Status,Priority,Assignee,Parent,Work,Remaining work\n1,Sign in,Feature,New,Normal,dev,,16h,8h",
        {"ID": "key", "Subject": "title", "Type": "kind", "Parent": "parent", "Work": "engineering_cost",
         "Remaining work": "carried"},
    ),
    "Productboard": (
        ("Feature name,Feature ID,Parent,Owner,Status,Effort,Value,Prioritization score,Tags\n"
        "Sign in,1,Access,PM,Planned,5,80,16,a"),
        {"Feature name": "title", "Feature ID": "key", "Parent": "parent", "Effort": "engineering_cost",
         "Value": "business_value", "Prioritization score": "derived"},
    ),
    "Aha!": (
        ("Feature reference,Feature name,Feature status,Feature type,Assigned to,Feature score,Feature tags,"
        "Feature URL,Epic name,Initial estimate\nAPP-1,Sign in,New,New,dev,24,a,http://x,Access,3d"),
        {"Feature reference": "key", "Feature name": "title", "Feature score": "derived", "Feature URL": "link",
         "Epic name": "parent", "Initial estimate": "engineering_cost"},
    ),
    "Plane": (
        ("ID,Project,Name,Description,State,Priority,Assignee,Labels,Cycle Name,Module Name\n"
        "P-1,M,Sign in,text,Todo,none,dev,a,,"),
        {"Name": "title", "Description": "description", "State": "status", "Priority": "given_priority",
         "Labels": "labels", "Module Name": "carried"},
    ),
}  # fmt: skip


def read(rows: str) -> Recognition:
    """Read rows as a text file and recognise them."""
    return recognise(read_source("export.csv", rows.encode()))


@pytest.mark.parametrize("tracker", EXPORTS)
def test_an_export_is_known_and_its_columns_have_their_roles(tracker: str) -> None:
    rows, roles = EXPORTS[tracker]
    report = read(rows).report
    assert report.file.tracker == tracker
    found = {column.header: column.role for column in report.columns}
    assert {header: found[header] for header in roles} == roles


@pytest.mark.parametrize("tracker", EXPORTS)
def test_the_title_of_an_export_is_its_features_title(tracker: str) -> None:
    assert [feature.title for feature in read(EXPORTS[tracker][0]).backlog.features] == ["Sign in"]


def test_jiras_estimates_are_seconds() -> None:
    found = read("Summary,Issue key,Original Estimate\nTax rounding,TX-1,28800\nInvoice PDF,TX-2,1800")
    scale = found.backlog.framework.dimension("engineering_cost").scale
    assert (scale.unit, scale.best) == ("seconds", 0)


def test_a_zero_that_a_tracker_writes_for_nothing_is_missing_and_told() -> None:
    rows = "Task ID,Task Name,Task Content,Time Estimated,Time Estimated Text\na,Plum,,14400000,4 h\nb,Fig,,0,0"
    found = read(rows)
    assert [feature.score("engineering_cost") is None for feature in found.backlog.features] == [False, True]
    assert [note.cell for note in found.report.notes if note.kind == "not_a_score"] == ["E3"]


def test_repeated_columns_are_numbered_and_swallow_nothing() -> None:
    rows = 'Summary,Issue key,Comment,Comment,Comment\nTax,TX-1,"one; two",,three'
    assert read(rows).backlog.features[0].carried == {"Comment": "one; two", "Comment (3)": "three"}


def test_azures_tree_of_titles_is_a_hierarchy() -> None:
    rows = "ID,Type,Title 1,Title 2,State,Effort\n1,Epic,Shop,,New,\n2,Feature,,Basket,New,8\n3,Feature,,Till,New,3"
    found = read(rows)
    assert [feature.title for feature in found.backlog.features] == ["Shop", "Basket", "Till"]
    assert [feature.parent for feature in found.backlog.features] == ["", "1", "1"]


def test_the_workbenchs_own_csv_is_judged_by_its_scores_and_not_by_its_results() -> None:
    rows = (
        'Rank,Key,Title,Priority,User impact,Engineering cost,"User impact, points","Engineering cost, points",'
        "Given priority\n1,A-1,Plum,80,5,4,40,40,High\n2,A-2,Fig,45.5,2,2,5,40.5,Low"
    )
    roles = {column.header: column.role for column in read(rows).report.columns}
    assert roles["User impact"] == "user_impact"
    assert roles["Engineering cost"] == "engineering_cost"
    assert roles["Given priority"] == "given_priority"
    assert {roles["User impact, points"], roles["Engineering cost, points"], roles["Priority"]} <= {
        "derived",
        "carried",
    }
