"""The workbook worked out anew by LibreOffice: its formulas give the workbench's own numbers, whatever is typed."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from sample_data import load_harbour_assist, read_sample
from scripts.libreoffice import convert
from tests.weighted_scores import scores, weighted_dimensions
from workbench.exchange.own_files import read_own_workbook
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import (
    Backlog,
    Combination,
    Dimension,
    Direction,
    Feature,
    Framework,
    Level,
    LevelScale,
    NumericScale,
    Score,
    built_in_framework,
)
from workbench.workflows import evaluate
from workbench.workspace.files import understand_file

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension:UserWarning"),
]

WEIGHTINGS = ((3, 2, 2, 1, 1), (40, 0, 35, 20, 15), (0.05, 0.15, 0.2, 0.25, 0.35))


@dataclass(frozen=True)
class Case:
    """A workbook with what somebody typed into it, and the backlog it should then stand for."""

    written: Backlog
    cells: Mapping[tuple[str, str], float | str | None]
    meant: Backlog


def made_up() -> Backlog:
    """Ranges, missing scores, ties, and time-to-market without any score."""
    wide = scores(None, 2, 1, None, 5) | {"user_impact": Score(low=2, likely=3, high=5)}
    open_ended = scores(4, None, 3, None, 2) | {"business_value": Score(low=1, high=4)}
    titles = ("Unscored", "Wide", "Tie two", "=1+1", "Tie one", "Open-ended", "Lowest", "Tie three")
    rows: tuple[dict[str, Score], ...] = (
        {}, wide, scores(4, 4, 4, None, 3), scores(3, None, 2, None, 3), scores(4, 4, 4, None, 3), open_ended,
        scores(1, 1, 1, None, 5), scores(4, 4, 4, None, 3),
    )  # fmt: skip
    features = (
        Feature(id=f"f{place}", title=title, scores=row)
        for place, (title, row) in enumerate(zip(titles, rows, strict=True))
    )
    return Backlog(name="Made up", framework=weighted_dimensions(), features=tuple(features))


def awkward() -> Backlog:
    """Labels with dashes, wildcards and numbers that mean others; percents and a cost in days, with ranges."""
    labels = ("Must-have–now", "a*", "?", "7", "Low (likely never)")
    levels = tuple(Level(number=place * 1.5, label=label) for place, label in enumerate(labels))
    dimensions = (
        Dimension(
            key="fit", name='Fit "FILTER(x)"', direction=Direction.HIGHER_IS_BETTER, scale=LevelScale(levels=levels),
        ),
        Dimension(
            key="sure", name="Sure", direction=Direction.HIGHER_IS_BETTER,
            scale=NumericScale(kind="percent", worst=0.1, best=0.9),
        ),
        Dimension(
            key="cost", name="Cost", direction=Direction.LOWER_IS_BETTER,
            scale=NumericScale(worst=30, best=-2, unit="days"),
        ),
    )  # fmt: skip
    framework = Framework(
        key="own", name="Own", dimensions=dimensions, weights={"fit": 0.5, "sure": 0.25, "cost": 0.25}
    )
    fits = [Score.exactly(place * 1.5) for place in range(5)]
    fits += [Score(low=0, high=6), Score(low=1.5, likely=3, high=4.5), Score.exactly(2.25), Score.exactly(7)]
    sures = (Score(low=0.125, likely=0.3, high=0.5), Score.exactly(0.8), Score(low=0.2, high=1), None)
    costs = (Score(low=-1.5, high=2.5), Score.exactly(40), Score(low=3, likely=3, high=10), Score.exactly(1e-5))
    features = (
        Feature(
            id=f"f{place}",
            title=f"F{place}",
            scores={"fit": fit, "cost": costs[place % 4]} | ({"sure": sure} if (sure := sures[place % 4]) else {}),
        )
        for place, fit in enumerate(fits)
    )
    return Backlog(name="Awkward", framework=framework, features=tuple(features))


def ratio(key: str) -> Backlog:
    """Ranges, ties, what is missing, and divisors that are or could be 0."""
    framework = built_in_framework(key)
    names = framework.keys
    rows: tuple[tuple[Score | None, ...], ...] = (
        tuple(Score.exactly(3) for _ in names),
        tuple(Score(low=1, likely=2, high=5) for _ in names),
        tuple(Score.exactly(3) for _ in names),
        tuple(Score(low=2, high=3) for _ in names),
        tuple(None for _ in names),
        (None, *(Score.exactly(2) for _ in names[1:])),
        (*(None for _ in names[:2]), *(Score.exactly(2) for _ in names[2:])),
        (*(None for _ in names[:-1]), Score.exactly(1)),
        (*(Score.exactly(2) for _ in names[:-1]), Score.exactly(0)),
        (*(Score.exactly(2) for _ in names[:-1]), Score(low=0, high=4)),
        (Score(low=-2, high=3), *(Score(low=1, high=4) for _ in names[1:])),
        tuple(Score.exactly(1e200) for _ in names),
    )
    features = (
        Feature(
            id=f"f{place}", title=f"F{place}",
            scores={name: score for name, score in zip(names, row, strict=True) if score is not None},
        )
        for place, row in enumerate(rows)
    )  # fmt: skip
    return Backlog(name=key, framework=framework, features=tuple(features))


def by_hand(combine: Combination) -> Backlog:
    """Two costs and no named scale, joined by a formula of one's own."""
    up, down = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
    dimensions = (
        Dimension(key="gain", name="Gain", direction=up, scale=NumericScale(worst=0, best=9)),
        Dimension(key="work", name="Work", direction=down, scale=NumericScale(worst=9, best=0)),
        Dimension(key="reach", name="Reach", direction=up, scale=NumericScale(worst=0, best=9)),
        Dimension(key="risk", name="Risk", direction=down, scale=NumericScale(worst=9, best=0)),
    )
    framework = Framework(key="own", name="By hand", combine=combine, dimensions=dimensions)
    return ratio("rice").model_copy(
        update={
            "framework": framework,
            "features": tuple(
                Feature(id=one.id, title=one.title, scores=dict(zip(framework.keys, one.scores.values(), strict=False)))
                for one in ratio("rice").features
            ),
        }
    )


