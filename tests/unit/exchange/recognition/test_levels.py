"""Words as levels."""

import pytest

from workbench.exchange.recognition.header_words import normalise
from workbench.exchange.recognition.level_words import CORE, FAMILIES
from workbench.exchange.recognition.levels import (
    choose_family,
    find_level_words,
    is_priority_word,
    level_text,
    split_number,
)


@pytest.mark.parametrize(
    "low,medium,high",
    [
        ("Low", "Medium", "High"), ("niedrig", "mittel", "hoch"), ("Faible", "Moyenne", "Élevée"),
        ("Basse", "moyen", "haute"), ("Bajo", "Media", "Alta"), ("Baixa", "Médio", "Alto"), ("Bassa", "Medio", "Alto"),
        ("Laag", "Gemiddeld", "Hoog"),
        ("Низкий", "Средний", "Высокий"), ("低", "中", "高"), ("L", "M", "H"),
    ],
)  # fmt: skip
def test_the_same_three_levels_are_known_in_ten_languages(low: str, medium: str, high: str) -> None:
    places = [
        next(word.place for word in find_level_words(text) if word.family == "amount") for text in (low, medium, high)
    ]
    assert places == [1, 2, 3]


def test_sizes_rise_from_xxs_to_xxxl() -> None:
    sizes = ("XXS", "xs", "S", "M", "L", "XL", "XXL", "3XL")
    assert [find_level_words(size)[-1].place for size in ("XXS", "xs", "S")] == [0, 1, 2]
    assert choose_family(dict.fromkeys(sizes, 1)) == "size"


def test_the_words_beside_an_m_decide_what_it_means() -> None:
    assert choose_family({"S": 1, "M": 1, "L": 1}) == "size"
    assert choose_family({"H": 1, "M": 1, "L": 1}) == "amount"
    assert choose_family({"M": 1, "L": 1}, ("size",)) == "size"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_language_names_every_level_of_a_family_and_the_core_is_part_of_it(family: str) -> None:
    places, listed = FAMILIES[family]
    by_language: dict[str, str] = {}
    for line in listed.strip().splitlines():
        language, _, text = line.strip().partition(" ")
        by_language[language] = by_language.get(language, "") + text
    assert {language: len(text.split(",")) for language, text in by_language.items()} == dict.fromkeys(
        by_language, len(places)
    )
    assert set(CORE[family]) <= set(places)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_word_names_two_levels_of_one_family(family: str) -> None:
    _, listed = FAMILIES[family]
    words = {normalise(word) for line in listed.splitlines() for part in line.split(",") for word in part.split("|")}
    for word in words:
        places = {found.place for found in find_level_words(word) if found.family == family}
        assert len(places) <= 1, word


@pytest.mark.parametrize("text", ["P0", "p3", "Must have", "SHOULD ", "could", "Won't have", "Nice to have"])
def test_priority_words_are_earlier_conclusions(text: str) -> None:
    assert is_priority_word(text)


@pytest.mark.parametrize(
    "text,number,label",
    [("3 - High", 3, "High"), ("High (3)", 3, "High"), ("(2) Medium", 2, "Medium"), ("1: low", 1, "low")],
)
def test_a_number_and_its_label_are_divided(text: str, number: float, label: str) -> None:
    found = split_number(text)
    assert found is not None
    assert (found.number, found.label) == (number, label)


def test_the_words_of_the_header_do_not_hide_a_level() -> None:
    assert level_text("High impact", "Impact (per user)") == "high"
    assert level_text("Impact analysis", "Impact") == "Impact analysis"
