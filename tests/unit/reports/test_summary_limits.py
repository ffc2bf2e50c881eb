"""A summary keeps to one page and to two figures, whatever the titles and however many features there are."""

import datetime as dt
import re

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Capacity, Choice, Decision, Feature, PlanRules, Score
from workbench.reports.content import MOST_WORDS, summarise
from workbench.reports.summary_record import Summary
from workbench.workflows import evaluate


def summary(one: Backlog) -> Summary:
    return summarise(one, evaluate(one), revision=41, today=dt.date(2026, 11, 24))


def of(*titles: str) -> Backlog:
    features = tuple(Feature(id=title, title=title, scores=scores(4, 4, 4, 3, 2)) for title in titles)
    return Backlog(name="Harbour Assist", framework=weighted_dimensions(), features=features)


def long_backlog(count: int, name: str, *, plan: float | None = None) -> Backlog:
    many = [
        Feature(
            id=str(one),
            title=f"{name} {one}",
            who=name,
            risk=name * 3,
            scores=scores(1 + one % 5, None if one % 7 == 0 else 1 + one % 3, 1 + one % 4, 1 + one % 5, 1 + one % 2)
            | ({"user_impact": Score(low=1, high=5)} if one % 11 == 0 else {}),
        )
        for one in range(count)
    ]
    return Backlog(
        name=name,
        framework=weighted_dimensions(),
        features=tuple(many),
        plan=PlanRules(capacities=(Capacity(amount=plan),)) if plan else PlanRules(),
    )


@pytest.mark.parametrize("plan", [None, 23.7])
@pytest.mark.parametrize("count", [0, 1, 2, 36])
@pytest.mark.parametrize("name", ["Bulk import", "a b c d e f g h i j k l m n o p", "Wideword" * 20, "漢字テスト" * 20])
def test_it_never_takes_more_than_350_words(count: int, name: str, plan: float | None) -> None:
    assert summary(long_backlog(count, name, plan=plan)).word_count <= MOST_WORDS == 350


@pytest.mark.parametrize("count, plan", [(36, None), (137, 23.7), (1234, 23.7)])
def test_no_drafted_number_claims_more_than_two_figures(count: int, plan: float | None) -> None:
    found = summary(long_backlog(count, "Bulk import", plan=plan))
    texts = [text for _, text in (*found.before, *found.after)]
    texts += [found.trade_off, found.funded_note, found.declined_note, found.footer.split(" · revision")[0]]
    texts += [" ".join(found.cells(row)) for row in found.funded] + [row.why.text for row in found.declined]
    texts = [re.sub("\u2068.*?\u2069", "", text).replace("of 100", "") for text in texts]

    numbers = [one for text in texts for one in re.findall(r"\d[\d,.]*\d|\d", text)]
    assert len(numbers) >= 10
    assert not [one for one in numbers if len(one.replace(",", "").replace(".", "").strip("0")) > 2]


def test_no_features_at_all() -> None:
    found = summary(of())

    assert found.title.text == "There are no features yet"
    assert found.before == (
        ("Bottom line.", "Import a spreadsheet or add a feature; the ranking starts with the first score."),
    )
    assert (found.funded, found.declined, found.after, found.trade_off, found.gaps) == ((), (), (), "", ())


def test_titles_of_any_script_are_isolated_and_cannot_break_out() -> None:
    found = summary(of("تطبيق الهاتف", "evil\u2069\u202etitle"))

    assert "“\u2068تطبيق الهاتف\u2069”" in found.title.text
    assert "“\u2068eviltitle\u2069”" in found.title.text
    for text in (found.title.text, *(text for _, text in found.before), *(row.draft.title for row in found.funded)):
        assert text.count("\u2068") == text.count("\u2069")


def test_a_funded_feature_without_scores_is_said_not_to_be_scored() -> None:
    backlog = of("Bulk import", "Tone of voice")
    bare = Feature(id="bare", title="Voice input", decision=Decision(choice=Choice.NOW))
    (row,) = summary(backlog.model_copy(update={"features": (*backlog.features, bare)})).funded
    assert (row.draft.feature_id, row.why.text) == ("bare", "not scored yet")
