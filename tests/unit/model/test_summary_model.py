"""What a person makes of the summary, as a value."""

import pytest

from workbench.model import OwnText, SummaryEdits, SummaryPart, sentence_key


def test_a_key_names_the_part_and_the_feature() -> None:
    assert sentence_key(SummaryPart.WHY_NOW) == "why now"
    assert sentence_key(SummaryPart.FUNDED, "a/b") == "funded/a/b"


@pytest.mark.parametrize("key", ["weather", "funded", "ask/plum", ""])
def test_a_key_that_names_no_sentence_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)summary"):
        SummaryEdits(texts={key: OwnText(text="x")})


def test_renaming_features_moves_their_sentences_and_drops_those_of_unknown_ones() -> None:
    edits = SummaryEdits(
        texts={"ask": OwnText(text="a"), "funded/a/b": OwnText(text="b"), "declined/gone": OwnText(text="c")}
    )
    assert edits.renamed({"a/b": "new"}).texts == {"ask": OwnText(text="a"), "funded/new": OwnText(text="b")}
