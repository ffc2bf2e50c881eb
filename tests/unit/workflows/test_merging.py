import pytest

from workbench.model import (
    Backlog,
    Choice,
    Decision,
    Draft,
    Feature,
    Note,
    NumericScale,
    Outcome,
    Score,
    built_in_framework,
    five_dimensions,
)
from workbench.workflows.matching import match_features
from workbench.workflows.merging import Doubts, MergeChoices, MergeCount, count_merge, find_beside, merge, plan_merge

FIVE = five_dimensions()


def _backlog(*features: Feature, headers: tuple[str, ...] = ()) -> Backlog:
    return Backlog(name="Harbour Assist", framework=FIVE, features=features, carried_headers=headers)


KEPT = _backlog(
    Feature(
        id="aaa",
        key="HA-1",
        title="Answer citations",
        status="Open",
        note="Ask support",
        problem="Nobody trusts an answer",
        scores={"user_impact": Score.exactly(3, note="Nine interviews")},
        carried={"Team": "Blue"},
    ),
    Feature(id="bbb", key="HA-2", title="Offline mode", status="Open"),
    Feature(id="ccc", title="Tone of voice"),
    headers=("Team",),
)
FILE = _backlog(
    Feature(
        id="f1",
        key="HA-2",
        title="Offline mode",
        status="Done",
        scores={"user_impact": Score.exactly(2)},
        carried={"Sprint": "7", "Team": "Red"},
    ),
    Feature(id="f2", key="HA-1", title="Citations", status="Open", scores={"user_impact": Score.exactly(5)}),
    Feature(id="f3", key="HA-9", title="Single sign-on", scores={"business_value": Score.exactly(4)}),
    Feature(id="f4", title=" tone  of VOICE "),
    headers=("Sprint", "Team"),
)


def test_rows_are_matched_by_key_and_by_title_only_with_consent() -> None:
    by_key = match_features(KEPT, FILE, by_id=False, by_title=False)
    assert [(pair.kept, pair.file, pair.by) for pair in by_key.pairs] == [("bbb", "f1", "key"), ("aaa", "f2", "key")]
    assert (by_key.new, by_key.gone, by_key.alike) == (("f3", "f4"), ("ccc",), 1)
    with_titles = match_features(KEPT, FILE, by_id=False, by_title=True)
    assert [pair.by for pair in with_titles.pairs] == ["key", "key", "title"]
    assert (with_titles.new, with_titles.gone, with_titles.alike) == (("f3",), (), 1)


def test_a_key_or_title_that_stands_twice_matches_nothing() -> None:
    twice = _backlog(Feature(id="x", key="HA-1", title="A"), Feature(id="y", key="HA-1", title="A"))
    found = match_features(KEPT, twice, by_id=False, by_title=True)
    assert (found.pairs, found.new, found.gone) == ((), ("x", "y"), ("aaa", "bbb", "ccc"))


def test_the_same_title_under_another_key_is_another_feature() -> None:
    other = _backlog(Feature(id="x", key="HA-7", title="Offline mode"))
    assert match_features(KEPT, other, by_id=False, by_title=True).new == ("x",)


def test_a_plan_lists_every_difference_by_column() -> None:
    plan = plan_merge(KEPT, FILE)
    assert [(one.feature_id, one.column, one.kind) for one in plan.changes] == [
        ("aaa", "title", "change"),
        ("bbb", "status", "change"),
        ("bbb", "score:user_impact", "fill"),
        ("aaa", "score:user_impact", "conflict"),
        ("bbb", "carried:Team", "fill"),
        ("aaa", "carried:Team", "clear"),
        ("bbb", "carried:Sprint", "fill"),
    ]
    assert plan.rules == {
        "title": "update",
        "status": "update",
        "score:user_impact": "fill",
        "carried:Team": "update",
        "carried:Sprint": "update",
    }
    assert plan.unchanged == 0


