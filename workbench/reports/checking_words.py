"""Words that a reader in business may not know: acronyms nobody has explained, and terms of the trade."""

import re
from collections.abc import Collection, Iterator, Mapping

TERMS: dict[str, str] = {
    "backend": "the part that users do not see",
    "chunking": "cutting texts into pieces",
    "context window": "how much text the model can take in at once",
    "embedding": "a text as numbers, so that alike texts can be found",
    "embeddings": "texts as numbers, so that alike texts can be found",
    "eval": "a test of the answers",
    "evals": "tests of the answers",
    "F1": "how often answers are right and complete",
    "few-shot": "shown a few examples first",
    "fine-tuned": "trained on our own examples",
    "fine-tuning": "training on our own examples",
    "grounding": "tying answers to our own documents",
    "guardrails": "limits to what the answer may say",
    "hallucination": "an answer that is made up",
    "hallucinations": "answers that are made up",
    "inference": "running the model",
    "latency": "waiting time",
    "LLM": "language model",
    "MRR": "revenue that comes every month",
    "p95": "the slowest one in twenty",
    "precision": "how much of what is found is right",
    "prompt engineering": "finding the wording that gives good answers",
    "RAG": "answers drawn from our own documents",
    "re-ranking": "sorting what was found",
    "recall": "how much of what matters is found",
    "refactoring": "tidying the code without new features",
    "retrieval": "search",
    "tech debt": "shortcuts that make later work slower",
    "throughput": "how much can be handled at once",
    "tokens": "the pieces of text that the model bills",
    "vector database": "a search index for texts",
}
"""Terms of the trade that the check asks about, each with a meaning in business words."""

KNOWN = frozenset(
    (
        "AI", "API", "B2B", "B2C", "CEO", "CFO", "COO", "CSV", "CTO", "EMEA", "EU", "EUR", "FAQ", "GBP", "HR", "ID",
        "IT", "OK", "PC", "PDF", "PM", "Q1", "Q2", "Q3", "Q4", "ROI", "SMS", "TV", "UK", "URL", "US", "USA", "USD",
        "VAT", "VP", "XLSX",
    )
)  # fmt: skip
"""Acronyms that need no explanation."""

_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{1,5}(?![\w-])")


def find_acronyms(text: str, known: Collection[str]) -> Iterator[str]:
    """Find the acronyms of a text that stand unexplained, each once; one that is known is left out.

    Notes
    -----
    'SLA (the response we promise)' and 'the response we promise (SLA)' are explained.
    """
    for found in dict.fromkeys(_ACRONYM.findall(text)):
        if found not in known and found not in KNOWN and not _is_explained(text, found):
            yield found


def find_terms(text: str, terms: Mapping[str, str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Find the terms of a text that stand without their meaning: the term as written, and its meaning."""
    ignored = {one.casefold() for one in known}
    taken: list[str] = []
    for term in sorted(terms, key=len, reverse=True):
        flags = re.IGNORECASE if term.islower() else 0
        found = re.search(rf"(?<![\w-]){re.escape(term)}(?![\w-])", text, flags) if term.strip() else None
        if found is None or term.casefold() in ignored or any(term in longer for longer in taken):
            continue
        meaning = terms[term]
        is_told = bool(meaning) and meaning.casefold() in text.casefold()
        if not is_told and not _is_explained(text, found[0]):
            taken.append(term)
            yield found[0], meaning


def _is_explained(text: str, word: str) -> bool:
    """Whether brackets follow the word, or it stands in brackets itself."""
    return re.search(rf"(?<!\w){re.escape(word)}\s*\(|\({re.escape(word)}\)", text) is not None
