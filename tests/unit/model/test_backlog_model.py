import pytest
from pydantic import ValidationError

from workbench.errors import InvalidBacklog, InvalidChoice
from workbench.model import NOTE_KINDS, Backlog, Evidence, EvidenceKind, Feature, Note, Score, five_dimensions


def backlog(*features: Feature) -> Backlog:
    """Make a backlog on the five dimensions."""
    return Backlog(name="Ideas", framework=five_dimensions(), features=features)


APPLE, PEAR = Feature(id="a", title="Apple", key="T-1"), Feature(id="b", title="Pear", key="T-1")


def test_two_features_may_not_share_an_id() -> None:
    with pytest.raises(InvalidBacklog) as caught:
        backlog(APPLE, APPLE)
    assert caught.value.place == "a"


def test_two_features_may_share_a_key_and_a_title() -> None:
    twin = PEAR.model_copy(update={"title": "Apple"})
    assert [feature.id for feature in backlog(APPLE, twin).features] == ["a", "b"]


def test_a_feature_is_found_by_its_id() -> None:
    assert backlog(APPLE, PEAR).feature("b") is PEAR
    assert backlog(APPLE, PEAR).position("b") == 1


def test_an_unknown_id_is_refused_with_the_possible_ones() -> None:
    with pytest.raises(InvalidChoice) as caught:
        backlog(APPLE, PEAR).position("z")
    assert (caught.value.found, caught.value.possible) == ("z", ("a", "b"))


def test_a_changed_copy_finds_its_own_features() -> None:
    """Places that the original has looked up do not follow into the copy."""
    original = backlog(APPLE, PEAR)
    assert original.position("b") == 1
    copy = original.model_copy(update={"features": (PEAR,)})
    assert copy.position("b") == 0
    with pytest.raises(InvalidChoice):
        copy.position("a")
    assert original.position("b") == 1


def test_a_backlog_comes_back_equal_from_its_json() -> None:
    feature = APPLE.model_copy(
        update={
            "scores": {"user_impact": Score(low=2, likely=3, high=5), "engineering_cost": Score(note="Ask")},
            "evidence": (Evidence(kind=EvidenceKind.INTERVIEW, sentence="Asked", count=3),),
            "carried": {"Team": "Blue", "": "no header"},
        }
    )
    original = backlog(feature)
    original.position("a")
    assert Backlog.model_validate_json(original.model_dump_json()) == original


def test_a_gap_with_a_note_is_no_score() -> None:
    feature = Feature(id="a", title="A", scores={"user_impact": Score(note="Ask"), "business_value": Score.exactly(0)})
    assert feature.score("user_impact") is None
    assert feature.score("strategic_alignment") is None
    assert feature.score("business_value") == Score.exactly(0)


@pytest.mark.parametrize("faulty", [{"id": "", "title": "A"}, {"id": "a", "title": ""}, {"id": "a"}])
def test_a_feature_needs_an_id_and_a_title(faulty: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Feature(**faulty)


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="titel"):
        Feature.model_validate({"id": "a", "title": "A", "titel": "B"})


def test_evidence_does_not_rest_on_fewer_than_no_people() -> None:
    with pytest.raises(ValidationError):
        Evidence(kind=EvidenceKind.GUESS, count=-1)


def test_a_note_has_a_known_kind_and_a_message() -> None:
    assert "set_aside" in NOTE_KINDS
    with pytest.raises(ValidationError):
        Note(kind="set_aside", message="")
    with pytest.raises(ValidationError):
        Note.model_validate({"kind": "whatever", "message": "Something"})


def test_the_first_row_of_a_note_is_1() -> None:
    with pytest.raises(ValidationError):
        Note(kind="not_a_score", message="Cell", row=0)
