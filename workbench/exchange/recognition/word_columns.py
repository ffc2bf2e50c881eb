"""Read a column of words as levels: High, M, XL, 'must have', '3 – High'."""

from collections.abc import Callable, Mapping

from workbench.exchange.recognition.level_words import FAMILIES
from workbench.exchange.recognition.levels import (
    FALLING_WHEN_MORE_IS_BETTER,
    NumberedLabel,
    build_levels,
    choose_family,
    common_language,
    find_level_pair,
    find_level_words,
    level_text,
    place_in,
)
from workbench.exchange.recognition.score_reading import Remark, ScoreReading, ScoreTask
from workbench.model import Direction, Level, LevelScale, Score
from workbench.workflows.wording import join_names, plain_number

SIZE_LIKE = frozenset({"engineering_cost", "effort", "job_size", "size", "points", "estimate", "complexity"})
"""Meanings for which M and L are sizes rather than medium and low."""


_TIME_LIKE = frozenset({"time_to_market", "time_to_impact", "duration", "time_criticality"})


def preferred_families(meaning: str) -> tuple[str, ...]:
    """Give the families that a column of that meaning can hold, those to choose first among equals first."""
    if meaning in {"complexity", "ease"}:
        return ("hardness", "size", "amount")
    if meaning in SIZE_LIKE:
        return ("size", "hardness", "amount")
    if meaning in _TIME_LIKE:
        return ("time", "amount", "size")
    return ("amount", "size", "quality", "likelihood", "agreement", "moscow")


def read_words(task: ScoreTask, texts: Mapping[str, int], reading: ScoreReading) -> None:
    """Read words into scores.

    Parameters
    ----------
    task
        The column.
    texts
        Cell → how often it stands; the cells that are not missing.
    reading
        Where scores and the scale go; cells that are no level of the chosen family are left alone.
    """
    bare = {text: level_text(text, task.header) for text in texts}
    family = choose_family(_recount(texts, bare), preferred_families(task.meaning))
    if family is None:
        return
    labels: dict[int, str] = {}
    words = []
    for text in texts:
        found = find_level_words(bare[text])
        place = place_in(found, family)
        if place is not None:
            has_number = any(sign.isdigit() for sign in text)
            labels.setdefault(place, bare[text] if has_number else text.strip())
            words.append(found)
    pairs = {text: pair for text in texts if text.strip() and (pair := _find_pair(text, family)) is not None}
    language = common_language(words, family)
    is_reversed = task.direction is Direction.HIGHER_IS_BETTER and family in FALLING_WHEN_MORE_IS_BETTER
    named = labels | {place: "" for pair in pairs.values() for place in pair if place not in labels}
    levels = _own_levels(task, labels) or build_levels(family, named, language=language, is_reversed=is_reversed)
    numbers = {place: level.number for level in levels if (place := _place_of(level, labels, family)) is not None}
    for text in texts:
        place = place_in(find_level_words(bare[text]), family)
        if place in numbers:
            reading.scores[text] = Score.exactly(numbers[place])
        elif text in pairs and set(pairs[text]) <= numbers.keys():
            _score_pair(text, sorted(numbers[place] for place in pairs[text]), reading)
    reading.scale = LevelScale(levels=_worst_first(levels, task.direction))
    _say_levels(task, family, reading)


def read_numbered(task: ScoreTask, labels: Mapping[str, NumberedLabel], reading: ScoreReading) -> bool:
    """Read '3 – High' cells: the number is the score, the label names its level.

    Returns
    -------
    Whether the column is of that kind: every number has one label. Where the words run against the numbers ('High (1)')
    the words decide, and it is noted.
    """
    by_number: dict[float, str] = {}
    for one in labels.values():
        if by_number.setdefault(one.number, one.label).casefold() != one.label.casefold():
            return False
    if len(by_number) < 2 or len({label.casefold() for label in by_number.values()}) < len(by_number):  # noqa: PLR2004
        return False
    if _runs_against_words(by_number, task.meaning):
        plain = {text: one.label for text, one in labels.items()}
        inner = ScoreReading()
        read_words(task, dict.fromkeys(plain.values(), 1), inner)
        reading.scores |= {text: inner.scores[label] for text, label in plain.items() if label in inner.scores}
        reading.scale = inner.scale
        message = f"its numbers fall as its words rise, so the words decide: {_list(inner.scale)}."
        reading.notes.append(Remark("level_order_guessed", message))
        return True
    reading.scores |= {text: Score.exactly(one.number) for text, one in labels.items()}
    levels = tuple(Level(number=number, label=label) for number, label in sorted(by_number.items()))
    reading.scale = LevelScale(levels=_worst_first(levels, task.direction))
    return True


