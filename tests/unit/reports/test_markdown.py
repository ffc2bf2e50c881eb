"""A document as Markdown, typed in as it must stand."""

from workbench.reports.blocks import Bullets, Document, Heading, Item, Paragraph, Picture, Table
from workbench.reports.markdown import write_markdown
from workbench.reports.markdown_text import escape

EVERYTHING = Document(
    title="Fund five & wait",
    meta="1 September 2026 · revision 12",
    blocks=(
        Paragraph(lead="Bottom line.", text="Build these five.\nThey fit."),
        Heading(text="What comes first"),
        Table(headings=("Feature", "Points"), rows=(("Pipes | and <b>", "78"), ("two\nlines", "61–81")), numbers=(1,)),
        Heading(text="In detail", level=3),
        Bullets(items=(Item(lead="Risk.", text="Late."), Item(text="1. No lead"))),
        Picture(svg="<svg/>", alt="Five features lie on the front."),
        Paragraph(text="Who decides?", tone="gap"),
        Paragraph(text="Numbers are rounded.", tone="small"),
    ),
    footer="36 features, all ranked",
)
WRITTEN = r"""# Fund five \& wait

1 September 2026 · revision 12

**Bottom line.** Build these five.  
They fit.

## What comes first

| Feature | Points |
| --- | ---: |
| Pipes \| and \<b\> | 78 |
| two lines | 61–81 |

### In detail

- **Risk.** Late.
- 1\. No lead

*Five features lie on the front.*

> Who decides?

Numbers are rounded.

---

36 features, all ranked
"""  # noqa: W291 - two spaces end a line


def test_every_kind_of_block_is_written() -> None:
    assert write_markdown(EVERYTHING) == WRITTEN


def test_a_document_of_a_title_alone_is_a_title_alone() -> None:
    assert write_markdown(Document(title="Empty", blocks=())) == "# Empty\n"


def test_a_link_without_brackets_is_no_link() -> None:
    assert escape("see https://a.example or WWW.b.example: done") == (r"see https\://a.example or WWW\.b.example: done")


def test_ordinary_sentences_stay_readable() -> None:
    sentence = "Rank 3 of 36 with 61–81 points (+5): it costs 12 weeks, e.g. “Dark mode”."
    assert escape(sentence) == sentence
