"""Laws of files: what we write, we read back; nothing becomes a formula; nothing is lost on the way."""

import csv
import datetime as dt
import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.exchange.cell_text import CELL_LIMIT, clean_text
from workbench.exchange.evidence_cells import evidence_text, parse_evidence
from workbench.exchange.formula_protection import protect, undo_protection
from workbench.exchange.own_files import read_own_json, read_own_workbook
from workbench.exchange.score_cells import number_text, parse_score, score_cell
from workbench.exchange.writing_csv import write_csv
from workbench.exchange.writing_json import write_json
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import (
    ABOUT_FIELDS,
    BUILT_IN,
    NOTE_KINDS,
    Backlog,
    Capacity,
    Choice,
    Decision,
    DeclineForm,
    Dimension,
    Direction,
    Draft,
    Evidence,
    EvidenceKind,
    Feature,
    Framework,
    Level,
    LevelScale,
    Note,
    NumericScale,
    Outcome,
    OwnText,
    PlanObjective,
    PlanRules,
    Score,
    SummaryEdits,
    SummaryPart,
    SummaryStatus,
    built_in_framework,
    sentence_key,
)
from workbench.model.summary import OF_A_FEATURE
from workbench.workflows import evaluate

LAWS = settings(max_examples=60)

AWKWARD = st.sampled_from(
    [
        "", " ", "=1+1", "'=1+1", "@x", "-5", "+", "<r>x</r>", "<r></r>", "]]>", "_x0041_", "x005F_", "_x005F_x0041_",
        "a\r\nb\rc\n", "\x00\x07", "\ufffe", "TRUE", "007", "1e5", "2–4", "2–4 (likely 3)", "None", "–", "n/a",
        "Id", "Title", "For the workbench: do not edit", "Level 1", "2026-05-03", "🎉", "\u2069\u202eمرحبا",
    ]
)  # fmt: skip
TEXTS = st.text(max_size=10) | AWKWARD
NAMES = TEXTS.filter(bool)
NUMBERS = st.integers(-5, 30).map(float) | st.floats(-1e12, 1e12).filter(lambda one: one == 0 or abs(one) > 1e-9)
HEADERS = TEXTS


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Draw an exact score, a range with or without a likely score, or a gap that somebody explained."""
    kind = draw(st.sampled_from(["exact", "range", "gap", "odd"]))
    said = {"note": draw(st.just("") | TEXTS), "scorer": draw(st.just("") | TEXTS)}
    if kind == "gap":
        return Score(**said)
    low, likely, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    if kind == "exact":
        return Score(low=low, likely=low, high=low, **said)
    if kind == "odd":
        return Score(low=low, high=low, **said)
    return Score(low=low, likely=draw(st.sampled_from([likely, None])), high=high, **said)


EVIDENCE = st.builds(
    Evidence,
    kind=st.sampled_from(EvidenceKind),
    sentence=TEXTS,
    count=st.none() | st.integers(0, 10**6),
    when=st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
)


DECISIONS = st.none() | st.builds(
    Decision,
    choice=st.sampled_from(Choice),
    reason=TEXTS,
    decided_by=TEXTS,
    reopen=TEXTS,
    look_again=st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    form=st.none() | st.sampled_from(DeclineForm),
    sentence=TEXTS,
    drafted=st.dictionaries(st.sampled_from(Draft), TEXTS, max_size=2),
    outcome=st.none()
    | st.builds(
        Outcome,
        cost=st.none() | st.floats(0, 1e6),
        scores=st.dictionaries(st.sampled_from(["fit", "cost"]), NUMBERS, max_size=2),
        note=TEXTS,
    ),
)


@st.composite
def own_frameworks(draw: st.DrawFn) -> Framework:
    """Draw a framework of somebody's own: levels with awkward labels, percents, amounts in a unit."""
    labels = draw(st.lists(NAMES, min_size=2, max_size=4, unique_by=lambda one: one.strip().casefold()))
    levels = tuple(Level(number=place / 2, label=label) for place, label in enumerate(labels))
    unit = draw(st.sampled_from(["", "days", "m", "%"]))
    dimensions = (
        Dimension(key="fit", name=draw(NAMES), direction=Direction.HIGHER_IS_BETTER, scale=LevelScale(levels=levels)),
        Dimension(
            key="sure", name="Title", direction=Direction.HIGHER_IS_BETTER,
            scale=NumericScale(kind="percent", worst=0, best=1),
        ),
        Dimension(
            key="cost", name=draw(NAMES), direction=Direction.LOWER_IS_BETTER,
            scale=NumericScale(worst=30, best=0, unit=unit),
        ),
    )  # fmt: skip
    return Framework(
        key="own", name=draw(NAMES), dimensions=dimensions, weights={"fit": 0.5, "sure": 0.25, "cost": 0.25}
    )


FRAMEWORKS = st.sampled_from(sorted(BUILT_IN)).map(built_in_framework) | own_frameworks()


@st.composite
def plan_rules(draw: st.DrawFn, ids: list[str]) -> PlanRules:
    """Draw what a plan of these features could have to keep to."""
    capacities = st.builds(Capacity, team=TEXTS, period=TEXTS, amount=st.floats(0, 1e6))
    chosen = st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple) if ids else st.just(())
    must = draw(chosen)
    pairs = st.permutations(ids).map(lambda one: ((one[0], one[1]),)) if len(ids) > 1 else st.just(())
    return PlanRules(
        unit=draw(TEXTS),
        capacities=tuple(draw(st.lists(capacities, max_size=2, unique_by=lambda one: (one.team, one.period)))),
        objective=draw(st.sampled_from(PlanObjective)),
        must=must,
        must_not=tuple(one for one in draw(chosen) if one not in must),
        requires=draw(pairs),
        excludes=draw(pairs),
    )


