"""The command line: what it prints, and its exit status."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from workbench.cli import main

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "sample_data" / "harbour_assist.json"


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "plums.csv"
    path.write_text("Key,Title,Impact (1-5),Effort (1-5)\nT-1,Plum,5,1\nT-2,Apple,3,\nT-3,Fig,,\n", encoding="utf-8")
    return path


def test_rank_prints_what_a_reader_would_compute_by_hand(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = _run(capsys, "rank", str(sheet), "--json")
    assert (status, err) == (0, "")
    document = json.loads(out)
    assert document["weights"] == {"user_impact": 0.5, "engineering_cost": 0.5}
    plum, apple, fig = document["features"]
    assert (plum["rank"], plum["priority"], plum["provisional"], plum["row"]) == (1, 100.0, False, 2)
    assert (apple["rank"], apple["priority"], apple["priority_low"], apple["priority_high"]) == (2, 50.0, 25.0, 75.0)
    assert (apple["provisional"], apple["contributions"]) == (True, {"user_impact": 25.0, "engineering_cost": None})
    assert (fig["rank"], fig["priority"], fig["why_no_priority"]) == (
        None,
        None,
        "Not scored yet on any dimension that counts.",
    )


def test_weights_are_taken_in_percent_and_a_wrong_sum_is_told(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = _run(capsys, "rank", str(sheet), "--json", "--weights", "user_impact=30,engineering_cost=10")
    document = json.loads(out)
    assert status == 0
    assert document["weights"] == {"user_impact": 0.75, "engineering_cost": 0.25}
    assert document["features"][0]["contributions"] == {"user_impact": 75.0, "engineering_cost": 25.0}
    assert "weights_rescaled" in {note["kind"] for note in document["notes"]}


@pytest.mark.parametrize(
    "words,says",
    [
        (("--weights", "user_impact"), "is not NAME=NUMBER"),
        (("--weights", "useful=3"), "There is no dimension 'useful'"),
        (("--framework", "rise"), "Did you mean rice"),
        (("--sheet", "Nowhere"), "Nowhere"),
    ],
)
def test_a_wrong_word_is_told_on_standard_error(
    sheet: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    status, out, err = _run(capsys, "rank", str(sheet), *words)
    assert (status, out) == (1, "")
    assert says in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = _run(capsys, "inspect", "nowhere.csv", "--json")
    assert (status, out) == (1, "")
    assert "nowhere.csv" in err


def test_a_call_with_words_that_are_off_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", str(SAMPLE), "-o", "plums.odt"])
    assert ended.value.code == 2
    assert ".xlsx" in capsys.readouterr().err


def test_rank_without_json_is_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = _run(capsys, "rank", str(SAMPLE))
    lines = out.splitlines()
    assert status == 0
    assert lines[0].split() == ["rank", "could", "be", "priority", "feature"]
    assert lines[1].split() == ["1", "1", "80", "Answers", "with", "their", "sources", "shown"]
    assert "(provisional)" in out


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json", "html"])
def test_export_writes_by_suffix(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    path = tmp_path / f"out.{suffix}"
    status, out, _ = _run(capsys, "export", str(SAMPLE), "-o", str(path))
    assert (status, out) == (0, f"{path}: 36 features\n")
    if suffix == "xlsx":
        names = ["Ranking", "Charts", "Scores", "Framework", "Working", "Notes"]
        assert load_workbook(path, read_only=True).sheetnames == names
    else:
        assert "Answers with their sources shown" in path.read_text(encoding="utf-8-sig")


def test_an_export_comes_back_as_the_same_ranking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.xlsx"
    _run(capsys, "export", str(SAMPLE), "-o", str(path))
    _, first, _ = _run(capsys, "rank", str(SAMPLE), "--json")
    _, again, _ = _run(capsys, "rank", str(path), "--json")
    assert json.loads(again)["features"] == json.loads(first)["features"]


def test_a_framework_file_judges_the_backlog(tmp_path: Path, sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from workbench.model import built_in_framework  # noqa: PLC0415 - only here

    path = tmp_path / "own.json"
    path.write_text(built_in_framework("value-effort").to_json(), encoding="utf-8")
    status, out, _ = _run(capsys, "rank", str(sheet), "--json", "--framework", str(path))
    document = json.loads(out)
    assert status == 0
    assert document["framework"] == "value-effort"
    # Value stands in the column Impact where there is none of its own: 5 ÷ 1.
    assert [(one["title"], one["priority"]) for one in document["features"]] == [
        ("Plum", 5.0),
        ("Apple", None),
        ("Fig", None),
    ]
