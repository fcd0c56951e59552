"""schema.org's vocabulary as schema-dts has it: which property a type has, and what it may hold.

The TypeScript compiler is the judge. It reads a document as the value of a typed constant.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from judges.availability import NODE_MODULES, require, where


def faults(documents: list[bytes], kind: str, folder: Path) -> list[list[str]]:
    """What is wrong with each of some JSON-LD documents of a `kind` ("PublicationIssue"), in their order."""
    require("schema.org")
    for number, document in enumerate(documents):
        source = (
            f'import type {{ WithContext, {kind} }} from "schema-dts";\n'
            f"export const document: WithContext<{kind}> = {document.decode()}"
        )
        (folder / f"document-{number}.ts").write_text(source, "utf-8")
    (folder / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)
    compiler = NODE_MODULES / "typescript" / "bin" / "tsc"
    command = [where("Node"), str(compiler), "--noEmit", "--strict", "--skipLibCheck", "--lib", "es5"]
    files = [f"document-{number}.ts" for number in range(len(documents))]
    run = subprocess.run(
        [*command, *files], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    found: list[list[str]] = [[] for _ in documents]
    for number, fault in re.findall(r"^document-(\d+)\.ts\S* (error .*)$", run.stdout, re.MULTILINE):
        found[int(number)].append(fault)
    assert (run.returncode != 0) == any(found), run.stdout + run.stderr
    return found
