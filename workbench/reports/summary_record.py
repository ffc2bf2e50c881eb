"""A one-page summary as data: its sentences, drafted or in a person's own words, in their order on the page."""

from collections.abc import Iterable

from pydantic import Field

from workbench.model import OwnText, Record, SummaryPart, SummaryStatus
from workbench.reports.names import count_words
from workbench.reports.summary_basis import DeclinedAs, Kind
from workbench.reports.summary_rows import DeclinedDraft, FundedDraft

LEADS: dict[SummaryPart, str] = {
    SummaryPart.BOTTOM_LINE: "Bottom line.",
    SummaryPart.ASK: "What we ask.",
    SummaryPart.WHY_NOW: "Why now.",
    SummaryPart.TRADE_OFF: "The trade-off.",
    SummaryPart.FIRM: "How firm is this.",
    SummaryPart.RISK: "Biggest risk.",
    SummaryPart.ASSUMPTION: "Biggest assumption.",
    SummaryPart.DISSENT: "Who sees it differently.",
    SummaryPart.LOOK_AGAIN: "Next review.",
}
"""The bold words before a paragraph, by the part with which it begins."""
BEFORE: tuple[tuple[SummaryPart, ...], ...] = (
    (SummaryPart.BOTTOM_LINE,),
    (SummaryPart.ASK, SummaryPart.DEFAULT),
    (SummaryPart.WHY_NOW,),
)
"""The paragraphs above the table, each with the parts in it."""
AFTER: tuple[tuple[SummaryPart, ...], ...] = (
    (SummaryPart.FIRM,),
    (SummaryPart.RISK,),
    (SummaryPart.ASSUMPTION, SummaryPart.CHECK),
    (SummaryPart.DISSENT,),
    (SummaryPart.LOOK_AGAIN, SummaryPart.SIGNAL),
)
"""The paragraphs below the chart."""

PROMPTS: dict[SummaryPart, str] = {
    SummaryPart.DEFAULT: "What happens when nobody decides? Begin with “Without a decision …”.",
    SummaryPart.WHY_NOW: "Why now? Say it in terms of customers and money.",
    SummaryPart.CHECK: "Who checks it, and by when?",
    SummaryPart.DISSENT: "Does anybody see it differently? Say who, and what the plan does about it.",
    SummaryPart.LOOK_AGAIN: "When do you look at this again?",
    SummaryPart.SIGNAL: "Which signal would make you look again sooner?",
}
"""What to ask where the workbench cannot know."""
MAY_STAY_EMPTY = (SummaryPart.DISSENT,)


class Sentence(Record):
    """One sentence, or two, of the page."""

    key: str = Field(description="As ``sentence_key`` gives it.")
    draft: str = Field(description="What the workbench writes; '' where it cannot know.")
    prompt: str = Field(default="", description="What to fill in where there is no draft; never printed.")
    own: OwnText | None = Field(default=None, description="A person's own words; they stand in place of the draft.")

    @property
    def text(self) -> str:
        """What is printed; '' leaves it out."""
        return self.draft if self.own is None else self.own.text

    @property
    def is_outdated(self) -> bool:
        """Whether the draft has changed since it was replaced by own words."""
        return self.own is not None and self.own.draft != self.draft

    @property
    def is_gap(self) -> bool:
        """Whether it waits to be filled in."""
        return bool(self.prompt) and self.own is None and not self.draft


class FundedRow(Record):
    """A feature that is funded."""

    draft: FundedDraft
    why: Sentence


class DeclinedRow(Record):
    """A feature that is not funded, with why, and what would change that."""

    draft: DeclinedDraft
    why: Sentence


