"""The printer's PDF made for a check, and what is found in it: its ink, and what PDF/X-4 asks."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from makeready.cache import Cache
from makeready.composing.layout_facts import shown_path
from makeready.composing.print_measures import print_measures
from makeready.composing.printing_condition import printing_condition
from makeready.composing.templates import Layout
from makeready.preflight.checked import Standing, Verdict
from makeready.preflight.pdf.ink import ink_problems
from makeready.preflight.pdf.pdf_x import NAME, pdf_x_problems, pdf_x_verdict
from makeready.problems import Place, Problem, Refused
from makeready.producing.editions.print_edition import print_edition


def print_checks(finished: Path, layout: Layout, cache: Cache) -> tuple[Verdict, list[Problem]]:
    """What is said of the printer's PDF of a finished one, which is written beside it.

    Where it can't be made it is not checked, and problems say why.
    """
    file = finished.with_name(f"{finished.stem}-print.pdf")
    try:
        condition = printing_condition(layout)
        with file.open("w+b") as out:
            print_edition(finished, condition, print_measures(layout).picture_ppi, cache, out)
    except Refused as refused:
        reason = refused.problems[0].sentence
        return Verdict(NAME, file.name, Standing.NOT_CHECKED, reason), list(refused.problems)
    with pikepdf.open(file) as pdf:
        faults = list(pdf_x_problems(pdf, Place(file.name)))
        ink = list(ink_problems(pdf, Place(shown_path(layout.file("print", "style.css")))))
    return pdf_x_verdict(file.name, faults), [*faults, *ink]
