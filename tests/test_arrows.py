"""The one direction of the stages, read from the imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "makeready"
STAGES = ["reading", "composing", "producing", "preflight", "releasing"]
SHARED = {
    "cache",
    "digests",
    "exits",
    "interrupts",
    "issue",
    "media_types",
    "problems",
    "progress",
    "progress_bar",
    "records",
    "sample_text",
    "system_libraries",
    "timings",
    "units",
}
"""What every stage may import, and what imports nothing of ours beside each other."""
JOINERS = {
    "making_release",
    "checking",
    "checking_files",
    "checking_manuscript",
    "commands",
    "importing",
    "issue_jobs",
    "pipeline",
    "production",
    "publishing",
    "verifying",
}
"""Who may know more than one stage: what stands around the line, and joins stages for a command."""
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def imports_of(module: str) -> set[str]:
    """The modules of ours that `module` imports anywhere, in its functions too: "composing.templates"."""
    tree = ast.parse((SOURCE / module).read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name; write it in full"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    ours = {name.removeprefix("makeready.") for name in found if name.startswith("makeready.")}
    return {name for name in ours if is_module(name)}


def is_module(name: str) -> bool:
    """Whether `name` is a module or a package of ours."""
    path = SOURCE.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def part_of(name: str) -> str:
    """The stage or the file that a module belongs to: "reading/manuscript.py" is of "reading"."""
    return name.replace("/", ".").removesuffix(".py").split(".")[0]


def for_one_format(name: str) -> str:
    """Which format a module belongs to: by its folder in producing, by its name in composing."""
    parts = name.replace("/", ".").split(".")
    if parts[0] == "producing":
        return parts[1] if parts[1] in {"pdf", "epub"} else ""
    words = set(name.removesuffix(".py").replace("/", ".").split(".")[-1].split("_"))
    return "pdf" if "print" in words else "epub" if "ebook" in words else ""


def everything_behind(module: str) -> set[str]:
    """All modules of ours that come in with `module`, directly or not."""
    seen: set[str] = set()
    waiting = {module}
    while waiting:
        current = waiting.pop()
        seen.add(current)
        imported = {file_of(name) for name in imports_of(current)} - {None}
        waiting |= imported - seen
    return seen - {module}


def file_of(name: str) -> str | None:
    """The file of a module: "producing/word_account.py" for "producing.word_account"."""
    path = Path(*name.split("."))
    file = path / "__init__.py" if (SOURCE / path).is_dir() else path.with_suffix(".py")
    return file.as_posix() if (SOURCE / file).is_file() else None


@pytest.mark.parametrize("module", MODULES)
def test_a_stage_imports_only_earlier_stages(module: str):
    """A stage imports the issue, the problems and earlier stages."""
    part = part_of(module)
    if part not in STAGES:
        return
    allowed = {*SHARED, *STAGES[: STAGES.index(part) + 1]}

    assert {part_of(name) for name in imports_of(module)} <= allowed


@pytest.mark.parametrize("module", sorted(SHARED))
def test_what_all_stages_share_imports_no_stage(module: str):
    """The issue and the problems know nothing of who uses them."""
    assert {part_of(name) for name in imports_of(f"{module}.py")} <= SHARED


@pytest.mark.parametrize("module", [module for module in MODULES if part_of(module) not in STAGES])
def test_who_joins_stages_is_named(module: str):
    """A module outside the stages knows at most one of them, unless it is there to join them."""
    stages = {part_of(name) for name in imports_of(module)} & set(STAGES)

    assert len(stages) <= 1 or part_of(module) in JOINERS


def test_the_joiners_reach_the_stages():
    """They do import the stages; otherwise the tests above would look at nothing."""
    joining = [module for module in MODULES if part_of(module) in JOINERS]
    assert {part_of(name) for module in joining for name in imports_of(module)} >= set(STAGES)


@pytest.mark.parametrize(
    ("module", "other"), [("producing/pdf/issue_pdf.py", "epub"), ("producing/epub/issue_epub.py", "pdf")]
)
def test_pdf_and_epub_never_meet(module: str, other: str):
    """Nothing of one format comes in with the other, directly or through what both use."""
    assert (SOURCE / module).is_file()

    assert {name for name in everything_behind(module) if for_one_format(name) == other} == set()


def test_weasyprint_is_imported_in_one_folder_alone():
    """What we build on in WeasyPrint is all to be seen in one place."""
    importers = {
        module
        for module in MODULES
        for node in ast.walk(ast.parse((SOURCE / module).read_text("utf-8")))
        for name in _imported(node)
        if name.split(".")[0] == "weasyprint"
    }

    assert {Path(module).parent.as_posix() for module in importers} == {"producing/pdf/weasyprint_seams"}


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=module):
            return [module or ""]
    return []


def test_a_wrong_arrow_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An import inside a function, written either way, counts."""
    (tmp_path / "producing").mkdir()
    (tmp_path / "producing/pdf.py").touch()
    (tmp_path / "late.py").write_text("def f():\n    from makeready.producing import pdf\n")
    (tmp_path / "later.py").write_text("import makeready.producing.pdf\n")
    monkeypatch.setattr(f"{__name__}.SOURCE", tmp_path)

    assert imports_of("late.py") == {"producing", "producing.pdf"}
    assert imports_of("later.py") == {"producing.pdf"}
