"""Where scorers differ, against ranks worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Feature, Score, built_in_framework, scorer_key
from workbench.workflows import evaluate
from workbench.workflows.dissent import find_dissent, split_text


def _by(scorer: str, number: float, *others: Score) -> Score:
    return Score.exactly(number).model_copy(update={"scorer": scorer, "others": others})


def _backlog(*features: Feature) -> Backlog:
    return Backlog(name="Harbour Assist", framework=weighted_dimensions(), features=features)


def _three() -> Backlog:
    """Priorities 0.725 of A, 0.5875 of B and 0.5 of C; by engineering's impact of 1 A has 0.425 and comes last."""
    first = scores(5, 4, 3, 2, 4) | {"user_impact": _by("Sales", 5, _by("Engineering", 1))}
    second = scores(3, 4, 4, 3, 4)
    return _backlog(
        Feature(id="a", title="Answers with sources", scores=first),
        Feature(id="b", title="Bulk import", scores=second),
        Feature(id="c", title="Tone of voice", scores=scores(3, 3, 3, 3, 3)),
    )


def test_the_place_by_anothers_scores_is_that_of_the_backlog_judged_by_them() -> None:
    backlog = _three()
    dissent = find_dissent(backlog)
    view = dissent.views[0]
    assert (view.feature_id, view.scorer, view.rank, view.other_rank, view.moves) == ("a", "Engineering", 1, 3, 2)
    assert [(one.dimension, one.gap) for one in view.cells] == [("user_impact", -1.0)]
    assert dissent.cells == 1
    assert dissent.headline == (
        "Scorers differ on one score; by the scores of \u2068Engineering\u2069, "
        "“\u2068Answers with sources\u2069” takes place 3, not 1."
    )
    assert split_text(backlog.framework.dimension("user_impact"), view.cells[0]) == (
        "\u2068Engineering\u2069 gives 1, \u2068Sales\u2069 5, which counts"
    )


def test_all_of_a_scorers_scores_count_together_and_each_scorer_is_judged_apart() -> None:
    # By engineering both A and B lose their impact, so that C comes first; sales lowers B's alone.
    first = scores(5, 4, 3, 2, 4) | {"user_impact": _by("", 5, _by("Engineering", 1))}
    second = scores(4, 4, 4, 3, 4) | {"user_impact": _by("", 4, _by("engineering ", 1), _by("Sales", 3))}
    backlog = _backlog(
        Feature(id="a", title="A", scores=first),
        Feature(id="b", title="B", scores=second),
        Feature(id="c", title="C", scores=scores(3, 3, 3, 3, 3)),
    )
    found = {(one.feature_id, scorer_key(one.scorer)): one.other_rank for one in find_dissent(backlog).views}
    assert found == {("a", "engineering"): 3, ("b", "engineering"): 2, ("b", "sales"): 2}


def test_numbers_that_agree_are_no_dissent() -> None:
    agreed = scores(3, 3, 3, 3, 3) | {"user_impact": _by("Sales", 3, _by("Engineering", 3))}
    dissent = find_dissent(_backlog(Feature(id="a", title="A", scores=agreed)))
    assert dissent.views == ()
    assert dissent.headline == "No two scorers differ."


def test_a_dissent_that_changes_no_place_says_so() -> None:
    given_twice = scores(3, 3, 3, 3, 3) | {"user_impact": _by("Sales", 3, _by("Engineering", 2))}
    dissent = find_dissent(_backlog(Feature(id="a", title="A", scores=given_twice)))
    assert dissent.headline == "Scorers differ on one score; no feature would change its place."


def test_in_a_ratio_framework_a_feature_that_is_unranked_by_theirs_does_not_move() -> None:
    framework = built_in_framework("value-effort")
    numbers = {key: Score.exactly(3) for key in framework.keys}
    effort = framework.costs[0].key
    cell = {effort: _by("Sales", 2, Score(low=0, likely=1, high=3).model_copy(update={"scorer": "Engineering"}))}
    backlog = Backlog(name="Ratio", framework=framework, features=(Feature(id="a", title="A", scores=numbers | cell),))
    view = find_dissent(backlog).views[0]
    assert (view.rank, view.other_rank, view.moves) == (1, None, 0)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=6))
def test_every_split_cell_is_told_once_and_what_counts_stays_as_it_was(pairs: list[tuple[int, int]]) -> None:
    features = tuple(
        Feature(
            id=f"f{place}",
            title=f"F{place}",
            scores=scores(3, 3, 3, 3, 3) | {"user_impact": _by("Sales", mine, _by("Engineering", theirs))},
        )
        for place, (mine, theirs) in enumerate(pairs)
    )
    backlog = _backlog(*features)
    dissent = find_dissent(backlog)
    assert dissent.cells == sum(mine != theirs for mine, theirs in pairs)
    evaluation = evaluate(backlog)
    for view in dissent.views:
        mine, theirs = pairs[int(view.feature_id[1:])]
        assert view.cells[0].gap == pytest.approx((theirs - mine) / 4)
        assert view.rank == evaluation.standing(view.feature_id).rank
