"""The shape of the code: contracts, sizes, and a light import."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_LINES, MOST_LINES_OF_A_PAGE = 400, 150
PACKAGES = ("workbench", "pages", "sample_data", "tests", "scripts")
CONCEPTLESS = re.compile(r"(^|_)(utils?|helpers?|common|base|misc|managers?)$")


def _sources() -> list[Path]:
    return [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own tools


def test_importing_the_workbench_loads_neither_streamlit_nor_plotly() -> None:
    heavy = "streamlit", "plotly", "pandas", "sqlalchemy"
    code = f"import sys, workbench; print([name for name in {heavy!r} if name in sys.modules])"
    assert _run(sys.executable, "-c", code).stdout.strip() == "[]"


def test_the_core_loads_neither_streamlit_nor_plotly() -> None:
    heavy = "streamlit", "plotly", "sqlalchemy"
    code = f"import sys, workbench.workflows; print([name for name in {heavy!r} if name in sys.modules])"
    assert _run(sys.executable, "-c", code).stdout.strip() == "[]"


def test_imports_keep_the_contracts() -> None:
    done = _run(str(Path(sys.executable).parent / "lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout


def test_pages_reach_the_core_only_through_the_user_interface_and_the_questions() -> None:
    allowed = ("streamlit", "workbench.ui", "workbench.workflows")
    paths = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]
    strangers = {
        (path.name, name)
        for path in paths
        for name in _imports(path)
        if not name.startswith(allowed) and name != "workbench"
    }
    assert strangers == set()


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_no_file_outgrows_its_limit() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _sources()}
    assert lengths
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}
    pages = {path: length for path, length in lengths.items() if path.parent.name == "pages"}
    assert {path: length for path, length in pages.items() if length > MOST_LINES_OF_A_PAGE} == {}


def test_every_file_is_named_for_a_concept() -> None:
    assert [path for path in _sources() if CONCEPTLESS.search(path.stem)] == []


def test_every_page_enters_through_the_router() -> None:
    pages = sorted((ROOT / "pages").glob("*.py"))
    assert len(pages) >= 6
    assert [path.name for path in pages if "router.enter(__file__)" not in path.read_text(encoding="utf-8")] == []


def test_no_source_names_a_package_index() -> None:
    tracked = _run("git", "ls-files").stdout.splitlines()
    hosts = re.compile(r"--(extra-)?index-url|https?://\S*/simple\b")
    texts = {
        name: (ROOT / name).read_text(encoding="utf-8", errors="ignore")
        for name in tracked
        if (ROOT / name).is_file() and Path(name) != Path(__file__).relative_to(ROOT)
    }
    assert [name for name, text in texts.items() if hosts.search(text)] == []
