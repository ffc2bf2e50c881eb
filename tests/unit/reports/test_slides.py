"""Slides: native charts with the numbers typed in here, sentences as titles, sources in the notes, nothing left out."""

import datetime as dt
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from scripts.libreoffice import convert
from tests.slide_reading import DAY, TITLES, backlog_of, cells_of, charts_of, deck_of, sheet_of, titles_of
from workbench.model import Backlog, Choice, Feature, Score, built_in_framework
from workbench.reports.slides import write_slides
from workbench.reports.slides_feature import MOST_FEATURES
from workbench.workflows import evaluate

HOSTILE = (
    '=HYPERLINK("http://example.org";"x")',
    "<b>bold</b> & <script>alert(1)</script>",
    "+1 @SUM(A1) {=A1} http://example.org",
    "bell \x07 and\ttab\nand line \u202e turned",
    "W" * 120,
    "为客服代表在每个回答旁边显示引用来源并突出显示相关段落以便快速核对信息",
    "إجابات باللغة العربية 6 wk",
)


@pytest.fixture(scope="module")
def decided() -> Any:  # noqa: ANN401 - likewise
    return deck_of(backlog_of(TITLES, {"sources": Choice.NOW, "voice": Choice.NO}))


def test_every_slide_answers_in_its_title(decided: Any) -> None:  # noqa: ANN401 - likewise
    titles = titles_of(decided)
    assert titles[0] == "Decision: fund “Answers with sources” now; decline “Voice input”"
    assert titles[1] == "“Answers with sources” leads, ten points clear. One feature is provisional."
    assert titles[3:5] == [
        "We fund one feature for 12 person-weeks",
        "We decline one feature that would take 20 person-weeks",
    ]
    assert titles[-1].startswith("Answers with sources: ")
    assert len(titles) == 7


def test_the_ranking_is_a_native_stacked_chart_of_the_contributions(decided: Any) -> None:  # noqa: ANN401 - likewise
    chart = charts_of(decided)[0]
    assert list(chart.plots[0].categories) == [
        "1. Answers with sources · 80",
        "2. Ticket summaries · 70",
        "3. Voice input · 5–25",
    ]
    assert {series.name: tuple(series.values) for series in chart.plots[0].series} == {
        "User impact": (20, 15, 5),
        "Business value": (20, 10, 10),
        "Strategic alignment": (20, 10, 0),
        "Time-to-market": (15, 20, 0),
        "Engineering cost": (5, 15, 0),
    }
    assert sheet_of(chart)[0] == (
        None, "User impact", "Business value", "Strategic alignment", "Time-to-market", "Engineering cost",
    )  # fmt: skip
    assert sheet_of(chart)[1] == ("1. Answers with sources · 80", 20, 20, 20, 15, 5)


def test_the_trade_offs_are_a_native_scatter_chart_in_weeks_with_names(decided: Any) -> None:  # noqa: ANN401 - likewise
    chart = charts_of(decided)[1]
    points = {
        series.name: list(zip(series.iter_values(), _x_values(series), strict=True)) for series in chart.plots[0].series
    }
    assert points == {"Other features": [(58.3, 3), (25, 20)], "Funded": [(100, 12)]}
    assert sheet_of(chart) == [(None, "Other features"), (3, 58.3), (20, 25), (None, "Funded"), (12, 100)]
    named = [
        "".join(one.itertext())
        for series in chart.plots[0].series
        for one in series._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")  # noqa: SLF001
    ]
    assert named == ["Ticket summaries", "Voice input", "Answers with sources"]


def _x_values(series: Any) -> list[float]:  # noqa: ANN401 - python-pptx has no types
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    cells = series._element.find(f"{space}xVal")  # noqa: SLF001 - python-pptx reads only y
    return [float(one.text) for one in cells.iter(f"{space}v")]


def test_a_feature_stands_against_the_middle_of_the_backlog(decided: Any) -> None:  # noqa: ANN401 - likewise
    chart = charts_of(decided)[-1]
    assert {series.name: tuple(series.values) for series in chart.plots[0].series} == {
        "This feature": (100, 100, 100, 75, 25),
        "Middle of the backlog": (75, 75, 50, 75, 25),
    }


