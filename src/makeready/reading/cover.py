"""The cover: its picture and its words."""

from __future__ import annotations

import posixpath

from makeready.issue import Cover, Picture
from makeready.problems import Code, Findings
from makeready.reading.facts import Facts
from makeready.reading.files import Folder, same_name
from makeready.reading.issue_facts import CoverFacts
from makeready.reading.markdown import markdown_parser
from makeready.reading.near_miss import did_you_mean
from makeready.reading.pictures import missing_picture, read_picture
from makeready.reading.placed_pictures import REMOTE
from makeready.reading.quotation_marks import typeset
from makeready.reading.shapes import COVER_SHAPE


def read_cover(
    facts: CoverFacts | None, lines: Facts, folder: Folder, language: str, findings: Findings
) -> Cover | None:
    """The cover that the facts speak of; None where they speak of none."""
    if facts is None:
        return None
    line, parser = lines.line(("cover", "image")), markdown_parser(language)
    if not facts.alt:
        advice = "add `alt:` and what it shows to the cover's facts"
        findings.add(Code.PICTURE_WITHOUT_ALT, line, picture=facts.image, advice=advice)
    if not facts.credit:
        advice = "add `credit:` to the cover's facts"
        findings.add(Code.PICTURE_WITHOUT_CREDIT, line, picture=facts.image, advice=advice)
    return Cover(
        _picture(facts.image, folder, findings, line),
        typeset(facts.alt, parser),
        typeset(facts.credit, parser),
        typeset(facts.rights, parser),
        tuple(typeset(words, parser) for words in facts.lines),
    )


def _picture(typed: str, folder: Folder, findings: Findings, line: int) -> Picture:
    """The cover's picture; a missing one where its path leads to none."""
    file = posixpath.normpath(typed)
    parent, name = posixpath.split(file)
    if REMOTE.match(typed):
        findings.add(Code.REMOTE_PICTURE, line, picture=typed, folder="the manuscript's folder")
    elif folder.path(file) is None:
        findings.add(Code.OUTSIDE_THE_MANUSCRIPT, line, path=typed)
    else:
        there = {same_name(real): real for real in folder.names(parent)}
        if real := there.get(same_name(name)):
            picture = read_picture(folder, posixpath.join(parent, real), findings, line)
            return picture or missing_picture(file, folder, COVER_SHAPE)
        near = did_you_mean(name, there)
        details = {"picture": typed, "did_you_mean": near, "folder": "the manuscript's folder"}
        findings.add(Code.PICTURE_MISSING, line, **details)
    return missing_picture(name or "cover", folder, COVER_SHAPE)