def test_a_merge_fills_scores_takes_the_trackers_fields_and_leaves_the_rest_alone() -> None:
    plan = plan_merge(KEPT, FILE)
    merged = merge(KEPT, FILE, plan, MergeChoices(rules={"carried:Team": "keep"}))
    assert merged.features == (
        KEPT.features[0].model_copy(update={"title": "Citations"}),
        Feature(
            id="bbb",
            key="HA-2",
            title="Offline mode",
            status="Done",
            scores={"user_impact": Score.exactly(2)},
            carried={"Sprint": "7"},
        ),
        KEPT.features[2],
        FILE.features[2].model_copy(update={"id": "added-1"}),
        FILE.features[3].model_copy(update={"id": "added-2"}),
    )
    assert merged.carried_headers == ("Team", "Sprint")
    assert merged.framework == FIVE
    assert count_merge(plan, MergeChoices()) == MergeCount(updated=2, added=2, removed=0)


def test_a_conflict_gives_way_only_where_the_person_says_so_and_its_note_stays() -> None:
    merged = merge(KEPT, FILE, plan_merge(KEPT, FILE), MergeChoices(rules={"score:user_impact": "update"}))
    assert merged.feature("aaa").scores["user_impact"] == Score.exactly(5, note="Nine interviews")


def test_features_not_in_the_file_go_only_where_the_person_says_so() -> None:
    plan = plan_merge(KEPT, FILE)
    assert [one.id for one in merge(KEPT, FILE, plan, MergeChoices(gone="remove")).features] == [
        "aaa", "bbb", "added-1", "added-2",
    ]  # fmt: skip
    assert count_merge(plan, MergeChoices(gone="remove")) == MergeCount(updated=2, added=2, removed=1)


def test_a_new_feature_never_takes_the_id_of_a_kept_one_and_its_notes_follow() -> None:
    note = Note(kind="approximate", message="About 4.", feature_id="aaa")
    file = _backlog(Feature(id="aaa", key="HA-9", title="New")).model_copy(update={"notes": (note,)})
    merged = merge(KEPT, file, plan_merge(KEPT, file), MergeChoices())
    assert [one.id for one in merged.features] == ["aaa", "bbb", "ccc", "added-1"]
    assert merged.notes == (note.model_copy(update={"feature_id": "added-1"}),)


def test_merging_twice_is_merging_once() -> None:
    choices = MergeChoices(by_title=True)
    once = merge(KEPT, FILE, plan_merge(KEPT, FILE, by_title=True), choices)
    assert once != KEPT
    assert merge(once, FILE, plan_merge(once, FILE, by_title=True), choices) == once


def test_an_export_of_another_backlog_is_no_more_trusted_the_second_time() -> None:
    once = merge(KEPT, FILE, plan_merge(KEPT, FILE, is_own=True), MergeChoices())
    again = plan_merge(once, FILE, is_own=True)
    assert not again.is_own
    assert once.feature("aaa").scores["user_impact"] == Score.exactly(3, note="Nine interviews")
    assert again.rules["score:user_impact"] == "fill"


def test_an_export_of_the_backlog_updates_and_clears_scores() -> None:
    first = KEPT.features[0].model_copy(update={"scores": {"user_impact": Score.exactly(4)}})
    second = KEPT.features[1].model_copy(update={"scores": {"business_value": Score.exactly(1)}})
    kept = _backlog(KEPT.features[0], second, headers=("Team",))
    back = _backlog(first, KEPT.features[1], headers=("Team",))
    plan = plan_merge(kept, back, is_own=True)
    assert [(one.column, one.kind) for one in plan.changes] == [
        ("score:user_impact", "change"),
        ("score:business_value", "clear"),
    ]
    assert plan.rules == {"score:user_impact": "update", "score:business_value": "keep"}
    merged = merge(kept, back, plan, MergeChoices(rules={"score:business_value": "update"}))
    assert merged.feature("aaa").scores == {"user_impact": Score.exactly(4, note="Nine interviews")}
    assert merged.feature("bbb").scores == {}