def test_a_missing_score_is_no_bar_and_says_so() -> None:
    deck = deck_of(backlog_of(TITLES, {"voice": Choice.NOW}))
    chart = charts_of(deck)[-1]
    assert list(chart.plots[0].categories)[1] == "Business value (not scored)"
    assert tuple(chart.plots[0].series[0].values) == (25, None, 0, 0, 0)


def test_the_colours_of_a_feature_s_bars_are_told_in_words_because_a_key_could_show_only_one(decided: Any) -> None:  # noqa: ANN401
    assert not charts_of(decided)[-1].has_legend
    last = decided.slides[len(decided.slides) - 1]
    words = [shape.text_frame.text for shape in last.shapes if shape.has_text_frame]
    assert any(one.startswith("Colour: this feature. Grey: the middle of the backlog.") for one in words)
    assert charts_of(decided)[0].has_legend


def test_the_chances_of_a_row_sum_to_a_hundred(decided: Any) -> None:  # noqa: ANN401 - likewise
    rows = cells_of(decided.slides[5])
    assert rows[0] == ["Chance of place, of 100", "1", "2", "3"]
    assert rows[3] == ["Voice input", "", "", "100"]
    for row in rows[1:]:
        assert 95 <= sum(int(cell) for cell in row[1:] if cell) <= 101


def test_notes_say_where_the_numbers_come_from_and_charts_what_they_show(decided: Any) -> None:  # noqa: ANN401
    for slide in decided.slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert "Source: backlog “Harbour”, revision 7, 25 November 2026." in notes
        assert "All five dimensions weigh the same" in notes
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")  # noqa: SLF001 - python-pptx has no way


def test_slides_are_wide_and_nothing_reaches_over_their_edge(decided: Any) -> None:  # noqa: ANN401 - likewise
    assert decided.slide_width * 9 == pytest.approx(decided.slide_height * 16, rel=1e-3)
    for slide in decided.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= decided.slide_width
            assert shape.top + shape.height <= decided.slide_height


def test_the_same_backlog_gives_the_same_bytes_and_another_day_others() -> None:
    backlog = backlog_of(TITLES)
    evaluation = evaluate(backlog)
    first, second = (write_slides(backlog, evaluation, revision=7, today=DAY) for _ in range(2))
    assert first == second
    assert write_slides(backlog, evaluation, revision=7, today=DAY + dt.timedelta(1)) != first


def test_dangerous_titles_are_text_on_slides_and_in_sheets() -> None:
    titles = {f"f{place}": title for place, title in enumerate(HOSTILE)}
    deck = deck_of(backlog_of(titles, dict.fromkeys(titles, Choice.NOW)))
    said = " ".join(
        text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
        for text in [shape.text_frame.text]
    )  # fmt: skip
    assert '=HYPERLINK("http://example.org";"x")' in said
    assert "<b>bold</b> & <script>alert(1)</script>" in said
    assert "bell and tab and line turned" in said
    assert "إجابات باللغة العربية 6 wk" in said
    assert not set(said) & set("\x07\u202e\u2068\u2069")
    for chart in charts_of(deck):
        book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        cells = [cell for row in book["Sheet1"].iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if isinstance(cell.value, str)} <= {"s", "inlineStr"}
        assert not [cell.value for cell in cells if cell.hyperlink]
    assert any("=HYPERLINK" in str(cell) for row in sheet_of(charts_of(deck)[0]) for cell in row)


def test_without_any_score_one_slide_says_what_to_do() -> None:
    backlog = backlog_of(TITLES)
    bare = backlog.model_copy(
        update={"features": tuple(one.model_copy(update={"scores": {}}) for one in backlog.features)}
    )
    deck = deck_of(bare)
    assert titles_of(deck) == ["Nothing can be ranked yet"]
    waiting = cells_of(deck.slides[0])
    assert waiting[0] == ["Score each feature on", "At worst", "At best"]
    assert [row[0] for row in waiting[1:]] == [
        "User impact", "Business value", "Strategic alignment", "Time-to-market", "Engineering cost",
    ]  # fmt: skip
    assert waiting[1][1:] == ["Few people, rarely; a mild annoyance", "Everyone, every day; without it the work stops"]
    assert titles_of(deck_of(backlog.model_copy(update={"features": ()}))) == ["There are no features yet"]