class Summary(Record):
    """Everything on the page as plain text, in the order in which it is read."""

    kind: Kind
    declined_as: DeclinedAs
    revision: int
    status: SummaryStatus
    title: Sentence
    meta: str
    sentences: dict[SummaryPart, Sentence] = Field(description="All parts but the title and those of features.")
    funded: tuple[FundedRow, ...] = Field(description="Best ranked first.")
    sure_heading: str = Field(description="Of what the chances in the last column are chances.")
    funded_note: str = Field(description="How many more are funded; '' for none.")
    declined: tuple[DeclinedRow, ...]
    declined_note: str = Field(description="How many more are not; '' for none.")
    footer: str
    funded_ids: tuple[str, ...] = Field(description="All of them, for the chart.")
    declined_ids: tuple[str, ...] = Field(description="Those named on the page, for the chart.")

    @property
    def funded_heading(self) -> str:
        """What stands above the funded."""
        return {"decided": "We fund", "planned": "The plan takes", "ranked": "First in the ranking"}[self.kind]

    @property
    def declined_heading(self) -> str:
        """What stands above those that are not funded."""
        return {
            "no": "We do not do, and what would change our mind",
            "later": "Later, and what would change our mind",
            "left out": "Not in the plan, and what would change that",
            "lowest": "Last in the ranking, and why",
        }[self.declined_as]

    @property
    def funded_columns(self) -> tuple[tuple[str, str], ...]:
        """Field and heading of the columns of the table of the funded that say something."""
        columns = (
            ("who_gains", "Who gains"),
            ("why", "Why"),
            ("cost", "Cost"),
            ("release", "First release"),
            ("how_sure", self.sure_heading),
        )
        return tuple(one for one in columns if one[0] == "why" or self._is_said(one[0]))

    @property
    def before(self) -> tuple[tuple[str, str], ...]:
        """Bold words and text of the paragraphs above the table that have something to say."""
        return self._paragraphs(BEFORE)

    @property
    def after(self) -> tuple[tuple[str, str], ...]:
        """Likewise, below the chart."""
        return self._paragraphs(AFTER)

    @property
    def trade_off(self) -> str:
        """What stands beside the chart."""
        return self.sentences[SummaryPart.TRADE_OFF].text

    @property
    def gaps(self) -> tuple[Sentence, ...]:
        """Sentences that wait to be filled in; those that may stay empty left out."""
        return tuple(one for part, one in self.sentences.items() if one.is_gap and part not in MAY_STAY_EMPTY)

    @property
    def said_declined(self) -> tuple[DeclinedRow, ...]:
        """Those not funded of which the page says why."""
        return tuple(row for row in self.declined if row.why.text)

    @property
    def every_sentence(self) -> tuple[Sentence, ...]:
        """Every sentence, gaps included, in reading order."""
        first = (self.title, *(self.sentences[part] for group in BEFORE for part in group))
        rows = (*(row.why for row in self.funded), *(row.why for row in self.declined))
        last = (self.sentences[part] for group in AFTER for part in group)
        return (*first, *rows, self.sentences[SummaryPart.TRADE_OFF], *last)

    @property
    def word_count(self) -> int:
        """How many words there are to read."""
        texts = [self.title.text, self.meta, self.trade_off, self.funded_note, self.declined_note, self.footer]
        texts += [f"{lead} {text}" for lead, text in (*self.before, *self.after)]
        texts += [f"{row.draft.title} {' '.join(self.cells(row))}" for row in self.funded]
        texts += [f"{row.draft.title} {row.why.text}" for row in self.said_declined]
        return sum(map(count_words, texts))

    def cells(self, row: FundedRow) -> tuple[str, ...]:
        """Give a funded feature's cells, in the order of ``funded_columns``."""
        return tuple(
            row.why.text if field == "why" else str(getattr(row.draft, field)) for field, _ in self.funded_columns
        )

    def _is_said(self, field: str) -> bool:
        return any(getattr(row.draft, field) not in {"", "–"} for row in self.funded)

    def _paragraphs(self, groups: Iterable[tuple[SummaryPart, ...]]) -> tuple[tuple[str, str], ...]:
        found = []
        for group in groups:
            text = " ".join(self.sentences[part].text for part in group if self.sentences[part].text)
            if text:
                found.append((LEADS[group[0]], text))
        return tuple(found)
