"""What the summary says, word for word on a backlog worked out by hand."""

import datetime as dt
import re

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Dimension, Direction, Feature, Framework, NumericScale, Score, built_in_framework
from workbench.reports.content import MOST_WORDS, Summary, summarise
from workbench.workflows import evaluate

TODAY = dt.date(2026, 11, 24)


def backlog() -> Backlog:
    ranged = scores(None, 2, 1, 5, 5) | {"user_impact": Score(low=2, likely=3, high=4)}
    return of(
        Feature(id="v", title="Voice input"),
        Feature(id="m", title="Mobile app", scores=ranged),
        Feature(id="b", title="Bulk import", scores=scores(3, None, 2, 4, 3)),
        Feature(id="a", title="Answers with sources", scores=scores(5, 4, 3, 2, 4)),
        Feature(id="h", title="Hand-off to a person", scores=scores(4, 4, 4, 3, 2)),
    )


def of(*features: Feature, by: Framework | None = None) -> Backlog:
    return Backlog(name="Harbour Assist", framework=by or weighted_dimensions(), features=features)


def alike(*titles: str) -> Backlog:
    return of(*(Feature(id=title, title=title, scores=scores(4, 4, 4, 3, 2)) for title in titles))


def summary(one: Backlog, top: int = 5) -> Summary:
    return summarise(one, evaluate(one), revision=41, today=TODAY, top=top)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_every_sentence_word_for_word() -> None:
    said = summary(backlog(), top=2)

    assert plain(said.title) == "“Answers with sources” comes first, ahead of “Hand-off to a person” and “Bulk import”"
    assert plain(said.meta) == "Draft · 24 November 2026 · backlog “Harbour Assist”, revision 41"
    assert plain(said.bottom_line) == (
        "“Answers with sources” has 73 of 100 points, two more than the next. Why: high user impact and business "
        "value, but costly to build."
    )
    assert said.priority_heading == "Priority of 100"
    assert said.bottom_note == (
        "One feature is outdone: another is at least as good on every dimension. One feature is not ranked: it has no "
        "score that counts."
    )
    assert plain(said.trade_off) == (
        "“Answers with sources” and “Hand-off to a person” give the most value for their engineering cost. “Mobile "
        "app” is the poorest bargain: two others give at least as much for no more."
    )
    assert said.how_firm == (
        "First place is firm among the features ranked so far: no missing or uncertain score could change it. This "
        "takes the weights as given."
    )
    assert said.missing == "Six scores are missing, none of them on the features above; one is a range."
    assert said.footer == (
        "Weights in percent: user impact 30, business value 25, strategic alignment 20, time-to-market 15, engineering "
        "cost 10 · five features, one not ranked"
    )


def test_the_table_says_for_each_feature_why_and_how_sure() -> None:
    rows = [(row.rank, plain(row.title), row.priority, row.why, row.how_sure) for row in summary(backlog()).top]

    assert rows == [
        (1, "Answers with sources", "73", "high user impact and business value, but costly to build", "firm"),
        (2, "Hand-off to a person", "71", "high user impact and business value", "firm"),
        (3, "Bulk import", "29–54", "no strength stands out; far from the strategy",
         "provisional: business value missing; still rank 3"),
        (4, "Mobile app", "14–29", "no strength stands out; far from the strategy",
         "rank 3 to 4: uncertain scores"),
    ]  # fmt: skip


def test_the_lowest_come_first_with_the_reason_and_by_whom_they_are_outdone() -> None:
    rows = [(plain(row.title), row.reason) for row in summary(backlog(), top=2).bottom]

    assert rows == [
        ("Mobile app", "far from the strategy and low business value; outdone by number 2"),
        ("Bulk import", "far from the strategy and slow to market"),
    ]


def test_who_outdoes_a_feature_is_named_where_its_rank_is_shared() -> None:
    features = (*alike("One", "Two").features, Feature(id="c", title="Three", scores=scores(1, 1, 1, 5, 5)))

    assert (
        plain(summary(of(*features), top=2).bottom[0].reason) == "low user impact and business value; outdone by “One”"
    )