def test_one_feature_has_no_rivals_chances_or_middle() -> None:
    deck = deck_of(backlog_of({"sources": TITLES["sources"]}, {"sources": Choice.NOW}))
    assert titles_of(deck) == [
        "Decision: fund “Answers with sources” now",
        "Answers with sources: high user impact and business value, but costly to build",
    ]
    assert cells_of(deck.slides[0]) == [
        ["We fund", "Answers with sources"],
        ["Who gains", "Everyone, every day"],
        ["Why", "high user impact and business value"],
        ["Cost", "12 weeks"],
        ["First release", "4 weeks"],
        ["How sure", "firm"],
    ]
    assert [series.name for series in charts_of(deck)[-1].plots[0].series] == ["This feature"]


def test_of_sixty_funded_twelve_have_a_slide_and_the_others_are_listed() -> None:
    titles = {f"f{place}": f"Feature {place}" for place in range(60)}
    deck = deck_of(backlog_of(titles, dict.fromkeys(titles, Choice.NOW)))
    last = deck.slides[len(deck.slides) - 1]
    assert last.shapes.title.text_frame.text == "48 more features are funded; together they take about 560 person-weeks"
    listed = {cell for row in cells_of(last)[1:] for cell in row[::2] if cell}
    assert {cell for row in cells_of(last)[1:] for cell in row[1::2] if cell} == {"3 weeks", "12 weeks", "20 weeks"}
    shown = {title.split(":")[0] for title in titles_of(deck)}
    assert len(listed) == 60 - MOST_FEATURES
    assert listed | (shown & set(titles.values())) == set(titles.values())
    assert not listed & shown


def test_a_ratio_framework_has_bars_of_its_own_number() -> None:
    features = tuple(
        Feature(
            id=name,
            title=name.capitalize(),
            scores={
                key: Score.exactly(number)
                for key, number in zip(("reach", "impact", "confidence", "effort"), numbers, strict=True)
            },
        )
        for name, numbers in {"alpha": (1000, 2, 0.8, 4), "beta": (500, 1, 1.0, 2)}.items()
    )
    deck = deck_of(Backlog(name="Reach", framework=built_in_framework("rice"), features=features))
    chart = charts_of(deck)[0]
    assert [(one.name, tuple(one.values)) for one in chart.plots[0].series] == [("RICE", (400, 250))]
    assert list(chart.plots[0].categories) == ["1. Alpha · 400", "2. Beta · 250"]


def test_titles_stand_in_the_place_for_titles(decided: Any) -> None:  # noqa: ANN401 - likewise
    for slide in decided.slides:
        assert slide.shapes.title.placeholder_format.type == PP_PLACEHOLDER.TITLE
        assert len(slide.placeholders) == 1


@pytest.mark.libreoffice
def test_libreoffice_opens_the_slides_and_shows_every_title(tmp_path: Path) -> None:
    backlogs = {
        "decided": backlog_of(TITLES, {"sources": Choice.NOW, "voice": Choice.NO}),
        "hostile": backlog_of({f"f{place}": title for place, title in enumerate(HOSTILE)}),
    }
    decks = {name: write_slides(one, evaluate(one), revision=7, today=DAY) for name, one in backlogs.items()}
    for name, pdf in convert(decks, tmp_path, kind="pptx", suffix="pdf").items():
        titles = titles_of(Presentation(BytesIO(decks[name])))
        pages = _pages(pdf, tmp_path / f"{name}.pdf")
        assert len(pages) == len(titles)
        for page, title in zip(pages, titles, strict=True):
            if title.isascii():
                assert "".join(title.split()) in "".join(page.split())


def _pages(pdf: bytes, path: Path) -> list[str]:
    path.write_bytes(pdf)
    call = [shutil.which("pdftotext") or "pdftotext", str(path), "-"]
    text = subprocess.run(call, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own file
    return text.removesuffix("\f").split("\f")
