"""What the two ends of a dimension are like, in its own words."""

from workbench.model import Dimension, Level, LevelScale, Score
from workbench.workflows.wording import amount_text, score_text


def end_words(dimension: Dimension, score: float) -> str:
    """Say what a score at an end of a dimension's scale is like.

    Parameters
    ----------
    dimension
        With its declared scale.
    score
        The scale's worst or best; in the dimension's unit.

    Returns
    -------
    The level's amount ('20 person-weeks'), its label where that is a word ('Massive'), else the first part of its
    sentence ('Few people, rarely'); for numbers the number with its unit.
    """
    scale = dimension.scale
    if not isinstance(scale, LevelScale):
        return score_text(dimension, Score.exactly(score))
    level = next(one for one in scale.levels if one.number == score)
    if level.amount is not None:
        return amount_text(level.amount, scale.unit)
    return level.label if _is_word(level) or not level.sentence else level.sentence.split(";")[0]


def _is_word(level: Level) -> bool:
    return any(character.isalpha() for character in level.label)
