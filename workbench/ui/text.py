"""Put people's own words on the screen as they are: no markup of theirs is ever interpreted."""

import re

from workbench.charts import hue_name
from workbench.model import Framework

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
