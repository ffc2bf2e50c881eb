"""Put people's own words on the screen as they are: no markup of theirs is ever interpreted."""

import re
from collections.abc import Iterable, Mapping
from itertools import count

from workbench.charts import hue_name
from workbench.model import Feature, Framework
from workbench.workflows.wording import isolate, shorten

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&^=])")
_BREAKS = re.compile(r"[\r\n\t\v\f]+")
_SQUARE = "■"


def plain(text: str) -> str:
    """Escape what Markdown, directives, formulas or HTML would make of a text; line breaks become spaces."""
    return _MARKS.sub(r"\\\1", _BREAKS.sub(" ", text))


def coloured_name(framework: Framework, key: str) -> str:
    """Give a dimension's name with its square in the dimension's hue; the two never part at a line's end."""
    hue = hue_name(key, framework.keys.index(key))
    return f":{hue}[{_SQUARE}]\u00a0{plain(framework.dimension(key).name).replace(' ', chr(0xA0))}"


def feature_labels(features: Iterable[Feature], length: int) -> dict[str, str]:
    """Give feature id → its title, cut to a length, as a box to choose from shows it; no two alike."""
    return distinct({one.id: isolate(shorten(one.title, length)) for one in features})


def distinct(labels: Mapping[str, str]) -> dict[str, str]:
    """Tell labels that are alike apart by a number: 'Audit log', 'Audit log (2)'.

    A browser sends back the label that was chosen, so of two alike Streamlit takes the last, whichever was meant.
    """
    taken = set(labels.values())
    found: dict[str, str] = {}
    seen: set[str] = set()
    for key, label in labels.items():
        free = label
        if label in seen:
            free = next(one for number in count(2) if (one := f"{label} ({number})") not in taken)
            taken.add(free)
        seen.add(label)
        found[key] = free
    return found