def read_chosen_levels(scale: LevelScale, texts: Mapping[str, int], reading: ScoreReading) -> None:
    """Read cells by the labels of a scale that a person chose."""
    by_label = {level.label.strip().casefold(): level.number for level in scale.levels}
    for text in texts:
        number = by_label.get(text.strip().casefold())
        if number is not None:
            reading.scores[text] = Score.exactly(number)


def _find_pair(text: str, family: str) -> tuple[int, int] | None:
    if place_in(find_level_words(text), family) is not None:
        return None
    pair = find_level_pair(text)
    places = [place_in(words, family) for words in pair] if pair else []
    low, high = places if len(places) == 2 else (None, None)  # noqa: PLR2004 - a range has two ends
    return None if low is None or high is None else (low, high)


def _score_pair(text: str, ends: list[float], reading: ScoreReading) -> None:
    low, high = ends[0], ends[-1]
    reading.scores[text] = Score(low=low, high=high)
    shown = f"{plain_number(low)} to {plain_number(high)}"
    reading.remark(text, "range_read_as_interval", f"“{text.strip()}” is kept as a range from {shown}.")


def _own_levels(task: ScoreTask, labels: Mapping[int, str]) -> tuple[Level, ...] | None:
    """Take the dimension's own levels where they name every word of the column: RICE's High is 2."""
    scale = task.dimension.scale
    if not task.uses_levels or not isinstance(scale, LevelScale):
        return None
    places = {
        place: level
        for level in scale.levels
        if (place := place_in(find_level_words(level.label), "amount")) is not None
    }
    if len(places) < len(scale.levels) or not labels.keys() <= places.keys():
        return None
    named = (level.model_copy(update={"label": labels.get(place, level.label)}) for place, level in places.items())
    return tuple(sorted(named, key=_number))


def _recount(texts: Mapping[str, int], bare: Mapping[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text, count in texts.items():
        counts[bare[text]] = counts.get(bare[text], 0) + count
    return counts


def _place_of(level: Level, labels: Mapping[int, str], family: str) -> int | None:
    """Give the place of a level: of the word in the file that it is called by, else of its own name."""
    own = next((place for place, label in labels.items() if label == level.label), None)
    return place_in(find_level_words(level.label), family) if own is None else own


def _worst_first(levels: tuple[Level, ...], direction: Direction) -> tuple[Level, ...]:
    ordered = tuple(sorted(levels, key=_number))
    return ordered if direction is Direction.HIGHER_IS_BETTER else ordered[::-1]


_number: Callable[[Level], float] = lambda level: level.number  # noqa: E731 - a key used in three places


def _runs_against_words(by_number: Mapping[float, str], meaning: str) -> bool:
    family = choose_family(dict.fromkeys(by_number.values(), 1), preferred_families(meaning))
    places = [place_in(find_level_words(by_number[number]), family or "") for number in sorted(by_number)]
    known = [place for place in places if place is not None]
    return len(known) == len(places) and known == sorted(known, reverse=True) and len(set(known)) > 1


def _say_levels(task: ScoreTask, family: str, reading: ScoreReading) -> None:
    if (
        family in {"amount", "size"}
        and set(reading.scores)
        and all(text.strip().casefold() in {"m", "l", "medium"} for text in reading.scores)
    ):
        message = f"“M” and “L” could be sizes or medium and low; they are taken as {_list(reading.scale)}."
        reading.notes.append(Remark("level_order_guessed", message))
        reading.question = f"What do the letters in “{task.header}” stand for?"
    elif family not in {"amount", "size", "hardness"}:
        message = f"its words are read as levels, worst first: {_list(reading.scale)}."
        reading.notes.append(Remark("word_guessed", message))


def _list(scale: object) -> str:
    levels = scale.levels if isinstance(scale, LevelScale) else ()
    return join_names([level.label for level in levels], most=len(FAMILIES["size"][0]))
