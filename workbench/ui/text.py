"""Put people's own words on the screen as they are: no markup of theirs is ever interpreted."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&^=])")
_BREAKS = re.compile(r"[\r\n\t\v\f]+")
_SQUARE = "■"
_HUES = {
    "user_impact": "blue",
    "reach": "blue",
    "impact": "blue",
    "business_value": "green",
    "strategic_alignment": "violet",
    "confidence": "violet",
    "risk_reduction": "violet",
    "time_to_market": "yellow",
    "time_criticality": "yellow",
    "engineering_cost": "orange",
    "effort": "orange",
    "ease": "orange",
    "job_size": "orange",
}


def plain(text: str) -> str:
    """Escape what Markdown, directives, formulas or HTML would make of a text; line breaks become spaces."""
    return _MARKS.sub(r"\\\1", _BREAKS.sub(" ", text))


def coloured_name(key: str, name: str) -> str:
    """Give a dimension's name with its square in the dimension's hue; the two never part at a line's end."""
    hue = _HUES.get(key, "gray")
    return f":{hue}[{_SQUARE}]\u00a0{plain(name).replace(' ', chr(0xA0))}"
