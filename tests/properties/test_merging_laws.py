"""Laws of importing again: nothing changes by itself, nothing is lost, and twice is once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.exchange.own_files import read_own_workbook
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Backlog, Feature, Score, five_dimensions
from workbench.workflows import evaluate
from workbench.workflows.merging import MergeChoices, merge, plan_merge

LAWS = settings(max_examples=60)
FRAMEWORK = five_dimensions()
TEXTS = st.sampled_from(["", " ", "Open", "=1+1", "Done", "مرحبا"])
SCORES = st.dictionaries(
    st.sampled_from(FRAMEWORK.keys),
    st.builds(Score.exactly, st.integers(1, 5).map(float), TEXTS) | st.builds(Score, note=TEXTS),
)


@st.composite
def backlogs(draw: st.DrawFn, prefix: str = "k") -> Backlog:
    """Draw a backlog whose features have keys of their own, some of which other backlogs share."""
    numbers = draw(st.lists(st.integers(1, 8), max_size=5, unique=True))
    headers = draw(st.lists(st.sampled_from(["Team", "Sprint", "Size"]), max_size=2, unique=True))
    features = tuple(
        Feature(
            id=f"{prefix}{number}",
            key=f"HA-{number}",
            title=draw(st.sampled_from(["A", "B", "C"])),
            status=draw(TEXTS),
            note=draw(TEXTS),
            scores=draw(SCORES),
            carried={header: draw(TEXTS) for header in headers},
        )
        for number in numbers
    )
    return Backlog(name="b", framework=FRAMEWORK, features=features, carried_headers=tuple(headers))


def _merged(kept: Backlog, file: Backlog, *, is_own: bool = False) -> Backlog:
    return merge(kept, file, plan_merge(kept, file, is_own=is_own), MergeChoices())


@LAWS
@given(backlogs())
def test_an_unchanged_export_of_its_own_changes_nothing(backlog: Backlog) -> None:
    read = read_own_workbook(write_xlsx(backlog, evaluate(backlog)))
    assert read is not None
    assert _merged(backlog, read, is_own=True) == backlog
    assert _merged(backlog, read) == backlog


@LAWS
@given(backlogs(), backlogs("f"), st.booleans())
def test_merging_twice_is_merging_once(kept: Backlog, file: Backlog, is_own: bool) -> None:  # noqa: FBT001 - drawn
    once = _merged(kept, file, is_own=is_own)
    assert _merged(once, file, is_own=is_own) == once


@LAWS
@given(backlogs(), backlogs("f"))
def test_no_score_is_lost_or_changed_unless_a_person_says_so(kept: Backlog, file: Backlog) -> None:
    merged = _merged(kept, file)
    for feature in kept.features:
        for key in feature.scores:
            if (score := feature.score(key)) is not None:
                found = merged.feature(feature.id).score(key)
                assert found is not None
                assert (found.low, found.likely, found.high) == (score.low, score.likely, score.high)


@LAWS
@given(backlogs(), backlogs("f"))
def test_the_counts_add_up(kept: Backlog, file: Backlog) -> None:
    matching = plan_merge(kept, file).matching
    assert len(matching.pairs) + len(matching.new) == len(file.features)
    assert len(matching.pairs) + len(matching.gone) == len(kept.features)
    assert len(_merged(kept, file).features) == len(kept.features) + len(matching.new)
