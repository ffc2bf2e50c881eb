"""Our own CSV coming back: the same titles, keys, scores and carried cells, and nothing that was worked out."""

import pytest

from workbench.exchange.own_tables import recognise_table
from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.report import ColumnChoice, Corrections
from workbench.exchange.writing_csv import write_csv
from workbench.model import (
    BUILT_IN,
    Backlog,
    Evidence,
    EvidenceKind,
    Feature,
    LevelScale,
    Score,
    built_in_framework,
)
from workbench.workflows import evaluate

TITLES = (
    '=HYPERLINK("http://x","y")', "+Plus plan", "-5 °C mode", "@mention", "'=quoted", "'quoted", "007", "Say “hi”, now",
    "Two\nlines", "تطبيق الهاتف",
)  # fmt: skip


def backlog(framework: str) -> Backlog:
    """Make features with every score, some of them ranges, and one of everything that a person can bring."""
    by = built_in_framework(framework)

    def scores(place: int) -> dict[str, Score]:
        found = {}
        for dimension in by.dimensions:
            scale = dimension.scale
            numbers = [level.number for level in scale.levels] if isinstance(scale, LevelScale) else [2, 3, 5, 8, 10]
            low, high = sorted((numbers[place % len(numbers)], numbers[(place + 1) % len(numbers)]))
            found[dimension.key] = Score(low=low, high=high) if place == 3 else Score.exactly(low)
        return found

    learnt = Evidence(kind=EvidenceKind.INTERVIEW, sentence="Leads check", count=19)
    features = tuple(
        Feature(
            id=str(place), title=title, key=f"T-{place}", note=title, problem="Nobody trusts it", evidence=(learnt,),
            status="Open", labels="a, b", description="What it is", owner="Search team",
            scores={} if place == 9 else scores(place),
            given={"given_priority": "High", "given_rank": str(place), "derived": "12.5"},
            carried={"Team": title, "Rank": "x", "Effort (days)": "3"},
        )
        for place, title in enumerate(TITLES)
    )  # fmt: skip
    headers = ("Team", "Rank", "Effort (days)")
    return Backlog(name="b", framework=by, features=features, carried_headers=headers)


def contents(feature: Feature) -> dict[str, object]:
    """Give what a text file can say of a feature: neither its id nor the likely score of a range."""
    scores = {key: (score.low, score.high) for key, score in feature.scores.items()}
    return dict(feature) | {"id": "", "scores": scores}


@pytest.mark.parametrize("framework", BUILT_IN)
def test_everything_that_was_brought_comes_back_and_nothing_that_was_worked_out(framework: str) -> None:
    original = backlog(framework)
    evaluation = evaluate(original)

    found = recognise_table(read_source("ranking.csv", write_csv(original, evaluation))).backlog

    ranked = [original.features[place] for place in (*evaluation.ranked, *evaluation.unranked)]
    assert found.framework.key == framework
    assert [contents(one) for one in found.features] == [contents(one) for one in ranked]
    assert found.carried_headers == original.carried_headers


def test_a_second_round_adds_nothing() -> None:
    original = backlog("five-dimensions")
    first = recognise_table(read_source("a.csv", write_csv(original, evaluate(original)))).backlog

    second = recognise_table(read_source("a.csv", write_csv(first, evaluate(first)))).backlog

    assert second.carried_headers == first.carried_headers
    assert [contents(one) for one in second.features] == [contents(one) for one in first.features]


def test_what_a_person_says_about_a_column_goes_first() -> None:
    original = backlog("five-dimensions")
    source = read_source("a.csv", write_csv(original, evaluate(original)))

    found = recognise_table(source, Corrections(choices=(ColumnChoice(position=11, role="carried"),))).backlog

    assert "User impact" in found.carried_headers
    assert "user_impact" not in found.features[0].scores


@pytest.mark.parametrize(
    "text", ["Title,Priority,Value\n'=x,High,3\n", "Rank,Title,Best rank,Worst rank,Value\n1,'=x,1,2,3\n"]
)
def test_any_other_table_is_recognised_as_ever(text: str) -> None:
    source = read_source("other.csv", text.encode())

    assert recognise_table(source) == recognise(source)
    assert recognise_table(source).backlog.features[0].title == "'=x"
