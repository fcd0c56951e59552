"""The first files of an article or an issue, so that nobody starts from an empty page."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path

from makeready import sample_text
from makeready.exits import Ended
from makeready.issue import slug_of
from makeready.schema import article_schema, issue_schema
from makeready.writing import write_all

_SCHEMAS = ".schema"
"""The folder in a manuscript that holds what its facts may be, for the programs they are typed in."""
_NAMED = "# yaml-language-server: $schema="

_ISSUE = f"""\
{_NAMED}{_SCHEMAS}/issue.json
title: {{title}}
number: "1"
published: {{published}}
language: en
identifier: urn:uuid:{{identifier}}
publisher: {sample_text.NAME}
contents: # printed in this order; each name is a folder
  - section: Features
    articles: [first-article]
"""

_ARTICLE = f"""\
---
title: "{{title}}"
byline: {sample_text.NAME}
standfirst: {sample_text.STANDFIRST}
---

{sample_text.BEGINNING} {sample_text.ON_PARAGRAPHS}[^first]

## {sample_text.SUBHEAD}

{sample_text.ON_PICTURES}

<!-- To place a picture, put its file into images/ and a line such as the next one between two blank lines,
outside of this comment:

![{sample_text.ALT}](images/rakers-dawn.jpg)

-->

[^first]: {sample_text.NOTE}
"""

_CAPTIONS = f"""\
<!-- For each picture a part such as the next one, outside of this comment:

## rakers-dawn.jpg

{sample_text.CAPTION}

- credit: Mara Quill
- rights: one print and digital use until 2033-01-01
- place: wide

-->
"""

_NAME_IT = """\
next: name it in {facts}, below `contents:`. Add {slug} to the `articles:` of a section, or a section:

  - section: Features
    articles: [{slug}]
"""


class NotStarted(Ended):
    """There is something there already, or the name can't be one; the text says which."""


def start_article(manuscript: Path, slug: str) -> list[Path]:
    """The files of a new article in `manuscript`; raises `NotStarted` rather than touch what is there."""
    if slug != slug_of(slug) or not slug:
        hint = f': "{slug_of(slug)}" would do' if slug_of(slug) else ""
        raise NotStarted(f'"{slug}" is no folder name of small letters, digits and hyphens{hint}.')
    folder = _untouched(manuscript / slug)
    title, schema = slug.replace("-", " ").capitalize(), f"{_SCHEMAS}/article.json"
    text = _ARTICLE.format(title=title)
    if (manuscript / schema).is_file():
        text = text.replace("---\n", f"---\n{_NAMED}../{schema}\n", 1)
    files = {"article.md": text, "captions.md": _CAPTIONS}
    written = write_all(folder, {name: text.encode() for name, text in files.items()})
    (folder / "images").mkdir(exist_ok=True)
    return written


def next_step(manuscript: Path, slug: str) -> str:
    """What is left to do by hand for a new article to be printed."""
    return _NAME_IT.format(facts=manuscript / "issue.yaml", slug=slug)


def start_issue(folder: Path) -> list[Path]:
    """The files of a new issue with one article; raises `NotStarted` rather than touch what is there."""
    facts = _ISSUE.format(
        title=f'"{folder.resolve().name.replace("-", " ").capitalize()}"',
        published=datetime.now(UTC).date().isoformat(),
        identifier=uuid.uuid4(),
    )
    _untouched(folder)
    written = write_all(folder, {"issue.yaml": facts.encode()})
    schemas = {"issue.json": issue_schema(), "article.json": article_schema()}
    write_all(
        folder / _SCHEMAS, {name: json.dumps(schema, indent=2).encode() for name, schema in schemas.items()}
    )
    return [*written, *start_article(folder, "first-article")]


def _untouched(folder: Path) -> Path:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotStarted(f"{folder} is there already and holds something.")
    return folder
