"""A document with every kind of block."""

from workbench.reports.blocks import Bullets, Document, Heading, Item, Paragraph, Picture, Table

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text x="5" y="30">drawn</text></svg>'
EVERYTHING = Document(
    title="Fund five",
    meta="Revision 12",
    blocks=(
        Paragraph(lead="Bottom line.", text="Build these.\nThey fit."),
        Heading(text="What comes first"),
        Table(headings=("Feature", "Points"), rows=(("Dark mode", "78"),), numbers=(1,), widths=(0.7, 0.3)),
        Heading(text="In detail", level=3),
        Bullets(items=(Item(lead="Risk.", text="Late."), Item(text="No lead"))),
        Picture(svg=SVG, alt="Five features on the front", share=0.5),
        Paragraph(text="Who decides?", tone="gap"),
        Paragraph(text="Rounded.", tone="small"),
    ),
    footer="36 features",
)