def rice_sample() -> Backlog:
    return understand_file("rice_sheet.xlsx", read_sample("rice_sheet.xlsx")).backlog


def rescored(one: Backlog, feature: int, key: str, score: Score | None) -> Backlog:
    changed = one.features[feature]
    kept = {name: old for name, old in changed.scores.items() if name != key}
    features = list(one.features)
    features[feature] = changed.model_copy(update={"scores": kept | ({key: score} if score else {})})
    return one.model_copy(update={"features": tuple(features)})


def reweighted(one: Backlog, numbers: tuple[float, ...]) -> Case:
    framework = one.framework.with_weights(dict(zip(one.framework.keys, numbers, strict=True)))
    cells = {("Framework", f"B{row}"): number for row, number in enumerate(numbers, start=6)}
    return Case(one, cells, one.model_copy(update={"framework": framework}))


def cases() -> dict[str, Case]:
    """Every workbook that is worked out anew, by name."""
    sample, rice, ours = load_harbour_assist(), rice_sample(), made_up()
    wholes = {
        "sample": sample, "rice": rice, "made-up": ours, "awkward": awkward(),
        "empty": Backlog(name="e", framework=ours.framework),
        **{f"ratio {key}": ratio(key) for key in ("rice", "ice", "wsjf", "value-effort")},
        **{f"own {one.value}": by_hand(one) for one in (Combination.SUM_OVER_COST, Combination.PRODUCT_OVER_COST)},
    }  # fmt: skip
    found = {name: Case(one, {}, one) for name, one in wholes.items()}
    for place, numbers in enumerate(WEIGHTINGS):
        found |= {
            f"sample weights {place}": reweighted(sample, numbers),
            f"made-up weights {place}": reweighted(ours, numbers),
        }
    found["made-up no weight"] = reweighted(ours, (0, 0, 0, 1, 0))
    typed = {("Scores", "E3"): "2–5 (likely 4)"}
    ranged = Score(low=2, likely=4, high=5)
    found |= {
        "sample changed": Case(sample, {("Scores", "C2"): 1}, rescored(sample, 0, "user_impact", Score.exactly(1))),
        "sample cleared": Case(sample, {("Scores", "D5"): None}, rescored(sample, 3, "business_value", None)),
        "rice changed": Case(rice, {("Scores", "C2"): 99}, rescored(rice, 0, "reach", Score.exactly(99))),
        "rice level": Case(
            ratio("rice"), {("Scores", "D2"): "massive"}, rescored(ratio("rice"), 0, "impact", Score.exactly(3))
        ),
        "rice cleared": Case(rice, {("Scores", "F3"): None}, rescored(rice, 1, "effort", None)),
        "rice zero": Case(rice, {("Scores", "F3"): 0}, rescored(rice, 1, "effort", Score.exactly(0))),
        "made-up changed": Case(ours, typed, rescored(ours, 1, "strategic_alignment", ranged)),
        "made-up cleared": Case(ours, {("Scores", "C4"): None}, rescored(ours, 2, "user_impact", None)),
        "made-up no longer aside": Case(
            ours, {("Scores", "F4"): "4"}, rescored(ours, 2, "time_to_market", Score.exactly(4))
        ),
        "made-up words": Case(ours, {("Scores", "C4"): "soon"}, rescored(ours, 2, "user_impact", None)),
        "made-up hyphen": Case(
            ours, {("Scores", "C4"): "2 - 4"}, rescored(ours, 2, "user_impact", Score(low=2, high=4))
        ),
    }
    return found


