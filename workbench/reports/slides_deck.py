"""A deck of slides as data: titles that answer, and native charts, tables and words, all of it plain text."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """Paragraphs, each with bold words before it or none.

    Attributes
    ----------
    paragraphs
        (bold words, text); either may be ''.
    most
        The largest type; points. Slides of one kind look alike when none of them goes to its own limit.
    """

    paragraphs: tuple[tuple[str, str], ...]
    most: float = 22.0


@dataclass(frozen=True)
class Grid:
    """A native table.

    Attributes
    ----------
    headings, rows
        Each row has as many cells as there are headings.
    widths
        Share of each column; they sum to 1.
    numbers
        Positions of the columns whose cells stand in the middle.
    shades
        (row, column) → how strongly the cell is shaded, 0 to 1.
    rest
        What the last row says where rows had to be left out, with '{}' for how many.
    beyond
        How many rows are not even given; they are counted in that row.
    least
        The smallest type; points. Below it rows are left out instead, as long as some are left.
    alt
        What it shows, for whoever cannot see it.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: tuple[int, ...] = ()
    shades: Mapping[tuple[int, int], float] = field(default_factory=dict)
    rest: str = "and {} others"
    beyond: int = 0
    least: float = 10.0
    alt: str = ""


@dataclass(frozen=True)
class Series:
    """One series of bars; None is a bar that is not there.

    Attributes
    ----------
    colours
        One for all bars, or one each; '#RRGGBB'.
    """

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    """A native chart of level bars, the first category at the top; numbers as a person should find them in its sheet.

    Attributes
    ----------
    is_stacked
        Whether the series follow one another in one bar, instead of standing below one another.
    is_shared
        Whether each category has a bar of one series only, which then takes the room of all.
    most
        Where the axis ends; None lets the numbers decide.
    shows_numbers
        Whether each bar has its number beside it.
    has_legend
        Whether the series are named above the bars; else the words below have to say what is what.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    is_stacked: bool = False
    is_shared: bool = False
    most: float | None = None
    shows_numbers: bool = False
    has_legend: bool = True


@dataclass(frozen=True)
class Cloud:
    """One series of a native scatter chart.

    Attributes
    ----------
    points
        (x, y) in the units of the axes.
    size
        Of a mark; points.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str
    size: int


@dataclass(frozen=True)
class Name:
    """A name beside a mark of a scatter chart.

    Attributes
    ----------
    cloud, point
        Positions of the cloud, and of the point in it.
    words
        What to write, the fullest first; the shorter ones where that finds no room.
    """

    cloud: int
    point: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Scatter:
    """A native scatter chart.

    Attributes
    ----------
    x_name, y_name
        The axes' names with their units.
    x_ends, y_ends
        Where the axes begin and end.
    names
        Beside the marks that matter, the most important first.
    """

    clouds: tuple[Cloud, ...]
    x_name: str
    y_name: str
    x_ends: tuple[float, float]
    y_ends: tuple[float, float]
    alt: str
    names: tuple[Name, ...] = ()


Part = Words | Grid | Bars | Scatter


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes
    ----------
    title
        A sentence that answers.
    parts
        One, or two side by side.
    split
        Share of the width that the first of two parts takes.
    foot
        A small line below the parts: how to read them.
    notes
        What stands in the speaker's notes: where the numbers come from and how they are computed.
    """

    title: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    split: float = 0.5
    foot: str = ""


@dataclass(frozen=True)
class Deck:
    """A deck of slides.

    Attributes
    ----------
    name
        Of the file.
    foot
        On every slide of our own look; on a template of theirs on the first.
    """

    name: str
    foot: str
    slides: tuple[Slide, ...]
