"""What a person has made of the one-page summary: their own sentences, who approves, and the words they explain."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from workbench.model.record import Record


class SummaryStatus(StrEnum):
    """How far the summary has come."""

    DRAFT = "draft"
    FOR_APPROVAL = "for approval"
    APPROVED = "approved"


class SummaryPart(StrEnum):
    """What a sentence of the summary is about."""

    TITLE = "title"
    BOTTOM_LINE = "bottom line"
    ASK = "ask"
    DEFAULT = "default"
    """What happens when nobody decides."""
    WHY_NOW = "why now"
    FUNDED = "funded"
    """Why a feature is funded; one for each of them."""
    DECLINED = "declined"
    """Why a feature is not; one for each of them."""
    TRADE_OFF = "trade-off"
    FIRM = "firm"
    RISK = "risk"
    ASSUMPTION = "assumption"
    CHECK = "check"
    """Who checks the assumption, by when."""
    DISSENT = "dissent"
    LOOK_AGAIN = "look again"
    SIGNAL = "signal"


OF_A_FEATURE = (SummaryPart.FUNDED, SummaryPart.DECLINED)
"""Parts of which there is a sentence for each feature."""
_BETWEEN = "/"


def sentence_key(part: SummaryPart, feature_id: str = "") -> str:
    """Give the key under which a sentence is kept; the id where the part has a sentence for each feature."""
    return f"{part.value}{_BETWEEN}{feature_id}" if feature_id else part.value


class OwnText(Record):
    """A sentence in a person's own words."""

    text: str = Field(description="May be empty: the sentence is then left out.")
    draft: str = Field(default="", description="What the workbench had drafted when it was written.")


class SummaryEdits(Record):
    """Everything about the summary that is not worked out; empty until somebody edits it.

    Raises
    ------
    ValueError
        When a key names no part of the summary.
    """

    status: SummaryStatus = SummaryStatus.DRAFT
    approver: str = Field(default="", description="The role or name of whoever approves, as typed.")
    ask_by: dt.date | None = Field(default=None, description="By when an answer is needed; None while nobody has said.")
    texts: dict[str, OwnText] = Field(
        default_factory=dict, description="Key as ``sentence_key`` gives it → own words; a key left out is drafted."
    )
    terms: dict[str, str] | None = Field(
        default=None,
        description="Technical term → its meaning in business words; None for the list the workbench brings.",
    )
    known: tuple[str, ...] = Field(default=(), description="Terms and acronyms that the readers know.")
    accepted: tuple[str, ...] = Field(default=(), description="Keys of findings of the check that may stay.")

    @model_validator(mode="after")
    def _keys_name_parts(self) -> Self:
        for key in self.texts:
            part, _, feature_id = key.partition(_BETWEEN)
            if bool(feature_id) != (SummaryPart(part) in OF_A_FEATURE):
                raise ValueError(f"'{key}' is no sentence of a summary")
        return self

    def with_text(self, key: str, text: str, *, draft: str) -> "SummaryEdits":
        """Copy the edits with a sentence in own words; a text like the draft is no edit."""
        others = {one: own for one, own in self.texts.items() if one != key}
        own = {} if text == draft else {key: OwnText(text=text, draft=draft)}
        return self.model_copy(update={"texts": others | own})

    def renamed(self, ids: Mapping[str, str]) -> "SummaryEdits":
        """Give the same edits about features whose ids are others now; sentences about unknown features go."""
        texts = {}
        for key, own in self.texts.items():
            part, _, feature_id = key.partition(_BETWEEN)
            if not feature_id:
                texts[key] = own
            elif feature_id in ids:
                texts[sentence_key(SummaryPart(part), ids[feature_id])] = own
        return self.model_copy(update={"texts": texts})