def edited(case: Case) -> bytes:
    data = write_xlsx(case.written, evaluate(case.written))
    if not case.cells:
        return data
    book = openpyxl.load_workbook(io.BytesIO(data))
    for (sheet, cell), content in case.cells.items():
        book[sheet][cell] = content
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every case as LibreOffice saves it; it starts once."""
    books = {name: edited(case) for name, case in cases().items()}
    books["sorted"] = with_scores_sorted(made_up())
    return convert(books, tmp_path_factory.mktemp("libreoffice"))


def with_scores_sorted(one: Backlog) -> bytes:
    """Turn the sheet Scores upside down, as sorting it does."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(one, evaluate(one))))
    sheet = book["Scores"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for row, cells in enumerate(reversed(rows), start=2):
        for column, content in enumerate(cells, start=1):
            sheet.cell(row, column).value = content
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def open_numbers(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def close(found: object, wanted: float | None) -> bool:
    if wanted is None:
        return found is None or found == ""
    return isinstance(found, int | float) and found == pytest.approx(wanted, rel=1e-12, abs=1e-9)


def compare(book: Workbook, meant: Backlog) -> None:
    """Check every line of the sheet Ranking against the workbench's own evaluation."""
    evaluation, scale = evaluate(meant), 1 if meant.framework.is_ratio else 100
    lines = list(book["Ranking"].iter_rows(min_row=2, max_row=len(meant.features) + 1, values_only=True))
    for line, position in zip(lines, evaluation.order.tolist(), strict=True):
        standing = evaluation.standing_at(position)
        assert line[2] == meant.features[position].title
        numbers = (None if one is None else one * scale for one in (standing.priority, standing.low, standing.high))
        wanted = [standing.rank, *numbers, standing.best_rank, standing.worst_rank]
        assert all(close(found, one) for found, one in zip((line[0], *line[3:8]), wanted, strict=True)), (line, wanted)
        count = len(meant.framework.keys)
        assert (line[9 + count] or None) == standing.why_no_priority
        if not meant.framework.is_ratio:
            assert (line[8] == "provisional") == (standing.provisional and standing.rank is not None)
            parts = {part.dimension: None if part.is_missing else part.contribution * 100 for part in standing.parts}
            for found, key in zip(line[9 : 9 + count], meant.framework.keys, strict=True):
                assert (found == "–") if parts.get(key) is None else close(found, parts[key])


@pytest.mark.parametrize("name", cases())
def test_the_formulas_give_the_workbenchs_numbers(name: str, worked_out: dict[str, bytes]) -> None:
    compare(open_numbers(worked_out[name]), cases()[name].meant)


@pytest.mark.parametrize("name", cases())
def test_what_another_program_saved_is_read_back_as_it_was_meant(name: str, worked_out: dict[str, bytes]) -> None:
    found, meant = read_own_workbook(worked_out[name]), cases()[name].meant

    assert found is not None
    assert found.features == meant.features
    assert found.framework.weights == pytest.approx(meant.framework.weights, abs=1e-15)
    assert found.carried_headers == meant.carried_headers


def test_sorting_the_scores_changes_no_number(worked_out: dict[str, bytes]) -> None:
    sheet = open_numbers(worked_out["sorted"])["Ranking"]

    lines = [line[:5] for line in sheet.iter_rows(min_row=2, max_row=9, values_only=True)]
    assert [line[0] for line in lines[:4]] == [1, 1, 1, 4]
    assert {line[2] for line in lines[:3]} == {"Tie one", "Tie two", "Tie three"}
    assert lines[-1][2] == "Unscored"


def test_no_cell_but_a_gap_in_a_chart_is_an_error(worked_out: dict[str, bytes]) -> None:
    faults = [
        (name, sheet.title, cell.coordinate, cell.value)
        for name, data in worked_out.items()
        for sheet in open_numbers(data)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e" and cell.value != "#N/A"
    ]
    assert faults == []


def test_a_title_that_looks_like_a_formula_stays_text(worked_out: dict[str, bytes]) -> None:
    titles = [
        row[0]
        for row in open_numbers(worked_out["made-up"])["Ranking"].iter_rows(min_col=3, max_col=3, values_only=True)
    ]

    assert "=1+1" in titles


def test_the_ranking_follows_a_weight_as_worked_out_by_hand(worked_out: dict[str, bytes]) -> None:
    """Weights 3, 2, 2, 1, 1 with time-to-market set aside are 3, 2, 2 and 1 of 8; scores of 4, 4, 4 and a cost of 3."""
    line: Any = next(
        open_numbers(worked_out["made-up weights 0"])["Ranking"].iter_rows(min_row=2, max_row=2, values_only=True)
    )

    assert line[0] == 1
    assert line[3] == pytest.approx(100 * (3 * 0.75 + 2 * 0.75 + 2 * 0.75 + 1 * 0.5) / 8, abs=1e-9)
