"""The documentation speaks of what is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
METHODS = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def public_functions(path: Path) -> set[str]:
    """List the functions that a module offers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")}


@pytest.mark.parametrize("path", sorted((ROOT / "workbench" / "methods").glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_every_method_is_described_with_its_module(path: Path) -> None:
    assert f"`methods/{path.name}`" in METHODS
    assert [name for name in sorted(public_functions(path)) if f"`{name}`" not in METHODS] == []


def test_every_test_that_the_methods_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:golden|unit|properties)/[\w/]+\.py)`", METHODS))
    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / "tests" / name).is_file()] == []


def test_every_golden_test_is_named_on_the_methods_page() -> None:
    golden = [path.name for path in sorted((ROOT / "tests" / "golden").glob("test_*.py"))]
    assert [name for name in golden if f"`golden/{name}`" not in METHODS] == []


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_number_its_four_parts_and_one_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    number = int(path.name[:4])
    assert text.startswith(f"# {number}. ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences", "Rejected"]
    assert len(text.splitlines()) <= 60


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "CHANGELOG.md", "docs/glossary.md", "docs/methods.md"])
def test_links_and_paths_lead_somewhere(page: str) -> None:
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", text)
    paths = re.findall(r"`((?:workbench|sample_data|tests|docs|pages)/[\w./]*[\w/])`", text)
    assert [link for link in links if not (path.parent / link).exists()] == []
    assert [name for name in paths if not (ROOT / name).exists()] == []