def test_a_score_that_could_not_be_read_clears_nothing() -> None:
    full = _backlog(*(one.model_copy(update={"scores": {"user_impact": Score.exactly(3)}}) for one in KEPT.features))
    back = _backlog(KEPT.features[0], *(one.model_copy(update={"scores": {}}) for one in KEPT.features[1:]))
    doubts = Doubts(unread=frozenset({"user_impact"}))
    sure = plan_merge(full, back, is_own=True)
    assert [one.feature_id for one in sure.changes if one.kind == "clear" and "score:" in one.column] == ["bbb", "ccc"]
    doubtful = plan_merge(full, back, is_own=True, doubts=doubts)
    assert not [one for one in doubtful.changes if one.kind == "clear" and "score:" in one.column]
    assert [note.message for note in doubtful.notes] == [
        "User impact: a cell could not be read, so scores that are empty in the file stay as they are here."
    ]


def _on_scale(best: float, *scores: float) -> Backlog:
    dimension = FIVE.dimension("user_impact")
    scale = NumericScale(worst=0, best=best)
    framework = FIVE.with_dimension(dimension.model_copy(update={"scale": scale}))
    features = tuple(
        Feature(id=f"f{place}", key=f"HA-{place}", title="T", scores={"user_impact": Score.exactly(one)})
        for place, one in enumerate(scores, 1)
    )
    return Backlog(name="b", framework=framework, features=features)


def test_scores_on_another_scale_stay_out_with_a_note() -> None:
    plan = plan_merge(_on_scale(10, 3), _on_scale(100, 30, 40))
    assert plan.left_out == ("user_impact",)
    assert plan.changes == ()
    [note] = plan.notes
    assert note.message == (
        "User impact: 2 scores were left out, because the file's scale runs from 0 (worst) to 100 (best), the kept one "
        "from 0 (worst) to 10 (best)."
    )
    merged = merge(_on_scale(10, 3), _on_scale(100, 30, 40), plan, MergeChoices())
    assert [one.scores for one in merged.features] == [{"user_impact": Score.exactly(3)}, {}]


@pytest.mark.parametrize("scores, left_out", [((3, 4, 90), ()), ((3, 90, 90), ("user_impact",)), ((3, 4, 5), ())])
def test_a_guessed_scale_gives_way_where_most_scores_are_the_same_numbers(
    scores: tuple[float, ...], left_out: tuple[str, ...]
) -> None:
    doubts = Doubts(guessed=frozenset({"user_impact"}))
    assert plan_merge(_on_scale(10, 3, 4, 5), _on_scale(100, *scores), doubts=doubts).left_out == left_out


def test_a_dimension_that_is_not_judged_here_stays_out_with_a_note() -> None:
    reach = Feature(id="f1", key="HA-1", title="Answer citations", scores={"reach": Score.exactly(500)})
    file = Backlog(name="b", framework=built_in_framework("rice"), features=(reach,))
    plan = plan_merge(KEPT, file)
    assert plan.left_out == ("reach",)
    assert "does not judge by it" in plan.notes[0].message
    assert not [one for one in plan.changes if one.column == "score:reach"]


DECIDED = Decision(
    choice=Choice.NOW,
    reason="Renewals depend on it.",
    drafted={Draft.REASON: "It leads."},
    outcome=Outcome(cost=12),
)


def _decided(decision: Decision | None) -> Backlog:
    return _backlog(Feature(id="aaa", key="HA-1", title="Answer citations", decision=decision))


def test_a_decision_changed_in_our_own_export_is_taken_and_how_it_turned_out_stays() -> None:
    kept = _decided(DECIDED)
    file = _decided(Decision(choice=Choice.NO, reason="The team is gone."))
    plan = plan_merge(kept, file, is_own=True)
    assert [(one.column, one.kind) for one in plan.changes] == [("decision", "change")]
    assert plan.rules == {"decision": "update"}
    merged = merge(kept, file, plan, MergeChoices()).features[0].decision
    assert merged == DECIDED.model_copy(update={"choice": Choice.NO, "reason": "The team is gone."})


def test_what_no_cell_shows_of_a_decision_is_no_difference() -> None:
    kept = _decided(DECIDED)
    file = _decided(Decision(choice=Choice.NOW, reason="Renewals depend on it."))
    assert plan_merge(kept, file, is_own=True).changes == ()