def test_no_features_at_all() -> None:
    said = summary(of())

    assert said.title == "There are no features yet"
    assert said.bottom_line == "Import a spreadsheet or add a feature; the ranking starts with the first score."
    assert (said.top, said.bottom) == ((), ())
    assert (said.bottom_note, said.trade_off, said.how_firm, said.missing) == ("", "", "", "")


def test_nothing_ranked() -> None:
    said = summary(of(Feature(id="a", title="A"), Feature(id="b", title="B")))

    assert said.title == "Nothing can be ranked yet"
    assert said.bottom_line == (
        "None of the two features has a score that counts. Score what matters most; the ranking starts with the first "
        "score."
    )
    assert said.footer.endswith("· two features, none ranked")


def test_one_feature() -> None:
    said = summary(alike("Plum"))

    assert plain(said.title) == "“Plum” is the only feature ranked"
    assert plain(said.bottom_line) == "“Plum” has 71 of 100 points. Why: high user impact and business value."
    assert (said.trade_off, said.how_firm, said.bottom_note) == ("", "", "")
    assert said.missing == "No score is missing."
    assert said.footer.endswith("· one feature, ranked")


@pytest.mark.parametrize(
    "titles, title, bottom_line",
    [
        (("A", "B"), "“A” and “B” share first place", "Both have 71 of 100 points."),
        (("A", "B", "C"), "“A”, “B” and “C” share first place", "All three have 71 of 100 points."),
        (tuple("ABCDE"), "All five ranked features are level", "All five have 71 of 100 points."),
    ],
)
def test_ties_for_first_place_are_told_as_ties(titles: tuple[str, ...], title: str, bottom_line: str) -> None:
    said = summary(alike(*titles))

    assert plain(said.title) == title
    assert said.bottom_line.startswith(bottom_line)
    assert "do not decide between them" in said.bottom_line
    assert said.how_firm.startswith("The order is firm: no score that counts is missing or uncertain.")


def test_several_sharing_first_place_are_counted() -> None:
    low = Feature(id="low", title="Low", scores=scores(1, 1, 1, 5, 5))

    assert summary(of(*alike(*"ABCDE").features, low)).title == "Five features share first place"


def test_an_open_first_place_names_who_could_have_it() -> None:
    open_one = Feature(id="o", title="Open", scores=scores(5, None, 3, 3, 3))
    said = summary(of(Feature(id="a", title="Sure", scores=scores(4, 4, 4, 3, 2)), open_one))

    # Open: 30 + 0…25 + 10 + 7.5 + 5 = 52.5 to 77.5 around Sure's 71.25.
    assert plain(said.title) == "“Sure” comes first for now, ahead of “Open”"
    assert plain(said.bottom_line).startswith(
        "“Sure” has 71 of 100 points, six more than the next if what is open turns out average."
    )
    assert plain(said.how_firm) == (
        "First place is open while scores are missing or uncertain: “Sure” and “Open” could each come first. This "
        "takes the weights as given."
    )


def test_a_first_place_that_can_only_be_shared_is_not_called_open() -> None:
    level = Feature(id="o", title="Level", scores=scores(None, 4, 4, 3, 2) | {"user_impact": Score(low=2, high=4)})
    said = summary(of(Feature(id="a", title="Sure", scores=scores(4, 4, 4, 3, 2)), level))

    assert plain(said.how_firm).startswith(
        "First place cannot be lost, but “Level” could draw level, depending on missing or uncertain scores."
    )


def test_those_who_could_still_enter_the_table_are_counted() -> None:
    features = [Feature(id=str(one), title=f"F{one}", scores=scores(4, 4, 4, 3, one)) for one in (1, 2, 3)]
    open_one = Feature(
        id="o", title="Open", scores=scores(4, 4, 4, 3, None) | {"engineering_cost": Score(low=1, high=5)}
    )

    assert "One other could still enter the top two." in summary(of(*features, open_one), top=2).how_firm


def test_a_lead_of_less_than_a_point_is_called_that() -> None:
    fine = Framework(
        key="own", name="Own", weights={"a": 1.0},
        dimensions=(
            Dimension(key="a", name="ROI", direction=Direction.HIGHER_IS_BETTER, scale=NumericScale(worst=0, best=100)),
        ),
    )  # fmt: skip
    two = (Feature(id=str(one), title=f"F{one}", scores={"a": Score.exactly(one)}) for one in (80.0, 80.4))

    assert plain(summary(of(*two, by=fine)).bottom_line) == (
        "“F80.4” has 80 of 100 points, less than a point more than the next. Why: high ROI."
    )


