"""The summary as blocks, for every rendering but the HTML."""

import datetime as dt

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Choice, Decision, Feature, OwnText, SummaryEdits
from workbench.reports.blocks import Bullets, Document, Heading, Paragraph, Picture, Table
from workbench.reports.content import summarise
from workbench.reports.summary_document import summary_document
from workbench.workflows import evaluate

SVG = "<svg/>"


def document(*, is_empty: bool = False, svg: str = SVG) -> Document:
    features = (
        Feature(id="a", title="Plum", scores=scores(5, 4, 3, 2, 4), decision=Decision(choice=Choice.NOW)),
        Feature(
            id="b", title="Fig", scores=scores(2, 2, 1, 5, 5), decision=Decision(choice=Choice.NO, reason="Not us")
        ),
    )
    backlog = Backlog(
        name="Fruit",
        framework=weighted_dimensions(),
        features=() if is_empty else features,
        summary=SummaryEdits(texts={"title": OwnText(text="Fund plums")}),
    )
    return summary_document(summarise(backlog, evaluate(backlog), revision=41, today=dt.date(2026, 11, 24)), svg=svg)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


def test_it_has_the_page_in_its_order() -> None:
    found = document()
    shape = [
        one.lead if isinstance(one, Paragraph) else one.text if isinstance(one, Heading) else one.kind
        for one in found.blocks
    ]
    assert shape == [
        "Bottom line.", "What we ask.", "table", "We do not do, and what would change our mind", "bullets",
        "The trade-off.", "picture", "How firm is this.", "Biggest assumption.",
    ]  # fmt: skip
    assert found.title == "Fund plums"
    assert found.footer.endswith("revision 41, 24 November 2026")


def test_the_table_names_the_feature_first_and_sets_its_numbers_to_the_right() -> None:
    (table,) = [one for one in document().blocks if isinstance(one, Table)]
    assert table.headings == ("We fund", "Who gains", "Why", "Cost", "First release", "How sure to be first")
    assert [plain(cell) for cell in table.rows[0][:5]] == [
        "Plum", "Everyone, every day", "high user impact and business value", "12 weeks", "4 weeks",
    ]  # fmt: skip
    assert table.numbers == (3, 4)
    assert abs(sum(table.widths) - 1) < 1e-9


def test_every_declined_feature_is_a_line_with_its_reason() -> None:
    (bullets,) = [one for one in document().blocks if isinstance(one, Bullets)]
    assert [(plain(one.lead), plain(one.text)) for one in bullets.items] == [
        ("Fig:", "Not us. Reopen if: a version for 12 person-weeks or less.")
    ]


def test_without_a_chart_there_is_no_picture() -> None:
    assert not [one for one in document(svg="").blocks if isinstance(one, Picture)]


def test_an_empty_backlog_has_one_paragraph() -> None:
    assert [one.kind for one in document(is_empty=True, svg="").blocks] == ["paragraph"]
