"""The ranking as a JSON document, and the file that holds backlog and ranking together."""

import json

import pytest

from workbench.errors import InvalidBacklog
from workbench.exchange.own_files import read_own_json
from workbench.exchange.ranking_document import rank_document
from workbench.exchange.writing_json import write_json
from workbench.model import Backlog, Feature, Note, Score, built_in_framework
from workbench.workflows import evaluate


def backlog() -> Backlog:
    halves = built_in_framework("five-dimensions").with_weights({"user_impact": 0.5, "engineering_cost": 0.5})
    plum = {"user_impact": Score.exactly(4), "engineering_cost": Score.exactly(2)}
    fig = {"user_impact": Score.exactly(3)}
    return Backlog(
        name="Orchard",
        framework=halves,
        features=(
            Feature(id="nut", title="Nut", key="T-3"),
            Feature(id="fig", title="Fig", key="T-2", scores=fig),
            Feature(id="plum", title="Plum", key="T-1", scores=plum),
        ),
        notes=(
            Note(kind="duplicate_title", message="Twice.", feature_id="fig"),
            Note(kind="not_a_score", message="Odd.", sheet="Backlog", row=9, column="Cost", cell="D9", found="soon"),
        ),
    )


def test_the_document_has_the_shape_of_the_command_line() -> None:
    document = rank_document(backlog(), evaluate(backlog()), {"nut": 2, "fig": 3, "plum": 4})

    assert document["framework"] == "five-dimensions"
    assert document["weights"] == {"user_impact": 0.5, "engineering_cost": 0.5}
    assert document["features"] == [
        {
            "key": "T-1", "title": "Plum", "row": 4, "rank": 1, "priority": 75.0, "priority_low": 75.0,
            "priority_high": 75.0, "best_rank": 1, "worst_rank": 1, "provisional": False, "why_no_priority": None,
            "contributions": {"user_impact": 37.5, "engineering_cost": 37.5},
        },
        {
            "key": "T-2", "title": "Fig", "row": 3, "rank": 2, "priority": 50.0, "priority_low": 25.0,
            "priority_high": 75.0, "best_rank": 1, "worst_rank": 2, "provisional": True, "why_no_priority": None,
            "contributions": {"user_impact": 25.0, "engineering_cost": None},
        },
        {
            "key": "T-3", "title": "Nut", "row": 2, "rank": None, "priority": None, "priority_low": None,
            "priority_high": None, "best_rank": None, "worst_rank": None, "provisional": True,
            "why_no_priority": "Not scored yet on any dimension that counts.",
            "contributions": {"user_impact": None, "engineering_cost": None},
        },
    ]  # fmt: skip


def test_notes_of_the_import_come_before_those_of_the_ranking_with_their_place() -> None:
    notes = rank_document(backlog(), evaluate(backlog()), {"fig": 3})["notes"]

    assert notes[0] == {
        "kind": "duplicate_title", "sheet": None, "row": 3, "column": None, "cell": None, "found": None,
        "message": "Twice.",
    }  # fmt: skip
    assert notes[1] == {
        "kind": "not_a_score", "sheet": "Backlog", "row": 9, "column": "Cost", "cell": "D9", "found": "soon",
        "message": "Odd.",
    }  # fmt: skip
    assert [note["kind"] for note in notes[2:]] == ["set_aside"]


def test_a_ratio_framework_gives_the_plain_quotient_and_no_contributions() -> None:
    numbers = {"business_value": 8, "effort": 4}
    features = (
        Feature(id="a", title="A", scores={key: Score.exactly(one) for key, one in numbers.items()}),
        Feature(id="b", title="B", scores={"business_value": Score.exactly(2), "effort": Score.exactly(0)}),
    )
    two = Backlog(name="b", framework=built_in_framework("value-effort"), features=features)

    document = rank_document(two, evaluate(two), {})

    assert document["weights"] == {}
    assert [(one["title"], one["priority"], one["contributions"]) for one in document["features"]] == [
        ("A", 2.0, {}),
        ("B", None, {}),
    ]
    assert document["features"][1]["why_no_priority"] == "Effort is 0, and dividing by 0 means nothing."


def test_the_file_is_one_document_with_backlog_and_evaluation() -> None:
    document = json.loads(write_json(backlog(), evaluate(backlog())))

    assert list(document) == ["kind", "version", "backlog", "evaluation"]
    assert document["kind"] == "decision-workbench backlog"
    assert document["version"] == 1
    assert document["evaluation"]["features"][0]["title"] == "Plum"
    assert document["evaluation"]["features"][0]["row"] is None


def test_the_file_reads_back_to_an_equal_backlog() -> None:
    assert read_own_json(write_json(backlog(), evaluate(backlog()))) == backlog()


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"Title,Value\nPlum,3\n", b'{"kind": "other"}', b"\xff\xfe{"])
def test_other_files_are_not_ours(data: bytes) -> None:
    assert read_own_json(data) is None


def test_a_file_that_breaks_off_is_told() -> None:
    data = write_json(backlog(), evaluate(backlog()))

    with pytest.raises(InvalidBacklog, match="damaged"):
        read_own_json(data[: len(data) // 2])


def test_a_changed_field_is_told_with_its_place() -> None:
    document = json.loads(write_json(backlog(), evaluate(backlog())))
    document["backlog"]["features"][1]["title"] = ""

    with pytest.raises(InvalidBacklog, match=r"features\.1\.title") as fault:
        read_own_json(json.dumps(document).encode())

    assert fault.value.place == "features.1.title"


def test_a_file_of_a_later_workbench_is_told() -> None:
    document = json.loads(write_json(backlog(), evaluate(backlog()))) | {"version": 2}

    with pytest.raises(InvalidBacklog, match="newer workbench"):
        read_own_json(json.dumps(document).encode())
