"""What headers mean."""

import pytest

from workbench.exchange.recognition.about_names import ABOUT_NAMES, TITLE_NAMES
from workbench.exchange.recognition.header_words import find_meanings, is_known_name, normalise
from workbench.exchange.recognition.input_names import INPUT_NAMES


def meaning(header: str) -> str | None:
    """Give the most likely meaning of a header; None where no word is known."""
    found = find_meanings(header)
    return found[0].meaning if found else None


@pytest.mark.parametrize(
    "header,expected",
    [
        ("Title", "title"),
        ("  Title ", "title"),
        ("Custom field (Story Points)", "points"),
        ("Custom field: Business Value", "business_value"),
        ("StoryPoints", "points"),
        ("business_value", "business_value"),
        ("Business Value (1-5)", "business_value"),
        ("effort_days", "effort"),
        ("Effort2", "effort"),
        ("Estimated Hours", "estimate"),
        ("Geschätzter Aufwand", "effort"),
        ("Umsetzungsaufwand", "engineering_cost"),
        ("Coût de développement", "engineering_cost"),
        ("Esfuerzo estimado", "effort"),
        ("Valor de negócio", "business_value"),
        ("Impatto utente", "user_impact"),
        ("Bedrijfswaarde", "business_value"),
        ("Трудозатраты (ч)", "effort"),
        ("开发工作量(人日)", "engineering_cost"),
        ("ビジネス価値", "business_value"),
        ("RR/OE", "risk_reduction"),
        ("Impact score", "impact"),
        ("Total effort", "effort"),
        ("RICE Score", "derived"),
        ("Value / Effort", "derived"),
        ("US ID#", "key"),
        ("#", "key"),
        ("product_backlog_name", "title"),
        ("item_type", "kind"),
        ("Work Item Type", "kind"),
        ("Section/Column", "status"),
        ("Short Name \n(as in the video)", "title"),
        ("Охват (Reach) На скольких пользователей это повлияет", "reach"),
        ("Weeks to launch", "time_to_market"),
    ],
)
def test_a_header_means_what_people_mean_by_it(header: str, expected: str) -> None:
    assert meaning(header) == expected


@pytest.mark.parametrize(
    "header",
    [
        "Value stream", "Effort notes", "Actual effort", "Impact description", "strategic_map", "Σ Original Estimate",
        "Technical Debt Factor", "r", "", "Risk owner", "Launch checklist",
    ],
)  # fmt: skip
def test_a_header_about_something_else_is_no_judgement(header: str) -> None:
    assert not {found.meaning for found in find_meanings(header)} & INPUT_NAMES.keys()


def test_a_word_among_unknown_ones_is_not_taken_for_certain() -> None:
    found = find_meanings("Churn impact")[0]
    assert (found.meaning, found.is_plain) == ("impact", False)
    assert not is_known_name("Churn impact")


def test_case_accents_and_punctuation_do_not_matter() -> None:
    assert normalise("  PRIORITÉ (été) ") == normalise("priorite_ete") == "priorite ete"


def phrases(listed: str) -> list[str]:
    """List the normalised phrases of one meaning."""
    return [
        normalise(name)
        for line in listed.strip().splitlines()
        for name in line.strip().partition(" ")[2].split(",")
        if name.strip()
    ]


def test_no_phrase_stands_for_two_meanings() -> None:
    seen: dict[str, str] = {}
    titles = {"title": "\n".join(group.strip("\n") for group in TITLE_NAMES)}
    named = [
        (phrase, name) for name, listed in (titles | ABOUT_NAMES | INPUT_NAMES).items() for phrase in phrases(listed)
    ]
    assert [(phrase, seen[phrase], name) for phrase, name in named if seen.setdefault(phrase, name) != name] == []


@pytest.mark.parametrize("name", ["user_impact", "business_value", "strategic_alignment", "time_to_market", "effort"])
def test_every_dimension_has_names_in_ten_languages(name: str) -> None:
    languages = {line.split()[0] for line in INPUT_NAMES[name].strip().splitlines()}
    assert languages >= {"en", "de", "fr", "es", "pt", "it", "nl", "ru", "zh", "ja"}
