"""``workbench robustness``: what it prints."""

import json
from pathlib import Path

import numpy as np
import pytest

from sample_data import load_harbour_assist, read_sample
from workbench.cli import main
from workbench.workflows import evaluate
from workbench.workflows.robustness import check_robustness
from workbench.workspace import keep_backlog, open_backlog, open_store


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "plums.csv"
    path.write_text(
        "Title,User impact (1-5),Business value (1-5)\nPlum,5,1\nFig,1,5\nApple,4,4\nKiwi,,\n", encoding="utf-8"
    )
    return path


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["robustness", *words]) == 0
    return capsys.readouterr().out


def test_any_weights_give_the_chances_that_can_be_worked_out(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(_run(capsys, str(sheet), "--weights-vary", "any", "--top", "1", "--json"))
    assert (document["draws"], document["seed"]) == (10_000, 0)
    # Values: plum 1, 0; fig 0, 1; apple 3/4, 3/4. Plum leads where its weight is above 3/4.
    chances = {one["title"]: one for one in document["features"]}
    assert [one["title"] for one in document["features"]] == ["Apple", "Plum", "Fig"]
    assert chances["Apple"]["rank_acceptability"] == pytest.approx([0.5, 0.5, 0], abs=0.02)
    assert chances["Plum"]["rank_acceptability"] == pytest.approx([0.25, 0.25, 0.5], abs=0.02)
    assert chances["Plum"]["first"] == chances["Plum"]["top"] == chances["Plum"]["rank_acceptability"][0]
    assert chances["Apple"]["expected_rank"] == pytest.approx(1.5, abs=0.02)
    assert document["left_out"] == ["Kiwi"]
    assert sorted(title for tier in document["tiers"] for title in tier) == ["Apple", "Fig", "Plum"]


def test_in_order_the_heavier_dimension_never_loses(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--weights", "user_impact=60,business_value=40", "--weights-vary", "order", "--draws", "2000", "--json")
    chances = {one["title"]: one for one in json.loads(_run(capsys, str(sheet), *words))["features"]}
    # The weight of user impact is then uniform from a half to one: plum leads from 3/4 on.
    assert chances["Plum"]["first"] == pytest.approx(0.5, abs=0.04)
    assert chances["Fig"]["first"] == 0


def test_the_same_seed_prints_the_same_and_another_differs(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, again, other = (_run(capsys, str(sheet), "--seed", seed, "--json") for seed in ("1", "1", "2"))
    assert one == again
    assert one != other


def test_without_json_it_is_a_table_with_bands(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = _run(capsys, str(sheet), "--draws", "500")
    assert out.startswith("First place is ")
    assert "band 1" in out
    assert "Left out, without a rank: Kiwi" in out
    assert "500 draws, seed 0" in out


def test_no_draws_at_all_are_refused(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["robustness", str(sheet), "--draws", "0"]) == 1
    assert "number of draws" in capsys.readouterr().err


def test_a_backlog_from_the_store_has_the_figures_of_its_file_to_the_last_bit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(str(tmp_path / "workbench.db")) as store:
        kept = keep_backlog(store, load_harbour_assist(), label="Imported")
        backlog = open_backlog(store, kept).backlog
    result = check_robustness(backlog, evaluate(backlog), rng=np.random.default_rng(0), draws=2000)
    path = tmp_path / "harbour.json"
    path.write_bytes(read_sample("harbour_assist.json"))
    assert main(["robustness", str(path), "--draws", "2000", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["features"]
    assert [one["rank_acceptability"] for one in told] == result.shares.tolist()
    assert [one["expected_rank"] for one in told] == result.expected_rank.tolist()