def test_a_ratio_framework_speaks_of_its_quotient_with_two_figures() -> None:
    def feature(title: str, **numbers: float) -> Feature:
        return Feature(id=title, title=title, scores={key: Score.exactly(one) for key, one in numbers.items()})

    said = summary(
        of(
            feature("Wide", reach=9000, impact=2, confidence=0.8, effort=2.2),
            feature("Small", reach=500, impact=1, confidence=1, effort=1),
            feature("Free", reach=500, impact=1, confidence=1, effort=0),
            by=built_in_framework("rice"),
        )
    )

    # 9000 × 2 × 0.8 ÷ 2.2 = 6545; 500 × 1 × 1 ÷ 1 = 500.
    assert plain(said.bottom_line).startswith("“Wide” scores 6,500 on RICE, 13 times as much as the next. Why: ")
    assert [row.priority for row in said.top] == ["6,500", "500"]
    assert plain(said.priority_heading) == "RICE"
    assert said.bottom_note == "One feature is not ranked: a score it needs is missing or 0."
    assert said.how_firm == (
        "The order is firm among the features ranked so far: no score that counts is missing or uncertain."
    )
    assert plain(said.footer) == "RICE: reach × impact × confidence ÷ effort · three features, one not ranked"


def test_a_dimension_without_scores_is_named_as_left_out() -> None:
    one = of(Feature(id="a", title="A", scores=scores(4, 4, None, None, None)))

    assert summary(one).footer == (
        "Weights in percent: user impact 55, business value 45; left out for want of scores: strategic alignment, "
        "time-to-market and engineering cost · one feature, ranked"
    )


def test_titles_of_any_script_are_isolated_and_cannot_break_out() -> None:
    said = summary(alike("تطبيق الهاتف", "evil\u2069\u202etitle"))

    assert "“\u2068تطبيق الهاتف\u2069”" in said.title
    assert "“\u2068eviltitle\u2069”" in said.title
    for text in (said.title, said.bottom_line, *(row.title for row in said.top)):
        assert text.count("\u2068") == text.count("\u2069")


def long_backlog(count: int, title: str) -> Backlog:
    features = [
        Feature(
            id=str(one),
            title=f"{title} {one}",
            scores=scores(1 + one % 5, None if one % 7 == 0 else 1 + one % 3, 1 + one % 4, 1 + one % 5, 1 + one % 2)
            | ({"user_impact": Score(low=1, high=5)} if one % 11 == 0 else {}),
        )
        for one in range(count)
    ]
    return of(*features)


@pytest.mark.parametrize("count", [0, 1, 2, 36, 1000])
@pytest.mark.parametrize("title", ["Bulk import", "a b c d e f g h i j k l m n o p", "Wideword" * 20])
def test_it_never_takes_more_than_350_words(count: int, title: str) -> None:
    assert summary(long_backlog(count, title)).word_count <= MOST_WORDS == 350


def test_an_ordinary_backlog_has_room_for_five_at_the_top_and_three_at_the_bottom() -> None:
    said = summary(long_backlog(36, "Bulk import"))

    assert (len(said.top), len(said.bottom)) == (5, 3)


@pytest.mark.parametrize("count", [36, 137, 1234])
def test_no_number_claims_more_than_two_figures(count: int) -> None:
    said = summary(long_backlog(count, "Bulk import"))
    texts = [said.bottom_line, said.bottom_note, said.trade_off, said.how_firm, said.missing, said.footer]
    texts += [f"{row.priority}; {row.how_sure}" for row in said.top]
    texts = [re.sub("\u2068.*?\u2069", "", text).replace("of 100 points", "") for text in texts]

    numbers = [found for text in texts for found in re.findall(r"\d[\d,.]*\d|\d", text)]
    assert len(numbers) >= 10
    assert not [one for one in numbers if len(one.replace(",", "").replace(".", "").strip("0")) > 2]