@st.composite
def summaries(draw: st.DrawFn, ids: list[str]) -> SummaryEdits:
    """Draw what a person could have made of the summary."""
    keys = [sentence_key(part) for part in SummaryPart if part not in OF_A_FEATURE]
    keys += [sentence_key(part, one) for part in OF_A_FEATURE for one in ids]
    return SummaryEdits(
        status=draw(st.sampled_from(SummaryStatus)),
        approver=draw(TEXTS),
        ask_by=draw(st.none() | st.dates()),
        texts=draw(st.dictionaries(st.sampled_from(keys), st.builds(OwnText, text=TEXTS, draft=TEXTS), max_size=3)),
        terms=draw(st.none() | st.dictionaries(TEXTS, TEXTS, max_size=2)),
    )


@st.composite
def backlogs(draw: st.DrawFn) -> Backlog:
    """Draw any backlog that a person could have, and some that nobody has."""
    framework = draw(FRAMEWORKS)
    headers = draw(st.lists(HEADERS, max_size=3, unique=True))
    ids = draw(st.lists(NAMES, max_size=4, unique=True))
    keys = st.sampled_from([*framework.keys, "reach", "other"])
    text_fields = dict.fromkeys((*ABOUT_FIELDS, "key", "note", "problem", "who", "risk"), TEXTS)
    features = tuple(
        draw(
            st.builds(
                Feature,
                id=st.just(feature_id),
                title=NAMES,
                scores=st.dictionaries(keys, scores(), max_size=4),
                evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
                given=st.dictionaries(st.sampled_from(["given_priority", "given_rank", "mine"]), TEXTS, max_size=2),
                carried=st.dictionaries(st.sampled_from([*headers, "Unlisted"]), TEXTS, max_size=3),
                decision=DECISIONS,
                **text_fields,
            )
        )
        for feature_id in ids
    )
    notes = draw(
        st.lists(
            st.builds(Note, kind=st.sampled_from(NOTE_KINDS), message=NAMES, found=st.none() | TEXTS, column=TEXTS),
            max_size=2,
        )
    )
    return Backlog(
        name=draw(NAMES),
        framework=framework,
        features=features,
        carried_headers=tuple(headers),
        notes=tuple(notes),
        plan=draw(plan_rules(ids)),
        summary=draw(summaries(ids)),
    )


@LAWS
@given(backlogs())
def test_a_workbook_reads_back_to_an_equal_backlog(backlog: Backlog) -> None:
    assert read_own_workbook(write_xlsx(backlog, evaluate(backlog))) == backlog


@LAWS
@given(backlogs())
def test_a_json_file_reads_back_to_an_equal_backlog(backlog: Backlog) -> None:
    assert read_own_json(write_json(backlog, evaluate(backlog))) == backlog


@LAWS
@given(st.integers(CELL_LIMIT - 2, CELL_LIMIT + 2), st.sampled_from(["x", "🎉", "_x0041_", "\n"]))
def test_text_beyond_a_cells_limit_reads_back_whole(length: int, piece: str) -> None:
    feature = Feature(id="a", title="Long", description=piece * length)
    backlog = Backlog(name="b", framework=built_in_framework("ice"), features=(feature,))

    assert read_own_workbook(write_xlsx(backlog, evaluate(backlog))) == backlog


@LAWS
@given(backlogs())
def test_a_csv_file_holds_every_title_key_and_carried_cell_and_no_formula(backlog: Backlog) -> None:
    data = write_csv(backlog, evaluate(backlog)).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(data, newline=""))
    by_id = {feature.id: feature for feature in backlog.features}
    evaluation = evaluate(backlog)
    ordered = [by_id[evaluation.feature_ids[place]] for place in (*evaluation.ranked, *evaluation.unranked)]
    carried = [*backlog.carried_headers, *(["Unlisted"] if any("Unlisted" in one.carried for one in ordered) else [])]
    carried = list(dict.fromkeys(carried))
    width = len(header) - len(carried)

    assert [undo_protection(one) for one in header[width:]] == carried
    assert [[undo_protection(cell) for cell in row[1:3]] for row in rows] == [[one.key, one.title] for one in ordered]
    assert [[undo_protection(cell) for cell in row[width:]] for row in rows] == [
        [one.carried.get(name, "") for name in carried] for one in ordered
    ]
    for cell in (cell for row in (header, *rows) for cell in row):
        if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
            assert float(cell.rstrip("%").replace(",", ".")) is not None


@given(TEXTS)
@example("''=")
def test_undoing_the_protection_gives_the_text_back(text: str) -> None:
    assert undo_protection(protect(text)) == text


@given(st.text(max_size=60), st.integers(1, 20))
def test_clean_text_fits_and_is_clean(text: str, limit: int) -> None:
    fit = clean_text(text, limit)

    assert len(fit.text.encode("utf-16-le")) <= 2 * limit
    assert clean_text(fit.text, limit).text == fit.text
    assert "\r" not in fit.text


@given(NUMBERS, NUMBERS)
def test_scores_on_a_numeric_scale_read_back_from_their_cell(one: float, other: float) -> None:
    dimension = built_in_framework("ice").dimension("ease")
    for score in (Score.exactly(one), Score(low=min(one, other), high=max(one, other), likely=max(one, other))):
        cell = score_cell(dimension, score)
        assert parse_score(dimension, cell if isinstance(cell, str) else number_text(cell)) == score


@given(st.lists(EVIDENCE.filter(lambda one: one.sentence.isalpha() or not one.sentence), max_size=3))
def test_plain_evidence_reads_back_from_its_lines(evidence: list[Evidence]) -> None:
    assert parse_evidence(evidence_text(tuple(evidence))) == (tuple(evidence), ())