def test_a_decision_of_a_foreign_file_fills_a_gap_and_overwrites_nothing() -> None:
    file = _decided(Decision(choice=Choice.NEXT))
    onto_nothing = plan_merge(_decided(None), file)
    assert (onto_nothing.changes[0].kind, onto_nothing.rules) == ("fill", {"decision": "fill"})
    onto_one = plan_merge(_decided(DECIDED), file)
    assert onto_one.changes[0].kind == "conflict"
    assert merge(_decided(DECIDED), file, onto_one, MergeChoices()) == _decided(DECIDED)
    assert plan_merge(_decided(DECIDED), _decided(None)).changes == ()


def test_a_decision_cleared_in_our_own_export_beside_others_is_undecided_again() -> None:
    kept = _backlog(
        Feature(id="aaa", title="Answer citations", decision=DECIDED),
        Feature(id="bbb", title="Offline mode", decision=DECIDED),
    )
    file = _backlog(
        Feature(id="aaa", title="Answer citations"), Feature(id="bbb", title="Offline mode", decision=DECIDED)
    )
    plan = plan_merge(kept, file, is_own=True)
    assert [(one.feature_id, one.kind) for one in plan.changes] == [("aaa", "clear")]
    assert merge(kept, file, plan, MergeChoices()).features[0].decision is None


def test_scores_that_a_file_brings_are_kept_with_whoever_gave_them() -> None:
    file = _backlog(
        Feature(id="f1", key="HA-2", title="Offline mode", scores={"user_impact": Score.exactly(2)}),
        Feature(id="f2", key="HA-9", title="Single sign-on", scores={"user_impact": Score.exactly(4)}),
    )
    merged = merge(KEPT, file, plan_merge(KEPT, file), MergeChoices(scorer="Sales"))
    scorers = {one.title: {key: score.scorer for key, score in one.scores.items()} for one in merged.features}
    assert scorers == {
        "Answer citations": {"user_impact": ""},
        "Offline mode": {"user_impact": "Sales"},
        "Tone of voice": {},
        "Single sign-on": {"user_impact": "Sales"},
    }


def test_where_the_kept_score_stays_that_of_a_named_scorer_is_kept_beside_it() -> None:
    choices, plan = MergeChoices(scorer="Sales"), plan_merge(KEPT, FILE)
    kept = merge(KEPT, FILE, plan, choices).feature("aaa").scores["user_impact"]
    sales = Score(low=5, likely=5, high=5, scorer="Sales")
    assert kept == Score.exactly(3, note="Nine interviews").model_copy(update={"others": (sales,)})
    assert count_merge(plan, choices) == MergeCount(updated=2, added=2, removed=0, beside=1)
    assert find_beside(plan, MergeChoices()) == ()
    assert find_beside(plan, choices.model_copy(update={"rules": {"score:user_impact": "keep"}})) == ()


def test_the_same_file_again_brings_nothing_that_stands_beside_already() -> None:
    file = _backlog(Feature(id="f1", key="HA-1", title="Answer citations", scores={"user_impact": Score.exactly(5)}))
    choices = MergeChoices(scorer="Sales", rules={"status": "keep"})
    once = merge(KEPT, file, plan_merge(KEPT, file), choices)
    plan = plan_merge(once, file)
    assert merge(once, file, plan, choices) == once
    assert count_merge(plan, choices).is_nothing
    later = _backlog(Feature(id="f1", key="HA-1", title="Answer citations", scores={"user_impact": Score.exactly(4)}))
    again = merge(once, later, plan_merge(once, later), choices).feature("aaa").scores["user_impact"]
    assert [(one.scorer, one.point) for one in again.others] == [("Sales", 4)]


def test_where_the_files_score_counts_that_of_another_named_scorer_stays_beside_it() -> None:
    ours = _backlog(
        Feature(
            id="aaa",
            key="HA-1",
            title="Answer citations",
            scores={"user_impact": Score.exactly(3).model_copy(update={"scorer": "Engineering"})},
        )
    )
    choices = MergeChoices(scorer="Sales", rules={"score:user_impact": "update"})
    score = merge(ours, FILE, plan_merge(ours, FILE), choices).feature("aaa").scores["user_impact"]
    assert (score.point, score.scorer) == (5, "Sales")
    assert [(one.scorer, one.point) for one in score.others] == [("Engineering", 3)]
